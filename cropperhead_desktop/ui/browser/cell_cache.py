"""Cells of grid and filmstrip as they were painted: scrolling copies them instead of drawing each again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from cropperhead_desktop.domain.session import ReviewItem

KEPT_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class _Cell:
    item: ReviewItem
    key: tuple[object, ...]
    image: QImage


class CellCache:
    """The last painted cell of each photo, up to KEPT_BYTES; those not seen for longest are dropped."""

    def __init__(self) -> None:
        self._cells: OrderedDict[Path, _Cell] = OrderedDict()
        self._bytes = 0

    def get(self, item: ReviewItem, key: tuple[object, ...]) -> QImage | None:
        """The cell painted for this very item and `key` (all else that its pixels depend on), or None."""
        cell = self._cells.get(item.path)
        if cell is None or cell.item is not item or cell.key != key:
            return None
        self._cells.move_to_end(item.path)
        return cell.image

    def keep(self, item: ReviewItem, key: tuple[object, ...], image: QImage) -> None:
        """Remember a cell; the ones not seen for longest make room."""
        old = self._cells.pop(item.path, None)
        self._bytes += image.sizeInBytes() - (old.image.sizeInBytes() if old is not None else 0)
        self._cells[item.path] = _Cell(item, key, image)
        while self._bytes > KEPT_BYTES and len(self._cells) > 1:
            self._bytes -= self._cells.popitem(last=False)[1].image.sizeInBytes()

    def clear(self) -> None:
        """Drop all cells: their size or the colours of the window changed."""
        self._cells.clear()
        self._bytes = 0
