"""What blind judgements say: shares with their intervals, strengths, and how many more are needed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from random import Random
from statistics import NormalDist
from typing import Any

from cropperhead_desktop.evaluation.occasions import camera_time, occasions
from cropperhead_desktop.workflows.blind.rounds import Maker

POWER = 0.8
"""Chance of a decision that the number of judgements still needed is worked out for."""

METHODS = (
    "Shares: Wilson 95 % interval; of two makers, rounds in which one of the two was picked. Strengths: "
    "Bradley-Terry-Luce fitted to the picks, 95 % interval from 400 bootstrap resamples of whole occasions. "
    "Judgements needed: "
    "n = ((z.975 / 2 + z.80 sqrt(p (1 - p))) / (p - 1/2))^2, a two-sided test of one share at 5 % with "
    "80 % power."
)

WORDS = {
    Maker.HUMAN: "your crop",
    Maker.MODEL: "the model's crop",
    Maker.RANDOM: "a random crop",
    Maker.CENTRE: "the middle of the photo",
}

_Z = NormalDist().inv_cdf(0.975)
_Z_POWER = NormalDist().inv_cdf(POWER)
_DRAWS = 400
_STEPS = 60


@dataclass(frozen=True, slots=True)
class BlindJudgement:
    """One answer: whose crops were shown, which was picked (None: no difference to be seen), of which model.

    `key` names the photo without saying which it is; `folder` and `taken` are those of its `Round`, empty in
    judgements of earlier versions.
    """

    key: str
    shown: tuple[Maker, ...]
    picked: Maker | None
    model: str = ""
    time: str = ""
    folder: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `count`, with the Wilson interval of the share (0 to 1 without any)."""

    hits: int
    count: int

    @property
    def value(self) -> float | None:
        """The share itself."""
        return self.hits / self.count if self.count else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval, 95 %."""
        return wilson(self.hits, self.count)

    def record(self) -> dict[str, Any]:
        """As plain values."""
        low, high = self.interval
        value = None if self.value is None else round(self.value, 4)
        return {
            "hits": self.hits,
            "count": self.count,
            "share": value,
            "low": round(low, 4),
            "high": round(high, 4),
        }


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (E. B. Wilson 1927); 0 to 1 where nothing was counted."""
    if not count:
        return (0.0, 1.0)
    share, square = hits / count, _Z**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = _Z / (1 + square / count) * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return (max(0.0, middle - reach), min(1.0, middle + reach))


def needed(share: float) -> int | None:
    """Judgements in all after which a share that is truly so far from 1/2 is told from it; None: 1/2."""
    away = abs(share - 0.5)
    if away < 1e-9:
        return None
    return math.ceil(((_Z / 2 + _Z_POWER * math.sqrt(share * (1 - share))) / away) ** 2)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two makers against each other, as often as one of them was picked over the other."""

    first: Maker
    second: Maker
    share: Share

    @property
    def decided(self) -> bool:
        """The interval leaves out one half."""
        low, high = self.share.interval
        return low > 0.5 or high < 0.5

    @property
    def still_needed(self) -> int | None:
        """Judgements that are likely to be missing; 0 when decided, None where no difference is to be seen.

        A share of nothing or everything is drawn towards the middle (one of each added).
        """
        if self.decided:
            return 0
        total = needed((self.share.hits + 1) / (self.share.count + 2))
        return None if total is None else max(1, total - self.share.count)

    def sentence(self) -> str:
        """For people."""
        share, (low, high) = self.share.value, self.share.interval
        first, second, count = WORDS[self.first], WORDS[self.second], self.share.count
        if share is None:
            return f"{first} against {second}: not judged yet"
        text = (
            f"{first} was preferred to {second} in {100 * share:.0f} % of {count} "
            f"judgement{'' if count == 1 else 's'} (95 % interval {100 * low:.0f} to {100 * high:.0f} %)"
        )
        if self.decided:
            return text
        more = self.still_needed
        missing = "no difference to be seen yet" if more is None else f"about {more:,} more would decide it"
        return f"{text}; {missing}"


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that is said about some judgements."""

    judgements: int
    cannot_tell: int
    picked: dict[Maker, Share]
    pairs: tuple[Pair, ...]
    strengths: dict[Maker, tuple[float, float, float]]
    """Bradley-Terry-Luce: chance of being picked among all makers, with its interval."""
    models: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "judgements": self.judgements,
            "cannot_tell": self.cannot_tell,
            "models": list(self.models),
            "picked": {maker.value: share.record() for maker, share in self.picked.items()},
            "pairs": [
                {
                    "first": pair.first.value,
                    "second": pair.second.value,
                    **pair.share.record(),
                    "decided": pair.decided,
                    "still_needed": pair.still_needed,
                    "sentence": pair.sentence(),
                }
                for pair in self.pairs
            ],
            "strengths": {
                maker.value: {"share": round(value, 4), "low": round(low, 4), "high": round(high, 4)}
                for maker, (value, low, high) in self.strengths.items()
            },
            "methods": METHODS,
        }


