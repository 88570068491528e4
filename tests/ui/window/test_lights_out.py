"""L: the sheet lies over the window but not over the photo, and lets the mouse through."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from cropperhead_desktop.ui.window.lights_out import LightsOut


def brightness(stage, widget) -> int:
    """The middle of a pane as the window shows it."""
    at = widget.mapTo(stage.window, QPoint(widget.width() // 2, widget.height() - 4))
    return QColor(stage.window.grab().toImage().pixel(at)).red()


def test_dark_then_black_then_on_again_and_the_photo_stays(start):
    stage = start()
    stage.key("loupe")
    folders, canvas = stage.panes.folders, stage.panes.canvas
    lit = brightness(stage, folders)
    stage.key("lights")
    dark = brightness(stage, folders)
    assert 0 < dark < lit / 2
    stage.key("lights")
    assert brightness(stage, folders) == 0
    assert canvas.state.darkness == 1.0
    stage.key("lights")
    assert brightness(stage, folders) == lit
    assert canvas.state.darkness == 0.0


def test_the_sheet_follows_the_window_and_is_no_obstacle(start):
    stage = start()
    sheet = stage.window.findChild(LightsOut)
    stage.key("lights")
    stage.window.resize(stage.window.width() + 40, stage.window.height() + 30)
    stage.qtbot.waitUntil(lambda: sheet.size() == stage.window.size())
    assert sheet.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    stage.key("panels")
    assert brightness(stage, stage.panes.grid) > 0
