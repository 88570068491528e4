"""Where a photo stands, in words: every state reads differently."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.review.states import cell_words, model_words, state_words

PHOTO = Path("a.jpg")
CROP = Crop(0.1, 0.1, 0.9, 0.9)
READ = ReviewItem(PHOTO, record=CropRecord())


def test_every_cell_reads_differently():
    items = {
        "…": READ,
        "Fine as it is": READ.with_suggestion(Suggestion(WHOLE, 0.9, "m", verdict=Verdict.LEAVE)),
        "Look": READ.with_suggestion(Suggestion(CROP, 0.9, "m", verdict=Verdict.LOOK)),
        "Look, written": ReviewItem(
            PHOTO,
            record=CropRecord(crop=CROP, has_crop=True, decision=decided_now(DecisionKind.PROPOSED)),
            suggestion=Suggestion(CROP, 0.9, "m", verdict=Verdict.SURE),
        ),
        "Failed": READ.with_error("it ends too early"),
        "Elsewhere": ReviewItem(PHOTO, record=CropRecord(crop=CROP, has_crop=True)),
        "Reset": ReviewItem(PHOTO, record=CropRecord(decision=decided_now(DecisionKind.RESET))),
    }
    assert {words: cell_words(item) for words, item in items.items()} == {words: words for words in items}


def test_who_proposed_is_said_in_words():
    assert model_words("cropper-2") == "cropper-2"
    assert model_words("a + b") == "a + b"
    assert model_words("cropper-2 + head") == "Your style"
    assert model_words("cropper-2 + first crop") == "Your first crops"


def test_what_another_program_cropped_is_not_called_accepted():
    elsewhere = CropRecord(crop=CROP, has_crop=True)
    assert state_words(ReviewItem(PHOTO, record=elsewhere)) == "Cropped elsewhere"
    in_camera = CropRecord(crop=CROP, has_crop=True, in_camera=True)
    assert state_words(ReviewItem(PHOTO, record=in_camera)) == "Cropped in the camera"
    ours = CropRecord(crop=CROP, has_crop=True, decision=decided_now(DecisionKind.ACCEPTED))
    assert state_words(ReviewItem(PHOTO, record=ours)) == "Accepted"
