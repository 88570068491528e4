"""The mouse pointer that tells what a press would do."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication

from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.pixmaps import outlined_cursor

_SHAPES: dict[Handle, Qt.CursorShape] = {
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
}


def handle_cursor(handle: Handle, pressed: bool) -> QCursor:
    """The pointer over a part of an upright frame."""
    if handle is Handle.OUTSIDE:
        return _turning(QGuiApplication.primaryScreen().devicePixelRatio())
    if handle is Handle.BODY:
        return QCursor(Qt.CursorShape.ClosedHandCursor if pressed else Qt.CursorShape.OpenHandCursor)
    return QCursor(_SHAPES[handle])


@lru_cache(maxsize=4)
def _turning(ratio: float) -> QCursor:
    return outlined_cursor(theme.icon_svg("rotate-cw"), 22, ratio)
