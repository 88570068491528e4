"""Batch auto-crop where things go wrong: kill -9, two at once, a full and a read-only disk, hostile files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BATCH = f"{sys.executable} -m cropperhead_desktop batch {{folder}} --json"


def check_survives(shared_data: Path, work: Path, folder: str, *arguments: str, extra: str = "") -> str:
    """Runs the checker; what it printed."""
    testdata = shared_data / "testdata"
    result = subprocess.run(
        [sys.executable, testdata / "survive.py", "--work", work, "--cmd", f"{BATCH} {extra}", *arguments]
        + [testdata / folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def can_mount() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and sys.platform == "linux"


@pytest.mark.parametrize("folder", ["exif_orientation", "xmp_torture", "pillow_heif"])
def test_real_and_hostile_files(shared_data: Path, tmp_path: Path, folder: str) -> None:
    check_survives(shared_data, tmp_path, folder, "--strict")


def test_kill_9(shared_data: Path, tmp_path: Path) -> None:
    check_survives(shared_data, tmp_path, "exif_orientation", "--kill9", "3", "--keep-folder", "--keep-state")


def test_two_at_once(shared_data: Path, tmp_path: Path) -> None:
    check_survives(shared_data, tmp_path, "exif_orientation", "--two")


@pytest.mark.skipif(not can_mount(), reason="needs root, for a disk of its own")
@pytest.mark.parametrize("arguments", [("--enospc", "8"), ("--readonly",)])
def test_disks(shared_data: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    check_survives(shared_data, tmp_path, "exif_orientation", *arguments)
