"""A head, its gain and its examples."""

from __future__ import annotations

import numpy as np

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.suggest.candidates import Head
from cropperhead_desktop.training.finetune.judge import Gain

UNITS, TERMS = 6, 4


def head(seed: int = 0) -> Head:
    rng = np.random.default_rng(seed)
    numbers = [rng.normal(0, 0.3, shape).astype(np.float32) for shape in ((8, UNITS), UNITS, UNITS, TERMS)]
    return Head(*numbers, np.array([0, 0, 1, 1], np.float32))


def gain(mean: float, low: float, high: float, photos: int = 100) -> Gain:
    return Gain("old", photos, 4, Difference(mean, low, high), Difference(mean, low, high))


def example(number: int, site: str) -> Example:
    return Example(f"/photos/{number}.jpg", site, "val", 60, 40, Box(30, 20, 30, 20))
