"""Scores of one prediction, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import (
    COLUMNS,
    BoxPrediction,
    TransplantedPrediction,
    faces_cut,
    placed,
    scores,
)
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.geometry.overlap import iou
from tests.helpers.examples import HUMAN, photo


def numbers(prediction, example):
    return dict(zip(COLUMNS, scores(prediction, example), strict=True))


class Seer:
    """A prediction that knows where the person's box is and says so by scores alone."""

    confidence = 0.9

    def __init__(self, wanted: Box) -> None:
        self.wanted = wanted

    def propose(self, aspect):
        return [whole_box(600, 400), self.wanted]

    def score(self, boxes):
        return np.array([-math.hypot(box.cx - self.wanted.cx, box.cy - self.wanted.cy) for box in boxes])


def test_the_persons_own_box_scores_full_marks():
    found = numbers(
        BoxPrediction(HUMAN, 600, 400), photo(faces=(Box(150, 200, 40, 40), Box(500, 60, 40, 40)))
    )
    assert [found[name] for name in ("iou", "iou_at_ratio", "iou_at_size", "top3", "pairs")] == [1] * 5
    assert found["displacement"] == found["displacement_at_ratio"] == found["faces_cut"] == 0


def test_the_whole_photo_scores_its_area_and_the_centre():
    found = numbers(BoxPrediction(whole_box(600, 400), 600, 400), photo())
    assert found["iou"] == pytest.approx(240 * 160 / (600 * 400))
    assert found["iou_at_size"] == pytest.approx(iou(Box(300, 200, 240, 160), HUMAN))
    assert math.isnan(found["faces_cut"])


def test_scores_of_boxes_find_the_place_that_the_proposal_does_not():
    found = numbers(Seer(HUMAN), photo())
    assert found["iou"] < 0.2
    assert found["top3"] == 1
    assert found["pairs"] == 1
    assert found["iou_at_size"] > 0.9
    assert placed(Seer(HUMAN), whole_box(600, 400), photo()).centre == pytest.approx((200, 200), abs=10)


def test_scores_that_are_no_numbers_are_refused():
    prediction = Seer(HUMAN)
    prediction.score = lambda boxes: np.full(len(boxes), np.nan)
    with pytest.raises(CropperHeadError, match="finite"):
        scores(prediction, photo())


def test_a_face_is_cut_when_it_is_neither_in_nor_out():
    faces = (Box(200, 200, 20, 20), Box(320, 200, 20, 20), Box(500, 300, 20, 20))
    assert faces_cut(HUMAN, photo(faces=faces)) == pytest.approx(1 / 3)


def test_a_transplanted_look_is_the_same_fractions_of_another_photo():
    other = Example("b.jpg", "bob", "val", 300, 200, Box(100, 100, 120, 80))
    prediction = TransplantedPrediction(BoxPrediction(Box(100, 100, 120, 80), 300, 200), other, photo())
    assert prediction.propose(None) == [Box(200, 200, 240, 160)]
    assert prediction.propose(1.0)[0].aspect == pytest.approx(1.0)
    seen = TransplantedPrediction(Seer(Box(100, 100, 120, 80)), other, photo()).score([HUMAN])
    assert seen.tolist() == [0.0]
