"""What the charts of window and page draw."""

from __future__ import annotations

from cropperhead_desktop.dataset.statistics import Histogram, Sample, Statistics, statistics_of
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.statistics.charts import calibration, lenses, middles, months, ratios


def crops(count: int, every_month: int = 1, lens: str = "A lens with a rather long name {}") -> Statistics:
    return statistics_of(
        [
            Sample(
                photo=f"{number}.jpg",
                occasion="one",
                width=6000,
                height=4000,
                orientation=1,
                crop=Crop(0.1, 0.1, 0.7, 0.7),
                decision="accepted",
                month=f"2024-{number // every_month + 1:02}",
                lens=lens.format(number),
                confidence=0.85,
            )
            for number in range(count)
        ]
    )


def test_time_is_drawn_from_two_months_on_with_few_ticks() -> None:
    assert months(crops(2, every_month=2)) is None
    trend = months(crops(11), most_ticks=4)
    assert trend is not None
    assert [place for place, _ in trend.ticks] == [0, 3, 6, 9]
    assert trend.ticks[1] == (3, "2024-04")
    assert {len(values) for values in trend.series.values()} == {11}


def test_long_names_of_many_lenses_are_cut() -> None:
    ranking = lenses(crops(11))
    assert ranking is not None
    assert len(ranking.names) == len(ranking.values) == len(ranking.photos) == 10
    assert all(len(name) == 20 and name.endswith("…") for name in ranking.names)
    assert lenses(crops(3, lens="")) is None


def test_ratios_name_their_crops() -> None:
    assert (ratios(crops(4)).names, ratios(crops(4)).photos) == (("3:2",), (4,))
    assert ratios(statistics_of([])).names == ()


def test_calibration_is_a_curve_with_intervals() -> None:
    curve = calibration(crops(8))
    assert curve is not None
    assert (curve.x, curve.y) == ((0.85,), (1.0,))
    assert curve.low[0] < 1.0 and curve.high == (1.0,)
    assert calibration(statistics_of([])) is None


def test_the_middle_of_a_bar() -> None:
    assert middles(Histogram((0.0, 0.5, 1.0), (1, 2))) == (0.25, 0.75)
