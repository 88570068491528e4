"""How somebody crops, in numbers: distributions, place, tendencies, and the program's proposals against them.

Everything is as displayed, upright: left is where the photographer sees left. The distributions are about
photos that were really cropped; those kept whole are counted apart. Plain values in, plain values out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cropperhead_desktop.dataset.significance import Bias, Rate, bias_of, corrected, rate_of
from cropperhead_desktop.geometry.crop import Box, Crop, to_crop
from cropperhead_desktop.geometry.orientation import crop_to_displayed_box, displayed_size
from cropperhead_desktop.geometry.overlap import iou

Floats = NDArray[np.float64]

GRID = 24
"""Cells of the heat map along each side of the picture."""

BINS = 20
_ROOM = 0.02
"""A crop has room to lie elsewhere when it leaves at least this share of a side."""

UNTURNED = 0.05
"""Degrees below which a crop counts as not turned."""

RATIOS = {"1:1": 1.0, "5:4": 1.25, "4:3": 4 / 3, "7:5": 1.4, "3:2": 1.5, "16:10": 1.6, "16:9": 16 / 9,
          "2:1": 2.0, "2.39:1": 2.39}  # fmt: skip
_SAME_RATIO = 0.012
COLUMNS = ("left", "top", "right", "bottom", "angle", "kept_area", "ratio", "x", "y")
"""Columns of the table: sides and centre as shares of the picture, degrees, width / height."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One decided photo. `crop` (None: kept whole) and `proposal` are in crs terms of the stored frame."""

    photo: str
    occasion: str
    """Photos of one occasion resemble one another; they are no independent witnesses of a habit."""
    width: int
    height: int
    orientation: int
    crop: Crop | None
    decision: str
    month: str = ""
    lens: str = ""
    confidence: float | None = None
    proposal: Crop | None = None
    was_proposed: bool = True
    """It was decided on a proposal, which can be agreed with; not on another program's crop, or on none."""

    @property
    def is_judgement(self) -> bool:
        """Whether it says if a proposal was good; to keep the whole photo is not to agree with it."""
        return self.was_proposed and self.decision in ("accepted", "adjusted", "kept")


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts between neighbouring edges; what lies outside counts at the ends, unturned crops nowhere."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cropped photos of one month or lens, and their means (shares of the picture, degrees)."""

    name: str
    photos: int
    kept_area: float
    x: float
    y: float
    turned: float
    """Mean size of the angle, whichever its direction."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The program's proposals against what was decided; None where nothing could be compared."""

    decided: int
    accepted: Rate | None
    compared: int
    iou: float | None
    angle_error: float | None
    """Mean difference of the angles in degrees."""
    area_ratio: float | None
    """Geometric mean of the area kept by the person over that kept by the program."""


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Proposals of about one confidence, and how many of them were accepted unchanged."""

    low: float
    high: float
    confidence: float
    accepted: Rate


@dataclass(frozen=True, slots=True)
class Statistics:
    """All of it. `table` has one row for each cropped photo, in the order of `photos`."""

    photos: tuple[str, ...]
    table: Floats
    whole: int
    histograms: Mapping[str, Histogram]
    ratios: Mapping[str, int]
    heat: Floats
    """Share of the crops that keep each cell, GRID x GRID, rows from top to bottom."""
    months: tuple[Group, ...]
    lenses: tuple[Group, ...]
    agreement: Agreement
    calibration: tuple[CalibrationBin, ...]
    biases: tuple[Bias, ...]

    def column(self, name: str) -> Floats:
        """One column of the table by its name in COLUMNS."""
        return self.table[:, COLUMNS.index(name)]

    def within(self, name: str, low: float, high: float) -> tuple[str, ...]:
        """The photos whose value lies in a bar of a histogram, as it counts them."""
        edges, values = self.histograms[name].edges, self.column(name)
        if name == "angle":
            values = np.where(np.abs(values) < UNTURNED, np.nan, values)
        at_least = values >= (low if low > edges[0] else -np.inf)
        below = values < (high if high < edges[-1] else np.inf)
        return tuple(self.photos[row] for row in np.flatnonzero(at_least & below))

    def record(self) -> dict[str, Any]:
        """Everything as JSON values, except the table."""
        return {
            "cropped": len(self.photos),
            "whole": self.whole,
            "histograms": {name: asdict(histogram) for name, histogram in self.histograms.items()},
            "ratios": dict(self.ratios),
            "heat": np.round(self.heat, 4).tolist(),
            "months": [asdict(group) for group in self.months],
            "lenses": [asdict(group) for group in self.lenses],
            "agreement": asdict(self.agreement),
            "calibration": [asdict(one) for one in self.calibration],
            "biases": [asdict(bias) for bias in self.biases],
        }


def statistics_of(samples: Sequence[Sample]) -> Statistics:
    """The statistics of decided photos, in any order."""
    cropped = [sample for sample in samples if sample.crop is not None and not sample.crop.is_whole]
    boxes = [displayed(sample, sample.crop) for sample in cropped if sample.crop is not None]
    table = np.array([_row(s, box) for s, box in zip(cropped, boxes, strict=True)]).reshape(-1, len(COLUMNS))
    return Statistics(
        photos=tuple(sample.photo for sample in cropped),
        table=table,
        whole=len(samples) - len(cropped),
        histograms={name: _histogram(name, table[:, place]) for place, name in enumerate(COLUMNS)},
        ratios=_ratios(table[:, COLUMNS.index("ratio")]),
        heat=_heat(cropped, boxes),
        months=_groups(cropped, table, lambda sample: sample.month, in_order=True),
        lenses=_groups(cropped, table, lambda sample: sample.lens, in_order=False),
        agreement=_agreement(samples),
        calibration=_calibration(samples),
        biases=_biases(cropped, boxes, table),
    )


def displayed(sample: Sample, crop: Crop) -> Box:
    """A crop of a sample's photo in displayed pixels (ValueError: it has no area)."""
    return crop_to_displayed_box(crop, sample.width, sample.height, sample.orientation)


