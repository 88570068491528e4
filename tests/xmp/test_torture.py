"""Every case of the hostile XMP collection, against the outcome that its manifest demands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cropperhead_desktop.domain.decision import CropRecord, Decision
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX
from cropperhead_desktop.xmp.store import Sidecars

NEW = Crop(0.25, 0.3, 0.65, 0.7, -1.5)
INFO = PhotoInfo(300, 200)
ROOT = Path(os.environ.get("CROPPERHEAD_SHARED", Path(__file__).parents[3] / "shared")) / (
    "data/testdata/xmp_torture"
)
CASES: list[dict[str, Any]] = (
    [case for case in json.loads((ROOT / "manifest.json").read_text())["cases"] if "read" in case]
    if ROOT.is_dir()
    else [{"id": "absent"}]
)


@pytest.fixture(params=CASES, ids=[case["id"] for case in CASES])
def case(request: pytest.FixtureRequest, shared_data: Path, tmp_path: Path) -> dict[str, Any]:
    """One case on a copy, so that the original cannot be touched."""
    case = dict(request.param)
    for key in ("file", "sidecar"):
        if case[key] is not None:
            target = tmp_path / case[key]
            target.parent.mkdir(exist_ok=True)
            target.write_bytes((ROOT / case[key]).read_bytes())
            case[key] = target
    (case["file"].parent / "xxe_value.txt").write_text("0.1")
    return case


def outcome(record: CropRecord) -> str:
    if record.error is not None:
        return "error"
    if record.crop is not None:
        return "crop"
    return "warn" if record.warnings else "no_crop"


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_read(case: dict[str, Any]) -> None:
    before = state(case["file"].parent)
    started = time.monotonic()
    record = Sidecars().read(case["file"], INFO)
    assert time.monotonic() - started < case["limits"]["seconds"]
    assert outcome(record) in case["accept"], record
    for text in (*record.warnings, *filter(None, [record.error])):
        assert record.source == (case["sidecar"] or case["file"])
        assert "root:x:0" not in text
    if "crop" in case and record.crop is not None:
        read = (record.crop.left, record.crop.top, record.crop.right, record.crop.bottom, record.crop.angle)
        assert read == pytest.approx(tuple(case["crop"].values()))
    assert state(case["file"].parent) == before


def test_write(case: dict[str, Any], decision: Decision) -> None:
    """`merge` must succeed and keep everything; else refusing is fine when the bytes stay."""
    photo: Path = case["file"]
    sidecar: Path | None = case["sidecar"]
    old = sidecar.read_bytes() if sidecar else None
    pixels = photo.read_bytes()
    started = time.monotonic()
    try:
        receipt = Sidecars().write(photo, NEW, INFO, decision)
    except SidecarError as error:
        assert case["write"] != "merge", error
        assert sidecar is not None and sidecar.name in str(error)
        assert sidecar.read_bytes() == old
    else:
        assert Sidecars().read(photo, INFO).crop == NEW
        written = receipt.sidecar.read_bytes()
        assert written == receipt.after
        assert b"root:x:0" not in written
        if old is not None:
            assert receipt.backup == receipt.sidecar.with_name(receipt.sidecar.name + BACKUP_SUFFIX)
            assert receipt.backup.read_bytes() == old
            assert foreign(written) == foreign(old)
    assert time.monotonic() - started < case["limits"]["seconds"]
    assert photo.read_bytes() == pixels
    assert not [path for path in photo.parent.iterdir() if path.suffix == ".tmp"]


def foreign(raw: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """All that a crop has no business with: top-level properties with their values, and comments and PIs.

    Written apart from the program's own comparison, on ElementTree's view of the names.
    """
    root = etree.fromstring(re.sub(rb"^\s+", b"", raw))
    ours = {
        *tags.CROP_PROPERTIES,
        tags.HAS_SETTINGS,
        tags.ALREADY_APPLIED,
        tags.VERSION,
        tags.PROCESS_VERSION,
        tags.IMAGE_WIDTH,
        tags.IMAGE_LENGTH,
        *tags.DATES,
    }
    found: list[tuple[str, str]] = []
    for description in root.iter(tags.DESCRIPTION):
        if description.getparent().tag != tags.RDF_ROOT:
            continue
        found += [(str(k), str(v)) for k, v in description.attrib.items() if k not in ours]
        for child in description.iterchildren(tag=etree.Element):
            if child.tag not in ours:
                child.tail = None
                found.append((child.tag, etree.tostring(child, method="c14n", exclusive=True).decode()))
    inside = [n.getparent().tag for n in root.iter(etree.Comment, etree.ProcessingInstruction)]
    kept = [tag for tag in inside if tag not in ours]
    return sorted(found), kept


READ_ALL = """
import resource, sys
from pathlib import Path
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.xmp.store import Sidecars
opened = []
sys.addaudithook(lambda name, args: opened.append((name, str(args[0]) if args else "")))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for folder in sys.argv[1:]:
    for photo in sorted(Path(folder).iterdir()):
        if photo.suffix != ".xmp":
            Sidecars().read(photo, PhotoInfo(300, 200))
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
names = ("/etc/", "/dev/", "xxe_value")
bad = [o for o in opened if any(name in o[1] for name in names) or o[0].startswith("socket")]
print(grown // 1024, bad)
"""


def test_memory_network_and_foreign_files(shared_data: Path) -> None:
    """All cases in one process: 200 MB are never needed, nothing outside is opened, nothing is fetched."""
    folders = [str(ROOT / "sidecars"), str(ROOT / "embedded")]
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, *folders], capture_output=True, text=True, timeout=60, check=True
    )
    megabytes, bad = done.stdout.split(" ", 1)
    assert int(megabytes) < 200
    assert bad.strip() == "[]"
