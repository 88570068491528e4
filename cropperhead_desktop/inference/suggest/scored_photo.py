"""One photo as the scoring head sees it: proposals at any ratio, alternatives, scores of any boxes.

Every candidate gets a chance of being the box that a person keeps; proposed is the box with the highest
expected overlap with that box, not the likeliest one. Where the picture gives no hint this tends to the
middle by itself, and the expectation is what the confidence is calibrated from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.geometry.aspect import with_aspect
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import corners_inside
from cropperhead_desktop.inference.suggest.candidate_set import candidate_set, places_of
from cropperhead_desktop.inference.suggest.candidates import (
    STEP,
    Floats,
    Head,
    all_fractions,
    at_ratio,
    content_rectangle,
    expected_overlap,
    fractions,
    in_cells,
    overlap,
    pixels,
    posterior,
)
from cropperhead_desktop.inference.suggest.faces import NO_FACES, FaceMap, Faces
from cropperhead_desktop.inference.suggest.guards import Cuttable

ALTERNATIVES = 3
"""Proposals for one photo, the first one included."""

SHORTLIST = 150
"""Candidates, the likeliest ones, among which the expected overlap is worked out."""

FACES, PERSONS, OBJECTS = range(3)
"""Channels of the importance map."""

_DIFFERENT = 0.75
_SAME_RATIO = 0.01
_SEEN = 0.4
_PEOPLE = 0.5
_FACE_GUARD = 12.0
_PERSON_GUARD = 1.0
_FACE_LOST = 8.0
"""What leaving out all faces costs; the guards are log odds, too."""


_RATHER = np.float32(0.03)
"""Expected overlap that is given up to keep the top of a head, or not to cut along a horizon."""


class RankedBox(NamedTuple):
    """A proposal: upright box in displayed pixels and the IoU with the person's box that is expected."""

    box: Box
    expected: float


class BoxRanking(NamedTuple):
    """The proposals of one ratio, and what they were chosen by.

    The likeliest `boxes` (N x 4 fractions of the photo) have these `chances` (N, of sum 1) of being the one
    that a person keeps.
    """

    best: list[RankedBox]
    boxes: Floats
    chances: Floats


