"""A trace for people: lines for a terminal, a page for a browser, rows for programs."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.workflows.outputs import HTML, write_output
from cropperhead_desktop.workflows.rows import Row, crop_fields, file_fields
from cropperhead_desktop.workflows.trace.run import Stage, Trace

_STYLE = """
:root{color-scheme:light dark;--back:#f2f2f2;--card:#fff;--line:#d0d0d0;--text:#1e1e1e;--quiet:#666;
--well:#1f1f1f}
@media(prefers-color-scheme:dark){:root{--back:#1f1f1f;--card:#2b2b2b;--line:#3a3a3a;--text:#d6d6d6;
--quiet:#9a9a9a}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:14px/1.5 system-ui,sans-serif;
font-variant-numeric:tabular-nums}
header{padding:16px 24px;border-bottom:1px solid var(--line)}
h1{margin:0;font-size:18px;font-weight:600;overflow-wrap:anywhere}
header p{margin:4px 0 0;color:var(--quiet)}
ol{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(336px,100%),1fr));
gap:16px;margin:0;padding:24px;counter-reset:stage}
li{display:flex;flex-direction:column;min-width:0;padding:16px;background:var(--card);
border:1px solid var(--line);border-radius:6px;counter-increment:stage}
.well{display:flex;align-items:center;justify-content:center;height:208px;margin-bottom:12px;padding:8px;
background:var(--well);border-radius:3px;color:#9a9a9a}
.well img{max-width:100%;max-height:100%;width:auto;height:auto}
h2{margin:0;font-size:14px;font-weight:600}
h2::before{content:counter(stage);display:inline-block;min-width:24px;color:var(--quiet);font-weight:400}
li p{margin:4px 0 12px 24px;color:var(--quiet);flex:1}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;margin:0 0 0 24px}
dt{color:var(--quiet)}dd{margin:0}
@media print{li{break-inside:avoid}}
"""


def page(trace: Trace) -> str:
    """A page of its own: nothing is fetched, no script runs."""
    title = _text(shown(trace.path.name))
    width, height = trace.info.displayed
    about = (
        f"{width} × {height} px as displayed, {_text(trace.model)}, every stage from the photo to the crop"
    )
    items = "\n".join(_item(stage) for stage in trace.stages)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';"
        f'img-src data:"><meta name="generator" content="CropperHead"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><header><h1>{title}</h1><p>{about}</p></header>\n"
        f"<ol>\n{items}\n</ol></body></html>\n"
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
        "model": trace.suggestion.model,
    }


def _item(stage: Stage) -> str:
    picture = "<span>no picture: only the scale differs</span>"
    if stage.picture is not None:
        width, height = stage.picture.size
        picture = f'<img alt="{stage.name}" width="{width}" height="{height}" src="{_source(stage.picture)}">'
    numbers = {name: _number(value) for name, value in stage.numbers.items()}
    facts = {"shape": _shape(stage), "type": str(stage.array.dtype)}
    if numbers:
        facts |= {"range": f"{numbers['lowest']} … {numbers['highest']}", "mean": numbers["mean"]}
    table = "".join(f"<dt>{name}</dt><dd>{_text(value)}</dd>" for name, value in facts.items())
    return (
        f'<li><div class="well">{picture}</div><h2>{_text(stage.name)}</h2><p>{_text(stage.words)}</p>'
        f"<dl>{table}</dl></li>"
    )


def _source(picture: Image.Image) -> str:
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


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


def _text(words: str) -> str:
    return html.escape("".join(each if each.isprintable() else "\ufffd" for each in words))
