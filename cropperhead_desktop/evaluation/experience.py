"""What the personal head is worth once it has seen some crops of a person: all together, and site by site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.personal import EXPERIENCED, SEEN, after_crops, played
from cropperhead_desktop.evaluation.predictions import Floats, Prediction
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.evaluation.table import compared, interval
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.head import ENOUGH, Prior, Voice
from cropperhead_desktop.inference.style.store import person_key

FEWEST = 5
"""Photos of one site below which a test of it says nothing."""

TESTED = (5, 20)
"""Crops of a person after which each site is tested by itself."""

BASE, USUAL, HEAD, PERSONAL = range(4)
WAYS = ("model", "usual box", "head without gate", "personal head")
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


def experience_of(
    model: str, ious: Floats, learnt: npt.NDArray[np.int64], sites: tuple[str, ...]
) -> Experience | None:
    """The gated head against the model alone; None where nobody has kept enough crops.

    `ious` are the free IoUs of every photo by the model, the mean box and the gated head, N x 3; `learnt`
    counts the crops known before.
    """
    late = learnt >= EXPERIENCED
    if not late.any():
        return None
    own, usual, gated = ious.T
    return Experience(
        model,
        int(late.sum()),
        compared(gated, usual, sites, late),
        compared(gated, own, sites, late),
        _by_site(ious, learnt, sites),
    )


def experienced(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> Experience | None:
    """The same, played for it alone: free boxes and nothing else. Sites come under hashed names."""
    ious, learnt = [], []
    for one in played(model, predictions, examples, progress, prior_for):
        voices = (Voice.MODEL, one.style.agreement().voice)
        own, gated = (one.style.voice(one.seen, voice) for voice in voices)
        ious.append([iou(box, examples[one.number].box) for box in (own, one.mean_box, gated)])
        learnt.append(len(one.style.crops))
    sites = tuple(person_key(example.site) for example in examples)
    return experience_of(model, np.array(ious), np.array(learnt), sites)


def _by_site(
    ious: Floats, learnt: npt.NDArray[np.int64], sites: tuple[str, ...]
) -> tuple[SiteExperience, ...]:
    """The sites in the order of the photos, later stage first."""
    names, made = np.array(sites), []
    own, usual, gated = ious.T
    # photos of one site are compared one by one: every photo stands for itself
    every = tuple(map(str, range(len(sites))))
    for after in (EXPERIENCED, ENOUGH):
        for site in dict.fromkeys(sites):
            where = (names == site) & (learnt >= after)
            if where.sum() >= FEWEST:
                over_mean_box = compared(gated, usual, every, where)
                over_model = compared(gated, own, every, where)
                made.append(SiteExperience(site, after, int(where.sum()), over_mean_box, over_model))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class CropsSeen:
    """How well each way to propose does after some crops of a person (free IoU).

    `ious` is rows x `WAYS`; `sites` names the person of each row, `seen` counts the crops that were learnt,
    one of `SEEN`.
    """

    model: str
    ious: Floats
    sites: tuple[str, ...]
    seen: tuple[int, ...]

    def after(self, crops: int) -> dict[str, Floats]:
        """The photos judged after so many crops, by site, each M x `WAYS`."""
        found = defaultdict(list)
        for site, seen, values in zip(self.sites, self.seen, self.ious, strict=True):
            if seen == crops:
                found[site].append(values)
        return {site: np.array(rows) for site, rows in found.items()}

    def gain(self, crops: int, way: int = PERSONAL, of: int | None = None) -> Difference | None:
        """Mean gain over the model of a person, every person counting alike; people are resampled.

        Of those alone who are judged after `of` crops too: stages compare the same people then.
        """
        groups = self.after(crops)
        there = groups if of is None else self.after(of)
        means = np.array([rows.mean(axis=0) for site, rows in groups.items() if site in there])
        return apart(means, way) if len(means) else None

    def over(self, other: CropsSeen, crops: int = TESTED[0]) -> Difference | None:
        """The mean gain of a person over the same photos with another prior; None: nobody."""
        ours, theirs = self.after(crops), other.after(crops)
        means = [[theirs[site][:, PERSONAL].mean(), ours[site][:, PERSONAL].mean()] for site in ours]
        return apart(np.array(means), 1) if means else None

    def by_site(self) -> list[dict[str, Any]]:
        """The gain after `TESTED` crops site by site; the interval resamples the site's photos."""
        made = []
        for crops in TESTED:
            for site, rows in self.after(crops).items():
                gain = apart(rows, PERSONAL)
                harmed = len(rows) >= FEWEST and gain.high < 0
                row = {"site": site, "crops": crops, "photos": len(rows), "gain": interval(gain)}
                made.append({**row, "harmed": harmed})
        return made

    def sentences(self) -> list[str]:
        """The stages for people, one line each."""
        told = []
        for stage in self.record()["stages"]:
            model, *others = stage["ways"].items()
            gains = (
                f"{way} {gain['mean']:+.3f} [{gain['low']:+.3f}, {gain['high']:+.3f}]" for way, gain in others
            )
            told.append(
                f"after {stage['crops']} crops ({stage['photos']} photos, {stage['sites']} people): "
                f"{model[0]} {model[1]['iou']:.3f}; {'; '.join(gains)}"
            )
        return told

    def record(self) -> dict[str, Any]:
        """As plain values."""
        stages, sites = [], self.by_site()
        for crops in SEEN:
            groups = self.after(crops)
            if groups:
                means = np.array([rows.mean(axis=0) for rows in groups.values()])
                if len(groups) == 1:  # of one person the photos are resampled
                    (means,) = groups.values()
                ways = {
                    way: {"iou": round(float(means[:, i].mean()), 4), **interval(apart(means, i))}
                    for i, way in enumerate(WAYS)
                }
                photos = sum(map(len, groups.values()))
                stages.append({"crops": crops, "photos": photos, "sites": len(groups), "ways": ways})
        last = max(self.seen)
        same = {crops: self.gain(crops, of=last) for crops in SEEN}
        return {
            "model": self.model,
            "stages": stages,
            "people_of_the_last_stage": {
                str(crops): interval(gain) for crops, gain in same.items() if gain is not None
            },
            "fewest": FEWEST,
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
    """Teach a personal head every site's first crops, and judge it by the photos after them.

    `prior_for` gives the prior of a site's person (`personal.played`).
    """
    rows, sites, seen = [], [], []
    for one in after_crops(model, predictions, examples, progress, prior_for):
        here, voices = examples[one.number], (Voice.MODEL, Voice.HEAD, one.style.agreement().voice)
        own, head, gated = (iou(one.style.voice(one.seen, voice), here.box) for voice in voices)
        rows.append((own, iou(one.mean_box, here.box), head, gated))
        sites.append(here.site)
        seen.append(len(one.style.crops))
    return CropsSeen(model, np.array(rows), tuple(sites), tuple(seen))


def apart(rows: Floats, way: int) -> Difference:
    """One column of N x M less the first one; rows are resampled."""
    every = tuple(str(number) for number in range(len(rows)))
    return compared(rows[:, way], rows[:, BASE], every, np.full(len(rows), True))
