"""The stamp of a file: another one after every kind of change, the same one otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cropperhead_desktop.system import stamp as module
from cropperhead_desktop.system.stamp import stamp_of

BIG = bytes(100_000)


@pytest.fixture
def without_change_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on FAT and on shares that keep no time of the last change."""
    monkeypatch.setattr(module, "status_stamp", lambda status: f"{status.st_mtime_ns}:{status.st_size}")


@pytest.mark.parametrize("place", [0, 30_000, len(BIG) - 5])
@pytest.mark.usefixtures("without_change_time")
def test_other_bytes_at_either_end_under_the_same_time_and_size(tmp_path: Path, place: int) -> None:
    photo = tmp_path / "a.tif"
    photo.write_bytes(BIG)
    os.utime(photo, (5, 5))
    before = stamp_of(photo)
    with open(photo, "r+b") as stream:
        stream.seek(place)
        stream.write(b"x")
    os.utime(photo, (5, 5))
    assert stamp_of(photo) != before


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of the last change")
def test_a_change_in_the_middle_is_seen_by_the_time_that_nobody_can_set_back(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(BIG)
    os.utime(photo, (5, 5))
    before = stamp_of(photo)
    while os.stat(photo).st_ctime_ns == int(before.split(":")[2]):
        photo.write_bytes(BIG[:50_000] + b"x" + BIG[50_001:])
        os.utime(photo, (5, 5))
    assert stamp_of(photo) != before


@pytest.mark.parametrize("content", [b"", b"short", BIG])
def test_the_same_state_has_the_same_stamp(tmp_path: Path, content: bytes) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(content)
    assert stamp_of(photo) == stamp_of(photo)


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        stamp_of(tmp_path / "gone.jpg")
    assert stamp_of(tmp_path).endswith(":")
