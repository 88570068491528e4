"""The numbers of a shoot."""

from __future__ import annotations

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.shoot import summary_of
from cropperhead_desktop.geometry.crop import Crop


def item(folder, name, kind=None, **more) -> ReviewItem:
    decision = decided_now(kind) if kind is not None else None
    cropped = kind in (DecisionKind.ACCEPTED, DecisionKind.ADJUSTED)
    crop = Crop(0.1, 0.1, 0.9, 0.9) if cropped else None
    return ReviewItem(folder / name, record=CropRecord(crop=crop, decision=decision), **more)


def test_each_photo_counts_once_and_those_that_need_more_are_named(tmp_path):
    raw = item(tmp_path, "a.cr2", DecisionKind.ACCEPTED)
    jpeg = item(tmp_path, "b.jpg", DecisionKind.ADJUSTED)
    png = item(tmp_path, "c.png", DecisionKind.ACCEPTED)
    kept = item(tmp_path, "d.jpg", DecisionKind.KEPT)
    drawn = item(tmp_path, "e.jpg", draft=Crop(0.2, 0.2, 0.8, 0.8))
    elsewhere = ReviewItem(
        tmp_path / "f.jpg", record=CropRecord(crop=Crop(0.1, 0.1, 0.9, 0.9), has_crop=True)
    )
    found = summary_of([raw, jpeg, png, kept, drawn, elsewhere])
    assert (found.total, len(found.crops), found.kept, found.elsewhere, found.left, found.failed) == (
        6, 3, 1, 1, 1, 0,
    )  # fmt: skip
    assert found.drawn == (drawn.path,)
    assert found.crops == (raw.path, jpeg.path, png.path)


def test_of_a_shot_the_raw_is_what_other_programs_read(tmp_path):
    raw = tmp_path / "a.nef"
    (crop,) = summary_of([item(tmp_path, "a.jpg", DecisionKind.ACCEPTED, raw=raw)]).crops
    assert crop == raw
