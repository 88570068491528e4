"""Stars, labels and flags in sidecars: read, written, taken back, and nothing else ever changed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cropperhead_desktop.domain.decision import Decision, DecisionKind, WriteReceipt
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX
from cropperhead_desktop.xmp.codec import Values, read_packet
from cropperhead_desktop.xmp.exiftool import ExifTool
from cropperhead_desktop.xmp.marks import Changes, changes_between, merge_marks
from cropperhead_desktop.xmp.packet import PacketError, parse
from cropperhead_desktop.xmp.store import Sidecars

FULL = Marks(4, "Green", 1)
OURS = {tags.RATING, tags.LABEL, tags.PICK, tags.MARKED, *tags.DATES}


def packet(attributes: str, inner: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:a="{tags.XMP}" xmlns:d="{tags.XMP_DM}" xmlns:k="{tags.CRS}"'
        f" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def merged(old: bytes, changes: Changes) -> bytes:
    packet = parse(old)
    return merge_marks(packet, Values(packet), changes)


@pytest.mark.parametrize(
    ("attributes", "marks"),
    [
        ('a:Rating="3"', Marks(3)),
        ('a:Rating=" 3.0 " a:Label="Rot"', Marks(3, "Rot")),
        ('a:Rating="-1" d:pick="-1"', Marks(-1, None, -1)),
        ('a:Rating="6" d:pick="2" a:Label=" "', Marks()),
        ('a:Rating="nan"', Marks()),
        ('a:Rating="2.5"', Marks()),
        ("", Marks()),
    ],
)
def test_reading(attributes: str, marks: Marks) -> None:
    assert read_packet(packet(attributes)).marks == marks
    assert read_packet(packet("", "<a:Rating>5</a:Rating><d:pick>1</d:pick>")).marks == Marks(5, None, 1)


def test_only_the_marks_that_changed_are_touched() -> None:
    old = packet(
        'k:HasCrop="True" k:CropLeft="0.1"', "<a:Label>Mine</a:Label><a:Rating>2</a:Rating><!-- c -->"
    )
    new = merged(old, changes_between(Marks(2), Marks(5)))
    assert read_packet(new).marks == Marks(5, "Mine")
    assert b"<a:Label>Mine</a:Label>" in new and b"<!-- c -->" in new and b'k:CropLeft="0.1"' in new
    gone = merged(new, changes_between(Marks(5, "Mine"), Marks(5)))
    assert read_packet(gone).marks == Marks(5)


@pytest.mark.parametrize("raw", [b"", b"<a>", packet('a:Rating="1"', "<a:Rating>2</a:Rating>")])
def test_what_cannot_be_trusted_is_refused(raw: bytes) -> None:
    with pytest.raises(PacketError):
        merged(raw, changes_between(Marks(), FULL))


def test_a_new_sidecar_says_nothing_of_a_crop(photo: Path, info: PhotoInfo) -> None:
    store = Sidecars()
    receipt = store.write_marks(photo, Marks(), FULL, info)
    record = store.read(photo, info)
    assert (record.marks, record.crop, record.has_crop, record.decision) == (FULL, None, False, None)
    assert b"crs:" not in receipt.after.replace(b"xmlns:crs", b"")
    assert record.size == (600, 400)
    store.restore(receipt)
    assert not receipt.sidecar.exists()


def test_marks_and_crops_leave_each_other_alone(
    photo: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    store = Sidecars()
    store.write_marks(photo, Marks(), FULL, info)
    assert store.write(photo, crop, info, decision).backup is None, "the sidecar is our own"
    record = store.read(photo, info)
    assert (record.marks, record.crop, record.decision) == (FULL, crop, decision)
    receipt = store.write_marks(photo, FULL, FULL.rejected(), info)
    record = store.read(photo, info)
    assert (record.marks, record.crop, record.decision) == (FULL.rejected(), crop, decision)
    store.restore(receipt)
    assert store.read(photo, info).marks == FULL


def test_a_foreign_sidecar_is_kept_before_its_first_mark(photo: Path, info: PhotoInfo) -> None:
    sidecar = photo.with_suffix(".xmp")
    sidecar.write_bytes(packet('a:Rating="1"'))
    receipt = Sidecars().write_marks(photo, Marks(1), Marks(2), info)
    assert receipt.backup == sidecar.with_name(sidecar.name + BACKUP_SUFFIX)
    assert receipt.backup.read_bytes() == packet('a:Rating="1"')
    assert Sidecars().write_marks(photo, Marks(2), Marks(3), info).backup is None


def test_exiftool_reads_what_was_written(photo: Path, info: PhotoInfo, tool: ExifTool) -> None:
    receipt = Sidecars().write_marks(photo, Marks(), FULL.rejected(), info)
    command = ["exiftool", "-j", "-n", "-XMP:all", str(receipt.sidecar)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[0]
    assert (found["Rating"], found["Label"], found["Pick"]) == (-1, "Green", -1)


def everything_else(raw: bytes) -> list[tuple[str, str]]:
    """Top-level properties but ours, on etree's own view: apart from the program's comparison."""
    root = etree.fromstring(re.sub(rb"^\s+", b"", raw))
    rows: list[tuple[str, str]] = []
    for description in root.iter(tags.DESCRIPTION):
        if description.getparent().tag != tags.RDF_ROOT:
            continue
        rows += [(name, description.get(name)) for name in description.keys() if name not in OURS]  # noqa: SIM118
        for child in description.iterchildren(tag=etree.Element):
            if child.tag not in OURS:
                text = etree.tostring(child, method="c14n", exclusive=True, with_tail=False).decode()
                rows.append((str(child.tag), text))
    return sorted(rows)


def test_every_torture_case_keeps_all_else_or_is_left_alone(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "testdata" / "xmp_torture"
    manifest = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    cases = [case for case in manifest["cases"] if "read" in case]
    written = sum(_marked(case, source, tmp_path / case["id"]) for case in cases)
    assert written > len(cases) / 2


def _marked(case: dict[str, Any], source: Path, folder: Path) -> bool:
    """True when the marks were written, taken back, and all else stayed; False when it was refused."""
    folder.mkdir()
    for name in filter(None, (case["file"], case["sidecar"])):
        shutil.copy(source / name, folder)
    photo, store = folder / Path(case["file"]).name, Sidecars()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    known = store.read(photo).marks
    try:
        receipt = store.write_marks(photo, known, FULL, PhotoInfo(600, 400))
    except SidecarError:
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before, case["id"]
        assert case["write"] != "merge", case["id"]
        return False
    assert store.read(photo).marks == FULL, case["id"]
    if receipt.before is not None:
        assert everything_else(receipt.after) == everything_else(receipt.before), case["id"]
    store.restore(receipt)
    assert all((folder / name).read_bytes() == raw for name, raw in before.items()), case["id"]
    return True


def a_minute_ago(receipt: WriteReceipt) -> WriteReceipt:
    """The same write, as if it had been earlier: in its file, too."""

    def earlier(found: re.Match[bytes]) -> bytes:
        moment = datetime.fromisoformat(found[0].decode()) - timedelta(minutes=1)
        return moment.isoformat(timespec="seconds").encode()

    after = re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", earlier, receipt.after)
    assert after != receipt.after
    receipt.sidecar.write_bytes(after)
    return replace(receipt, after=after)


@pytest.mark.parametrize(
    "old", [None, packet('a:MetadataDate="2020-01-01" a:Label="Red"')], ids=["new", "there"]
)
@pytest.mark.parametrize("is_crop_first", [True, False], ids=["crop first", "stars first"])
def test_what_was_written_first_is_taken_back_after_another_write_a_minute_later(
    tmp_path: Path, old: bytes | None, is_crop_first: bool
) -> None:
    photo, sidecar, info = tmp_path / "a.nef", tmp_path / "a.xmp", PhotoInfo(600, 400)
    photo.touch()
    if old is not None:
        sidecar.write_bytes(old)
    label, store, crop = "Red" if old else None, Sidecars(), Crop(0.1, 0.2, 0.9, 0.8)
    writes = [
        lambda: store.write(photo, crop, info, Decision(DecisionKind.ACCEPTED)),
        lambda: store.write_marks(photo, Marks(None, label), Marks(3, label), info),
    ]
    first, second = writes if is_crop_first else writes[::-1]
    receipt = a_minute_ago(first())
    second()
    assert store.restore(receipt)
    record = store.read(photo, info)
    assert (record.crop is None) == is_crop_first
    assert record.marks == Marks(3 if is_crop_first else None, label)
