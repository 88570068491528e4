"""Which crops count as labels: what a person decided, by default, and never what the program did unseen."""

from __future__ import annotations

from enum import StrEnum

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind
from cropperhead_desktop.geometry.crop import WHOLE, Crop


class Origin(StrEnum):
    """Where the crop of a photo comes from."""

    ACCEPTED = "accepted"
    ADJUSTED = "adjusted"
    KEPT = "kept"
    PROPOSED = "proposed"
    ELSEWHERE = "elsewhere"
    """Made by hand in another program: crs tags without a decision of ours."""


Wanted = frozenset[Origin]

HUMAN: Wanted = frozenset(Origin) - {Origin.PROPOSED}
"""What counts unless somebody asks for something else."""


def origin_of(record: CropRecord) -> Origin | None:
    """Where the crop comes from; None without one that applies to these pixels.

    A crop that is already applied to the pixels says nothing about them, and a reset photo is undecided.
    """
    kind = record.decision.kind if record.decision is not None else None
    if record.already_applied or record.error is not None:
        return None
    if record.crop is None:
        return Origin.KEPT if kind is DecisionKind.KEPT else None
    decided = kind in (DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.PROPOSED)
    # a crop beside "kept" or "reset" came later, from another program
    return Origin(kind) if kind is not None and decided else Origin.ELSEWHERE


def label_of(record: CropRecord, wanted: Wanted = HUMAN) -> Crop | None:
    """The crop (crs terms, stored frame) as a label for these pixels; None: not one of `wanted`."""
    origin = origin_of(record)
    if origin is None or origin not in wanted:
        return None
    return WHOLE if origin is Origin.KEPT else record.crop
