"""What the personal head sees: candidate boxes of one photo, and each one's features.

Boxes are rows of left, top, right, bottom in fractions of the displayed photo, upright. The features are
what the model thinks of a box, its geometry, and how it compares with what this user has kept before:
the head (`head.Style`) is linear in them and works with any model.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.suggest.candidates import all_pixels, fractions, overlap, pixels
from cropperhead_desktop.inference.suggest.postprocess import legal_box

Floats = npt.NDArray[np.float64]
Scorer = Callable[[Sequence[Box]], Floats | None]
"""A model's scores of boxes in displayed pixels (higher is better), None where it can only propose."""

FEATURES = (
    "model", "near the proposal", "size", "size squared", "ratio kept", "off centre across",
    "off centre down", "low", "usual ratio", "usual change of ratio", "usual size", "usual place",
    "near the usual box",
    "near the proposal, people", "size, people", "ratio kept, people", "off centre across, people",
    "off centre down, people", "low, people",
    "near the proposal, upright", "size, upright", "ratio kept, upright", "off centre across, upright",
    "off centre down, upright", "low, upright",
)  # fmt: skip

PLAIN = 13
"""Features, the first ones, that are the same for every kind of photo."""

# the features that people weigh otherwise in photos of another kind
_BY_KIND = [FEATURES.index(name.removesuffix(", people")) for name in FEATURES if name.endswith(", people")]

# candidates of a photo: ratios, sizes as shares of the largest box, distance of neighbouring places as shares
# of the photo's side, far and near a user's habits
_RATIOS = (1.0, 5 / 4, 4 / 3, 3 / 2, 16 / 9, 2.2)
_SHARES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62, 0.54, 0.46, 0.38)
_STEP = 0.11
_USUAL_STEP = 0.05
_MOST_PLACES = 7
# ratios and sizes of a user that get candidates of their own
_HABITS = 3
# logarithms of ratios nearer than this are one ratio
_SAME = 0.015
# crops' worth of "knowing nothing" mixed into every density
_CAUTION = 2.0
# widths of the Gaussian kernels, and of what a value can span, in the units of the feature
_WIDTHS = {"ratio": 0.05, "size": 0.1, "place": 0.06}
_SPANS = {"ratio": 1.2, "size": 1.5, "place": 0.3}


@dataclass(frozen=True, slots=True)
class KeptCrop:
    """What a user kept on one photo of width / height `aspect`: left, top, right, bottom in fractions.

    `weight` says how much it counts, 0 to 1. Not `is_placed`: only its size and ratio are known.
    """

    aspect: float
    box: tuple[float, float, float, float]
    weight: float = 1.0
    is_placed: bool = True

    @property
    def ratio(self) -> float:
        """Width / height of the box in pixels."""
        left, top, right, bottom = self.box
        return self.aspect * (right - left) / (bottom - top)


def kept_crop(aspect: float, box: Floats, weight: float = 1.0) -> KeptCrop:
    """A box in fractions, kept on a photo of that width / height."""
    left, top, right, bottom = (float(side) for side in box)
    return KeptCrop(aspect, (left, top, right, bottom), weight)


@dataclass(frozen=True, slots=True)
class StyleExample:
    """One photo: its size in displayed pixels, N candidate boxes, and the model's scores of them.

    `boxes` is N x 4 fractions; row 0 is the model's proposal, whose angle (degrees, clockwise as displayed)
    is `angle`. `model_score` is N numbers of mean 0 and standard deviation 1. `people`: whether there are any
    in it; None where nobody knows.
    """

    width: float
    height: float
    boxes: Floats
    model_score: Floats
    angle: float = 0.0
    people: bool | None = None

    @property
    def aspect(self) -> float:
        """Width / height of the photo."""
        return self.width / self.height

    @property
    def proposal(self) -> Floats:
        """The model's proposal, 4 fractions."""
        first: Floats = self.boxes[0]
        return first


def style_example(
    width: float,
    height: float,
    proposal: Box,
    score: Scorer,
    aspect: float | None = None,
    past: Sequence[KeptCrop] = (),
    people: bool | None = None,
) -> StyleExample:
    """A photo of `width` x `height` displayed pixels with its candidates, `proposal` first.

    A user's `past` crops add candidates of their ratios, sizes and usual place. With `aspect`
    (width / height) all candidates have that ratio.
    """
    own = width / height
    wanted = _ratios(own, [one.ratio for one in past]) if aspect is None else [aspect]
    made = [_of_ratio(own, ratio, _SHARES, _STEP) for ratio in wanted]
    if past:
        usual = pixels(usual_box(past), width, height)
        if aspect is not None:
            usual = legal_box(usual, width, height, aspect)
        made.append(fractions(usual, width, height)[None])
        for ratio in wanted[: _HABITS + 1]:
            made.append(_of_ratio(own, ratio, _usual_shares(own, ratio, past), _USUAL_STEP))
    boxes = np.concatenate([[fractions(proposal, width, height)], *made])
    scores = score(all_pixels(boxes, width, height))
    values = overlap(boxes, boxes[0]) if scores is None else np.asarray(scores, np.float64)
    spread = float(values.std())
    values = (values - values.mean()) / (spread if spread > 1e-9 else 1.0)
    return StyleExample(width, height, boxes, values, proposal.angle, people)


