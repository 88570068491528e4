"""What proposals do not cut beside faces: tops of heads and the horizon, from what is found anyway.

Feet, hands and joints are not known: of 119 places that the map of persons showed as feet, 12 were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from cropperhead_desktop.domain.care import Guarded, LeaningLine, Sight
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.inference.suggest.candidates import Floats
from cropperhead_desktop.inference.suggest.faces import LOOSE, Faces, tightened

HAIR = 0.35
_BROW = 0.15
"""The top of a head reaches so far above its face, and so far into it; as shares of the face's height."""

_BORDER = 0.01
_ALONG = 0.03
"""Share of the photo's height within which an edge runs along a horizon."""


class Cuttable(Protocol):
    """Things that boxes (N x 4 fractions of the photo) may cut."""

    def cut(self, boxes: Floats) -> Floats:
        """How surely each box cuts one, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Horizons:
    """Heights (fractions of the photo) at which long level lines run."""

    heights: Floats

    def cut(self, boxes: Floats) -> Floats:
        """1 where the upper or lower edge of a box runs along one; an edge on the photo's border does not."""
        along = np.zeros(len(boxes), bool)
        for edge in (boxes[:, 1], boxes[:, 3]):
            near = (np.abs(edge[:, None] - self.heights) < _ALONG).any(axis=1)
            along |= near & (edge > _BORDER) & (edge < 1 - _BORDER)
        return along.astype(np.float32)


def heads_of(faces: Faces) -> Faces:
    """The tops of the heads of faces, as far as they are in the photo."""
    boxes = faces.boxes.copy()
    top, height = faces.boxes[:, 1], faces.boxes[:, 3] - faces.boxes[:, 1]
    boxes[:, 1], boxes[:, 3] = top - HAIR * height, top + _BROW * height
    return Faces(np.clip(boxes, 0.0, 1.0), faces.strength)


def horizons_of(lines: Sequence[LeaningLine]) -> Horizons:
    """The long level ones among the lines of a photo."""
    return Horizons(
        np.array([(line.start.y + line.end.y) / 2 for line in lines if line.is_horizon], np.float32)
    )


def guards_of(faces: Faces, lines: Sequence[LeaningLine]) -> Mapping[Guarded, Cuttable]:
    """All that is known of a photo by kind, but for faces; those as `Faces.seen` finds them."""
    tight = Faces(tightened(faces.boxes, LOOSE), faces.strength)
    return {Guarded.HEADS: heads_of(tight), Guarded.HORIZON: horizons_of(lines)}


def sights_of(faces: Faces, lines: Sequence[LeaningLine]) -> tuple[Sight, ...]:
    """The same for people, in fractions of the photo; faces, too."""
    things = [
        Sight(kind, (Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)))
        for kind, found in ((Guarded.FACES, faces), (Guarded.HEADS, heads_of(faces)))
        for left, top, right, bottom in found.boxes.tolist()
    ]
    things += [Sight(Guarded.HORIZON, (line.start, line.end)) for line in lines if line.is_horizon]
    return tuple(things)
