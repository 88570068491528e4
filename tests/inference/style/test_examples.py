"""What the head learns from."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.examples import (
    style_example,
)
from cropperhead_desktop.inference.suggest.candidates import pixels


def test_scores_of_boxes_are_used_where_the_model_has_them():
    wanted = Box(150, 100, 200, 150)

    def scores(boxes):
        return np.array([iou(box, wanted) for box in boxes])

    seen = style_example(600, 400, Box(300, 200, 500, 350), scores)
    best = pixels(seen.boxes[int(np.argmax(seen.model_score))], 600, 400)
    assert iou(best, wanted) > 0.65
    assert seen.model_score.mean() == pytest.approx(0, abs=1e-9)
    assert seen.model_score.std() == pytest.approx(1)
