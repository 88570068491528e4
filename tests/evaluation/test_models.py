"""A model that scores boxes, judged by the protocol and beneath the personal head."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.models import CandidateCropper, open_cropper
from cropperhead_desktop.evaluation.run import EvaluationSet, evaluate
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.style.examples import style_example
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, OnnxSuggester
from tests.helpers.pictures import BOXES, jpeg, picture


@pytest.fixture
def saved(tmp_path, cropper_card, cropper_file):
    return save_model(tmp_path / "models", cropper_card, cropper_file)


def test_the_protocol_asks_it_for_scores_and_fills_every_column(saved):
    examples = tuple(
        Example(f"{number}.jpg", f"site{number % 2}", "val", 600, 400, BOXES[number % 3])
        for number in range(4)
    )
    cropper = open_cropper(*saved)
    assert isinstance(cropper, CandidateCropper)
    assert cropper.tilt(picture(0)) is None
    report = evaluate([cropper], EvaluationSet("test", examples, (), lambda one: picture(int(one.file[0]))))
    own = next(row for row in report.table.records() if row["row"] == "tiny-cropper")
    assert own["top3"] >= own["iou"] > 0
    assert 0 < own["iou_at_size"] <= 1
    assert 0 <= own["pairs"] <= 1


def test_proposals_are_worked_out_once_for_every_ratio(saved):
    look = open_cropper(*saved).predict(picture(1), (600, 400))
    first = look.composition.ranked(1.5)
    assert look.composition.ranked(1.5) is first
    assert replace(look.composition, keep_faces=False).ranked(1.5) is not first
    assert look.propose(1.0)[0] != first[0].box
    assert 0 <= look.confidence <= 1


def test_the_personal_head_asks_it_too(saved):
    suggester = CandidateSuggester(*saved, device="cpu")
    asked = []

    def preview():
        asked.append(1)
        return Preview(PhotoInfo(600, 400), jpeg(2))

    score = partial(suggester.score, preview)
    assert not asked  # nothing is read before somebody wants to know
    assert np.isfinite(score(BOXES)).all()
    seen = style_example(600, 400, BOXES[0], score)
    assert len(asked) == 2
    likings = suggester.look(picture(2), (600, 400)).score([BOXES[0], Box(300, 200, 500, 300)])
    assert np.ptp(likings) > 0
    assert seen.model_score.std() == pytest.approx(1)


def test_a_preview_that_cannot_be_decoded_is_named_and_a_plain_model_has_no_scores(saved):
    suggester = CandidateSuggester(*saved, device="cpu")
    with pytest.raises(ModelError, match="tiny-cropper"):
        suggester.score(lambda: Preview(PhotoInfo(6, 4), b"nothing"), BOXES)
    plain = OnnxSuggester(*Registry().find("cropper-2020-retrained"))
    assert plain.score(lambda: pytest.fail("nobody asked"), BOXES) is None


def test_the_reading_of_a_tilt_is_the_calibrated_one():
    path, card = Registry().find("cropper-1")
    suggester, seen = CandidateSuggester(path, card, "cpu"), picture(3)
    turn = suggester.straightening(suggester.look(seen, seen.size))
    tilt = open_cropper(path, card).tilt(seen)
    assert (tilt.guess, tilt.acted) == (turn.seen, turn.angle)
    assert tilt.guess != 0
