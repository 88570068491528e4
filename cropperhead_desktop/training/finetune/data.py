"""What the scoring head of a model sees of somebody's own crops: hidden values of every candidate.

Only the last layer of the head is fine-tuned, so what lies below is worked out once. No torch here:
everything comes from the model file itself, through `CandidateSuggester`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from PIL import ImageOps

from cropperhead_desktop.domain.errors import PhotoError, Reason
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, PhotoLook
from cropperhead_desktop.training.candidates.candidate_boxes import LIMITS, CropSets, build_sets

Rows = npt.NDArray[np.int64]
T = TypeVar("T", bound=np.generic)

_CHUNK = 24
_MOST = sum(LIMITS)


@dataclass(frozen=True, slots=True)
class MirroredPair:
    """A photo as the model sees it, and its mirror image."""

    plain: PhotoLook
    mirrored: ScoredPhoto


@dataclass(frozen=True, slots=True)
class Activations:
    """Arrays over rows (every photo as it is, then every photo mirrored) x candidates.

    `values` holds the hidden layer of the head, then the geometry terms; `overlaps` the IoU with the
    person's box and `groups` the group of each candidate, -1 where there is none; `sites` the site of
    each row.
    """

    values: Floats
    overlaps: Floats
    groups: npt.NDArray[np.int8]
    sites: tuple[str, ...]
    wanted: list[tuple[npt.NDArray[np.bool_], float, Floats]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    """What `head` makes of groups and overlaps, once."""

    def some(self, rows: Rows) -> Activations:
        """These rows only."""
        return Activations(
            self.values[rows], self.overlaps[rows], self.groups[rows], tuple(self.sites[i] for i in rows)
        )


def views_of(
    suggester: CandidateSuggester, data: EvaluationSet, progress: ProgressCallback = ignore_progress
) -> tuple[dict[int, MirroredPair], list[PhotoError]]:
    """What the model makes of the photos, by number, and what could not be read (ModelError)."""
    found: dict[int, MirroredPair] = {}
    failures = []
    for number, example in enumerate(data.examples):
        progress(Progress(number, len(data.examples), Reason("looking at your photos")))
        try:
            picture = data.picture(example)
        except PhotoError as error:
            failures.append(error)
            continue
        size = (example.width, example.height)
        found[number] = MirroredPair(
            suggester.look(picture, size), suggester.composition(ImageOps.mirror(picture), size)
        )
    return found, failures


def activations(
    views: Sequence[MirroredPair],
    examples: Sequence[Example],
    head: Head,
    side: int,
    progress: ProgressCallback = ignore_progress,
) -> Activations:
    """Candidates of all photos on the head's hidden layer, few photos at a time: pooled they are large."""
    parts: list[tuple[Floats, Floats, npt.NDArray[np.int8]]] = []
    for start in range(0, len(examples), _CHUNK):
        progress(Progress(start, len(examples), Reason("comparing crops")))
        chosen = slice(start, start + _CHUNK)
        maps = np.array([
            [view.plain.composition.features for view in views[chosen]],
            [view.mirrored.features for view in views[chosen]],
        ])  # fmt: skip
        sets = build_sets(maps, examples[chosen], side, head.constant, seed=start)
        parts.append((hidden_of(sets, head), _filled(sets.overlaps, 0.0), _filled(sets.groups, -1)))
    values, overlaps, groups = (
        np.concatenate(
            [*(_half(part[place], 0) for part in parts), *(_half(part[place], 1) for part in parts)]
        )
        for place in range(3)
    )
    return Activations(values, overlaps, groups, tuple(one.site for one in examples) * 2)


def hidden_of(sets: CropSets, head: Head) -> Floats:
    """Rows x candidates x (hidden + terms): `values @ (out, prior)` is the head's score."""
    hidden = np.maximum(sets.pooled @ head.hidden + head.bias, 0.0)
    return _filled(np.concatenate([hidden, sets.terms], axis=-1).astype(np.float32), 0.0)


def _filled(array: npt.NDArray[T], empty: float) -> npt.NDArray[T]:
    """As many candidates for all photos."""
    missing = [(0, 0), (0, _MOST - array.shape[1]), *[(0, 0)] * (array.ndim - 2)]
    filled: npt.NDArray[T] = np.pad(array, missing, constant_values=empty)
    return filled


def _half(array: npt.NDArray[T], which: int) -> npt.NDArray[T]:
    """The photos as they are, or mirrored."""
    count = len(array) // 2
    return array[which * count : (which + 1) * count]
