"""The crop canvas: a photo with its crop, looked at (LOUPE) or changed by hand (CROP).

All coordinates of its interface are displayed photo pixels, whatever the resolution of the image shown.
The widget turns events into values: `state` says what is shown and how it changes, `tools` what the
mouse makes of it, `paint` draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.geometry.crop import Box, Point
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.canvas import tools, transitions
from cropperhead_desktop.ui.canvas.cursors import cursor_for
from cropperhead_desktop.ui.canvas.paint import paint
from cropperhead_desktop.ui.canvas.paint.photo import Backdrop
from cropperhead_desktop.ui.canvas.state import (
    BeforeAfter,
    Button,
    CanvasMode,
    CanvasState,
    ClickRequest,
    FrameStyle,
    Keys,
    Notice,
    Pointer,
    Tool,
)

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_OWN_MENUS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.LEFT,
    Qt.MouseButton.RightButton: Button.RIGHT,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
}
_KEYS = (
    (Keys.SHIFT, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier),
    (Keys.ALT, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier),
    (Keys.CTRL, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier),
)
BETWEEN_REPEATS = 40
"""Milliseconds. X11 sends a release before every repeat, and Qt does not always know it for one."""


class CropCanvas(QWidget):
    """One photo and its crop frame. Emits what the user wishes; decides and stores nothing."""

    viewport_changed = Signal(float)
    """View pixels per displayed photo pixel."""

    box_dragged = Signal(object)
    """Box: the crop while the user changes it."""

    gesture_finished = Signal(object, object)
    """Box, Box: the crop before and after one finished change; one undo step."""

    back_requested = Signal()
    """One view back: a double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = CanvasState(slop=QGuiApplication.styleHints().startDragDistance())
        self._backdrop = Backdrop()
        self._cursor: QCursor | None = None
        self._space_up = QTimer(self, singleShot=True, interval=BETWEEN_REPEATS)
        self._space_up.timeout.connect(self._let_photo_go)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Photo and crop"))

    @property
    def state(self) -> CanvasState:
        """What is shown, with the size that the widget has by now (Qt tells it late while hidden)."""
        return replace(self._state, view=(self.width(), self.height()))

    @property
    def box(self) -> Box | None:
        """The crop shown, in displayed photo pixels."""
        return self._state.box

    def set_photo(self, image: QImage | None, width: int, height: int) -> None:
        """Show another photo of `width` x `height` displayed pixels, fitted (image None: not there yet).

        Its crop follows with `set_box`; a drag under way is dropped.
        """
        self._backdrop.set_image(image)
        self._show(transitions.with_photo(self.state, width, height))

    def set_message(self, text: str, detail: str, icon: str = "image") -> None:
        """Instead of a photo say what is the matter and what to do; `triangle-alert` for an error."""
        self._backdrop.set_image(None)
        self._show(transitions.with_photo(self.state, 0, 0, Notice(text, detail, icon)))

    def set_image(self, image: QImage) -> None:
        """Other pixels of the same photo, usually sharper; place and zoom stay."""
        self._backdrop.set_image(image)
        self.update()

    def set_box(self, box: Box | None, style: FrameStyle) -> None:
        """Show a crop. While the user drags, the hand knows better and only the style is taken."""
        self._show(transitions.with_box(self.state, box, style))

    def set_mode(self, mode: CanvasMode) -> None:
        """Look or crop; the photo is fitted anew, a drag under way is given up."""
        self.cancel_gesture()
        self._show(transitions.with_mode(self.state, mode))

    def next_look(self) -> None:
        """The frame, what it leaves of the photo, the photo without it, and the frame again."""
        self._show(transitions.with_next_look(self.state))

    def show_look(self, look: BeforeAfter) -> None:
        """One of them."""
        self._show(transitions.with_look(self.state, look))

    def set_surround(self, colour: str) -> None:
        """The colour around the photo, `#rrggbb`."""
        self._show(replace(self.state, surround=colour))

    def set_darkness(self, share: float) -> None:
        """How dark everything but the crop is, 0-1, whatever is dimmed otherwise."""
        self._show(replace(self.state, darkness=share))

    def set_dim(self, percent: int) -> None:
        """How much darker the outside of the crop is, 0-100 %."""
        self._show(replace(self.state, dim=max(0, min(100, percent)) / 100))

    def set_guide(self, guide: Guide | None, turn: int) -> None:
        """What is drawn inside the frame while cropping, in one of its directions (None: nothing)."""
        self._show(replace(self.state, guide=guide, guide_turn=turn))

    def set_ratio(self, ratio: float | None) -> None:
        """Keep width / height of the frame while resizing (None: free)."""
        self._show(replace(self.state, ratio=ratio))

    def change(self, transition: Callable[[CanvasState], CanvasState]) -> None:
        """Show what a function of `transitions` makes of the present state."""
        self._show(transition(self.state))

    def zoom_toggle(self) -> None:
        """Fitted, or one photo pixel on one screen pixel around the mouse (else the crop)."""
        mouse = self.mapFromGlobal(QCursor.pos())
        is_inside = self.underMouse() and self.rect().contains(mouse)
        at = Point(mouse.x(), mouse.y()) if is_inside else None
        self._show(transitions.toggled(self.state, at, 1 / self.devicePixelRatioF()))

    def nudge(self, dx: float, dy: float) -> None:
        """Move the crop by displayed photo pixels along the screen's axes; one finished change."""
        self._finish(self.box, transitions.nudged(self.state, dx, dy))

    def nudge_angle(self, degrees: float) -> None:
        """Turn the crop by a small step; one finished change."""
        self._finish(self.box, transitions.turned(self.state, degrees))

    def cancel_gesture(self) -> bool:
        """Give up a drag under way and put its start back; False when there was none."""
        tool = self._state.tool
        if tool is None or not self._state.is_busy:
            return False
        self._edit(tool.cancel(self.state))
        return True

    def finish_gesture(self) -> None:
        """End a drag under way as if the mouse had been let go here."""
        if self._state.tool is not None and self._state.is_busy:
            self._release(self._state.tool)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the photo, then what lies over it; nothing is decoded here."""
        paint(QPainter(self), self.state, self._backdrop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted photo stays fitted; a zoomed one keeps what was in the middle there."""
        old = event.oldSize()
        self._show(transitions.resized(self.state, (old.width(), old.height()) if old.isValid() else None))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tool takes the mouse."""
        self._show(tools.press(self.state, _pointer(event, self._state.pointer.keys)))

    mouseDoubleClickEvent = mousePressEvent
    """The second press may begin a drag as well."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, pan, or just point."""
        self._edit(tools.drag(self.state, _pointer(event, self._state.pointer.keys)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The tool at work ends, if it was this button that it began with; a click may ask for something."""
        pointer, tool = _pointer(event, self._state.pointer.keys), self._state.tool
        self._show(replace(self.state, pointer=pointer))
        if tool is None or pointer.button is not tool.origin.button:
            return
        request = tool.request(self.state)
        self._release(tool)
        if request is ClickRequest.BACK:
            self.back_requested.emit()
        elif request is ClickRequest.ZOOM:
            self._show(transitions.toggled(self.state, pointer.at, 1 / self.devicePixelRatioF()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse, but not under a hand that drags."""
        turn, position = event.angleDelta().y(), event.position()
        if turn and not self._state.is_busy:
            at = Point(position.x(), position.y())
            self._show(transitions.wheeled(self.state, turn, at, 1 / self.devicePixelRatioF()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """No handle is hovered any more."""
        self._show(replace(self.state, pointer=replace(self._state.pointer, is_over=False)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up a drag, Space takes the photo in the hand; tapped, it zooms."""
        if event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.cancel_gesture())
        elif not _grabs(event, self._state):
            self._hold(event, is_down=True)
        else:
            self._space_up.stop()
            if Keys.SPACE not in self._state.pointer.keys:
                self._show(tools.with_space(self.state, is_down=True))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The hand opens, unless this is but the gap between two repeats of the key."""
        if event.key() != Qt.Key.Key_Space or Keys.SPACE not in self._state.pointer.keys:
            self._hold(event, is_down=False)
        elif not event.isAutoRepeat():
            self._space_up.start()

    def event(self, event: QEvent) -> bool:
        """Claim Space, and Escape during a drag, before a shortcut of the window takes them."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.setAccepted(
            _grabs(event, self._state) or (event.key() == Qt.Key.Key_Escape and self._state.is_busy)
        )
        return event.isAccepted()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus is drawn only where the keyboard brought it."""
        self._show(replace(self.state, shows_focus=event.reason() in _BY_KEYBOARD))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A window that takes the focus ends a drag as Escape does; its keys are let go unseen there."""
        if event.reason() not in _OWN_MENUS:
            self.cancel_gesture()
        self._space_up.stop()
        self._show(replace(tools.with_space(self.state, is_down=False), shows_focus=False))

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(1200, 800)

    def _show(self, state: CanvasState) -> None:
        """The one place where the state changes."""
        before, self._state = self._state, state
        is_same = replace(before, pointer=state.pointer) == state and before.hover is state.hover
        if state.tool is not None or not is_same:
            self.update()
        cursor = cursor_for(state)
        if cursor != self._cursor:
            self._cursor = cursor
            self.setCursor(cursor) if cursor is not None else self.unsetCursor()
        if not state.is_busy and state.description != self.accessibleDescription():
            self.setAccessibleDescription(state.description)
        if state.viewport.scale != before.viewport.scale:
            self.viewport_changed.emit(state.viewport.scale)

    def _edit(self, state: CanvasState) -> None:
        """Show what the user makes of the crop, and tell it."""
        is_same = state.box == self._state.box
        self._show(state)
        if not is_same:
            self.box_dragged.emit(state.box)

    def _finish(self, before: Box | None, state: CanvasState) -> None:
        """The end of one change of the crop, which was `before`."""
        self._edit(state)
        if state.box != before:
            self.gesture_finished.emit(before, state.box)

    def _release(self, tool: Tool) -> None:
        self._finish(tool.cancel(self.state).box, tool.release(self.state))

    def _let_photo_go(self) -> None:
        """Space is up: a tap, with nothing moved meanwhile, zooms."""
        self._show(tools.with_space(self.state, is_down=False))
        if not self._state.has_grabbed:
            self.zoom_toggle()

    def _hold(self, event: QKeyEvent, is_down: bool) -> None:
        """Shift, Alt and Ctrl count at once in a drag; others may have the key otherwise."""
        key = next((key for key, code, _modifier in _KEYS if code == event.key()), Keys.NONE)
        held = self._state.pointer
        keys = held.keys | key if is_down else held.keys & ~key
        event.setAccepted(self._state.dragged is not None and key is not Keys.NONE)
        self._edit(tools.drag(self.state, replace(held, keys=keys)))


def _pointer(event: QMouseEvent, held: Keys) -> Pointer:
    """The event as a value; a mouse event tells of modifiers, whether Space is held stays as in `held`."""
    keys = held & Keys.SPACE
    for key, _code, modifier in _KEYS:
        keys |= key if event.modifiers() & modifier else Keys.NONE
    at = Point(event.position().x(), event.position().y())
    button = _BUTTONS.get(event.button(), Button.NONE)
    return Pointer(at, button, keys, event.type() is QEvent.Type.MouseButtonDblClick)


def _grabs(event: QKeyEvent, state: CanvasState) -> bool:
    """Whether the key takes the photo in the hand."""
    is_plain = event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier
    return is_plain and state.has_hand and state.has_photo
