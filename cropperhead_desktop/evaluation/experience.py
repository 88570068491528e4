"""What the personal head is worth once it has seen some crops of a person: all together, and site by site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cropperhead_desktop.evaluation.personal import EXPERIENCED, PersonalRows
from cropperhead_desktop.evaluation.predictions import COLUMNS
from cropperhead_desktop.evaluation.rows import Row
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.evaluation.table import Mask, Table, compared, interval
from cropperhead_desktop.inference.style.head import ENOUGH

FEWEST = 5
"""Photos of one site below which a test of it says nothing."""


@dataclass(frozen=True, slots=True)
class SiteExperience:
    """One site's photos after `after` crops: gains in IoU, intervals from resampling its photos in pairs."""

    site: str
    after: int
    photos: int
    over_mean_box: Difference
    over_model: Difference

    @property
    def harmed(self) -> bool:
        """Below the model alone beyond chance: even the upper end of the interval is a loss."""
        return self.over_model.high < 0

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "site": self.site,
            "after_crops": self.after,
            "photos": self.photos,
            "over_mean_box": interval(self.over_mean_box),
            "over_model": interval(self.over_model),
            "harmed": self.harmed,
        }


@dataclass(frozen=True, slots=True)
class Experience:
    """The personal head once it has learnt from `EXPERIENCED` crops, against mean box and model (IoU).

    Intervals resample whole sites. `sites` has a row for each site after `EXPERIENCED` crops, and after
    `ENOUGH`, when the head may first be believed, wherever at least `FEWEST` photos are left.
    """

    model: str
    photos: int
    over_mean_box: Difference
    over_model: Difference
    sites: tuple[SiteExperience, ...]

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "model": self.model,
            "after_crops": EXPERIENCED,
            "photos": self.photos,
            "over_mean_box": interval(self.over_mean_box),
            "over_model": interval(self.over_model),
            "sites_harmed": sum(one.harmed for one in self.sites),
            "sites": [one.record() for one in self.sites],
        }


def experience_of(model: str, own: Row, personal: PersonalRows, sites: tuple[str, ...]) -> Experience | None:
    """The gated head against the model's row `own`; None where nobody has kept enough crops."""
    late = personal.learnt >= EXPERIENCED
    if not late.any():
        return None
    table = Table((own, personal.usual, personal.gated), sites)
    return Experience(
        model,
        int(late.sum()),
        table.difference(personal.gated, personal.usual, "iou", late),
        table.difference(personal.gated, own, "iou", late),
        _by_site(own, personal, sites),
    )


def _by_site(own: Row, personal: PersonalRows, sites: tuple[str, ...]) -> tuple[SiteExperience, ...]:
    """The sites in the order of the photos, later stage first."""
    names, made = np.array(sites), []
    for after in (EXPERIENCED, ENOUGH):
        for site in dict.fromkeys(sites):
            where = (names == site) & (personal.learnt >= after)
            if where.sum() >= FEWEST:
                over_mean_box = _within(personal.gated, personal.usual, where)
                over_model = _within(personal.gated, own, where)
                made.append(SiteExperience(site, after, int(where.sum()), over_mean_box, over_model))
    return tuple(made)


def _within(ours: Row, theirs: Row, where: Mask) -> Difference:
    """Photos of one site are compared one by one: every photo stands for itself."""
    column = COLUMNS.index("iou")
    every = tuple(str(number) for number in range(len(where)))
    return compared(ours.values[:, column], theirs.values[:, column], every, where)
