"""The table and the calibration of an evaluation as one PNG."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.evaluation.confidence import GOOD
from cropperhead_desktop.evaluation.run import EvaluationReport
from cropperhead_desktop.workflows.outputs import PNG, write_output

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PLOT_ADVICE = "drawing the table needs Matplotlib: pip install 'cropperhead-desktop[eval]'"

_DRAWN = (("iou", "IoU, free"), ("iou_at_ratio", "IoU at the person's ratio"), ("iou_at_size", "… and size"))
_COLOURS = {
    "trivial": "#8a8a8a",
    "random": "#b5b5b5",
    "shuffled": "#d9a441",
    "model": "#2f7ed8",
    "mean box": "#8a8a8a",
    "head": "#9ccfae",
    "personal": "#3a9d5d",
    "human": "#b03a6b",
}


def check_plotting() -> None:
    """ToolError, saying how to get it, where Matplotlib is not installed."""
    try:
        import matplotlib
    except ImportError as error:
        raise ToolError(PLOT_ADVICE) from error
    matplotlib.use("Agg")


def draw(report: EvaluationReport, target: Path, force: bool = False) -> None:
    """Write the PNG (ToolError)."""
    check_plotting()
    from matplotlib.figure import Figure

    record = report.record()
    curves = [*report.calibration]
    figure = Figure(figsize=(13, 2.2 + 0.36 * len(record["table"])), layout="constrained")
    places = figure.subplots(1, len(_DRAWN) + bool(curves), sharey=False)
    for axes, (column, title) in zip(places, _DRAWN, strict=False):
        _bars(axes, record["table"], column, title, names=axes is places[0])
    if curves:
        _calibration(places[-1], report)
    figure.suptitle(f"{report.collection}: {record['photos']} photos, {record['sites']} sites")
    data = io.BytesIO()
    figure.savefig(data, dpi=110, format="png")
    write_output(target, data.getvalue(), PNG, force=force)


def _bars(axes: Axes, rows: list[dict[str, Any]], column: str, title: str, names: bool) -> None:
    """One bar a row with its interval, the first row on top."""
    shown = [row for row in rows if row[column] is not None]
    places = np.arange(len(rows))[[row[column] is not None for row in rows]]
    middle = np.array([row[column] for row in shown])
    ends = np.array([row[f"{column}_interval"] for row in shown])
    reach = np.abs(ends.T - middle)
    colours = [_COLOURS[row["kind"]] for row in shown]
    axes.barh(places, middle, xerr=reach, color=colours, error_kw={"lw": 1, "ecolor": "#333333"})
    axes.set_yticks(np.arange(len(rows)), [row["row"] for row in rows] if names else [])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(max(0.0, float(ends.min()) - 0.05), min(1.0, float(ends.max()) + 0.05))
    axes.set_title(title)
    axes.grid(axis="x", alpha=0.3)


def _calibration(axes: Axes, report: EvaluationReport) -> None:
    """Confidence against what came out; a calibrated model lies on the diagonal."""
    axes.plot([0, 1], [0, 1], color="#999999", lw=1, ls="--")
    for curve in report.calibration:
        axes.plot(curve.confidence, curve.good, marker="o", label=curve.model)
    axes.set_xlabel("confidence")
    axes.set_ylabel(f"share of proposals with IoU ≥ {GOOD}")
    axes.set_title("CalibrationCurve")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.legend(fontsize="small")
