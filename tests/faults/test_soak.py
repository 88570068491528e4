"""The window under random keys and a random mouse, over folders that nobody should have."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from cropperhead_desktop.xmp.packet import parse

MINUTES = float(os.environ.get("CROPPERHEAD_SOAK_MINUTES", "0"))
SECONDS = MINUTES * 60 or 10
SEED = int(os.environ.get("CROPPERHEAD_SEED", "1"))
FOLDERS = ("hostile_img", "exif_orientation", "exifr")


def _hashes(folder: Path) -> dict[str, str]:
    files = (each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    return {each.relative_to(folder).as_posix(): sha256(each.read_bytes()).hexdigest() for each in files}


@pytest.mark.skipif(sys.platform != "linux", reason="reads its memory in /proc")
@pytest.mark.timeout(SECONDS + 200)
def test_nothing_is_unhandled_and_no_photo_changed(
    shared_data: Path, tmp_path: Path, private_home: Path
) -> None:
    folder = tmp_path / "photos"
    for name in FOLDERS:
        shutil.copytree(shared_data / "testdata" / name, folder, dirs_exist_ok=True, symlinks=True)
    before = _hashes(folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.soak", folder, str(SECONDS), str(SEED)],
        env=os.environ | {"HOME": str(private_home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS + 180,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    print("\nsoak", json.dumps(told))
    assert told["raised"] == [] and "Traceback" not in done.stderr, done.stderr[-4000:]
    assert told["is_ended"] and told["actions"] > SECONDS
    if MINUTES >= 10:
        assert told["last_mb"] <= 1.1 * told["first_mb"] + 20
    after = _hashes(folder)
    changed = {name for name, digest in before.items() if after.get(name) != digest}
    assert {name for name in changed if not name.endswith((".xmp", ".XMP"))} == set()
    for name in changed | (after.keys() - before.keys()):
        assert not name.endswith(".tmp")
        if name.endswith(".xmp"):
            parse((folder / name).read_bytes())
