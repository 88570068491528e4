"""Which charts the statistics window has, page by page, and what each says under the mouse."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import replace

from cropperhead_desktop.dataset.statistics import GRID, CalibrationBin, Group, Statistics, ratio_name
from cropperhead_desktop.review.in_hand.numbers import with_minus
from cropperhead_desktop.review.text import counted, figures, labelled, numeral, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.chart import Chart
from cropperhead_desktop.workflows.statistics.charts import (
    OTHER,
    Curve,
    Ranking,
    Trend,
    calibration,
    lenses,
    middles,
    months,
    ratios,
)

Choose = Callable[[tuple[str, ...]], object]


def crop_charts(found: Statistics, choose: Choose) -> list[Chart]:
    """Size, ratio, place and angle; `choose` gets the photos of a bar that was clicked."""
    click = tr("Click a bar to select its photos")
    area = Chart(tr("Area kept"), lambda chart: _histogram(chart, found, "kept_area"), click)
    angle = Chart(tr("Angle of turned crops"), lambda chart: _histogram(chart, found, "angle"), click)
    usual = ratios(found)
    ratio = Chart(tr("Ratio, width : height"), lambda chart: _ratios(chart, usual, len(found.photos)), click)
    place = Chart(
        tr("What is kept"), lambda chart: _heat(chart, found), tr("The stronger, the more crops keep it")
    )
    sides = Chart(
        tr("Left and right side"),
        lambda chart: _sides(chart, found, ("left", "right")),
        tr("Line: left side, dashes: right side"),
    )
    ends = Chart(
        tr("Top and bottom side"),
        lambda chart: _sides(chart, found, ("top", "bottom")),
        tr("Line: top side, dashes: bottom side"),
    )
    for chart, name in ((area, "kept_area"), (angle, "angle")):
        edges = found.histograms[name].edges
        chart.chosen.connect(
            lambda bar, name=name, edges=edges: choose(found.within(name, edges[bar], edges[bar + 1]))
        )
    ratio.chosen.connect(lambda bar: choose(_of_ratio(found, usual.names[bar])))
    return [area, ratio, place, angle, sides, ends]


def time_charts(found: Statistics) -> list[Chart]:
    """Tendencies by month and by lens; only what there is."""
    charts, trend, ranking = [], months(found), lenses(found)
    if trend is not None:
        charts.append(Chart(tr("Area kept, by month"), lambda chart: _months(chart, trend, found.months)))
    if ranking is not None:
        charts.append(Chart(tr("Area kept, by lens"), lambda chart: _lenses(chart, ranking, found.lenses)))
    return charts


def program_charts(found: Statistics) -> list[Chart]:
    """The proposals against the decisions; none where no decision has a confidence."""
    curve = calibration(found)
    if curve is None:
        return []
    title = tr("Proposals taken, by stated confidence")
    return [Chart(title, lambda chart: _calibration(chart, curve, found.calibration))]


def _of_ratio(found: Statistics, name: str) -> tuple[str, ...]:
    pairs = zip(found.photos, found.column("ratio"), strict=True)
    return tuple(photo for photo, ratio in pairs if ratio_name(float(ratio)) == name)


def _histogram(chart: Chart, found: Statistics, name: str) -> None:
    edges, counts = found.histograms[name].edges, found.histograms[name].counts
    chart.draw_bars(edges, counts)
    chart.set_range((edges[0], edges[-1]), (0, 1.08 * max(1, *counts)))
    if name == "kept_area":
        _in_percent(chart, "bottom")
    else:
        step = max(1, round(edges[-1] / 3))
        degrees = range(-step * 3, step * 3 + 1, step)
        chart.item.getAxis("bottom").setTicks([[(degree, with_minus(f"{degree}°")) for degree in degrees]])

    def words(bar: int) -> str:
        low, high = edges[bar], edges[bar + 1]
        span = f"{100 * low:.0f}–{100 * high:.0f} %"
        if name == "angle":
            span = with_minus(f"{numeral(low, '+.1f')}° … {numeral(high, '+.1f')}°")
        return labelled(span, counted(counts[bar], "crop"))

    chart.tell_each(len(counts), lambda x, _y: bisect(edges, x) - 1, words)


def _ratios(chart: Chart, usual: Ranking, total: int) -> None:
    counts = usual.photos
    shown = [tr("other") if name == OTHER else figures(name) for name in usual.names]
    _draw_ranking(chart, replace(usual, names=tuple(shown)))
    chart.set_range((0, 1.05 * max(1, *counts)), (0, len(shown)))

    def words(row: int) -> str:
        return labelled(
            shown[row], f"{counted(counts[row], 'crop')} ({100 * counts[row] / max(1, total):.0f} %)"
        )

    chart.tell_each(len(shown), lambda _x, y: y, words)


def _heat(chart: Chart, found: Statistics) -> None:
    chart.draw_heat(found.heat)
    chart.plot.setAspectLocked(True, ratio=1.5)
    chart.set_range((0, 1), (0, 1))

    def words(x: float, y: float) -> str:
        if not (0 <= x < 1 and 0 <= y < 1):
            return ""
        share = found.heat[int(y * GRID), int(x * GRID)]
        return tr("{x} % from left, {y} % from top: in {share} % of the crops").format(
            x=numeral(100 * x, ".0f"), y=numeral(100 * y, ".0f"), share=numeral(100 * share, ".0f")
        )

    chart.told_by(words)


def _sides(chart: Chart, found: Statistics, names: tuple[str, str]) -> None:
    most = 1
    for name, dashed in zip(names, (False, True), strict=True):
        histogram = found.histograms[name]
        chart.draw_line(middles(histogram), histogram.counts, theme.look.text if dashed else "", dashed)
        most = max(most, *histogram.counts)
    chart.count_on("left", most)
    chart.set_range((0, 1), (0, 1.08 * most))
    _in_percent(chart, "bottom")
    bins = len(found.histograms[names[0]].counts)

    def words(place: int) -> str:
        told = (f"{tr(name)} {numeral(found.histograms[name].counts[place])}" for name in names)
        return f"{100 * place / bins:.0f}–{100 * (place + 1) / bins:.0f} %: {' · '.join(told)}"

    chart.tell_each(bins, lambda x, _y: x * bins, words)


def _months(chart: Chart, trend: Trend, groups: Sequence[Group]) -> None:
    chart.draw_line(range(len(groups)), trend.series["area kept"], dots=True)
    chart.item.getAxis("bottom").setTicks([list(trend.ticks)])
    _in_percent(chart, "left")
    chart.set_range((-0.5, len(groups) - 0.5), (0, 1.04))
    chart.tell_each(len(groups), lambda x, _y: x + 0.5, lambda place: _group_words(groups[place]))


def _lenses(chart: Chart, ranking: Ranking, groups: Sequence[Group]) -> None:
    _draw_ranking(chart, ranking)
    _in_percent(chart, "bottom")
    most = len(ranking.names)
    chart.set_range((0, 1), (0, max(4, most)))
    chart.tell_each(most, lambda _x, y: y, lambda place: _group_words(groups[place]))


def _group_words(group: Group) -> str:
    return tr("{name}: {count}, {area} % kept, centre {x} % from left and {y} % from top").format(
        name=group.name,
        count=counted(group.photos, "crop"),
        area=numeral(100 * group.kept_area, ".0f"),
        x=numeral(100 * group.x, ".0f"),
        y=numeral(100 * group.y, ".0f"),
    )


def _calibration(chart: Chart, curve: Curve, bins: Sequence[CalibrationBin]) -> None:
    chart.draw_line((0, 1), (0, 1), theme.look.text_disabled, dashed=True)
    chart.draw_errors(curve.x, curve.y, curve.low, curve.high)
    chart.draw_line(curve.x, curve.y, dots=True)
    chart.set_range((0, 1.02), (0, 1.04))
    _in_percent(chart, "bottom")
    _in_percent(chart, "left")

    def words(x: float, _y: float) -> str:
        one = next((one for one in bins if one.low <= x < one.high), None)
        if one is None:
            return ""
        rate = one.accepted
        return tr("Sure to {stated} %: {taken} % of {count} taken unchanged ({low} to {high} %)").format(
            stated=numeral(100 * one.confidence, ".0f"),
            taken=numeral(100 * rate.share, ".0f"),
            count=numeral(rate.count),
            low=numeral(100 * rate.low, ".0f"),
            high=numeral(100 * rate.high, ".0f"),
        )

    chart.told_by(words)


def _draw_ranking(chart: Chart, ranking: Ranking) -> None:
    chart.draw_bars(range(len(ranking.names) + 1), ranking.values, across=True)
    names = enumerate(ranking.names)
    chart.item.getAxis("left").setTicks([[(place + 0.5, name) for place, name in names]])


def _in_percent(chart: Chart, side: str) -> None:
    chart.item.getAxis(side).setTicks([[(tenth / 10, f"{10 * tenth} %") for tenth in range(0, 11, 2)]])
