"""The mouse pointer that tells what a press would do."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication

from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.state import CanvasMode, CanvasState, Keys, is_on_photo
from cropperhead_desktop.ui.canvas.tools import PanTool
from cropperhead_desktop.ui.canvas.transitions import is_zoomed_in
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


def cursor_for(state: CanvasState) -> QCursor | None:
    """The pointer for the mouse where it is; None for the one of the window."""
    is_panning, handle = isinstance(state.tool, PanTool), state.hover
    would_level = (Keys.CTRL in state.pointer.keys or state.eyes is not None) and not state.is_busy
    if Keys.SPACE in state.pointer.keys:
        return _hand(is_panning)
    if handle is not None and (state.level_line is not None or would_level):
        return QCursor(Qt.CursorShape.CrossCursor)
    if handle is Handle.OUTSIDE:
        return _turning(QGuiApplication.primaryScreen().devicePixelRatio())
    if handle is Handle.BODY:
        return _hand(state.is_busy)
    if handle is not None:
        return QCursor(_SHAPES[handle])
    if state.has_photo and state.mode is CanvasMode.LOUPE and is_on_photo(state, state.pointer.at):
        return _hand(is_panning) if is_zoomed_in(state) else QCursor(Qt.CursorShape.PointingHandCursor)
    return None


def _hand(is_closed: bool) -> QCursor:
    return QCursor(Qt.CursorShape.ClosedHandCursor if is_closed else Qt.CursorShape.OpenHandCursor)


@lru_cache(maxsize=4)
def _turning(ratio: float) -> QCursor:
    return outlined_cursor(theme.icon_svg("rotate-cw"), 22, ratio)
