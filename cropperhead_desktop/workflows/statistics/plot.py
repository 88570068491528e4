"""The statistics as pictures: one PNG, or one HTML page that needs nothing but a browser."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cropperhead_desktop.dataset.statistics import Group, Histogram, Statistics
from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.workflows.outputs import HTML, PNG, write_output
from cropperhead_desktop.workflows.statistics.gather import Found

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PLOT_ADVICE = "drawing statistics needs Matplotlib: pip install 'cropperhead-desktop[eval]'"

INK, QUIET, ACCENT, SECOND = "#262626", "#8a8a8a", "#3c82c2", "#d9a441"
_MOST_LENSES = 8
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
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="CropperHead">
<title>{title}</title><style>
body {{ font: 15px/1.5 system-ui, sans-serif; color: #262626; background: #fafafa; margin: 2rem auto;
max-width: 72rem; padding: 0 1rem }}
h1 {{ font-size: 1.4rem; font-weight: 600 }} ul {{ padding-left: 1.2rem }} .quiet {{ color: #555 }}
.charts {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem }}
figure {{ margin: 0; background: #fff; border: 1px solid #e0e0e0; border-radius: 4px; padding: .5rem }}
figure svg {{ width: 100%; height: auto; display: block }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0 }}
th, td {{ text-align: right; padding: .2rem .8rem; border-bottom: 1px solid #e0e0e0 }}
th:first-child, td:first-child {{ text-align: left }}
</style></head><body><h1>{title}</h1><p class="quiet">{subtitle}</p><ul>{words}</ul>
<div class="charts">{charts}</div>{tables}</body></html>
"""


def check_plotting() -> None:
    """ToolError, saying how to get it, where Matplotlib is not installed."""
    try:
        import matplotlib
    except ImportError as error:
        raise ToolError(PLOT_ADVICE) from error
    matplotlib.use("Agg")


def draw_png(found: Found, title: str, target: Path, force: bool = False) -> None:
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


def draw_html(found: Found, title: str, target: Path, force: bool = False) -> None:
    """One page with the words, every chart and the tables, nothing loaded from elsewhere (as `draw_png`)."""
    check_plotting()
    charts = "".join(f"<figure>{_svg(panel)}</figure>" for panel in _panels(found.statistics))
    words = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in found.words)
    page = _PAGE.format(
        title=html.escape(title),
        subtitle=html.escape(_subtitle(found)),
        words=words,
        charts=charts,
        tables=_table("Month", found.statistics.months) + _table("Lens", found.statistics.lenses),
    )
    write_output(target, page.encode("utf-8", "xmlcharrefreplace"), HTML, force=force)


def _subtitle(found: Found) -> str:
    failed = f", {found.failed} could not be read" if found.failed else ""
    return f"{found.photos:,} photos looked at{failed}"


def _svg(panel: Callable[[Axes], None]) -> str:
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure: Figure = Figure(figsize=(4.3, 3.0), layout="constrained")
        panel(figure.add_subplot())
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    drawing = text.getvalue()
    return re.sub(r"<metadata>.*?</metadata>", "", drawing[drawing.index("<svg") :], flags=re.DOTALL)


def _table(title: str, groups: Sequence[Group]) -> str:
    if not groups:
        return ""
    rows = "".join(
        f"<tr><td>{html.escape(one.name)}</td><td>{one.photos:,}</td><td>{100 * one.kept_area:.0f} %</td>"
        f"<td>{100 * one.x:.0f} %</td><td>{100 * one.y:.0f} %</td><td>{one.turned:.1f}°</td></tr>"
        for one in groups
    )
    heads = (title, "Crops", "Area kept", "Centre from left", "Centre from top", "Turned by")
    return f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{rows}</table>"


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
    if len(statistics.months) > 1:
        panels.append(lambda axes: _months(axes, statistics.months))
    if statistics.lenses:
        panels.append(lambda axes: _lenses(axes, statistics.lenses[:_MOST_LENSES]))
    if statistics.calibration:
        panels.append(lambda axes: _calibration(axes, statistics))
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
    usual = [(name, count) for name, count in statistics.ratios.items() if name != "other"][:10]
    axes.barh([name for name, _ in usual], [count for _, count in usual], color=ACCENT, height=0.7)
    axes.invert_yaxis()
    share = statistics.ratios.get("other", 0) / max(1, len(statistics.photos))
    axes.set(title=f"Ratio, width : height ({100 * share:.0f} % unusual)", xlabel="crops")


def _heat(axes: Axes, statistics: Statistics) -> None:
    image = axes.imshow(
        100 * statistics.heat, cmap="Blues", vmin=0, vmax=100, extent=(0, 3, 2, 0), aspect="equal"
    )
    axes.set(title="What is kept, as displayed", xticks=[], yticks=[])
    axes.plot([1.5], [1.0], marker="+", color=QUIET)
    axes.figure.colorbar(image, ax=axes, format="%d %%", shrink=0.8)


def _months(axes: Axes, months: Sequence[Group]) -> None:
    places = range(len(months))
    lines = {
        "area kept": ([month.kept_area for month in months], ACCENT, "-"),
        "centre from left": ([month.x for month in months], SECOND, "-"),
        "centre from top": ([month.y for month in months], SECOND, "--"),
    }
    for name, (values, colour, style) in lines.items():
        shares = [100 * value for value in values]
        axes.plot(places, shares, color=colour, linestyle=style, marker="o", markersize=3, label=name)
    axes.legend(frameon=False, fontsize=8, loc="upper left")
    step = -(-len(months) // 4)
    axes.set_xticks(list(places)[::step], [month.name for month in months][::step])
    axes.set(title="Over time", ylim=(0, 110))
    axes.yaxis.set_major_formatter("{x:.0f} %")


def _lenses(axes: Axes, lenses: Sequence[Group]) -> None:
    names = [f"{one.name[:18]}{'…' if len(one.name) > 18 else ''} ({one.photos})" for one in lenses]
    axes.barh(range(len(lenses)), [100 * one.kept_area for one in lenses], color=ACCENT, height=0.7)
    axes.set_yticks(range(len(lenses)), [name.replace("$", r"\$") for name in names])
    axes.invert_yaxis()
    axes.set(title="Area kept, by lens (crops)", xlim=(0, 100))
    axes.xaxis.set_major_formatter("{x:.0f} %")


def _calibration(axes: Axes, statistics: Statistics) -> None:
    bins = statistics.calibration
    axes.plot([0, 100], [0, 100], color=QUIET, linewidth=1, linestyle=":")
    stated = [100 * one.confidence for one in bins]
    taken = [100 * one.accepted.share for one in bins]
    below = [100 * (one.accepted.share - one.accepted.low) for one in bins]
    above = [100 * (one.accepted.high - one.accepted.share) for one in bins]
    axes.errorbar(stated, taken, yerr=(below, above), color=ACCENT, marker="o", markersize=4, capsize=2)
    axes.set(title="Accepted, by stated confidence", xlim=(0, 100), ylim=(0, 100))
    axes.xaxis.set_major_formatter("{x:.0f} %")
    axes.yaxis.set_major_formatter("{x:.0f} %")
