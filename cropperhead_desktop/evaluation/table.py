"""The one table with its intervals and its verdicts, as values and as plain records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.words import Digits
from cropperhead_desktop.evaluation.predictions import COLUMNS, Floats
from cropperhead_desktop.evaluation.rows import CONSTANT, Row, RowKind
from cropperhead_desktop.evaluation.scores import Difference, paired_bootstrap

Mask = npt.NDArray[np.bool_]

COMPARED = ("iou", "iou_at_ratio", "iou_at_size")
"""Columns for which a model is compared in pairs with its shuffled self and with what looks at nothing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model gains by looking, and over rules that do not look; by column of `COMPARED`.

    Means over sites (of each its photos' mean), 95 % intervals by paired bootstrap over sites.
    """

    model: str
    over_shuffled: Mapping[str, Difference]
    over_constant: Mapping[str, Difference]
    best_trivial: Mapping[str, str]
    over_best_trivial: Mapping[str, Difference]

    @property
    def learnt(self) -> bool:
        """It looks (mean gain over shuffled) and that pays (lower bound over the constant box)."""
        return self.over_shuffled["iou"].mean > 0 and self.over_constant["iou"].low > 0

    def sentence(self) -> str:
        """The verdict in one plain sentence."""
        says = "learnt to crop" if self.learnt else "did NOT learn to crop"
        return (
            f"{self.model} {says}: own minus shuffled IoU {text(self.over_shuffled['iou'])}; against the "
            f"constant box {text(self.over_constant['iou'])}; at the person's ratio against "
            f"{self.best_trivial['iou_at_ratio']} {text(self.over_best_trivial['iou_at_ratio'])}; at the "
            f"person's ratio and size against {self.best_trivial['iou_at_size']} "
            f"{text(self.over_best_trivial['iou_at_size'])}, own minus shuffled "
            f"{text(self.over_shuffled['iou_at_size'])} (averaged per site, 95 % intervals, "
            "paired bootstrap over sites)."
        )

    def record(self) -> dict[str, Any]:
        """The verdict as plain values."""
        return {
            "model": self.model,
            "learnt": self.learnt,
            "sentence": self.sentence(),
            "over_shuffled": {name: interval(value) for name, value in self.over_shuffled.items()},
            "over_constant": {name: interval(value) for name, value in self.over_constant.items()},
            "best_trivial": dict(self.best_trivial),
            "over_best_trivial": {name: interval(value) for name, value in self.over_best_trivial.items()},
        }


@dataclass(frozen=True, slots=True)
class Table:
    """All rows over the same photos, of which `sites` names the photographer or site of each."""

    rows: tuple[Row, ...]
    sites: tuple[str, ...]

    def row(self, kind: RowKind, model: str) -> Row | None:
        """The row of a model, or None."""
        found = (row for row in self.rows if row.kind is kind and row.model == model)
        return next(found, None)

    def records(self) -> list[dict[str, Any]]:
        """Means over sites by row and column, with intervals from resampling whole sites."""
        return [{"row": row.name, "kind": row.kind.value, **self._cells(row)} for row in self.rows]

    def difference(self, ours: Row, theirs: Row, column: str, where: Mask | None = None) -> Difference:
        """Mean over sites of ours - theirs on the photos where both have a number (and `where` is true)."""
        index = COLUMNS.index(column)
        first, second = ours.values[:, index], theirs.values[:, index]
        known = np.isfinite(first) & np.isfinite(second)
        if where is not None:
            known &= where
        return compared(first, second, self.sites, known)

    def verdict(self, model: str) -> Judgement:
        """The verdict on one model (its row and its shuffled row must be there)."""
        own, shuffled = self.row(RowKind.MODEL, model), self.row(RowKind.SHUFFLED, model)
        assert own is not None and shuffled is not None
        trivial = [row for row in self.rows if row.kind is RowKind.TRIVIAL]
        constant = next(row for row in trivial if row.name == CONSTANT)
        best = {column: max(trivial, key=lambda row: self._mean(row, column)) for column in COMPARED}
        return Judgement(
            model,
            {column: self.difference(own, shuffled, column) for column in COMPARED},
            {column: self.difference(own, constant, column) for column in COMPARED},
            {column: row.name for column, row in best.items()},
            {column: self.difference(own, row, column) for column, row in best.items()},
        )

    def by_site(self, model: str) -> list[dict[str, Any]]:
        """Means of a model's row for every site, the site with most photos first."""
        own = self.row(RowKind.MODEL, model)
        assert own is not None
        sites = np.array(self.sites)
        counts = {site: int((sites == site).sum()) for site in dict.fromkeys(self.sites)}
        return [
            {"site": site, "photos": counts[site], **_means(own.values[sites == site])}
            for site in sorted(counts, key=lambda site: -counts[site])
        ]

    def _mean(self, row: Row, column: str) -> float:
        values = row.values[:, COLUMNS.index(column)]
        return compared(values, np.zeros_like(values), self.sites, np.isfinite(values)).mean

    def _cells(self, row: Row) -> dict[str, Any]:
        cells: dict[str, Any] = {}
        for index, column in enumerate(COLUMNS):
            values = row.values[:, index]
            known = np.isfinite(values)
            found = compared(values, np.zeros_like(values), self.sites, known) if known.any() else None
            cells[column] = None if found is None else round(found.mean, 4)
            cells[f"{column}_interval"] = (
                None if found is None else [round(found.low, 4), round(found.high, 4)]
            )
        return cells


def compared(first: Floats, second: Floats, sites: Sequence[str], known: Mask) -> Difference:
    """Paired bootstrap on the photos where `known` is true; NaN where there are none."""
    chosen: list[int] = np.flatnonzero(known).tolist()
    if not chosen:
        return Difference(np.nan, np.nan, np.nan)
    return paired_bootstrap(
        first[chosen].tolist(), second[chosen].tolist(), [sites[index] for index in chosen]
    )


def text(value: Difference) -> str:
    """A difference with its interval, for people."""
    mean, low, high = (Digits(f"{part:+.3f}") for part in (value.mean, value.low, value.high))
    return Reason("{mean} [{low}, {high}]", mean=mean, low=low, high=high)


def interval(value: Difference) -> dict[str, float | None]:
    """A difference as plain values; JSON knows no NaN."""
    parts = {"mean": value.mean, "low": value.low, "high": value.high}
    return {name: round(part, 4) if np.isfinite(part) else None for name, part in parts.items()}


def _means(values: Floats) -> dict[str, float | None]:
    known = np.isfinite(values)
    return {
        column: round(float(values[known[:, index], index].mean()), 4) if known[:, index].any() else None
        for index, column in enumerate(COLUMNS)
    }
