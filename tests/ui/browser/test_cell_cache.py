"""Cells as they were painted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cropperhead_desktop.ui.browser import cell_cache
from cropperhead_desktop.ui.browser.cell_cache import CellCache
from tests.helpers.cells import BARE

ITEMS = [replace(BARE, path=Path(f"/photos/{number}.jpg")) for number in range(4)]


def cell() -> QImage:
    return QImage(10, 10, QImage.Format.Format_RGB32)


def test_a_cell_is_that_of_this_very_item_and_of_all_else_it_depends_on() -> None:
    cells, item, image = CellCache(), ITEMS[0], cell()
    cells.keep(item, (120, "dark"), image)
    assert cells.get(item, (120, "dark")) is image
    assert cells.get(item, (120, "light")) is None
    assert cells.get(replace(item), (120, "dark")) is None
    cells.clear()
    assert cells.get(item, (120, "dark")) is None


def test_those_not_seen_for_longest_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell_cache, "KEPT_BYTES", 3 * cell().sizeInBytes())
    cells = CellCache()
    for item in ITEMS[:3]:
        cells.keep(item, (), cell())
    assert cells.get(ITEMS[0], ()) is not None
    cells.keep(ITEMS[2], (), cell())  # painted anew, which takes no more room
    cells.keep(ITEMS[3], (), cell())
    assert [cells.get(item, ()) is not None for item in ITEMS] == [True, False, True, True]
