"""Where a crop comes from, in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import CropRecord, Decision, DecisionKind
from cropperhead_desktop.domain.photo import CameraFacts, PhotoFrame, PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui.window.camera_info import lines
from cropperhead_desktop.ui.window.presenter import _origin

CROP = Crop(0.1, 0.1, 0.9, 0.9)


def test_a_draft_whose_sidecar_changed_meanwhile_says_so():
    theirs = CropRecord(crop=Crop(0.3, 0.3, 0.7, 0.7), has_crop=True)
    item = ReviewItem(Path("a.jpg"), draft=Crop(0.2, 0.1, 0.9, 0.9)).with_record_from_outside(theirs)
    assert "The sidecar changed meanwhile" in _origin(item)


def test_a_crop_made_in_the_camera_says_so() -> None:
    record = CropRecord(Crop(0.1, 0.1, 0.9, 0.9), True, source=Path("a.dng"), in_camera=True)
    item = ReviewItem(Path("a.dng")).with_record(record)
    assert _origin(item) == "Cropped in the camera" and item.is_settled


def test_a_photo_decided_in_another_program_is_decided() -> None:
    item = ReviewItem(Path("a.jpg"), record=CropRecord(editor="darktable"))
    assert _origin(item) == "Decided in darktable"
    assert item.is_settled and item.shown_crop is None
    decided = replace(item, record=CropRecord(CROP, True, source=Path("a.xmp")).also_in("darktable"))
    assert "darktable keeps its own crop" in _origin(decided)


def test_a_crop_of_a_bent_picture_is_shown_with_a_word() -> None:
    record = CropRecord(CROP, True, source=Path("a.xmp"), is_warped=True)
    assert _origin(ReviewItem(Path("a.jpg"), record=record)) == (
        "In a.xmp, on a picture that Upright or Transform bent"
    )


@pytest.mark.parametrize("now", [PhotoInfo(600, 400, 6), PhotoInfo(400, 600), PhotoInfo(900, 600)])
def test_a_photo_that_changed_since_its_decision_is_told(now: PhotoInfo) -> None:
    decision = Decision(DecisionKind.ADJUSTED)
    record = CropRecord(CROP, True, source=Path("a.xmp"), decision=decision, frame=PhotoFrame(600, 400, 1))
    item = ReviewItem(Path("a.jpg"), PhotoInfo(600, 400), record)
    assert not item.is_outdated and _origin(item) == "In a.xmp"
    item = item.with_info(now)
    assert item.is_outdated and "since its crop was decided" in _origin(item)


def test_a_photo_whose_pixels_changed_is_told_before_anything_is_known_of_it() -> None:
    record = CropRecord(CROP, True, source=Path("a.xmp"), decision=Decision(DecisionKind.KEPT))
    for frame in (None, PhotoFrame(600, 400, 1)):
        item = ReviewItem(Path("a.jpg"), record=replace(record, frame=frame, is_outdated=True))
        assert item.is_outdated and "since its crop was decided" in _origin(item)


def test_the_ratio_dialled_in_the_camera_is_told() -> None:
    info = PhotoInfo(600, 400, 6, as_shot=Crop(1 / 6, 0, 5 / 6, 1))
    item = ReviewItem(Path("a.cr3"), info=info, record=CropRecord())
    assert _origin(item) == "In camera: 1:1"
    assert "in camera: 1:1" in lines(item.path, info, CameraFacts())[1]
    assert _origin(ReviewItem(Path("a.cr3"), info=PhotoInfo(600, 400), record=CropRecord())) == ""