def results(judgements: Sequence[BlindJudgement], seed: int = 0) -> Results:
    """What the judgements say."""
    told = [one for one in judgements if one.picked is not None]
    makers = [maker for maker in Maker if any(maker in one.shown for one in judgements)]
    picked = {
        maker: Share(sum(one.picked is maker for one in told), sum(maker in one.shown for one in told))
        for maker in makers
    }
    return Results(
        len(judgements),
        len(judgements) - len(told),
        picked,
        tuple(_pair(first, second, told) for first, second in combinations(makers, 2)),
        _strengths(told, makers, seed),
        tuple(sorted({one.model for one in judgements if one.model})),
    )


def _pair(first: Maker, second: Maker, told: Sequence[BlindJudgement]) -> Pair:
    both = [one for one in told if first in one.shown and second in one.shown]
    wins = sum(one.picked is first for one in both)
    return Pair(first, second, Share(wins, wins + sum(one.picked is second for one in both)))


def _strengths(
    told: Sequence[BlindJudgement], makers: Sequence[Maker], seed: int
) -> dict[Maker, tuple[float, float, float]]:
    if not told:
        return {}
    rng, found = Random(seed), luce(told, makers)
    groups: dict[str, list[BlindJudgement]] = {}
    places = [(one.folder or one.key, camera_time(one.taken)) for one in told]
    for one, occasion in zip(told, occasions(places), strict=True):
        groups.setdefault(occasion, []).append(one)
    units = list(groups.values())
    if len(units) < 2:  # one occasion tells nothing about others
        return {maker: (found[maker], 0.0, 1.0) for maker in makers}
    drawn = [luce(list(chain(*rng.choices(units, k=len(units)))), makers) for _ in range(_DRAWS)]
    low, high = round(0.025 * (_DRAWS - 1)), round(0.975 * (_DRAWS - 1))
    ranked = {maker: sorted(one[maker] for one in drawn) for maker in makers}
    return {maker: (found[maker], ranked[maker][low], ranked[maker][high]) for maker in makers}


def luce(told: Sequence[BlindJudgement], makers: Sequence[Maker]) -> dict[Maker, float]:
    """Chances p with P(pick a among S) = p_a / sum over S (Hunter 2004, MM algorithm).

    Half a pick of everybody over everybody is added: nobody's chance is quite 0 or 1.
    """
    rounds = Counter((tuple(sorted(one.shown)), one.picked) for one in told)
    sets = Counter[tuple[Maker, ...]]()
    wins = dict.fromkeys(makers, 0.5)
    for (shown, picked), count in rounds.items():
        sets[shown] += count
        if picked is not None:
            wins[picked] += count
    added = 0.5 * len(makers)
    chances = dict.fromkeys(makers, 1 / len(makers))
    for _ in range(_STEPS):
        share = {
            maker: sum(n / sum(chances[one] for one in shown) for shown, n in sets.items() if maker in shown)
            + added
            for maker in makers
        }
        raw = {maker: wins[maker] / share[maker] for maker in makers}
        total = sum(raw.values())
        chances = {maker: value / total for maker, value in raw.items()}
    return chances
