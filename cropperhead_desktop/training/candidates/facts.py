"""What a card says beside its table: where the gain comes from, and what the personal head adds, by site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.experience import experienced
from cropperhead_desktop.evaluation.predictions import COLUMNS, Prediction
from cropperhead_desktop.evaluation.rows import Row, RowKind
from cropperhead_desktop.evaluation.table import Mask, Table, interval
from cropperhead_desktop.inference.suggest.candidates import fractions

CENTRED = 0.015
"""How far from the middle of the photo a crop counts as centred, as a share of the side."""


def is_centred(example: Example) -> bool:
    """A crop in the middle may be a tool's default: weak evidence."""
    left, top, right, bottom = fractions(example.box, example.width, example.height)
    return bool(abs(left + right - 1) < 2 * CENTRED and abs(top + bottom - 1) < 2 * CENTRED)


def facts_of(
    name: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    table: Table,
    progress: ProgressCallback = ignore_progress,
) -> dict[str, Any]:
    """`gain_over_the_middle` (the person's size given) and `personal`, as plain values.

    `table` is that of the same predictions. Sites appear under hashed names, as in the prior.
    """
    own = table.row(RowKind.MODEL, name)
    assert own is not None
    made: dict[str, Any] = {"gain_over_the_middle": _gains(own, examples, table)}
    learnt = experienced(name, predictions, examples, progress)
    return made if learnt is None else {**made, "personal": learnt.record()}


def _gains(own: Row, examples: Sequence[Example], table: Table) -> dict[str, Any]:
    """Gain in place alone, where the person left the box in the middle and where not.

    Where it was left there nothing can be won. Which photos those are is known afterwards only.
    """
    middle = next(row for row in table.rows if row.name == "no crop")
    centred = np.array([is_centred(example) for example in examples])
    return {
        "moved": _gain(own, middle, table, ~centred),
        "left in the middle": _gain(own, middle, table, centred),
    }


def _gain(own: Row, middle: Row, table: Table, where: Mask) -> dict[str, Any]:
    before = middle.values[where, COLUMNS.index("iou_at_size")]
    return {
        "photographs": int(where.sum()),
        "iou_of_the_middle": round(float(before.mean()), 4) if where.any() else None,
        **interval(table.difference(own, middle, "iou_at_size", where)),
    }
