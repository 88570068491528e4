"""A trace for people: lines for a terminal, a page for a browser, rows for programs."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.workflows import html
from cropperhead_desktop.workflows.outputs import HTML, write_output
from cropperhead_desktop.workflows.rows import Row, crop_fields, file_fields
from cropperhead_desktop.workflows.trace.run import Stage, Trace


def page(trace: Trace) -> str:
    """A page of its own: nothing is fetched, no script runs."""
    width, height = trace.info.displayed
    return html.page(
        "trace.html",
        title=printable(trace.path.name),
        about=f"{width} × {height} px as displayed, {trace.model}, every stage from the photo to the crop",
        stages=[_told(stage) for stage in trace.stages],
    )


def write_page(trace: Trace, target: Path, force: bool = False) -> None:
    """Write the page, whole or not at all (OutputRefused, FileError)."""
    write_output(target, page(trace).encode(), HTML, [trace.path], force)


def lines(trace: Trace) -> Iterator[str]:
    """The stages as a table for a terminal, what happens below each."""
    for number, stage in enumerate(trace.stages, 1):
        shape, values = _shape(stage), _range(stage)
        yield f"{number:2}  {stage.name:12} {shape:20} {stage.array.dtype!s:8} {values}"
        yield f"    {stage.words}"


def rows(trace: Trace) -> Iterator[Row]:
    """One row per stage; the last one is the photo's, as `suggest` has it."""
    for stage in trace.stages:
        yield {
            **file_fields(trace.path),
            "status": "ok",
            "stage": stage.name,
            "words": stage.words,
            "shape": list(stage.array.shape),
            "dtype": str(stage.array.dtype),
            **{name: round(value, 6) for name, value in stage.numbers.items()},
        }
    yield {
        **file_fields(trace.path),
        "status": "ok",
        "stage": "result",
        **crop_fields(trace.info, trace.suggestion.crop),
        "confidence": trace.suggestion.confidence,
        "verdict": trace.suggestion.verdict.value,
        "model": trace.suggestion.model,
    }


def _told(stage: Stage) -> dict[str, Any]:
    """What the page says about a stage."""
    facts = {"shape": _shape(stage), "type": str(stage.array.dtype)}
    numbers = {name: _number(value) for name, value in stage.numbers.items()}
    if numbers:
        facts |= {"range": f"{numbers['lowest']} … {numbers['highest']}", "mean": numbers["mean"]}
    picture = stage.picture
    drawn = None if picture is None else {"size": picture.size, "picture": _png(picture)}
    return {"name": stage.name, "words": stage.words, "facts": facts, **(drawn or {"picture": ""})}


def _png(picture: Image.Image) -> str:
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return base64.b64encode(buffer.getvalue()).decode()


def _shape(stage: Stage) -> str:
    return " × ".join(map(str, stage.array.shape))


def _range(stage: Stage) -> str:
    numbers = stage.numbers
    if not numbers:
        return "empty"
    return f"{_number(numbers['lowest'])} … {_number(numbers['highest'])}, mean {_number(numbers['mean'])}"


def _number(value: float) -> str:
    """Four figures, with a true minus."""
    return f"{0.0 if abs(value) < 1e-4 else value:.4g}".replace("-", "\u2212")