def _row(sample: Sample, box: Box) -> tuple[float, ...]:
    width, height = displayed_size(sample.width, sample.height, sample.orientation)
    upright = to_crop(box, width, height)
    area = box.area / (width * height)
    sides = (upright.left, upright.top, upright.right, upright.bottom)
    return *sides, box.angle, area, box.aspect, box.cx / width, box.cy / height


def _histogram(name: str, values: Floats) -> Histogram:
    low, high = 0.0, 1.0
    if name == "angle":
        values = values[np.abs(values) >= UNTURNED]
        high = max(2.0, float(np.ceil(np.abs(values).max(initial=0.0))))
        low = -high
    elif name == "ratio":
        low, high = 0.4, 2.6
    edges = np.round(np.linspace(low, high, BINS + 1), 6)
    counts, _ = np.histogram(np.clip(values, low, high), edges)
    return Histogram(tuple(map(float, edges)), tuple(map(int, counts)))


def _ratios(values: Floats) -> dict[str, int]:
    """How many crops have which usual ratio, lying or standing; the commonest first, others last."""
    counts: dict[str, int] = defaultdict(int)
    for value in values:
        counts[ratio_name(float(value))] += 1
    return dict(sorted(counts.items(), key=lambda pair: (pair[0] == "other", -pair[1], pair[0])))


def ratio_name(ratio: float) -> str:
    """`3:2` or `2:3` for a ratio within 1.2 % of it, `other` for unusual ones."""
    for name, usual in RATIOS.items():
        if abs(max(ratio, 1 / ratio) / usual - 1) < _SAME_RATIO:
            return name if ratio >= 1 or name == "1:1" else ":".join(reversed(name.split(":")))
    return "other"


