"""The camera's roll angle: asked for once, again when the file changes, and never in the way."""

from __future__ import annotations

import logging
import os
import shutil
import struct
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.workflows.camera_roll import CameraRolls
from cropperhead_desktop.xmp.exiftool import ExifTool


def photo_with_roll(path: Path, roll: float) -> Path:
    """A JPEG with Panasonic's maker note."""
    entry = struct.pack("<HHIhh", 0x90, 3, 1, round(roll * 10), 0)
    note = b"Panasonic\0\0\0" + struct.pack("<H", 1) + entry + bytes(4)
    exif = {"0th": {piexif.ImageIFD.Make: "Panasonic"}, "Exif": {piexif.ExifIFD.MakerNote: note}}
    Image.new("RGB", (64, 48)).save(path, exif=piexif.dump(exif))
    return path


class Counting:
    """Answers from a list, and counts the questions."""

    def __init__(self, *answers: float | None | Exception) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, photo: Path) -> float | None:
        answer = self.answers[self.asked]
        self.asked += 1
        if isinstance(answer, Exception):
            raise answer
        return answer


def tool_13() -> str:
    return "13.0"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return photo_with_roll(tmp_path / "a.jpg", 2.5)


@pytest.mark.exiftool
@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
def test_exiftool_is_asked_once_for_all_time(photo: Path, tmp_path: Path) -> None:
    with ExifTool() as tool:
        rolls = CameraRolls(tmp_path / "cache" / "rolls.sqlite", tool.camera_roll, tool_13)
        assert rolls.roll(photo) == pytest.approx(2.5)
        rolls.close()
    silent = Counting()
    again = CameraRolls(tmp_path / "cache" / "rolls.sqlite", silent, tool_13)
    assert again.roll(photo) == pytest.approx(2.5)
    assert silent.asked == 0
    again.close()


def test_that_there_is_none_is_remembered_too(photo: Path, tmp_path: Path) -> None:
    read = Counting(None)
    rolls = CameraRolls(tmp_path / "rolls.sqlite", read, tool_13)
    assert [rolls.roll(photo), rolls.roll(photo)] == [None, None]
    assert read.asked == 1
    rolls.close()


def test_a_changed_file_is_asked_about_again(photo: Path, tmp_path: Path) -> None:
    rolls = CameraRolls(tmp_path / "rolls.sqlite", Counting(1.0, 4.0), tool_13)
    assert rolls.roll(photo) == 1.0
    os.utime(photo, ns=(1, 1))
    assert rolls.roll(photo) == 4.0
    rolls.close()


def test_a_failure_is_no_answer_and_is_not_kept(
    photo: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    rolls = CameraRolls(
        tmp_path / "rolls.sqlite", Counting(ToolError("a.jpg: ExifTool crashed"), 3.0), tool_13
    )
    assert rolls.roll(photo) is None
    assert "ExifTool crashed" in caplog.text
    assert rolls.roll(photo) == 3.0
    rolls.close()


def test_a_photo_that_is_gone_has_no_roll(tmp_path: Path) -> None:
    read = Counting()
    rolls = CameraRolls(tmp_path / "rolls.sqlite", read, tool_13)
    assert rolls.roll(tmp_path / "gone.jpg") is None
    assert read.asked == 0
    rolls.close()


def test_a_damaged_file_is_begun_anew(photo: Path, tmp_path: Path) -> None:
    file = tmp_path / "rolls.sqlite"
    file.write_bytes(b"no database " * 100)
    rolls = CameraRolls(file, Counting(1.5), tool_13)
    assert [rolls.roll(photo), rolls.roll(photo)] == [1.5, 1.5]
    rolls.close()


def test_without_a_place_to_keep_them_rolls_are_read_each_time(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    rolls = CameraRolls(tmp_path / "file" / "rolls.sqlite", Counting(1.0, 1.0), tool_13)
    assert [rolls.roll(photo), rolls.roll(photo)] == [1.0, 1.0]
    rolls.close()


def test_another_exiftool_is_asked_where_one_found_none(photo: Path, tmp_path: Path) -> None:
    file, newer = tmp_path / "rolls.sqlite", "13.59"
    rolls = CameraRolls(file, Counting(None), tool_13)
    assert rolls.roll(photo) is None
    rolls.close()
    rolls = CameraRolls(file, Counting(2.0), lambda: newer)
    assert [rolls.roll(photo), rolls.roll(photo)] == [2.0, 2.0]
    rolls.close()
    again = CameraRolls(file, Counting(), tool_13)
    assert again.roll(photo) == 2.0
    again.close()
