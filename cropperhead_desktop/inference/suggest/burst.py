"""Frames of one moment get one composition: what the model makes of them is pooled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from cropperhead_desktop.domain.suggestion import BurstFrame
from cropperhead_desktop.inference.suggest.candidates import Floats, fractions
from cropperhead_desktop.inference.suggest.faces import Faces
from cropperhead_desktop.inference.suggest.registration import Grey, moved
from cropperhead_desktop.inference.suggest.scored_photo import FACES, OBJECTS, PERSONS, ScoredPhoto

ALIKE = 0.8
"""Cosine of two frames' features from which they show the same.

Frames of one moment had .92 and more, other photos of one photographer .59 (median; below .85 nine in ten).
"""

_SAME_SHAPE = 0.01
_SUBJECT = 0.2
"""Importance from which something is a subject."""
_WIDEST = 0.7
"""Share of a side that a part which is looked for may have; the rest is room to move."""
_STAYS = 0.6
"""Share of the subject's importance that must be where the pixels say it went."""
_FURTHEST = 0.3
"""Share of a side."""


class BurstLook(NamedTuple):
    """One frame of a burst: what the model makes of it, and a small grey copy."""

    photo: ScoredPhoto
    grey: Grey | None


def same_moment(frames: Sequence[ScoredPhoto], own: int) -> range:
    """The frames around number `own`, in order of time, of which each shows the same as the one before."""
    breaks = [
        number
        for number, (one, other) in enumerate(pairwise(frames), 1)
        if abs(one.shape / other.shape - 1) > _SAME_SHAPE or _cosine(one, other) < ALIKE
    ]
    first = max((at for at in breaks if at <= own), default=0)
    return range(first, min((at for at in breaks if at > own), default=len(frames)))


def pooled(frames: Sequence[ScoredPhoto], own: int) -> ScoredPhoto:
    """BurstLook number `own` as if it showed what all frames of its moment do: each gives the same boxes."""
    alike = [frames[number] for number in same_moment(frames, own)]
    if len(alike) == 1:
        return frames[own]
    faces = [one.faces for one in alike if one.faces is not None]
    return replace(
        frames[own],
        features=np.mean([one.features for one in alike], axis=0),
        importance=np.mean([one.importance for one in alike], axis=0),
        faces=reduce(Faces.also, faces) if faces else None,
    )


def placed(frames: Sequence[BurstLook], own: int) -> BurstFrame | None:
    """The place of frame number `own` in its moment, and where its subject went since the first frame.

    Sure only where the pixels of the subject are found again and the model sees the subject there, too.
    None: its moment has one frame.
    """
    moment = same_moment([frame.photo for frame in frames], own)
    if len(moment) == 1:
        return None
    place = own - moment.start
    shift = (0.0, 0.0) if place == 0 else _shift(frames[moment.start], frames[own])
    return BurstFrame(place, len(moment), shift)


def _shift(first: BurstLook, own: BurstLook) -> tuple[float, float] | None:
    if first.grey is None or own.grey is None:
        return None
    part = _subject(first.photo)
    found = moved(first.grey, own.grey, part)
    there = (part[0] + found.x, part[1] + found.y, part[2] + found.x, part[3] + found.y)
    if not found.is_sure or max(abs(found.x), abs(found.y)) > _FURTHEST:
        return None
    if _mass(own.photo, there) < _STAYS * _mass(first.photo, part):
        return None
    return round(found.x, 4), round(found.y, 4)


def _subject(photo: ScoredPhoto) -> tuple[float, float, float, float]:
    """Where the subject lies (left, top, right, bottom in fractions); without one the proposed crop."""
    shown = _importance(photo)
    if float(shown.max(initial=0.0)) < _SUBJECT:
        left, top, right, bottom = fractions(photo.ranked(None)[0].box, photo.width, photo.height)
    else:
        rows, columns = np.nonzero(shown >= shown.max() / 2)
        high, wide = shown.shape
        left, right = (columns.min() - 0.5) / wide, (columns.max() + 1.5) / wide
        top, bottom = (rows.min() - 0.5) / high, (rows.max() + 1.5) / high
    across, down = _room(float(left), float(right)), _room(float(top), float(bottom))
    return across[0], down[0], across[1], down[1]


def _room(first: float, last: float) -> tuple[float, float]:
    """Within the picture, with room to move."""
    first, last = max(0.0, first), min(1.0, last)
    spare = max(0.0, last - first - _WIDEST) / 2
    return first + spare, last - spare


def _importance(photo: ScoredPhoto) -> Floats:
    """The strongest of faces, persons and objects at every cell that the photo covers."""
    left, top, right, bottom = (round(edge) for edge in photo.content)
    shown: Floats = photo.importance[[FACES, PERSONS, OBJECTS], top:bottom, left:right].max(axis=0)
    return shown


def _mass(photo: ScoredPhoto, part: tuple[float, float, float, float]) -> float:
    """The importance within a part."""
    shown = _importance(photo)
    high, wide = shown.shape
    left, right = (round(min(1.0, max(0.0, edge)) * wide) for edge in part[0::2])
    top, bottom = (round(min(1.0, max(0.0, edge)) * high) for edge in part[1::2])
    return float(shown[top:bottom, left:right].sum())


def _cosine(one: ScoredPhoto, other: ScoredPhoto) -> float:
    first, second = one.features.ravel(), other.features.ravel()
    return float(first @ second / max(float(np.linalg.norm(first) * np.linalg.norm(second)), 1e-9))
