"""Hostile files, in long tests real ones too: no crash, hang, traceback, changed original, or silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDERS = ("hostile_img", "afl_testcases", "go_fuzz_corpus", "libavif", "xmp_torture")
if os.environ.get("CROPPERHEAD_LONG_TESTS"):
    FOLDERS += (
        "exif_orientation", "piexif_tests", "pillow_tests", "image_rs", "pillow_heif", "go_exif", "exifr",
        "imagemeta", "twelvemonkeys",
    )  # fmt: skip


@pytest.mark.timeout(600)
def test_suggest_survives_hostile_folders(shared_data: Path, tmp_path: Path) -> None:
    testdata = shared_data / "testdata"
    command = f"{sys.executable} -m cropperhead_desktop suggest {{folder}} --json"
    result = subprocess.run(
        [sys.executable, testdata / "survive.py", "--strict", "--work", tmp_path, "--cmd", command]
        + [str(testdata / name) for name in FOLDERS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("ok  ") == len(FOLDERS)
