"""The crop canvas: a photo with its crop, looked at (LOUPE) or changed by hand (CROP).

All coordinates of its interface are displayed photo pixels, whatever the resolution of the image
shown. Here mouse and keys become gestures; `gestures` makes crops of them, `frame` draws.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.geometry.handles import Handle, hit_test
from cropperhead_desktop.ui.canvas.cursors import handle_cursor
from cropperhead_desktop.ui.canvas.gestures import CropGesture
from cropperhead_desktop.ui.canvas.hand_view import HandView
from cropperhead_desktop.ui.canvas.scene import CanvasMode, Look
from cropperhead_desktop.ui.canvas.view import as_point

_REACH = 10.0
"""How far from a line a handle can be grabbed, in view pixels on either side."""

_SHAKE = 3
"""A hand that moves less than this many view pixels has clicked, not dragged."""


class CropCanvas(HandView):
    """One photo and its crop frame. Emits what the user wishes; decides and stores nothing."""

    crop_mode_requested = Signal()
    accept_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratio: float | None = None
        self._is_dragging = False
        self._is_second_click = False
        self._click: QPointF | None = None
        self._pressed_mode = self._mode
        self._would_level = False

    def set_mode(self, mode: CanvasMode) -> None:
        """Look or crop; the photo is fitted anew, a drag under way is given up."""
        self.cancel_gesture()
        super().set_mode(mode)
        self._point_at(self._mouse)

    def set_ratio(self, ratio: float | None) -> None:
        """Keep width / height of the frame while resizing (None: free)."""
        self._ratio = ratio

    def cancel_gesture(self) -> bool:
        """Give up a drag under way and put its start back; False when there was none."""
        gesture, self._gesture = self._gesture, None
        self._is_second_click = False
        if gesture is None:
            return self._drop_level()
        self._box = gesture.box
        self._show_viewport(gesture.viewport)
        self.box_dragged.emit(gesture.box)
        self._point_at(self._mouse)
        return True

    def finish_gesture(self) -> None:
        """End a drag under way as if the mouse had been let go here."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            self._finish(gesture)
        self._finish_level()
        self._point_at(self._mouse)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the snapshot of a drag, or begin to pan."""
        self._mouse = event.position()
        self._pressed_mode = self._mode
        if not self._has_photo or self._is_busy:
            return
        handle = self._handle_at(self._mouse)
        self._would_level = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() is Qt.MouseButton.MiddleButton or self._holds_space:
            self._start_hand(self._mouse)
            return
        if handle is not None and self._levels(event.button()):
            self._start_level(self._mouse)
        elif event.button() is Qt.MouseButton.LeftButton and handle is not None and self._box is not None:
            press = as_point(self._mouse)
            self._gesture = CropGesture(handle, self._box, self._viewport, press, self._bounds())
            self._is_dragging = False
        elif event.button() is Qt.MouseButton.LeftButton:
            self._click = self._mouse
            self._start_pan(self._mouse)
        self._point_at(self._mouse)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, pan, or just point."""
        self._mouse = event.position()
        self._would_level = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._gesture is not None:
            self._drag(event.modifiers())
            return
        if self._level is not None:
            self._draw_level(self._mouse)
            return
        if self._click is not None and not self._is_click(self._click):
            self._click = None
        if self._click is None:
            self._pan_to(self._mouse)
        self._point_at(self._mouse)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the drag; a click on the photo in the loupe asks for crop mode, a double one accepts."""
        self._mouse = event.position()
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            accepts, self._is_second_click = self._is_second_click and not self._is_dragging, False
            self.finish_gesture()
            if accepts:
                self.accept_requested.emit()
            click, self._click = self._click, None
            if click is not None and self._mode is CanvasMode.LOUPE and self._is_on_photo(click):
                self.crop_mode_requested.emit()
        elif event.button() is Qt.MouseButton.RightButton:
            self._finish_level()
        self._point_at(self._mouse)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press inside the frame: let go without a drag it takes this crop.

        Not when the first press was a drag (Qt calls two quick drags a double click, too) or only
        opened crop mode.
        """
        clicked_here = self._pressed_mode is CanvasMode.CROP and not self._is_dragging
        self.mousePressEvent(event)
        on_body = self._gesture is not None and self._gesture.handle is Handle.BODY
        self._is_second_click = clicked_here and on_body

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, but not under a hand that drags."""
        if not self._is_busy:
            super().wheelEvent(event)
            self._point_at(event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """No handle is hovered any more."""
        self._hover = None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A window that takes the focus away ends the drag as Escape does."""
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.cancel_gesture()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up a drag; Shift and Alt count at once."""
        if event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.cancel_gesture())
        elif event.key() == Qt.Key.Key_Control:
            self._show_level_tool(True)
            event.ignore()
        else:
            self._modify(event, event.modifiers() | _modifier(event))
            if not event.isAccepted():
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Shift and Alt count at once."""
        if event.key() == Qt.Key.Key_Control:
            self._show_level_tool(False)
            event.ignore()
        else:
            self._modify(event, event.modifiers() & ~_modifier(event))
            if not event.isAccepted():
                super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Escape during a drag before a shortcut of the window takes it."""
        claimed = event.type() is QEvent.Type.ShortcutOverride and self._is_busy
        if claimed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _open_hand(self) -> None:
        super()._open_hand()
        self._point_at(self._mouse)

    def _levels(self, button: Qt.MouseButton) -> bool:
        with_ctrl = button is Qt.MouseButton.LeftButton and self._would_level
        return self._box is not None and (button is Qt.MouseButton.RightButton or with_ctrl)

    def _show_level_tool(self, would_level: bool) -> None:
        self._would_level = would_level
        self._point_at(self._mouse)

    def _modify(self, event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> None:
        counts = self._gesture is not None and _modifier(event) != Qt.KeyboardModifier.NoModifier
        event.setAccepted(counts)
        if counts:
            self._drag(modifiers)

    def _drag(self, modifiers: Qt.KeyboardModifier) -> None:
        """The crop for the mouse's present place, from the snapshot of the press."""
        gesture, here = self._gesture, as_point(self._mouse)
        if gesture is None:
            return
        way = abs(here.x - gesture.press.x) + abs(here.y - gesture.press.y)
        self._is_dragging = self._is_dragging or way >= _SHAKE
        if not self._is_dragging:
            return
        ratio = self._ratio
        if ratio is None and modifiers & Qt.KeyboardModifier.ShiftModifier:
            ratio = gesture.box.aspect
        from_centre = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        box, viewport = gesture.dragged_to(here, ratio, from_centre)
        self._show_viewport(viewport)
        if box != self._box:
            self._box = box
            self.box_dragged.emit(box)

    def _finish(self, gesture: CropGesture) -> None:
        self._describe()
        self.update()
        if self._box != gesture.box:
            self.gesture_finished.emit(gesture.box, self._box)

    def _is_click(self, press: QPointF) -> bool:
        allowed = QGuiApplication.styleHints().startDragDistance()
        return (self._mouse - press).manhattanLength() < allowed

    def _handle_at(self, position: QPointF) -> Handle | None:
        if self._mode is not CanvasMode.CROP or self._box is None or self._look is not Look.FRAME:
            return None
        point = self._viewport.to_image(as_point(position))
        return hit_test(self._box, point, _REACH / self._viewport.scale)

    def _is_on_photo(self, position: QPointF) -> bool:
        point = self._viewport.to_image(as_point(position))
        return 0 <= point.x <= self._photo[0] and 0 <= point.y <= self._photo[1]

    def _point_at(self, position: QPointF) -> None:
        """Grow the handle under the mouse and choose the pointer."""
        handle = self._handle_at(position) if self._gesture is None else self._gesture.handle
        if handle is not self._hover:
            self._hover = handle
            self.update()
        if self._holds_space:
            self.setCursor(
                Qt.CursorShape.OpenHandCursor if self._pan is None else Qt.CursorShape.ClosedHandCursor
            )
        elif handle is not None and (self._level is not None or (self._would_level and not self._is_busy)):
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif handle is not None:
            self.setCursor(handle_cursor(handle, pressed=self._gesture is not None))
        elif self._has_photo and self._mode is CanvasMode.LOUPE and self._is_on_photo(position):
            looks = Qt.CursorShape.OpenHandCursor if self._is_zoomed_in else Qt.CursorShape.PointingHandCursor
            self.setCursor(Qt.CursorShape.ClosedHandCursor if self._is_panning else looks)
        else:
            self.unsetCursor()

    @property
    def _is_panning(self) -> bool:
        return self._pan is not None and self._is_zoomed_in


def _modifier(event: QKeyEvent) -> Qt.KeyboardModifier:
    if event.key() == Qt.Key.Key_Shift:
        return Qt.KeyboardModifier.ShiftModifier
    return (
        Qt.KeyboardModifier.AltModifier if event.key() == Qt.Key.Key_Alt else Qt.KeyboardModifier.NoModifier
    )
