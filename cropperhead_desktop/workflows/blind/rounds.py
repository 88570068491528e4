"""Compare, blind: crops of one photo side by side, nobody knows whose, and which one looks best?

Pure logic: what is shown on a photo and in which order. Everything random comes from a seed and the
photo's key, so that a round is the same whenever it is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from cropperhead_desktop.geometry.crop import Box, Point, whole_box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.geometry.rotation import fit_inside, largest_inscribed

ALIKE = 0.9
"""IoU from which two crops look the same: choosing between them would tell nothing."""

CENTRE = 0.9
"""Side of the crop in the middle, as a share of the photo's."""

_DRAWS = 30
_SIZES = (0.6, 0.95)


class Maker(StrEnum):
    """Who made a crop."""

    HUMAN = "you"
    MODEL = "model"
    RANDOM = "random"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Habit:
    """What is taken over from one of the user's crops: width / height, and its share of the photo's area."""

    ratio: float
    share: float


@dataclass(frozen=True, slots=True)
class Round:
    """One photo of `width` x `height` displayed pixels; `crops` in the order in which they are shown.

    `folder` stands for the photo's folder without naming it, `taken` is the camera's time: together they tell
    which photos are of one occasion.
    """

    key: str
    width: int
    height: int
    crops: tuple[tuple[Maker, Box], ...]
    folder: str = ""
    taken: str = ""

    @property
    def shown(self) -> tuple[Maker, ...]:
        """Who made them, from left to right."""
        return tuple(maker for maker, _ in self.crops)


def habit_of(box: Box, width: float, height: float) -> Habit:
    """What a kept crop says about its maker's habits."""
    return Habit(box.width / box.height, box.area / (width * height))


def make_round(
    key: str,
    size: tuple[int, int],
    own: Box | None,
    proposed: Box,
    habits: Sequence[Habit],
    seed: int = 0,
) -> Round | None:
    """The round of a photo of `size` displayed pixels; None where its crops look alike.

    With a crop of the user's own: own, proposed, random. Without: proposed, random, centre. The random one
    has size and ratio of some crop of the user's, lies level anywhere in the picture, and differs from the
    others.
    """
    dice = Random(f"{seed} {key}")
    crops: dict[Maker, Box] = {} if own is None else {Maker.HUMAN: own}
    if own is not None and iou(own, proposed) >= ALIKE:
        return None
    crops[Maker.MODEL] = proposed
    drawn = _random(size, habits, list(crops.values()), dice)
    if drawn is not None:
        crops[Maker.RANDOM] = drawn
    middle = whole_box(*size).scaled(CENTRE)
    if own is None and all(iou(middle, box) < ALIKE for box in crops.values()):
        crops[Maker.CENTRE] = middle
    if len(crops) < 2:
        return None
    order = list(crops.items())
    dice.shuffle(order)
    return Round(key, *size, tuple(order))


def random_box(size: tuple[int, int], habit: Habit, dice: Random) -> Box:
    """A level box of that ratio and share, as far as it fits, anywhere in the picture."""
    width, height = size
    area = habit.share * width * height
    largest = largest_inscribed(width, height, 0.0, habit.ratio)
    across = min(math.sqrt(area * habit.ratio), largest.width)
    box = Box(0.0, 0.0, across, across / habit.ratio)
    x = dice.uniform(box.width / 2, max(box.width / 2, width - box.width / 2))
    y = dice.uniform(box.height / 2, max(box.height / 2, height - box.height / 2))
    return fit_inside(box.moved_to(Point(x, y)), width, height)


def upcoming(keys: Sequence[str], judged: Mapping[str, object], seed: int = 0) -> list[str]:
    """The photos still to be judged, in an order that says nothing."""
    left = [key for key in keys if key not in judged]
    Random(seed).shuffle(left)
    return left


def _random(
    size: tuple[int, int], habits: Sequence[Habit], others: Sequence[Box], dice: Random
) -> Box | None:
    """A random box unlike the others; None where none is found (crops that are all of the picture)."""
    for _ in range(_DRAWS):
        drawn = random_box(size, _habit(size, habits, dice), dice)
        if all(iou(drawn, other) < ALIKE for other in others):
            return drawn
    return None


def _habit(size: tuple[int, int], habits: Sequence[Habit], dice: Random) -> Habit:
    """One of the user's, turned the way the photo lies; without any, the photo's ratio and a common size."""
    own = size[0] / size[1]
    if not habits:
        return Habit(own, dice.uniform(*_SIZES) ** 2)
    habit = dice.choice(habits)
    # only who sees the photo knows that it has to stand: a portrait frame on a landscape would give it away
    turned = (habit.ratio > 1) != (own > 1) and dice.random() < 0.5
    return Habit(1 / habit.ratio if turned else habit.ratio, habit.share)
