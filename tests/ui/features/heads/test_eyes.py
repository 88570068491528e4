"""Eyes clicked by hand make the crop of the preset chosen last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.settings import HEAD_PRESET
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.portrait import PASSPORT


@pytest.mark.parametrize("in_one_drag", [False, True])
def test_two_eyes_make_the_crop_of_the_preset(start, in_one_drag):
    stage = start(1)
    stage.app.settings[HEAD_PRESET] = PASSPORT.name
    stage.key("loupe")
    stage.key("eyes")
    canvas = stage.panes.canvas
    stage.qtbot.waitUntil(lambda: canvas.box is not None)
    left, right = (canvas.state.viewport.to_view(Point(x, 200)) for x in (285, 315))
    first, second = (QPoint(round(eye.x), round(eye.y)) for eye in (left, right))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=first)
    if not in_one_drag:
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=first)
        assert stage.item(0).draft is None
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=second)
    QTest.mouseMove(canvas, second)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=second)
    item = stage.item(0)
    box = item.info.box(item.draft)
    assert box.aspect == pytest.approx(35 / 45, rel=1e-3)
    assert 3.6 * 30 / box.height == pytest.approx(PASSPORT.head, rel=0.05)
    assert (200 - box.cy) / box.height + 0.5 == pytest.approx(PASSPORT.eyes, abs=0.01)
    stage.key("eyes")
    assert canvas.state.eyes is None
