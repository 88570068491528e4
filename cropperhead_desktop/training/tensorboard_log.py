"""A run on TensorBoard: scalars, crops on unseen photos, predicted against true values."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.crop import Box, Crop, corners, to_box
from cropperhead_desktop.training.epochs import OUTPUTS, EpochReport

BOARD_ADVICE = "TensorBoard is not installed: pip install 'cropperhead-desktop[train]'"

_PHOTOS = 12
_COLUMNS = 4
_CELL = 200
_HUMAN = (90, 220, 120)
_MODEL = (255, 150, 40)


class TensorBoardLog:
    """A watcher that writes TensorBoard's files into a folder of the run."""

    def __init__(self, folder: Path) -> None:
        """ToolError where TensorBoard is not installed."""
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError as error:
            raise ToolError(BOARD_ADVICE) from error
        # typed as Any: the writer has no annotations
        self._writer: Any = SummaryWriter(str(folder))

    def __call__(self, report: EpochReport) -> None:
        """Write what the epoch brought; on disk when this returns."""
        row, labels = report.history[-1], report.held_out.labels()
        epoch = int(row["epoch"])
        for name, value in row.items():
            if name != "epoch":
                self._writer.add_scalar(name, value, epoch)
        for index, name in enumerate(OUTPUTS):
            self._writer.add_histogram(f"{name}/predicted", report.predicted[:, index], epoch)
            self._writer.add_histogram(f"{name}/true", labels[:, index], epoch)
        self._writer.add_image("unseen photos", sheet(report), epoch, dataformats="HWC")
        self._writer.add_text("remark", report.remark, epoch)
        self._writer.flush()

    def close(self) -> None:
        """Release the files."""
        self._writer.close()


def sheet(report: EpochReport) -> npt.NDArray[np.uint8]:
    """Some unseen photos with the person's box (green) and the network's (orange), as H x W x 3 pixels."""
    chosen = np.linspace(0, len(report.predicted) - 1, min(_PHOTOS, len(report.predicted))).astype(int)
    rows = -(-len(chosen) // _COLUMNS)
    page = Image.new("RGB", (_COLUMNS * _CELL, rows * _CELL), (30, 30, 30))
    for place, index in enumerate(chosen):
        cell = _drawn(
            report.held_out.pixels[index], report.held_out.examples[index], report.predicted[index].tolist()
        )
        x, y = place % _COLUMNS * _CELL, place // _COLUMNS * _CELL
        page.paste(cell, (x + (_CELL - cell.width) // 2, y + (_CELL - cell.height) // 2))
    return np.asarray(page)


def _drawn(pixels: npt.NDArray[np.uint8], example: Example, values: Sequence[float]) -> Image.Image:
    """One photo in its own shape, both boxes on it."""
    factor = (_CELL - 8) / max(example.width, example.height)
    width, height = max(1, round(example.width * factor)), max(1, round(example.height * factor))
    picture = Image.fromarray(pixels).resize((width, height))
    pen = ImageDraw.Draw(picture)
    top, left, bottom, right, angle = values
    boxes: list[tuple[Box, tuple[int, int, int]]] = [(example.box, _HUMAN)]
    with suppress(ValueError):  # no rectangle yet: there is nothing to draw
        boxes.append((to_box(Crop(left, top, right, bottom, angle), example.width, example.height), _MODEL))
    for box, colour in boxes:
        points = [(point.x * factor, point.y * factor) for point in corners(box)]
        pen.polygon(points, outline=colour, width=2)
    return picture