def features(example: StyleExample, past: Sequence[KeptCrop]) -> Floats:
    """N x len(FEATURES) numbers of order one; what compares with `past` crops is zero without any.

    Those by kind are half of the plain ones, of either sign, so that the plain weights are those of the kinds
    on the average: a kind that is not known has none.
    """
    table = _plain_features(example, past)
    kinds = (0.0 if example.people is None else example.people - 0.5), (example.aspect < 1) - 0.5
    return np.concatenate([table, *(kind * table[:, _BY_KIND] for kind in kinds)], axis=1)


def _plain_features(example: StyleExample, past: Sequence[KeptCrop]) -> Floats:
    boxes = example.boxes
    across, down = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    cx, cy = boxes[:, [0, 2]].mean(axis=1) - 0.5, boxes[:, [1, 3]].mean(axis=1) - 0.5
    size, change = np.log(across * down), np.log(across / down)
    columns = [
        example.model_score,
        overlap(boxes, boxes[0]),
        size,
        size**2,
        -np.abs(change),
        -(cx**2) * 10,
        -(cy**2) * 10,
        cy,
    ]
    if not past:
        return np.column_stack([*columns, *[np.zeros(len(boxes))] * 5])
    kept = np.array([one.box for one in past])
    shapes, weights = np.array([one.aspect for one in past]), _weights(past)
    placed = weights * [one.is_placed for one in past]
    kept_across, kept_down = kept[:, 2] - kept[:, 0], kept[:, 3] - kept[:, 1]
    kept_change = np.log(kept_across / kept_down)
    place = np.hypot(
        cx[:, None] - (kept[:, [0, 2]].mean(axis=1) - 0.5), cy[:, None] - (kept[:, [1, 3]].mean(axis=1) - 0.5)
    )
    ratio = change + math.log(example.aspect)
    columns += [
        _usual(ratio[:, None] - (kept_change + np.log(shapes)), "ratio", weights),
        _usual(change[:, None] - kept_change, "ratio", weights),
        _usual(size[:, None] - np.log(kept_across * kept_down), "size", weights),
        _usual(place, "place", placed),
        overlap(boxes, usual_box(past)) * placed.sum() / (placed.sum() + _CAUTION),
    ]
    return np.column_stack(columns)


def usual_box(past: Sequence[KeptCrop]) -> Floats:
    """The mean of the boxes a user kept, in fractions: the baseline that every personal head must beat."""
    known = [one for one in past if one.is_placed] or past
    mean: Floats = np.average([one.box for one in known], axis=0, weights=_weights(known))
    return mean


def _weights(past: Sequence[KeptCrop]) -> Floats:
    return np.array([one.weight for one in past], np.float64)


def _usual(apart: Floats, what: str, weights: Floats) -> Floats:
    """Log density of candidates (rows) among past crops (columns, weighted), against knowing nothing."""
    width, span = _WIDTHS[what], _SPANS[what]
    peak = span / (width * math.sqrt(2 * math.pi))
    kernels = np.exp(-0.5 * (apart / width) ** 2) @ weights * peak
    density: Floats = np.log((_CAUTION + kernels) / (_CAUTION + weights.sum()))
    return density


def _ratios(own: float, kept: Sequence[float]) -> list[float]:
    """The photo's own ratio, those kept most, and the usual ones both ways; near doubles once."""
    wanted = [own, *_most(np.log(kept), 0.02), *(ratio for usual in _RATIOS for ratio in (usual, 1 / usual))]
    found: list[float] = []
    for ratio in wanted:
        if all(abs(math.log(ratio / other)) > _SAME for other in found):
            found.append(ratio)
    return found


def _usual_shares(own: float, ratio: float, past: Sequence[KeptCrop]) -> list[float]:
    """The areas kept most, as shares of the largest box of a ratio in a photo of ratio `own`."""
    kept = [(one.box[2] - one.box[0]) * (one.box[3] - one.box[1]) for one in past]
    largest = min(ratio / own, own / ratio)
    return [min(1.0, math.sqrt(area / largest)) for area in _most(np.log(kept), 0.04)]


def _most(logs: Floats, width: float) -> list[float]:
    """The values (given as logarithms) that are most frequent at a resolution of `width`."""
    if not len(logs):
        return []
    rounded = np.round(logs / width)
    found, counts = np.unique(rounded, return_counts=True)
    chosen = found[np.argsort(-counts, kind="stable")[:_HABITS]]
    return [float(np.exp(np.median(logs[rounded == one]))) for one in chosen]


def _of_ratio(own: float, ratio: float, shares: Sequence[float], apart: float) -> Floats:
    """Boxes of one ratio in a photo of ratio `own`, in some sizes (of the largest), places `apart`."""
    rows = []
    for share in shares:
        across, down = share * min(1.0, ratio / own), share * min(1.0, own / ratio)
        lefts, tops = (np.linspace(0, room, _places(room, apart)) for room in (1 - across, 1 - down))
        left, top = (grid.ravel() for grid in np.meshgrid(lefts, tops))
        rows.append(np.column_stack([left, top, left + across, top + down]))
    inside: Floats = np.clip(np.concatenate(rows), 0.0, 1.0)
    return inside


def _places(room: float, apart: float) -> int:
    """How many places a box with that much room is tried at: one, or both ends and what lies between."""
    return 1 if room < _SAME else min(_MOST_PLACES, 2 + int(room / apart))