@dataclass(frozen=True, slots=True)
class ScoredPhoto:
    """A `width` x `height` photo (displayed pixels) with its maps, and the head that judges boxes on it.

    `features` is C x G x G and ends with the three channels of `importance`, 3 x G x G (faces, persons,
    objects, 0 to 1). `faces` are those that are known of; None: those that the map shows. With `keep_faces`
    no face is cut that a box could keep, and persons less often (people cut them on purpose, in portraits).
    `guards` are other things: boxes that cut them give way to others that are nearly as good.
    """

    features: Floats
    importance: Floats
    head: Head
    side: int
    width: float
    height: float
    keep_faces: bool = True
    faces: Faces | None = None
    guards: tuple[Cuttable, ...] = ()
    _known: dict[float | None, BoxRanking] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _places: dict[tuple[float, float], tuple[Floats, Floats]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def shape(self) -> float:
        """Width / height of the photo."""
        return self.width / self.height

    @property
    def content(self) -> tuple[float, float, float, float]:
        """Where the photo lies on the maps, in cells."""
        return content_rectangle(self.width, self.height, self.side, self.features.shape[1])

    @property
    def people(self) -> bool:
        """Whether the map shows faces or persons."""
        return bool(self.importance[[FACES, PERSONS]].max() > _PEOPLE)

    def ranked(self, aspect: float | None = None) -> list[RankedBox]:
        """Up to ALTERNATIVES legal boxes that differ, best first; `aspect` (width / height) is kept."""
        return self.ranking(aspect).best

    def ranking(self, aspect: float | None = None) -> BoxRanking:
        """The same with the chances of all boxes.

        Worked out once for every ratio: judging asks for it again and again.
        """
        if aspect not in self._known:
            self._known[aspect] = self._ranked(aspect)
        return self._known[aspect]

    def _ranked(self, aspect: float | None) -> BoxRanking:
        candidates = candidate_set(self.head, self.shape, aspect, self.content, self.features.shape[1])
        boxes = candidates.boxes
        faces = self._keepable_faces(boxes)
        scores = self._guarded(candidates.scores(self.features), boxes, faces)
        if faces.cut(boxes).min() > 0:
            # every candidate cuts a face: there may be a way between them
            boxes = at_ratio(self.shape, aspect or self.shape, step=STEP / 4)
            scores = self._guarded(self._plain_scores(boxes, free=aspect is None), boxes, faces)
        likely = np.argsort(-scores, kind="stable")[:SHORTLIST]  # ties alike with every numpy
        among, chances = boxes[likely], posterior(scores[likely])
        mean = np.clip(chances @ among, 0.0, 1.0)[np.newaxis].astype(np.float32)
        if faces.cut(mean)[0] > 0:
            mean = among[:1]
        tried = np.concatenate([mean, among])
        expected = expected_overlap(tried, among, chances)
        # a cut that costs nothing in overlap is still a cut
        cuts = faces.cut(tried)
        values = expected - np.minimum(cuts, 0.2)
        rather = sum((_RATHER * things.cut(tried) for things in self.guards), cuts)
        best = [
            RankedBox(self._box(tried[i], aspect), float(values[i])) for i in _apart(tried, expected - rather)
        ]
        return BoxRanking(best, among, chances)

    def keeps_faces_of(self, upright: Box, turned: Box) -> bool:
        """True where no face that lies whole in a box (displayed pixels) is cut by the box turned."""
        faces = self._keepable_faces(np.array([fractions(upright, self.width, self.height)], np.float32))
        sides = np.array([self.width, self.height] * 2)
        return all(
            corners_inside(turned, (left, top, right, bottom)) == 4
            for left, top, right, bottom in (faces.boxes * sides).tolist()
        )

    def score(self, boxes: Sequence[Box]) -> npt.NDArray[np.float64]:
        """How much each upright box (displayed pixels, inside the photo) is liked; higher is better.

        Boxes of one size compete for their place: then it is the IoU with the person's box expected for
        that size. Boxes of several sizes get the head's own scores (differences are log odds).
        """
        rows = all_fractions(boxes, self.width, self.height).astype(np.float32)
        sides = rows[:, 2:] - rows[:, :2]
        if len(rows) > 1 and np.ptp(sides, axis=0).max() < 1e-3:
            among, chances = self._at_size(boxes[0].width / self.width, boxes[0].height / self.height)
            return expected_overlap(rows, among, chances).astype(np.float64)
        ratios = sides[:, 0] / sides[:, 1]
        return self._scores(rows, free=bool(np.ptp(ratios) > _SAME_RATIO * ratios.max())).astype(np.float64)

    def _at_size(self, width: float, height: float) -> tuple[Floats, Floats]:
        """All places of a box of a size, and their chances; judging asks twice for one size."""
        known = self._places.get((width, height))
        if known is None:
            places = places_of(self.head, self.shape, (width, height), self.content, self.features.shape[1])
            among = places.boxes
            scores = self._guarded(places.scores(self.features), among, self._keepable_faces(among))
            known = among, posterior(scores)
            self._places.clear()
            self._places[width, height] = known
        return known

    def _scores(self, boxes: Floats, free: bool = False) -> Floats:
        return self._guarded(self._plain_scores(boxes, free), boxes, self._keepable_faces(boxes))

    def _plain_scores(self, boxes: Floats, free: bool = False) -> Floats:
        return self.head.score(self.features, boxes, self.shape, self.content, free)

    def _keepable_faces(self, boxes: Floats) -> Faces:
        """The faces that one of the boxes keeps whole: the others are cut by a closer portrait anyway."""
        if not self.keep_faces:
            return NO_FACES
        faces = self.faces
        if faces is None:
            faces = Faces.seen([FaceMap(self.importance[FACES], self.content)])
        return faces.keepable(boxes)

    def _guarded(self, scores: Floats, boxes: Floats, faces: Faces) -> Floats:
        """Scores, lower where a box cuts faces or persons, or leaves faces out."""
        if not self.keep_faces:
            return scores
        persons = edges_hit(self.importance[PERSONS], in_cells(boxes, self.content), self.content)
        guarded: Floats = scores - np.maximum(_FACE_GUARD * faces.cut(boxes), _PERSON_GUARD * persons)
        return guarded - np.float32(_FACE_LOST) * faces.lost(boxes)

    def _box(self, row: Floats, aspect: float | None) -> Box:
        box = pixels(row, self.width, self.height)
        # single precision has moved the edges a little
        return box if aspect is None else with_aspect(box, aspect)


def edges_hit(importance: Floats, boxes: Floats, content: tuple[float, float, float, float]) -> Floats:
    """The strongest value that an edge of each box (cells) runs through, beyond a floor, 0 to 1.

    Edges on the border of the photo cut nothing that was there.
    """
    cells = importance.shape[0]
    above = np.maximum(importance - np.float32(_SEEN), 0.0) / np.float32(1.0 - _SEEN)
    if not above.any():
        return np.zeros(len(boxes), np.float32)
    middle = np.arange(cells, dtype=np.float32) + np.float32(0.5)
    worst = np.zeros(len(boxes), np.float32)
    for axis in (0, 1):
        lines = above.T if axis == 0 else above  # lines[i] is what an edge at i runs along
        low, high = boxes[:, [1 - axis]], boxes[:, [3 - axis]]
        along = (middle > low) & (middle < high)
        for edge, border in ((boxes[:, axis], content[axis]), (boxes[:, axis + 2], content[axis + 2])):
            crossed = lines[np.clip(edge.astype(int), 0, cells - 1)]
            hit = np.where(along, crossed, 0.0).max(axis=1)
            worst = np.maximum(worst, np.where(np.abs(edge - border) > 0.1, hit, 0.0))
    return worst.astype(np.float32)


def _apart(boxes: Floats, values: Floats) -> list[int]:
    """Non-maximum suppression: the best rows of which no two overlap too much, best first."""
    kept: list[int] = []
    left = values.astype(np.float64)
    while len(kept) < ALTERNATIVES and np.isfinite(left.max()):
        kept.append(int(np.argmax(left)))
        left[overlap(boxes, boxes[kept[-1]]) >= _DIFFERENT] = -np.inf
        left[kept[-1]] = -np.inf
    return kept