def _heat(samples: Sequence[Sample], boxes: Sequence[Box]) -> Floats:
    """By the centres of the cells, in each crop's own axes."""
    covered = np.zeros((GRID, GRID))
    centres = (np.arange(GRID) + 0.5) / GRID
    for sample, box in zip(samples, boxes, strict=True):
        width, height = displayed_size(sample.width, sample.height, sample.orientation)
        x, y = centres[None, :] * width - box.cx, centres[:, None] * height - box.cy
        cos, sin = np.cos(np.radians(box.angle)), np.sin(np.radians(box.angle))
        across, down = np.abs(x * cos + y * sin), np.abs(y * cos - x * sin)
        covered += (across <= box.width / 2) & (down <= box.height / 2)
    return covered / max(1, len(boxes))


def _groups(
    samples: Sequence[Sample], table: Floats, key: Callable[[Sample], str], in_order: bool
) -> tuple[Group, ...]:
    """Means by key, in the key's order or the largest first; photos without one are left out."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, sample in enumerate(samples):
        if key(sample):
            rows[key(sample)].append(row)
    groups = [_group(name, table[places]) for name, places in rows.items()]
    return tuple(sorted(groups, key=lambda group: group.name if in_order else (-group.photos, group.name)))


def _group(name: str, table: Floats) -> Group:
    mean = {column: float(table[:, COLUMNS.index(column)].mean()) for column in ("kept_area", "x", "y")}
    turned = float(np.abs(table[:, COLUMNS.index("angle")]).mean())
    return Group(name, len(table), **mean, turned=turned)


def _agreement(samples: Sequence[Sample]) -> Agreement:
    judged = [sample for sample in samples if sample.is_judgement]
    accepted = sum(sample.decision == "accepted" for sample in judged)
    pairs = [(sample, sample.proposal) for sample in samples if sample.proposal is not None]
    overlaps, errors, ratios = [], [], []
    for sample, proposal in pairs:
        mine = displayed(sample, sample.crop or Crop(0.0, 0.0, 1.0, 1.0))
        theirs = displayed(sample, proposal)
        overlaps.append(iou(mine, theirs))
        errors.append(abs(mine.angle - theirs.angle))
        ratios.append(np.log(mine.area / theirs.area))
    return Agreement(
        decided=len(judged),
        accepted=rate_of(accepted, len(judged)) if judged else None,
        compared=len(pairs),
        iou=float(np.mean(overlaps)) if pairs else None,
        angle_error=float(np.mean(errors)) if pairs else None,
        area_ratio=float(np.exp(np.mean(ratios))) if pairs else None,
    )


def _calibration(samples: Sequence[Sample]) -> tuple[CalibrationBin, ...]:
    """Tenths of confidence that have any decision."""
    tenths: dict[int, list[Sample]] = defaultdict(list)
    for sample in samples:
        if sample.confidence is not None and sample.is_judgement:
            tenths[min(9, int(sample.confidence * 10 + 1e-9))].append(sample)
    found = []
    for tenth, members in sorted(tenths.items()):
        accepted = sum(sample.decision == "accepted" for sample in members)
        mean = float(np.mean([sample.confidence for sample in members if sample.confidence is not None]))
        found.append(CalibrationBin(tenth / 10, (tenth + 1) / 10, mean, rate_of(accepted, len(members))))
    return tuple(found)


def _biases(samples: Sequence[Sample], boxes: Sequence[Box], table: Floats) -> tuple[Bias, ...]:
    """Tests of place (only where there was room), direction of turning, and size against the proposal."""
    occasions = [sample.occasion for sample in samples]
    cuts = {"horizontal": (0, 2, "x"), "vertical": (1, 3, "y")}
    found = []
    for name, (first, second, centre) in cuts.items():
        room = 1 - (table[:, second] - table[:, first])
        offsets = table[:, COLUMNS.index(centre)] - 0.5
        found.append(bias_of(name, offsets, occasions, room >= _ROOM))
    angles = table[:, COLUMNS.index("angle")]
    found.append(bias_of("angle", angles, occasions, np.abs(angles) >= UNTURNED))
    sizes = [
        np.log(box.area / displayed(sample, sample.proposal).area) if sample.proposal is not None else np.nan
        for sample, box in zip(samples, boxes, strict=True)
    ]
    shares = np.array(sizes, dtype=np.float64)
    found.append(bias_of("size", shares, occasions, np.isfinite(shares)))
    return tuple(corrected(found))
