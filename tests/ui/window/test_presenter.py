"""Where a crop comes from, in words."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui.window.presenter import _origin


def test_a_draft_whose_sidecar_changed_meanwhile_says_so():
    theirs = CropRecord(crop=Crop(0.3, 0.3, 0.7, 0.7), has_crop=True)
    item = ReviewItem(Path("a.jpg"), draft=Crop(0.2, 0.1, 0.9, 0.9)).with_record_from_outside(theirs)
    assert "The sidecar changed meanwhile" in _origin(item)


def test_a_crop_made_in_the_camera_says_so() -> None:
    record = CropRecord(Crop(0.1, 0.1, 0.9, 0.9), True, source=Path("a.dng"), in_camera=True)
    item = ReviewItem(Path("a.dng")).with_record(record)
    assert _origin(item) == "Cropped in the camera" and item.is_settled
