"""Photos whose crop a person made, and what is judged on them."""

from __future__ import annotations

import numpy as np
from PIL import Image

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import (
    BoxPrediction,
)
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.geometry.crop import Box

HUMAN = Box(200, 200, 240, 160)


def photo(box: Box = HUMAN, site: str = "ann", file: str = "a.jpg", **more: object) -> Example:
    return Example(file, site, "val", 600, 400, box, **more)  # type: ignore[arg-type]


class Copier:
    """Judged as a model: it was told the answer for every photo."""

    name = "copier"

    def __init__(self, examples):
        self.left = list(examples)

    def predict(self, picture, size):
        return BoxPrediction(self.left.pop(0).box, *size, confidence=0.5)

    def predict_burst(self, pictures, size):
        return [self.predict(picture, size) for picture in pictures]

    def tilt(self, picture):
        return None


def collection(count=12):
    rng = np.random.default_rng(5)
    examples = tuple(
        photo(Box(float(x), float(y), 240, 160), f"site{number % 3}", f"{number}.jpg")
        for number, (x, y) in enumerate(rng.uniform((120, 80), (480, 320), (count, 2)))
    )
    return EvaluationSet("test", examples, (), lambda example: Image.new("RGB", (60, 40)))
