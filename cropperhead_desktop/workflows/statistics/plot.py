"""The statistics as pictures: one PNG, or one HTML page that needs nothing but a browser."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from markupsafe import Markup

from cropperhead_desktop.dataset.statistics import Histogram, Statistics
from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.workflows import html
from cropperhead_desktop.workflows.outputs import HTML, PNG, write_output
from cropperhead_desktop.workflows.statistics import charts
from cropperhead_desktop.workflows.statistics.gather import StatisticsResult

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PLOT_ADVICE = "drawing statistics needs Matplotlib: pip install 'cropperhead-desktop[eval]'"

INK, QUIET, ACCENT, SECOND = "#262626", "#8a8a8a", "#3c82c2", "#d9a441"
_STYLE: Any = {
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.edgecolor": "#b0b0b0",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.labelcolor": "#555555",
    "xtick.color": "#555555",
    "ytick.color": "#555555",
    "svg.fonttype": "none",
    "svg.hashsalt": "cropperhead",
}


def check_plotting() -> None:
    """ToolError, saying how to get it, where Matplotlib is not installed."""
    try:
        import matplotlib
    except ImportError as error:
        raise ToolError(PLOT_ADVICE) from error
    matplotlib.use("Agg")


def draw_png(found: StatisticsResult, title: str, target: Path, force: bool = False) -> None:
    """All charts in one picture (FileError, ToolError)."""
    check_plotting()
    import matplotlib
    from matplotlib.figure import Figure

    panels = _panels(found.statistics)
    rows = max(1, -(-len(panels) // 3))
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(13, 1.2 + 0.22 * len(found.words) + 3.2 * rows), layout="constrained")
        for place, panel in enumerate(panels, start=1):
            panel(figure.add_subplot(rows, 3, place))
        words = "\n".join((f"{title} – {_subtitle(found)}", *(f"•  {sentence}" for sentence in found.words)))
        figure.suptitle(words.replace("$", r"\$"), x=0.01, ha="left", fontsize=10, color=INK)
        data = io.BytesIO()
        figure.savefig(data, dpi=110, format="png")
    write_output(target, data.getvalue(), PNG, force=force)


def draw_html(found: StatisticsResult, title: str, target: Path, force: bool = False) -> None:
    """One page with the words, every chart and the tables, nothing loaded from elsewhere (as `draw_png`)."""
    check_plotting()
    text = html.page(
        "statistics.html",
        title=title,
        subtitle=_subtitle(found),
        words=found.words,
        charts=[_svg(panel) for panel in _panels(found.statistics)],
        tables=[("Month", found.statistics.months), ("Lens", found.statistics.lenses)],
    )
    write_output(target, text.encode("utf-8"), HTML, force=force)


def _subtitle(found: StatisticsResult) -> str:
    failed = f", {found.failed} could not be read" if found.failed else ""
    return f"{found.photos:,} photos looked at{failed}"


def _svg(panel: Callable[[Axes], None]) -> Markup:
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure: Figure = Figure(figsize=(4.3, 3.0), layout="constrained")
        panel(figure.add_subplot())
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    drawing = text.getvalue()
    drawing = re.sub(r"<metadata>.*?</metadata>", "", drawing[drawing.index("<svg") :], flags=re.DOTALL)
    return Markup(drawing)  # escaped by Matplotlib


def _panels(statistics: Statistics) -> list[Callable[[Axes], None]]:
    """The charts that have something to show."""
    panels: list[Callable[[Axes], None]] = []
    if statistics.photos:
        panels += [
            lambda axes: _bars(axes, statistics.histograms["kept_area"], "Area kept", percent=True),
            lambda axes: _ratios(axes, statistics),
            lambda axes: _heat(axes, statistics),
            lambda axes: _sides(axes, statistics),
            lambda axes: _bars(axes, statistics.histograms["angle"], _angle_title(statistics), percent=False),
        ]
    months, lenses = charts.months(statistics, 4), charts.lenses(statistics)
    calibration = charts.calibration(statistics)
    if months is not None:
        panels.append(lambda axes: _months(axes, months))
    if lenses is not None:
        panels.append(lambda axes: _lenses(axes, lenses))
    if calibration is not None:
        panels.append(lambda axes: _calibration(axes, calibration))
    return panels


def _angle_title(statistics: Statistics) -> str:
    turned = sum(statistics.histograms["angle"].counts)
    return f"Angle of the {turned:,} turned crops (° clockwise)"


def _bars(axes: Axes, histogram: Histogram, title: str, percent: bool) -> None:
    scale = 100 if percent else 1
    edges = [scale * edge for edge in histogram.edges]
    axes.stairs(histogram.counts, edges, fill=True, color=ACCENT)
    axes.set(title=title, ylabel="crops", xlim=(edges[0], edges[-1]))
    if percent:
        axes.xaxis.set_major_formatter("{x:.0f} %")


def _sides(axes: Axes, statistics: Statistics) -> None:
    lines = {"left": (ACCENT, "-"), "right": (ACCENT, "--"), "top": (SECOND, "-"), "bottom": (SECOND, "--")}
    for name, (colour, style) in lines.items():
        histogram = statistics.histograms[name]
        edges = [100 * edge for edge in histogram.edges]
        axes.stairs(histogram.counts, edges, color=colour, linestyle=style, linewidth=1.6, label=name)
    axes.set(title="Sides of the crop, from left and top", ylabel="crops", xlim=(0, 100))
    axes.xaxis.set_major_formatter("{x:.0f} %")
    axes.legend(frameon=False, fontsize=8)


def _ratios(axes: Axes, statistics: Statistics) -> None:
    found = charts.ratios(statistics)
    counts = dict(zip(found.names, found.values, strict=True))
    share = counts.pop(charts.OTHER, 0) / max(1, len(statistics.photos))
    axes.barh(list(counts), list(counts.values()), color=ACCENT, height=0.7)
    axes.invert_yaxis()
    axes.set(title=f"Ratio, width : height ({100 * share:.0f} % unusual)", xlabel="crops")


def _heat(axes: Axes, statistics: Statistics) -> None:
    image = axes.imshow(
        100 * statistics.heat, cmap="Blues", vmin=0, vmax=100, extent=(0, 3, 2, 0), aspect="equal"
    )
    axes.set(title="What is kept, as displayed", xticks=[], yticks=[])
    axes.plot([1.5], [1.0], marker="+", color=QUIET)
    axes.figure.colorbar(image, ax=axes, format="%d %%", shrink=0.8)


def _months(axes: Axes, trend: charts.Trend) -> None:
    looks = ((ACCENT, "-"), (SECOND, "-"), (SECOND, "--"))
    for (name, values), (colour, style) in zip(trend.series.items(), looks, strict=True):
        shares = [100 * value for value in values]
        axes.plot(shares, color=colour, linestyle=style, marker="o", markersize=3, label=name)
    axes.legend(frameon=False, fontsize=8, loc="upper left")
    axes.set_xticks([place for place, _ in trend.ticks], [name for _, name in trend.ticks])
    axes.set(title="Over time", ylim=(0, 110))
    axes.yaxis.set_major_formatter("{x:.0f} %")


def _lenses(axes: Axes, lenses: charts.Ranking) -> None:
    names = [f"{name} ({count})" for name, count in zip(lenses.names, lenses.photos, strict=True)]
    axes.barh(range(len(names)), [100 * value for value in lenses.values], color=ACCENT, height=0.7)
    axes.set_yticks(range(len(names)), [name.replace("$", r"\$") for name in names])
    axes.invert_yaxis()
    axes.set(title="Area kept, by lens (crops)", xlim=(0, 100))
    axes.xaxis.set_major_formatter("{x:.0f} %")


def _calibration(axes: Axes, curve: charts.Curve) -> None:
    axes.plot([0, 100], [0, 100], color=QUIET, linewidth=1, linestyle=":")
    stated, taken, low, high = (
        100 * np.array(values) for values in (curve.x, curve.y, curve.low, curve.high)
    )
    axes.errorbar(
        stated, taken, yerr=(taken - low, high - taken), color=ACCENT, marker="o", markersize=4, capsize=2
    )
    axes.set(title="Accepted, by stated confidence", xlim=(0, 100), ylim=(0, 100))
    axes.xaxis.set_major_formatter("{x:.0f} %")
    axes.yaxis.set_major_formatter("{x:.0f} %")
