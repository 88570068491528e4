"""Stars, labels and flags."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.grid import front


def test_stars_labels_and_flags_by_key(start):
    stage = start(3)
    for key in (Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_P):
        QTest.keyClick(stage.window, key)
    marks = stage.item(0).record.marks
    assert (marks.stars, marks.colour, marks.is_picked) == (3, "Blue", True)
    QTest.keyClick(stage.window, Qt.Key.Key_X)
    assert stage.item(0).record.marks.is_rejected
    stage.key("star2_next")
    assert front(stage) == 1
    stage.key("crop")
    assert not stage.app.actions["reject"].isEnabled()
    assert stage.app.actions["swap"].isEnabled()
    assert "2 stars, label Blue" in stage.app.photos.index(0).data(Qt.ItemDataRole.ToolTipRole)
