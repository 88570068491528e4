"""The numbers of the charts, prepared once: the window and the pages only draw them. Shares are 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cropperhead_desktop.dataset.statistics import Histogram, Statistics

OTHER = "other"
_MOST = 10
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Ranking:
    """Named bars, the first one on top; `photos` are the crops behind each."""

    names: tuple[str, ...]
    values: tuple[float, ...]
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Shares month by month; `ticks` are some of the places with their months."""

    ticks: tuple[tuple[int, str], ...]
    series: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points with the ends of their intervals."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def ratios(statistics: Statistics) -> Ranking:
    """How many crops have which usual ratio, the commonest first; unusual ones last, as `OTHER`."""
    names = [name for name in statistics.ratios if name != OTHER][:_MOST]
    names += [OTHER] * (OTHER in statistics.ratios)
    counts = tuple(statistics.ratios[name] for name in names)
    return Ranking(tuple(names), counts, counts)


def lenses(statistics: Statistics) -> Ranking | None:
    """The area kept with the lenses used most, names shortened; None where no lens is known."""
    groups = statistics.lenses[:_MOST]
    names = (one.name if len(one.name) <= _LONGEST else f"{one.name[: _LONGEST - 1]}…" for one in groups)
    areas, photos = (one.kept_area for one in groups), (one.photos for one in groups)
    return Ranking(tuple(names), tuple(areas), tuple(photos)) if groups else None


def months(statistics: Statistics, most_ticks: int = 6) -> Trend | None:
    """Area kept and place over time; None where there is but one month."""
    groups = statistics.months
    if len(groups) < 2:
        return None
    ticks = list(enumerate(one.name for one in groups))[:: -(-len(groups) // most_ticks)]
    series = {
        "area kept": tuple(one.kept_area for one in groups),
        "centre from left": tuple(one.x for one in groups),
        "centre from top": tuple(one.y for one in groups),
    }
    return Trend(tuple(ticks), series)


def calibration(statistics: Statistics) -> Curve | None:
    """Proposals taken unchanged against stated confidence; None where no decision has a confidence."""
    bins = statistics.calibration
    taken = [one.accepted for one in bins]
    stated, shares = (one.confidence for one in bins), (rate.share for rate in taken)
    low, high = (rate.low for rate in taken), (rate.high for rate in taken)
    return Curve(tuple(stated), tuple(shares), tuple(low), tuple(high)) if bins else None


def middles(histogram: Histogram) -> tuple[float, ...]:
    """The middle of each bar."""
    edges = histogram.edges
    return tuple((low + high) / 2 for low, high in zip(edges, edges[1:], strict=False))
