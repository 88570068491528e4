"""Which crops count as labels: what a person decided, by default, and never what the program did unseen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.decision import VISITOR, CropRecord, DecisionKind, Levelling
from cropperhead_desktop.geometry.crop import WHOLE, Crop


class Origin(StrEnum):
    """Where the crop of a photo comes from."""

    ACCEPTED = "accepted"
    ADJUSTED = "adjusted"
    KEPT = "kept"
    PROPOSED = "proposed"
    ELSEWHERE = "elsewhere"
    """Made by hand in another program: crs tags without a decision of ours."""
    COPIED = "copied"
    """Copied there from another photo ("sync"): nobody decided it for this one. Only `Copies` tells."""
    VISITOR = "visitor"
    """A visitor drew it and the photographer passed it on, as it was or changed: not how they crop."""


Wanted = frozenset[Origin]

HUMAN: Wanted = frozenset(Origin) - {Origin.PROPOSED, Origin.COPIED, Origin.VISITOR}
"""What the photographer decided: what counts unless somebody asks for something else."""

OWN: Wanted = HUMAN - {Origin.ACCEPTED}
"""Crops that a person made. What was accepted unchanged is the model's: no model can be judged by it."""

_UNCHANGED = 0.25


def weight_of(origin: Origin | None) -> float:
    """How much a crop teaches, 0 to 1; None is a crop of a data set that does not tell, which is a person's.

    One accepted unchanged teaches little: the person might have made another one without the proposal.
    """
    if origin is Origin.ACCEPTED:
        return _UNCHANGED
    return float(origin is None or origin in HUMAN | {Origin.VISITOR})


class Doubt(StrEnum):
    """Why a crop says nothing about the pixels of its photo; the words for people are the values."""

    ALREADY_APPLIED = "the crop is already applied to the pixels"
    WARPED = "the crop lies on a picture that Upright or Transform bent"
    OUTDATED = "the photo was turned, cut or replaced since its crop was decided"


def doubt_of(record: CropRecord) -> Doubt | None:
    """Why the record's crop is no label for these pixels, whoever made it; None where it may be one."""
    if record.already_applied:
        return Doubt.ALREADY_APPLIED
    if record.is_warped:
        return Doubt.WARPED
    return Doubt.OUTDATED if record.is_outdated else None


def origin_of(record: CropRecord) -> Origin | None:
    """Where the crop comes from; None without one that applies to these pixels.

    A crop in doubt says nothing about them, and a reset photo is undecided.
    """
    kind = record.decision.kind if record.decision is not None else None
    if doubt_of(record) is not None or record.error is not None:
        return None
    is_given = record.decision is not None and record.decision.model == VISITOR
    if record.crop is None:
        return (Origin.VISITOR if is_given else Origin.KEPT) if kind is DecisionKind.KEPT else None
    decided = kind in (DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.PROPOSED)
    if is_given and decided and kind is not DecisionKind.PROPOSED:
        return Origin.VISITOR
    # a crop beside "kept" or "reset" came later, from another program
    return Origin(kind) if kind is not None and decided else Origin.ELSEWHERE


def label_of(record: CropRecord, wanted: Wanted = HUMAN) -> Crop | None:
    """The crop (crs terms, stored frame) as a label for these pixels; None: not one of `wanted`."""
    origin = origin_of(record)
    if origin is None or origin not in wanted:
        return None
    return record.crop or WHOLE


def levelled(record: CropRecord) -> Levelling | None:
    """How another program levels these pixels; None: it does not, or it did so on other ones."""
    return None if record.error is not None or record.is_outdated or record.already_applied else record.level


class Copies:
    """Tells crops that another program copied from one photo to others ("sync"): one decision, not many.

    Such are the very same five numbers on photos of one folder. What is decided here is decided photo by
    photo, and counts each time.
    """

    def __init__(self) -> None:
        self._known: dict[Path, set[Crop]] = {}

    def origin(self, folder: Path, crop: Crop | None, origin: Origin | None) -> Origin | None:
        """The origin of a crop in a folder: COPIED where an earlier photo there had it; remembers it."""
        if origin is not Origin.ELSEWHERE or crop is None:
            return origin
        known = self._known.setdefault(folder, set())
        if crop in known:
            return Origin.COPIED
        known.add(crop)
        return origin


BURST_SECONDS = 3.0
"""Photos of a folder of which each was taken at most so long after the one before are a burst."""


class Moment(NamedTuple):
    """Where and when a photo was taken, as far as bursts go, which does not tell which photo it is.

    `folder` is any name for its folder, empty where it is not known; `second` is that of the day, below 0
    where it is not known.
    """

    folder: str = ""
    second: float = -1.0


NOWHERE = Moment()


def bursts(moments: Sequence[Moment]) -> list[int]:
    """A number for the burst of each photo; one of unknown folder or time is a burst by itself.

    Frames of a burst get one crop, however often it is decided: it counts once.
    """
    found = list(range(len(moments)))
    timed = sorted(
        (moment, number) for number, moment in enumerate(moments) if moment.folder and moment.second >= 0
    )
    for (earlier, before), (later, number) in pairwise(timed):
        if later.folder == earlier.folder and later.second - earlier.second <= BURST_SECONDS:
            found[number] = found[before]
    return found
