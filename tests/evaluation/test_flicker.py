"""Frames made of one photo, and how far proposals for them lie apart."""

from __future__ import annotations

import json

import pytest
from PIL import Image

from cropperhead_desktop.evaluation.flicker import FRAMES, flicker_of
from cropperhead_desktop.evaluation.predictions import BoxPrediction
from cropperhead_desktop.geometry.crop import Box, Point, whole_box
from tests.helpers.examples import collection


class Painted:
    """Sees a red square, and proposes it by itself, and the whole frame where it sees a burst."""

    name = "painted"

    def predict(self, picture, size):
        left, top, right, bottom = picture.getchannel("R").point(lambda value: 255 * (value > 150)).getbbox()
        middle = Point((left + right) / 2, (top + bottom) / 2)
        return BoxPrediction(Box(middle.x, middle.y, right - left, bottom - top), *size)

    def predict_burst(self, pictures, size):
        assert len(pictures) == FRAMES
        assert {picture.size for picture in pictures} == {size}
        return [BoxPrediction(whole_box(*size), *size) for _ in pictures]

    def tilt(self, picture):
        return None


def painted(_example):
    picture = Image.new("RGB", (600, 400), (40, 40, 40))
    picture.paste((220, 40, 40), (200, 150, 400, 300))
    return picture


def test_who_follows_the_subject_does_not_flicker_and_who_follows_the_frame_does() -> None:
    data = collection(6)
    found = flicker_of(Painted(), data.examples, painted)
    assert found.bursts == 6
    assert found.alone.mean == pytest.approx(1, abs=0.02)
    assert 0.9 < found.together.mean < 0.99
    assert json.loads(json.dumps(found.record()))["together"]["mean"] == pytest.approx(
        found.together.mean, abs=1e-4
    )
