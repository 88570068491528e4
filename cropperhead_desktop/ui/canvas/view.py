"""A photo in a widget: fitted, zoomed at the mouse, panned; sharper pixels arrive without a jump."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.viewport import Viewport
from cropperhead_desktop.ui.canvas.backdrop import Backdrop
from cropperhead_desktop.ui.canvas.labels import paint_message
from cropperhead_desktop.ui.canvas.viewing import Room, wheel_factor
from cropperhead_desktop.ui.kit import theme

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PhotoView(QWidget):
    """Shows one photo of a known displayed size, from an image of any resolution (or none yet)."""

    viewport_changed = Signal(float)
    """View pixels per displayed photo pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backdrop = Backdrop()
        self._photo = (0, 0)
        self._message = ("", "", "image")
        self._viewport = Viewport(1.0)
        self._is_fitted = True
        self._pan: tuple[QPointF, Viewport] | None = None
        self._shows_focus = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_photo(self, image: QImage | None, width: int, height: int) -> None:
        """Show another photo of `width` x `height` displayed pixels, fitted (image None: not there yet)."""
        self._photo = (width, height)
        self._message = ("", "", "image")
        self._pan = None
        self._backdrop.set_image(image)
        self.refit()

    def set_image(self, image: QImage) -> None:
        """Other pixels of the same photo, usually sharper; place and zoom stay."""
        self._backdrop.set_image(image)
        self.update()

    def set_surround(self, colour: str) -> None:
        """The colour around the photo, `#rrggbb`."""
        self._backdrop.set_ground(colour)
        self.update()

    def set_message(self, text: str, detail: str, icon: str = "image") -> None:
        """Instead of a photo say what is the matter and what to do; `triangle-alert` for an error."""
        self.set_photo(None, 0, 0)
        self._message = (text, detail, icon)
        self.setAccessibleDescription(f"{text}. {detail}")

    def refit(self) -> None:
        """Show the whole photo."""
        self._is_fitted = True
        self._show_viewport(self._room().fit(self._view_angle()) if self._has_photo else Viewport(1.0))

    def zoom_toggle(self) -> None:
        """Fitted, or one photo pixel on one screen pixel around the mouse (else the point of interest)."""
        if not self._has_photo:
            return
        mouse = QPointF(self.mapFromGlobal(self.cursor().pos()))
        inside = self.underMouse() and self.rect().contains(mouse.toPoint())
        self._zoom_to(self._room().toggled(self._viewport, as_point(mouse) if inside else self._interest()))

    @property
    def _has_photo(self) -> bool:
        return self._photo[0] > 0 and self._photo[1] > 0

    @property
    def _is_zoomed_in(self) -> bool:
        return self._viewport.scale > self._room().fit(self._view_angle()).scale * 1.001

    def _view_angle(self) -> float:
        """The angle by which the photo is turned back."""
        return 0.0

    def _margin(self) -> float:
        """Room around a fitted photo."""
        return 2 * theme.UNIT

    def _is_free(self) -> bool:
        """True where the photo may be moved out of the view."""
        return False

    def _interest(self) -> Point:
        """The view point to zoom at when the mouse is elsewhere."""
        return Point(self.width() / 2, self.height() / 2)

    def _paint_over(self, painter: QPainter) -> None:
        """What lies over the photo."""

    def _room(self) -> Room:
        one_to_one = 1 / self.devicePixelRatioF()
        size = self.width(), self.height()
        return Room(*self._photo, *size, self._margin(), one_to_one, self._is_free())

    def _zoom_to(self, viewport: Viewport) -> None:
        fit = self._room().fit(self._view_angle())
        self._is_fitted = abs(viewport.scale / fit.scale - 1) < 1e-3
        self._show_viewport(viewport)

    def _show_viewport(self, viewport: Viewport) -> None:
        changed = viewport.scale != self._viewport.scale
        self._viewport = viewport
        self.update()
        if changed:
            self.viewport_changed.emit(viewport.scale)

    def _start_pan(self, at: QPointF) -> None:
        self._pan = (at, self._viewport)

    def _pan_to(self, at: QPointF) -> None:
        if self._pan is not None:
            press, viewport = self._pan
            self._show_viewport(self._room().kept(viewport.panned(as_point(at - press))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the photo, then what lies over it; nothing is decoded here."""
        painter = QPainter(self)
        if self._has_photo:
            self._backdrop.paint(painter, self._viewport, self._photo, self.size())
            self._paint_over(painter)
        else:
            painter.fillRect(self.rect(), QColor(theme.CANVAS))
            text, detail, icon = self._message
            if text:
                paint_message(painter, self.size(), icon, text, detail)
        if self._shows_focus:
            painter.setPen(QColor(theme.ACCENT))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted photo stays fitted; a zoomed one keeps what was in the middle there."""
        old = event.oldSize()
        if not self._has_photo or self._is_fitted or not old.isValid():
            self.refit()
        else:
            shift = Point((self.width() - old.width()) / 2, (self.height() - old.height()) / 2)
            self._show_viewport(self._room().kept(self._viewport.panned(shift)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse."""
        turn = event.angleDelta().y()
        if self._has_photo and turn:
            at = as_point(event.position())
            self._zoom_to(self._room().zoomed(self._viewport, wheel_factor(turn), at))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan."""
        self._pan = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus is drawn only where the keyboard brought it."""
        self._shows_focus = event.reason() in _BY_KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No longer the active part of the window."""
        self._shows_focus = False
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the screen's density."""
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(1200, 800)


def as_point(position: QPointF) -> Point:
    """A Qt position as a point of the geometry."""
    return Point(position.x(), position.y())
