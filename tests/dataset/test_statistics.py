"""Statistics against numbers worked out by hand, and habits that are claimed only where they are proven."""

from __future__ import annotations

import json
import math

import pytest

from cropperhead_desktop.dataset.statistics import GRID, ratio_name, statistics_of
from cropperhead_desktop.geometry.crop import Crop
from tests.helpers.samples import QUARTER, sample


def test_distributions_by_hand() -> None:
    found = statistics_of([sample(0), sample(1, Crop(0.5, 0.5, 1.0, 1.0)), sample(2, None, "kept")])
    assert (found.photos, found.whole) == (("0.jpg", "1.jpg"), 1)
    assert found.column("kept_area").tolist() == [0.25, 0.25]
    assert found.column("left").tolist() == [0.0, 0.5]
    assert found.column("x").tolist() == [0.25, 0.75]
    assert found.ratios == {"3:2": 2}
    assert found.histograms["kept_area"].counts[5] == 2
    assert sum(found.histograms["angle"].counts) == 0
    half = GRID // 2
    assert found.heat[:half, :half].min() == found.heat[half:, half:].min() == 0.5
    assert found.heat[:half, half:].max() == 0


def test_what_is_displayed_counts_not_what_is_stored() -> None:
    """Orientation 6: the stored top left corner is displayed at the top right."""
    found = statistics_of([sample(0, QUARTER, orientation=6)])
    assert found.column("x").tolist() == [0.75]
    assert found.column("y").tolist() == [0.25]
    assert found.column("ratio")[0] == pytest.approx(2 / 3)
    turned = Crop(0.3, 0.3, 0.7, 0.7, 2.0)
    assert statistics_of([sample(0, turned, orientation=2)]).column("angle")[0] == pytest.approx(-2)


def test_the_photos_of_a_bar_are_those_it_counts() -> None:
    crops = [
        Crop(0.0, 0.0, side, side, angle) for side in (0.2, 0.5, 0.9, 0.97) for angle in (0.0, 0.01, 0.4)
    ]
    found = statistics_of([sample(number, crop) for number, crop in enumerate(crops)])
    for name, histogram in found.histograms.items():
        bars = zip(histogram.edges, histogram.edges[1:], histogram.counts, strict=False)
        for low, high, count in bars:
            assert len(found.within(name, low, high)) == count, name


def test_ratios_have_names() -> None:
    assert [ratio_name(1.5), ratio_name(2 / 3), ratio_name(1.0), ratio_name(1.21)] == [
        "3:2",
        "2:3",
        "1:1",
        "other",
    ]


def test_months_and_lenses() -> None:
    samples = [
        sample(0, month="2024-02", lens="50mm"),
        sample(1, Crop(0.0, 0.0, 1.0, 0.5), month="2024-01", lens="50mm"),
        sample(2, month="2024-02"),
    ]
    found = statistics_of(samples)
    assert [(one.name, one.photos, one.kept_area) for one in found.months] == [
        ("2024-01", 1, 0.5),
        ("2024-02", 2, 0.25),
    ]
    assert [(one.name, one.photos, one.kept_area) for one in found.lenses] == [("50mm", 2, 0.375)]


def test_agreement_by_hand() -> None:
    half = Crop(0.0, 0.0, 1.0, 0.5)
    samples = [
        sample(0, QUARTER, proposal=QUARTER, confidence=0.95),
        sample(1, QUARTER, "adjusted", proposal=half, confidence=0.9),
        sample(2, None, "kept", proposal=half, confidence=0.31),
        sample(3, QUARTER, "elsewhere"),
    ]
    found = statistics_of(samples)
    assert found.agreement.decided == found.agreement.compared == 3
    assert found.agreement.accepted is not None
    assert found.agreement.accepted.share == pytest.approx(1 / 3)
    assert found.agreement.iou == pytest.approx((1 + 0.5 + 0.5) / 3)
    assert found.agreement.area_ratio == pytest.approx((1 * 0.5 * 2) ** (1 / 3))
    bins = [(one.low, one.confidence, one.accepted.share, one.accepted.count) for one in found.calibration]
    assert bins == [(0.3, 0.31, 0.0, 1), (0.9, pytest.approx(0.925), 0.5, 2)]


def test_records_are_plain_numbers() -> None:
    record = statistics_of(
        [sample(0, Crop(0.1, 0.1, 0.6, 0.6, 3.0), proposal=QUARTER, confidence=0.4)]
    ).record()
    text = json.dumps(record)
    assert "NaN" not in text
    assert math.isclose(sum(map(sum, record["heat"])) / GRID**2, 0.25, abs_tol=0.02)
