"""What the personal head is worth once it has seen some crops of a person: all together, and site by site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.personal import EXPERIENCED, PersonalRows, Played, played
from cropperhead_desktop.evaluation.predictions import COLUMNS, Floats, Prediction
from cropperhead_desktop.evaluation.rows import Row, RowKind
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.evaluation.table import Mask, Table, compared, interval
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.head import ENOUGH, RECENT, Prior, Voice

FEWEST = 5
"""Photos of one site below which a test of it says nothing."""

STAGES = {"0": (0, 0), "1": (1, 1), "2–3": (2, 3), "4–6": (4, 6), "7–12": (7, 12), "13–25": (13, 25)}
"""Crops of the person that were seen before a photo: first and last of each row of the table."""

EARLY = (1, 7)
"""Crops seen before, for the gain of a person in the first few."""

BASE, OLD_GATE, MIXTURE, HEAD, PERSONAL = range(5)
WAYS = ("model", "gate of 0.1.0", "mixture", "head without gate", "personal head")
"""Who proposes: columns of the table. The last one is what the program does."""


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
    `ENOUGH`, when it may first step back, wherever at least `FEWEST` photos are left.
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


@dataclass(frozen=True, slots=True)
class CropsSeen:
    """How well each way to propose does by the number of crops seen before (free IoU).

    `ious` is photos x `WAYS`; `sites` names the person of each photo, `learnt` counts that person's photos
    before it. `mean_boxes` are the IoUs of the running mean box.
    """

    model: str
    ious: Floats
    sites: tuple[str, ...]
    learnt: tuple[int, ...]
    mean_boxes: Floats

    def between(self, first: int, last: int) -> dict[str, Floats]:
        """The photos with so many crops before them, by site, each M x `WAYS`."""
        found = defaultdict(list)
        for site, seen, values in zip(self.sites, self.learnt, self.ious, strict=True):
            if first <= seen <= last:
                found[site].append(values)
        return {site: np.array(rows) for site, rows in found.items()}

    def gain(self, first: int, last: int, way: int = PERSONAL) -> Difference | None:
        """Mean gain over the model of a person, every person counting alike; people are resampled."""
        means = np.array([rows.mean(axis=0) for rows in self.between(first, last).values()])
        return _apart(means, way) if len(means) else None

    def over(self, other: CropsSeen) -> Difference | None:
        """The mean gain of a person within `EARLY` over the same photos with another prior; None: nobody."""
        ours, theirs = (one.between(*EARLY) for one in (self, other))
        means = np.array(
            [[ours[site][:, PERSONAL].mean(), theirs[site][:, PERSONAL].mean()] for site in ours]
        )
        every = tuple(str(number) for number in range(len(means)))
        return compared(means[:, 0], means[:, 1], every, np.full(len(means), True)) if len(means) else None

    def late(self, names: tuple[str, ...]) -> Experience | None:
        """`experience_of` the same photos; `names` are what sites are called there, photo by photo."""

        def row(kind: RowKind, ious: Floats) -> Row:
            values = np.full((len(ious), len(COLUMNS)), np.nan)
            values[:, COLUMNS.index("iou")] = ious
            return Row(kind.value, kind, values, self.model)

        learnt = PersonalRows(
            row(RowKind.MEAN_BOX, self.mean_boxes),
            row(RowKind.HEAD, self.ious[:, HEAD]),
            row(RowKind.PERSONAL, self.ious[:, PERSONAL]),
            np.array(self.learnt),
        )
        return experience_of(self.model, row(RowKind.MODEL, self.ious[:, BASE]), learnt, names)

    def by_site(self) -> list[dict[str, Any]]:
        """The gain within `EARLY` site by site; the interval resamples the site's photos."""
        made = []
        for site, rows in self.between(*EARLY).items():
            gain = _apart(rows, PERSONAL)
            harmed = len(rows) >= FEWEST and gain.high < 0
            made.append({"site": site, "photos": len(rows), "gain": interval(gain), "harmed": harmed})
        return sorted(made, key=lambda one: -one["photos"])

    def record(self) -> dict[str, Any]:
        """As plain values."""
        stages, sites = [], self.by_site()
        for name, (first, last) in STAGES.items():
            groups = self.between(first, last)
            if groups:
                means = np.array([rows.mean(axis=0) for rows in groups.values()])
                ways = {
                    way: {"iou": round(float(means[:, i].mean()), 4), **interval(_apart(means, i))}
                    for i, way in enumerate(WAYS)
                }
                photos = sum(map(len, groups.values()))
                stages.append({"crops": name, "photos": photos, "sites": len(groups), "ways": ways})
        early = self.gain(*EARLY)
        return {
            "model": self.model,
            "stages": stages,
            "early": None if early is None else interval(early),
            "sites_harmed": sum(one["harmed"] for one in sites),
            "sites": sites,
        }


def crops_seen(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> CropsSeen:
    """Play every site's photos through a personal head on top of the model's predictions.

    `prior_for` gives the prior of a site's person (`personal.played`).
    """
    ious, learnt = np.zeros((len(examples), len(WAYS))), []
    mean_boxes = np.zeros(len(examples))
    known: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for one in played(model, predictions, examples, progress, prior_for):
        here = examples[one.number]
        own, mean_box = _iou(one, Voice.MODEL, here), iou(one.mean_box, here.box)
        mixture, head = (_iou(one, voice, here) for voice in (Voice.MIXTURE, Voice.HEAD))
        gated = _iou(one, one.style.agreement().voice, here)
        foreseen = (own, mean_box, head)
        learnt.append(len(known[here.site]))
        ious[one.number] = own, foreseen[_old_gate(known[here.site])], mixture, head, gated
        mean_boxes[one.number] = mean_box
        known[here.site].append(foreseen)
    return CropsSeen(model, ious, tuple(example.site for example in examples), tuple(learnt), mean_boxes)


def _iou(one: Played, voice: Voice, here: Example) -> float:
    """IoU of a voice's box with the person's."""
    return iou(one.style.voice(one.seen, voice), here.box)


def _old_gate(foreseen: Sequence[tuple[float, float, float]]) -> int:
    """Whom 0.1.0 believed after IoUs of model, mean box and head: the model where none was surely better."""
    recent = np.array(foreseen[-RECENT:])
    if len(recent) < ENOUGH:
        return 0
    best = 2 if recent[:, 2].mean() >= recent[:, 1].mean() else 1
    gains = recent[:, best] - recent[:, 0]
    return best if gains.mean() > gains.std(ddof=1) / np.sqrt(len(gains)) else 0


def _apart(rows: Floats, way: int) -> Difference:
    """One column of N x `WAYS` less the model's; rows are resampled."""
    every = tuple(str(number) for number in range(len(rows)))
    return compared(rows[:, way], rows[:, BASE], every, np.full(len(rows), True))
