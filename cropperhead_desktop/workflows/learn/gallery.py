"""The contact sheet of an evaluation: what a model proposes on some of the photos that were judged."""

from __future__ import annotations

import io
from pathlib import Path

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.gallery import Exhibit, gallery
from cropperhead_desktop.evaluation.models import Cropper
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.workflows.outputs import PNG, write_output

SHOWN = 24
"""Photos on one sheet."""


def draw_gallery(
    cropper: Cropper, data: EvaluationSet, target: Path, count: int = SHOWN, force: bool = False
) -> None:
    """Write the PNG with up to `count` photos, evenly spread (PhotoError, ModelError, FileError)."""
    number = min(count, len(data.examples))
    chosen = [data.examples[index * len(data.examples) // number] for index in range(number)]
    sheet = gallery(cropper, [_exhibit(data, example) for example in chosen])
    drawn = io.BytesIO()
    sheet.save(drawn, "PNG")
    write_output(target, drawn.getvalue(), PNG, force=force)


def _exhibit(data: EvaluationSet, example: Example) -> Exhibit:
    size = (example.width, example.height)
    return Exhibit(Path(example.file).name, lambda: data.picture(example), size, example.box)
