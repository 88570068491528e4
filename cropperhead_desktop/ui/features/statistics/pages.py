"""Which charts the statistics window has, page by page, and what each says under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cropperhead_desktop.dataset.statistics import GRID, Group, Statistics, ratio_name
from cropperhead_desktop.review.numbers import with_minus
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.chart import Chart

Choose = Callable[[tuple[str, ...]], object]
_MOST = 10


def crop_charts(found: Statistics, choose: Choose) -> list[Chart]:
    """Size, ratio, place and angle; `choose` gets the photos of a bar that was clicked."""
    click = tr("Click a bar to select its photos")
    area = Chart(tr("Area kept"), lambda chart: _histogram(chart, found, "kept_area"), click)
    angle = Chart(tr("Angle of turned crops"), lambda chart: _histogram(chart, found, "angle"), click)
    usual = [name for name in found.ratios if name != "other"][:_MOST] + ["other"] * ("other" in found.ratios)
    ratio = Chart(tr("Ratio, width : height"), lambda chart: _ratios(chart, found, usual), click)
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
    ratio.chosen.connect(lambda bar: choose(_of_ratio(found, usual[bar])))
    return [area, ratio, place, angle, sides, ends]


def time_charts(found: Statistics) -> list[Chart]:
    """Tendencies by month and by lens; only what there is."""
    charts = []
    if len(found.months) > 1:
        charts.append(Chart(tr("Area kept, by month"), lambda chart: _months(chart, found.months)))
    if found.lenses:
        charts.append(Chart(tr("Area kept, by lens"), lambda chart: _lenses(chart, found.lenses[:_MOST])))
    return charts


def program_charts(found: Statistics) -> list[Chart]:
    """The proposals against the decisions; none where no decision has a confidence."""
    if not found.calibration:
        return []
    return [Chart(tr("Proposals taken, by stated confidence"), lambda chart: _calibration(chart, found))]


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

    def words(x: float, _y: float) -> str:
        bar = next((place for place in range(len(counts)) if edges[place] <= x < edges[place + 1]), None)
        if bar is None:
            return ""
        low, high = edges[bar], edges[bar + 1]
        span = (
            with_minus(f"{low:+.1f}° … {high:+.1f}°")
            if name == "angle"
            else f"{100 * low:.0f}–{100 * high:.0f} %"
        )
        return f"{span}: {counted(counts[bar], 'crop')}"

    chart.told_by(words)


def _ratios(chart: Chart, found: Statistics, names: Sequence[str]) -> None:
    counts = [found.ratios[name] for name in names]
    chart.draw_bars(range(len(names) + 1), counts, across=True)
    shown = [tr("other") if name == "other" else name for name in names]
    _named(chart, shown)
    chart.set_range((0, 1.05 * max(1, *counts)), (0, len(names)))
    total = max(1, len(found.photos))

    def words(_x: float, y: float) -> str:
        row = int(y)
        if not 0 <= row < len(names):
            return ""
        return f"{shown[row]}: {counted(counts[row], 'crop')} ({100 * counts[row] / total:.0f} %)"

    chart.told_by(words)


def _heat(chart: Chart, found: Statistics) -> None:
    chart.draw_heat(found.heat)
    chart.plot.setAspectLocked(True, ratio=1.5)
    chart.set_range((0, 1), (0, 1))

    def words(x: float, y: float) -> str:
        if not (0 <= x < 1 and 0 <= y < 1):
            return ""
        share = found.heat[int(y * GRID), int(x * GRID)]
        return tr("{x} % from left, {y} % from top: in {share} % of the crops").format(
            x=f"{100 * x:.0f}", y=f"{100 * y:.0f}", share=f"{100 * share:.0f}"
        )

    chart.told_by(words)


def _sides(chart: Chart, found: Statistics, names: tuple[str, str]) -> None:
    most = 1
    for name, dashed in zip(names, (False, True), strict=True):
        histogram = found.histograms[name]
        middles = [(low + high) / 2 for low, high in zip(histogram.edges, histogram.edges[1:], strict=False)]
        chart.draw_line(middles, histogram.counts, theme.look.text if dashed else "", dashed)
        most = max(most, *histogram.counts)
    chart.count_on("left", most)
    chart.set_range((0, 1), (0, 1.08 * most))
    _in_percent(chart, "bottom")
    bins = len(found.histograms[names[0]].counts)

    def words(x: float, _y: float) -> str:
        place = int(x * bins)
        if not 0 <= place < bins:
            return ""
        told = (f"{tr(name)} {found.histograms[name].counts[place]:,}" for name in names)
        return f"{100 * place / bins:.0f}–{100 * (place + 1) / bins:.0f} %: {' · '.join(told)}"

    chart.told_by(words)


def _months(chart: Chart, months: Sequence[Group]) -> None:
    places = list(range(len(months)))
    chart.draw_line(places, [month.kept_area for month in months], dots=True)
    step = -(-len(months) // 6)
    chart.item.getAxis("bottom").setTicks([[(place, months[place].name) for place in places[::step]]])
    _in_percent(chart, "left")
    chart.set_range((-0.5, len(months) - 0.5), (0, 1.04))

    def words(x: float, _y: float) -> str:
        place = round(x)
        return _group_words(months[place]) if 0 <= place < len(months) else ""

    chart.told_by(words)


def _lenses(chart: Chart, lenses: Sequence[Group]) -> None:
    chart.draw_bars(range(len(lenses) + 1), [lens.kept_area for lens in lenses], across=True)
    _named(chart, [lens.name if len(lens.name) <= 20 else f"{lens.name[:19]}…" for lens in lenses])
    _in_percent(chart, "bottom")
    chart.set_range((0, 1), (0, max(4, len(lenses))))
    chart.told_by(lambda _x, y: _group_words(lenses[int(y)]) if 0 <= y < len(lenses) else "")


def _group_words(group: Group) -> str:
    return tr("{name}: {count}, {area} % kept, centre {x} % from left and {y} % from top").format(
        name=group.name,
        count=counted(group.photos, "crop"),
        area=f"{100 * group.kept_area:.0f}",
        x=f"{100 * group.x:.0f}",
        y=f"{100 * group.y:.0f}",
    )


def _calibration(chart: Chart, found: Statistics) -> None:
    bins = found.calibration
    chart.draw_line((0, 1), (0, 1), theme.look.text_disabled, dashed=True)
    stated, taken = [one.confidence for one in bins], [one.accepted.share for one in bins]
    chart.draw_errors(stated, taken, [one.accepted.low for one in bins], [one.accepted.high for one in bins])
    chart.draw_line(stated, taken, dots=True)
    chart.set_range((0, 1.02), (0, 1.04))
    _in_percent(chart, "bottom")
    _in_percent(chart, "left")

    def words(x: float, _y: float) -> str:
        one = next((one for one in bins if one.low <= x < one.high), None)
        if one is None:
            return ""
        rate = one.accepted
        return tr("Sure to {stated} %: {taken} % of {count} taken unchanged ({low} to {high} %)").format(
            stated=f"{100 * one.confidence:.0f}",
            taken=f"{100 * rate.share:.0f}",
            count=f"{rate.count:,}",
            low=f"{100 * rate.low:.0f}",
            high=f"{100 * rate.high:.0f}",
        )

    chart.told_by(words)


def _named(chart: Chart, names: Sequence[str]) -> None:
    chart.item.getAxis("left").setTicks([[(place + 0.5, name) for place, name in enumerate(names)]])


def _in_percent(chart: Chart, side: str) -> None:
    chart.item.getAxis(side).setTicks([[(tenth / 10, f"{10 * tenth} %") for tenth in range(0, 11, 2)]])
