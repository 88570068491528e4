"""Crops of a photo between tags of the stored frame and displayed pixels."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop


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
