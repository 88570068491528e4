"""Statistics against numbers worked out by hand, and habits that are claimed only where they are proven."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.dataset.harvest import crop_factor, kept_area
from cropperhead_desktop.dataset.significance import Bias, bias_of, corrected, rate_of, sign_flip
from cropperhead_desktop.dataset.statistics import GRID, Sample, ratio_name, statistics_of
from cropperhead_desktop.dataset.statistics_words import sentences
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, corners, to_crop
from cropperhead_desktop.geometry.overlap import polygon_area
from cropperhead_desktop.geometry.rotation import fit_inside

QUARTER = Crop(0.0, 0.0, 0.5, 0.5)


def sample(
    number: int = 0, crop: Crop | None = QUARTER, decision: str = "accepted", **more: object
) -> Sample:
    return replace(
        Sample(f"{number}.jpg", f"day {number // 4}", 6000, 4000, 1, crop, decision),
        **more,  # type: ignore[arg-type]
    )


def test_crop_factor_by_hand() -> None:
    assert crop_factor(WHOLE) == 0
    assert crop_factor(Crop(0.1, 0.2, 0.7, 0.6)) == pytest.approx((0.1 + 0.3 + 0.2 + 0.4) / 4)
    assert kept_area(Crop(0.1, 0.2, 0.7, 0.6), 6000, 4000) == pytest.approx(0.24)


boxes = st.builds(
    lambda cx, cy, w, h, angle: fit_inside(Box(cx, cy, w, h, angle), 6000, 4000),
    st.floats(1000, 5000), st.floats(1000, 3000), st.floats(300, 5000), st.floats(300, 3500),
    st.floats(-45, 45),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(boxes)
def test_the_kept_area_of_a_turned_crop_is_its_boxs(box: Box) -> None:

    crop = to_crop(box, 6000, 4000)
    by_polygon = polygon_area(list(corners(box))) / 24e6
    assert kept_area(crop, 6000, 4000) == pytest.approx(by_polygon, rel=1e-6)
    assert 0 < kept_area(crop, 6000, 4000) <= 1 + 1e-9
    # opposite cuts cancel: the factor depends on the extent of the tags alone
    assert crop_factor(crop) == pytest.approx((2 - (crop.right - crop.left) - (crop.bottom - crop.top)) / 4)


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


def test_wilsons_interval() -> None:
    """Newcombe 1998, table I: 81 of 263, and 0 of 20."""
    rate = rate_of(81, 263)
    assert (round(rate.low, 4), round(rate.high, 4)) == (0.2553, 0.3662)
    assert (round(rate_of(0, 20).low, 4), round(rate_of(0, 20).high, 4)) == (0.0, 0.1611)


def test_sign_flips_by_hand() -> None:
    assert sign_flip(np.ones(6)) == 2 / 64
    assert sign_flip(np.array([1.0, -1.0])) == 1
    assert sign_flip(np.array([3.0, 1.0])) == 0.5
    assert sign_flip(np.ones(40)) < 0.001
    assert sign_flip(np.resize([1.0, -1.0], 40)) > 0.9


def test_occasions_are_the_witnesses() -> None:
    """A hundred alike photos of one day prove nothing."""
    everywhere = np.ones(100, dtype=bool)
    assert bias_of("x", np.full(100, 0.2), ["one day"] * 100, everywhere).p == 1
    assert bias_of("x", np.full(100, 0.2), [f"day {n // 5}" for n in range(100)], everywhere).p < 0.001  # type: ignore[operator]
    assert bias_of("x", np.full(3, 0.2), ["a", "b", "c"], ~everywhere[:3]).p is None


def test_holm() -> None:
    raw = [Bias(str(n), 0.1, 9, 9, p) for n, p in enumerate((0.01, 0.04, 0.03, None, 0.005))]
    assert [bias.p for bias in corrected(raw)] == [
        pytest.approx(0.03),
        pytest.approx(0.06),
        pytest.approx(0.06),
        None,
        0.02,
    ]


def crops_towards(x: float, y: float, count: int) -> list[Sample]:
    rng = np.random.default_rng(1)
    made = []
    for number in range(count):
        left, top = (float(value) for value in 0.4 * np.clip((x, y) + rng.normal(0, 0.2, 2), 0, 1))
        made.append(sample(number, Crop(left, top, left + 0.6, top + 0.6)))
    return made


def test_a_habit_is_named() -> None:
    told = " ".join(sentences(statistics_of(crops_towards(0.2, 0.2, 60))))
    assert "Your crops keep the top left" in told
    assert "p < 0.001" in told


@pytest.mark.parametrize(
    "samples", [crops_towards(0.5, 0.5, 60), crops_towards(0.0, 0.0, 5), crops_towards(0.0, 0.0, 24)]
)
def test_nothing_is_claimed_without_proof(samples: list[Sample]) -> None:
    """No habit at all; a strong one in five photos; in 24 photos of only six occasions."""
    assert "Your crops keep" not in " ".join(sentences(statistics_of(samples)))


def test_no_decisions_yet() -> None:
    found = statistics_of([])
    assert sentences(found)[0].startswith("No decisions yet")
    assert json.loads(json.dumps(found.record()))["cropped"] == 0


def test_chance_alone_is_seldom_called_a_habit() -> None:
    """At most about one in twenty libraries without a habit may seem to have one."""
    claimed = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        samples = []
        for number in range(48):
            left, top = rng.uniform(0, 0.4, 2)
            samples.append(sample(number, Crop(left, top, left + 0.6, top + 0.6, rng.normal(0, 1))))
        claimed += any("(p " in sentence for sentence in sentences(statistics_of(samples)))
    assert claimed <= 11  # binomial: more than 11 of 100 at a true rate of 5 % happens once in 250


def test_records_are_plain_numbers() -> None:
    record = statistics_of(
        [sample(0, Crop(0.1, 0.1, 0.6, 0.6, 3.0), proposal=QUARTER, confidence=0.4)]
    ).record()
    text = json.dumps(record)
    assert "NaN" not in text
    assert math.isclose(sum(map(sum, record["heat"])) / GRID**2, 0.25, abs_tol=0.02)
