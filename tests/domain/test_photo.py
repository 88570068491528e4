"""Crops of a photo between tags of the stored frame and displayed pixels."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo, is_raw
from cropperhead_desktop.geometry.crop import WHOLE, Crop


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crop_goes_to_displayed_pixels_and_back(orientation: int) -> None:
    info, crop = PhotoInfo(6000, 4000, orientation), Crop(0.1, 0.2, 0.7, 0.6)
    box = info.box(crop)
    size = (3600, 1600) if orientation < 5 else (1600, 3600)
    assert (box.width, box.height) == pytest.approx(size)
    assert info.crop(box).bottom == pytest.approx(0.6)


def test_no_crop_and_one_without_area_have_no_box() -> None:
    info, flat = PhotoInfo(6000, 4000), Crop(0.5, 0.2, 0.5, 0.6)
    assert info.box_or_none(None) is None
    assert info.box_or_none(flat) is None
    with pytest.raises(ValueError):
        info.box(flat)


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.JPG", False), ("a.CR2", True), ("a.dng", False), ("a.xmp", False), ("jpg", False)],
)
def test_what_is_a_raw_file(name: str, raw: bool) -> None:
    assert is_raw(Path(name)) == raw


def test_displayed_size_swaps_for_turned_photos() -> None:
    assert PhotoInfo(6000, 4000, 6).displayed == (4000, 6000)
    assert PhotoInfo(6000, 4000, 3).displayed == (6000, 4000)
    assert PhotoInfo(6000, 4000).megapixels == 24


SQUARE = Crop(1 / 6, 0, 5 / 6, 1)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_was_seen_in_the_camera_and_back(orientation: int) -> None:
    info = PhotoInfo(6000, 4000, orientation, as_shot=SQUARE)
    assert info.as_seen == PhotoInfo(4000, 4000, orientation)
    assert info.as_shot_box.aspect == pytest.approx(1)
    crop = Crop(0.2, 0.1, 0.6, 0.9, 3.0)
    outside = info.outward(crop)
    seen, whole = info.as_seen.box(crop), info.box(outside)
    assert astuple(whole)[2:] == pytest.approx(astuple(seen)[2:])
    assert astuple(info.inward(outside)) == pytest.approx(astuple(crop))
    assert info.outward(WHOLE) == SQUARE


def test_a_photo_without_a_dialled_ratio_was_seen_as_it_is() -> None:
    info, crop = PhotoInfo(6000, 4000), Crop(0.2, 0.1, 0.6, 0.9)
    assert info.as_seen is info and info.outward(crop) is crop and info.inward(crop) is crop
    assert info.as_shot_box == info.box(WHOLE)
