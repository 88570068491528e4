"""What the crops of a style have in common: the usual ratio, how they spread, which lie nearest to a box."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from cropperhead_desktop.domain.words import Digits
from cropperhead_desktop.geometry.aspect import describe_aspect
from cropperhead_desktop.inference.style.examples import Floats, KeptCrop
from cropperhead_desktop.inference.style.head import Learnt, Style

Key = TypeVar("Key", str, int)

SAME_RATIO = 0.02
"""Logarithms of ratios nearer than this are one ratio to people."""

FEWEST = 3
"""Crops below which shares say nothing."""

_NEAR = (0.05, 0.1, 0.06, 0.06, 0.2)
"""What counts as near: logarithms of ratio and size, middle across and down, the photo's ratio."""
_RATIOS = 5


def usual_ratio(past: Sequence[KeptCrop], aspect: float) -> float | None:
    """The ratio (width / height) that most crops have, turned for a photo of ratio `aspect`; None where most
    keep the photo's own, or there are none."""
    kept = sum(one.weight for one in past if abs(math.log(one.ratio / one.aspect)) < SAME_RATIO)
    if kept >= sum(one.weight for one in past) / 2:
        return None
    ratios = [one.ratio if (one.aspect < 1) is (aspect < 1) else 1 / one.ratio for one in past]
    counts: dict[int, float] = {}
    for one, ratio in zip(past, ratios, strict=True):
        place = round(math.log(ratio) / SAME_RATIO)
        counts[place] = counts.get(place, 0.0) + one.weight
    most = max(counts, key=lambda place: counts[place])
    return float(np.median([ratio for ratio in ratios if round(math.log(ratio) / SAME_RATIO) == most]))


def nearest(style: Style, aspect: float, box: Floats, most: int) -> list[Learnt]:
    """The crops that somebody made and that lie nearest to a `box` (4 fractions) on a photo of ratio
    `aspect`, at most so many: alike in ratio, size, place and photo."""
    made = [one for one in style.crops if one.is_own and one.past.is_placed]
    if not made:
        return []
    here = _place(aspect, box)
    apart = [(_place(one.past.aspect, np.array(one.past.box)) - here) / _NEAR for one in made]
    order = np.argsort((np.array(apart) ** 2).sum(axis=1), kind="stable")
    return [made[number] for number in order[:most]]


def _place(aspect: float, box: Floats) -> Floats:
    left, top, right, bottom = (float(side) for side in box)
    across, down = right - left, bottom - top
    logs = (math.log(aspect * across / down), math.log(across * down), math.log(aspect))
    return np.array([logs[0], logs[1], (left + right) / 2, (top + bottom) / 2, logs[2]])


@dataclass(frozen=True, slots=True)
class Spread:
    """How often something is so, by the person and by the model: shares of each one's crops, in the order of
    `names`."""

    title: str
    names: tuple[str, ...]
    own: tuple[float, ...]
    model: tuple[float, ...]


def spreads(style: Style) -> tuple[Spread, ...]:
    """Ratio, size, headroom and angle of the person's crops and of the model's for the same photos; none of
    fewer crops than `FEWEST`."""
    crops = [one for one in style.crops if one.is_own]
    if len(crops) < FEWEST:
        return ()
    seen, placed = [one for one in crops if one.is_seen], [one for one in crops if one.past.is_placed]
    return (
        _ratios(crops, seen),
        _binned("size", crops, seen, _area, (0.0, 0.2, 0.4, 0.6, 0.8, 0.95)),
        _binned("headroom", placed, seen, lambda _one, box: box[1], (0.0, 0.02, 0.05, 0.1, 0.2, 0.3)),
        _angles(seen),
    )


Side = tuple[float, float, float, float]


def _area(_one: Learnt, box: Side) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _ratio(one: Learnt, box: Side) -> str:
    return describe_aspect(one.past.aspect * (box[2] - box[0]) / (box[3] - box[1]), SAME_RATIO)


def _ratios(crops: Sequence[Learnt], seen: Sequence[Learnt]) -> Spread:
    own = Counter(_ratio(one, one.past.box) for one in crops)
    model = Counter(_ratio(one, one.proposed) for one in seen)
    both = Counter({name: own[name] / len(crops) + model[name] / max(1, len(seen)) for name in own | model})
    names = tuple(Digits(name) for name, _share in both.most_common(_RATIOS))
    return Spread("ratio", names, _shares(own, names), _shares(model, names))


def _binned(
    title: str,
    crops: Sequence[Learnt],
    seen: Sequence[Learnt],
    value: Callable[[Learnt, Side], float],
    edges: Sequence[float],
) -> Spread:
    names = tuple(f"{100 * edge:.0f}" for edge in edges)
    own = Counter(_bin(value(one, one.past.box), edges) for one in crops)
    model = Counter(_bin(value(one, one.proposed), edges) for one in seen)
    return Spread(title, names, _shares(own, range(len(names))), _shares(model, range(len(names))))


def _angles(seen: Sequence[Learnt]) -> Spread:
    edges = (0.0, 0.1, 0.5, 1.0, 2.0, 4.0)
    own, model = (Counter(_bin(abs(one.angles[who]), edges) for one in seen) for who in (0, 1))
    names = tuple(Digits(f"{edge:g}") for edge in edges)
    return Spread("angle", names, _shares(own, range(len(names))), _shares(model, range(len(names))))


def _bin(value: float, edges: Sequence[float]) -> int:
    return max(0, int(np.searchsorted(edges, value + 1e-9, side="right")) - 1)


def _shares(counts: Counter[Key], names: Iterable[Key]) -> tuple[float, ...]:
    total = max(1, counts.total())
    return tuple(counts[name] / total for name in names)
