"""How a crop is judged: one photo, one answer, eight numbers. Nothing here knows a model.

Whatever answers (a rule, a network, a person) gives a `Prediction` for a photo. It is asked for boxes with
free size and ratio, at the ratio the person chose, and for the place of a box of the person's ratio and
size. Where a prediction cannot score boxes, a box counts as the better the nearer its centre lies to that of
the box it proposes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Protocol

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.scores import displacement, transplanted
from cropperhead_desktop.geometry.crop import Box, Point, half_extent
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.inference.suggest.postprocess import legal_box

Floats = npt.NDArray[np.float64]

COLUMNS = (
    "iou", "displacement", "iou_at_ratio", "displacement_at_ratio", "iou_at_size", "top3", "pairs",
    "faces_cut",
)  # fmt: skip
"""IoU and boundary displacement of the free box and of the one at the person's ratio; IoU at the person's
ratio and size; best IoU of three alternatives; share of same-size windows that the person's box is
preferred to; share of faces that the free box cuts through."""

WINDOWS = 25
"""Places along each axis that a box of the person's size is tried at."""

_PAIRS = 24
_PAIR_LIMIT = 0.8
_WHOLE_FACE = 0.95
_NO_FACE = 0.05


class Prediction(Protocol):
    """What a rule, a model or a person makes of one photo; boxes in the pixels of that photo as displayed."""

    @property
    def confidence(self) -> float | None:
        """How sure it is of its first proposal, 0 to 1, or None."""
        ...

    @property
    def people(self) -> bool | None:
        """Whether there are people in the photo; None: it does not say."""
        ...

    def propose(self, aspect: float | None) -> Sequence[Box]:
        """Legal boxes, best first, at least one; `aspect` is width / height, None leaves it free."""
        ...

    def score(self, boxes: Sequence[Box]) -> Floats | None:
        """How much it likes boxes of one size, higher is better; None: it can only propose."""
        ...


@dataclass(frozen=True, slots=True)
class BoxPrediction:
    """One box of a `width` x `height` photo, whatever is asked."""

    box: Box
    width: float
    height: float
    confidence: float | None = None
    people: bool | None = None

    def propose(self, aspect: float | None) -> Sequence[Box]:
        """The box, re-shaped around its centre with its area kept as far as the photo allows."""
        if aspect is None:
            return (self.box,)
        return (legal_box(self.box, self.width, self.height, aspect),)

    def score(self, boxes: Sequence[Box]) -> Floats | None:
        """It cannot."""
        return None


@dataclass(frozen=True, slots=True)
class TransplantedPrediction:
    """What `prediction` makes of the photo `source`, laid over the photo `target` at the same fractions."""

    prediction: Prediction
    source: Example
    target: Example

    @property
    def confidence(self) -> float | None:
        """Nothing it could be sure of."""
        return None

    @property
    def people(self) -> bool | None:
        """Those of the other photo."""
        return self.prediction.people

    def propose(self, aspect: float | None) -> Sequence[Box]:
        """The boxes of the other photo."""
        if aspect is not None:
            aspect *= self.source.width * self.target.height / (self.source.height * self.target.width)
        return [transplanted(box, self.source, self.target) for box in self.prediction.propose(aspect)]

    def score(self, boxes: Sequence[Box]) -> Floats | None:
        """The scores of the same windows of the other photo."""
        if (self.source.width, self.source.height) == (self.target.width, self.target.height):
            return self.prediction.score(boxes)
        return self.prediction.score([transplanted(box, self.target, self.source) for box in boxes])


def scores(prediction: Prediction, example: Example) -> Floats:
    """The numbers of `COLUMNS` for one photo; NaN where a column does not apply to it."""
    human = example.box
    free = list(prediction.propose(None))[:3]
    at_ratio = prediction.propose(human.aspect)[0]
    return np.array([
        iou(free[0], human),
        displacement(free[0], human, example),
        iou(at_ratio, human),
        displacement(at_ratio, human, example),
        iou(placed(prediction, at_ratio, example), human),
        max(iou(box, human) for box in free),
        _pairs(prediction, at_ratio, example),
        faces_cut(free[0], example),
    ])  # fmt: skip


def placed(prediction: Prediction, at_ratio: Box, example: Example) -> Box:
    """The person's box (ratio, size, angle) at the place where the prediction wants it."""
    human = example.box
    windows = _windows(human, example.width, example.height)
    liked = prediction.score(windows)
    if liked is None:
        return fit_inside(human.moved_to(at_ratio.centre), example.width, example.height)
    return windows[int(np.argmax(_checked(liked, len(windows))))]


def faces_cut(box: Box, example: Example) -> float:
    """Share of the photo's faces that lie neither inside nor outside the box; NaN without faces."""
    if not example.faces:
        return math.nan
    cut = 0
    for face in example.faces:
        overlap = iou(box, face)
        inside = overlap * (box.area + face.area) / (1 + overlap) / face.area
        cut += _NO_FACE < inside < _WHOLE_FACE
    return cut / len(example.faces)


def _pairs(prediction: Prediction, at_ratio: Box, example: Example) -> float:
    """Share of windows of the person's size, elsewhere, that are liked less than the person's own."""
    human = example.box
    windows = _elsewhere(human, example.width, example.height)
    if not windows:
        return math.nan
    liked = prediction.score([human, *windows])
    if liked is None:
        away = [math.hypot(box.cx - at_ratio.cx, box.cy - at_ratio.cy) for box in (human, *windows)]
        liked = -np.array(away)
    liked = _checked(liked, len(windows) + 1)
    return float(np.mean((liked[0] > liked[1:]) + 0.5 * (liked[0] == liked[1:])))


@lru_cache(maxsize=256)
def _elsewhere(box: Box, width: int, height: int) -> tuple[Box, ...]:
    """Windows of the box's size anywhere else in the photo: the same for everybody who is judged on it."""
    rng = np.random.default_rng((width, height, round(box.cx), round(box.cy)))
    extent = half_extent(box)
    places = rng.random((4 * _PAIRS, 2)) * [width - 2 * extent.x, height - 2 * extent.y]
    moved = (box.moved_to(Point(extent.x + float(x), extent.y + float(y))) for x, y in places)
    return tuple(islice((window for window in moved if iou(window, box) < _PAIR_LIMIT), _PAIRS))


@lru_cache(maxsize=256)
def _windows(box: Box, width: int, height: int) -> tuple[Box, ...]:
    """The box on a grid of places at which it lies inside the photo."""
    extent = half_extent(box)

    def along(reach: float, side: float) -> Floats:
        return np.linspace(reach, max(reach, side - reach), WINDOWS if side - 2 * reach > 1 else 1)

    return tuple(
        box.moved_to(Point(float(x), float(y)))
        for y in along(extent.y, height)
        for x in along(extent.x, width)
    )


def _checked(liked: Floats, count: int) -> Floats:
    """Scores as promised: one finite number per box."""
    if np.shape(liked) != (count,) or not np.isfinite(liked).all():
        raise CropperHeadError("the model's scores of boxes are not one finite number each")
    return np.asarray(liked, np.float64)
