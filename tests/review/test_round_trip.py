"""What another program will show, and what it changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.written import WrittenCrop
from cropperhead_desktop.review.round_trip import (
    Program,
    advice,
    crop_words,
    differences,
    next_step,
    wants_embedding,
)

OURS, THEIRS = Crop(0.1, 0.1, 0.9, 0.9), Crop(0.2, 0.1, 0.9, 0.9, 1.5)
INFO = PhotoInfo(6000, 4000)


@pytest.mark.parametrize("name", ["a.jpg", "b.TIF", "c.heic", "d.dng"])
def test_lightroom_reads_no_sidecar_of_these(name: str) -> None:
    assert wants_embedding(Program.LIGHTROOM, Path(name))
    assert not wants_embedding(Program.DARKTABLE, Path(name))
    warning, words = advice(Program.LIGHTROOM, [Path(name)])
    assert "are lost" in warning
    assert words.startswith("1 photo of a format") and "write the crops into the files" in words


@pytest.mark.parametrize("name", ["a.cr2", "b.NEF", "c.raf"])
def test_of_raws_what_reading_replaces_is_said_before_it_is_recommended(name: str) -> None:
    warning, words = advice(Program.LIGHTROOM, [Path(name)])
    assert "replaces" in warning and "Read Metadata from File" not in warning
    assert words.endswith("Read Metadata from File.")
    assert len(advice(Program.LIGHTROOM, [Path(name), Path("x.jpg")])) == 3


@pytest.mark.parametrize("name", ["a.png", "b.webp"])
def test_of_formats_that_take_no_crop_inside_nothing_is_promised(name: str) -> None:
    (words,) = advice(Program.LIGHTROOM, [Path(name)])
    assert not wants_embedding(Program.LIGHTROOM, Path(name)) and "export them" in words


def test_the_next_step_is_the_writing_else_what_is_pressed_there() -> None:
    photos = [Path("a.cr2"), Path("b.jpg")]
    assert next_step(Program.LIGHTROOM, photos).endswith("of 1 photo: write the crops into them.")
    assert "replaces edits" in next_step(Program.LIGHTROOM, photos[:1])
    assert next_step(None, photos) == next_step(Program.LIGHTROOM, photos), "also said before anybody asks"
    assert next_step(None, photos[:1]) == ""
    for program in (Program.DARKTABLE, Program.RAWTHERAPEE):
        lines = {next_step(program, photos, is_written_for) for is_written_for in (False, True)}
        assert len(lines) == 2 and all(line.startswith(program) for line in lines)


def test_each_program_is_told_something_of_its_own() -> None:
    assert len({advice(program, [Path("a.cr2")]) for program in Program}) == len(Program)


def test_only_photos_that_we_wrote_and_others_changed_differ() -> None:
    written = {
        Path(name): WrittenCrop(crop, "2026-01-02T03:04:05+00:00")
        for name, crop in {"same": OURS, "moved": OURS, "gone": OURS, "cropped": None, "unread": OURS}.items()
    }
    records = {
        "same": CropRecord(crop=Crop(0.1000001, 0.1, 0.9, 0.9)),
        "moved": CropRecord(crop=THEIRS),
        "gone": CropRecord(),
        "cropped": CropRecord(crop=OURS),
        "unread": None,
        "never": CropRecord(crop=THEIRS),
    }
    items = [ReviewItem(Path(name), INFO, record) for name, record in records.items()]
    found = {each.path.name: (each.ours, each.now) for each in differences(items, written)}
    frame = "4800 × 3200 px at 600, 400"
    assert set(found) == {"moved", "gone", "cropped"}
    assert found["gone"] == (frame, "whole photo") and found["cropped"] == ("whole photo", frame)
    assert found["moved"][1].endswith("+1.5°")


def test_a_crop_of_a_photo_of_unknown_size_is_told_in_fractions() -> None:
    assert crop_words(OURS, None) == "0.100, 0.100, 0.900, 0.900, 0.0°"
