"""Judging a fine-tuned model against the one in use: one table, one difference, one verdict."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.stages import stages
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import Prediction
from cropperhead_desktop.evaluation.rows import RowKind, model_row, random_row, shuffled_row, trivial_rows
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.evaluation.table import Table, interval, text

_PARTS = {"shuffled": 0.9, "own": 0.1}
"""What the rows of a model take of the time."""

POWER = 0.8
"""Chance of seeing a gain that is there, for which the number of decisions still needed is worked out."""

_Z_SIDES, _Z_POWER = 1.959964, 0.841621
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Contender:
    """A model and what it makes of each photo that is judged."""

    name: str
    looks: Sequence[Prediction]


@dataclass(frozen=True, slots=True)
class Gain:
    """How much better a new model foresees the person's crops than `over` does, on shoots it had not seen.

    IoU of the free proposal, and at the person's ratio; 95 % intervals, paired bootstrap over shoots.
    """

    over: str
    photos: int
    shoots: int
    iou: Difference
    iou_at_ratio: Difference

    @property
    def better(self) -> bool:
        """The lower bound of the free proposal's gain is above nothing."""
        return self.iou.low > 0

    @property
    def unchanged(self) -> bool:
        """The new model proposes what the old one did."""
        return self.iou == Difference(0.0, 0.0, 0.0)

    @property
    def needed(self) -> int | None:
        """Decisions in all after which a gain of this size would show; None where none is to be seen.

        n' = n ((z.975 + z.8) / (mean / standard error))^2, the sample size of a paired comparison by
        normal approximation; the standard error is a quarter of the interval's width (3.92 of them).
        """
        error = (self.iou.high - self.iou.low) / (2 * _Z_SIDES)
        if not self.iou.mean > 0 or not error > 0:
            return None
        wanted = self.photos * ((_Z_SIDES + _Z_POWER) * error / self.iou.mean) ** 2
        return min(_MOST, max(self.photos + 1, math.ceil(wanted)))

    def sentence(self) -> str:
        """What came out, for people."""
        where = Reason(
            "{gain} on {shoots} it had not seen ({crops})",
            gain=text(self.iou),
            shoots=counted(self.shoots, "shoot"),
            crops=counted(self.photos, "crop"),
        )
        if self.better:
            return Reason("better than {model}: {where}", model=self.over, where=where)
        return Reason("not better than {model}: {where}", model=self.over, where=where)

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "over": self.over,
            "photos": self.photos,
            "shoots": self.shoots,
            "iou": interval(self.iou),
            "iou_at_ratio": interval(self.iou_at_ratio),
            "better": self.better,
            "decisions_needed": None if self.better else self.needed,
            "sentence": self.sentence(),
        }


def table_of(
    contenders: Sequence[Contender], examples: Sequence[Example], progress: ProgressCallback = ignore_progress
) -> Table:
    """All rows of the protocol for these models; the random row takes the sizes of the last one."""
    rows = trivial_rows(examples, ())
    rows.append(random_row(contenders[-1].name, contenders[-1].looks, examples))
    shares = {f"{part} {i}": share for i in range(len(contenders)) for part, share in _PARTS.items()}
    steps = stages(shares, progress, Reason("judging on shoots it has not seen"))
    for i, contender in enumerate(contenders):
        rows.append(shuffled_row(contender.name, contender.looks, examples, steps[f"shuffled {i}"]))
        rows.append(model_row(contender.name, contender.looks, examples, steps[f"own {i}"]))
    return Table(tuple(rows), tuple(example.site for example in examples))


def gain_of(table: Table, new: str, old: str, where: npt.NDArray[np.bool_] | None = None) -> Gain:
    """The new model against the old one, on the photos where `where` is true (None: on all)."""
    ours, theirs = table.row(RowKind.MODEL, new), table.row(RowKind.MODEL, old)
    assert ours is not None and theirs is not None
    seen = np.ones(len(table.sites), bool) if where is None else where
    return Gain(
        old,
        int(seen.sum()),
        len({site for site, kept in zip(table.sites, seen, strict=True) if kept}),
        table.difference(ours, theirs, "iou", seen),
        table.difference(ours, theirs, "iou_at_ratio", seen),
    )
