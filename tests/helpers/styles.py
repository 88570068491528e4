"""Photos for a personal style."""

from __future__ import annotations

import numpy as np

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import (
    style_example,
)
from cropperhead_desktop.inference.style.head import UNASKED, Style, flat_prior

SIZES = ((600, 400), (400, 600), (600, 450))


def no_scores(boxes):
    return None


def photos(count, taste, seed=1):
    """Photos whose model proposes something, and whose user keeps `taste` of it."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        width, height = SIZES[number % 3]
        across, down = 0.85 * width, 0.85 * height
        x, y = rng.uniform(0.45, 0.55, 2)
        proposal = Box(x * width, y * height, across, down)
        yield width, height, proposal, taste(width, height, proposal)


def square_right_of_the_model(width, height, proposal):
    side = 0.7 * min(width, height)
    return Box(min(width - side / 2, proposal.cx + 0.05 * width), proposal.cy, side, side)


def taught(count, taste, prior=None, seed=1, wanted=UNASKED):
    style = Style(prior or flat_prior())
    for number, (width, height, proposal, kept) in enumerate(photos(count, taste, seed)):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        style = style.learn(seen, kept, str(number), wanted=wanted)
    return style
