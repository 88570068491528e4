"""Grid and filmstrip: two list views over one model with one selection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from cropperhead_desktop.domain.settings import THUMBNAIL
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
from cropperhead_desktop.ui.browser.photo_model import Index, PhotoModel
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.elided import ElidedLabel

SMALLEST, LARGEST = map(int, THUMBNAIL.limits)
STEP = 24
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
REST_MS = 120
"""Scrolling has come to rest after this."""
_SINGLY = 64
"""Up to so many changed cells are repainted one by one."""


class PhotoList(QListView):
    """Cells of one size, one current photo, no editing.

    Selecting works as in Lightroom: what Ctrl and Shift add to the selection does not change which photo is
    the active one (Qt's current one); a click on a selected photo does, and keeps the selection.
    """

    opened = Signal()
    """Double click on the current photo."""

    def __init__(self, model: PhotoModel, delegate: PhotoDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = delegate
        self._is_pressed = False
        self._late: QAbstractItemView.ScrollHint | None = None
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        # the selected cell shows where the keyboard is; a frame around the pane would say it twice
        self.setProperty("role", "photos")
        self._is_own_press = False
        self._anchor = self._extent = -1
        """The rows from and up to which Shift selects; what else is selected is `_base`."""
        self._base: list[QModelIndex] = []

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Nothing moves under a button that is held: Qt takes the photo that lies there when it is let go."""
        if self._is_pressed:
            self._late = hint
        else:
            super().scrollTo(index, hint)

    def set_dim(self, percent: int) -> None:
        """How much darker the outside of a crop is, 0-100 %."""
        self._cells.set_dim(percent)
        self.viewport().update()

    def set_cropped(self, cropped: bool) -> None:
        """Show what the crop leaves of each photo, or the photo with the crop's frame."""
        self._cells.set_cropped(cropped)
        self.viewport().update()

    def show_current(self, index: QModelIndex) -> None:
        """Bring a photo to the front and into view; a selection that it is not part of ends."""
        chosen, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if index != self.currentIndex():
            keeps = chosen.isSelected(index)
            chosen.setCurrentIndex(index, flag.NoUpdate if keeps else flag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def select(self, indexes: Sequence[QModelIndex], front: QModelIndex) -> None:
        """Select these photos and no others, with that one in front; nothing scrolls."""
        chosen = QItemSelection()
        for index in indexes:
            chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(front, flag.NoUpdate)
        self.selectionModel().select(chosen, flag.ClearAndSelect)

    def selected_rows(self) -> list[QModelIndex]:
        """The selected photos in no special order."""
        return self.selectionModel().selectedIndexes()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Repaint, nothing more: Qt would lay out all photos again although all cells are equal."""
        if not self.isVisible():
            return
        viewport = self.viewport()
        if last.row() - first.row() >= _SINGLY:
            viewport.update()
            return
        for row in range(first.row(), last.row() + 1):
            cell = self.visualRect(self.model().index(row, 0))
            if cell.intersects(viewport.rect()):
                viewport.update(cell)

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are commands here, never the beginning of a file name."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take, add, extend; the rest (the rubber band, the right button) is Qt's."""
        index, keys = self.indexAt(event.position().toPoint()), event.modifiers()
        self._is_pressed = event.button() is Qt.MouseButton.LeftButton
        is_left = self._is_pressed and index.isValid()
        flag = QItemSelectionModel.SelectionFlag
        extends, adds = bool(keys & _SHIFT), bool(keys & _CTRL)
        is_among = self.selectionModel().isSelected(index) and len(self.selected_rows()) > 1
        self._is_own_press = is_left and (extends or adds or is_among)
        if not self._is_own_press:
            super().mousePressEvent(event)
            self._begin(index.row())
        elif extends:
            self._extend(index.row())
        elif adds:
            self.selectionModel().select(index, flag.Toggle)
            self._begin(index.row(), self.selected_rows())
        else:
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
            self._begin(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """No rubber band out of a press that has done its work."""
        if not (self._is_own_press and event.buttons()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a press."""
        if not self._is_own_press:
            super().mouseReleaseEvent(event)
        self._is_own_press = self._is_pressed = False
        if self._late is not None:
            late, self._late = self._late, None
            self.scrollTo(self.currentIndex(), late)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the photo under the mouse."""
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift and an arrow extend the selection, where the active photo stays; other arrows move it."""
        row, last = self.currentIndex().row(), self.model().rowCount() - 1
        far = self._extent if self._extent >= 0 and self._is_extended() else row
        columns = max(1, self.viewport().width() // max(1, self.gridSize().width()))
        places = {
            Qt.Key.Key_Left: far - 1,
            Qt.Key.Key_Right: far + 1,
            Qt.Key.Key_Up: far - columns,
            Qt.Key.Key_Down: far + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.modifiers() & _SHIFT and row >= 0 and event.key() in places:
            if far == row:
                self._begin(row)
            self._extend(max(0, min(last, places[Qt.Key(event.key())])))
        elif event.key() in places:  # with Ctrl, Qt would leave the photo in front out of the selection
            super().keyPressEvent(QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier))
        else:
            super().keyPressEvent(event)

    def _is_extended(self) -> bool:
        """Whether the selection is still the one that Shift made last."""
        return self.selectionModel().isSelected(self.model().index(self._extent, 0))

    def _begin(self, row: int, base: Sequence[QModelIndex] = ()) -> None:
        self._anchor = self._extent = row
        self._base = list(base)

    def _extend(self, row: int) -> None:
        """Select from the anchor to this row, beside what was selected before."""
        anchor = self._anchor if self._anchor >= 0 else max(0, self.currentIndex().row())
        model, flag = self.model(), QItemSelectionModel.SelectionFlag
        chosen = QItemSelection(model.index(min(anchor, row), 0), model.index(max(anchor, row), 0))
        for index in self._base:
            chosen.select(index, index)
        self._anchor, self._extent = anchor, row
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        self.scrollTo(model.index(row, 0))


class Grid(PhotoList):
    """The library: wraps into rows; Ctrl+wheel changes the size of the cells."""

    side_changed = Signal(int)
    looked_at = Signal(QModelIndex)
    """The first photo on the screen, once scrolling has come to rest."""

    def __init__(self, model: PhotoModel, delegate: PhotoDelegate, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, parent)
        self._words = ""
        self._photos = model
        self.heading = ElidedLabel(self)
        """The folder of the photo at the upper left, where several are shown one after the other."""
        self.heading.setProperty("role", "heading")
        self.heading.setContentsMargins(theme.UNIT, 0, theme.UNIT, 0)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._at_rest)
        self.verticalScrollBar().valueChanged.connect(self._show_heading)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        model.modelReset.connect(self._show_heading)
        self.setObjectName("grid")
        self.setAccessibleName(tr("Photos"))
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def side(self) -> int:
        """Long side of the thumbnails in logical pixels."""
        return self._cells.side

    def set_side(self, side: int) -> None:
        """Long side of the thumbnails in logical pixels."""
        side = max(SMALLEST, min(LARGEST, side))
        if side == self._cells.side:
            return
        self._cells.side = side
        self._justify()
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.side_changed.emit(side)

    def show_words(self, text: str) -> None:
        """What to say where there are no photos."""
        if text != self._words:
            self._words = text
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photos, or words in their place."""
        super().paintEvent(event)
        if self._words:
            painter = QPainter(self.viewport())
            painter.setFont(theme.font())
            painter.setPen(QColor(theme.look.text_secondary))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._words)
            painter.end()

    def _first(self) -> QModelIndex:
        """The photo at the upper left."""
        return self.indexAt(self.viewport().rect().topLeft() + QPoint(theme.UNIT, theme.UNIT))

    def _at_rest(self) -> None:
        first = self._first()
        if first.isValid() and self.isVisible():
            self.looked_at.emit(first)

    def _show_heading(self, _value: int = 0) -> None:
        first = self._first()
        words = self._photos.heading_above(max(0, first.row()))
        height = theme.ROW if words else 0
        if height != self.viewportMargins().top():
            self.setViewportMargins(0, height, 0, 0)
        self.heading.setGeometry(0, 0, self.width(), height)
        if words != self.heading.whole:
            self.heading.show_text(words)
        self.heading.setVisible(bool(words))

    @contextmanager
    def held(self, follow: bool) -> Iterator[None]:
        """While the rows change: the grid stays where it is, unless it is to `follow` the front photo."""
        bar = self.verticalScrollBar()
        at = bar.value()
        yield
        if not follow:
            self.doItemsLayout()
            bar.setValue(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel: larger or smaller cells."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.set_side(self._cells.side + round(steps * STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width that is left among the columns."""
        self._justify()
        super().resizeEvent(event)
        self._show_heading()

    def _justify(self) -> None:
        cell = self._cells.natural()
        # Qt keeps the width of a scroll bar free although the viewport already leaves it out
        bar = QStyle.PixelMetric.PM_ScrollBarExtent
        extent = self.style().pixelMetric(bar, None, self.verticalScrollBar())
        room = self.viewport().width() - extent - 1
        columns = max(1, room // cell.width())
        self._cells.stretch(room // columns)
        self.setGridSize(self._cells.cell())


class Filmstrip(PhotoList):
    """One row of all photos, the current one kept in the middle."""

    def __init__(self, model: PhotoModel, delegate: PhotoDelegate, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, parent)
        self.setObjectName("filmstrip")
        self.setAccessibleName(tr("Filmstrip"))
        self.setWrapping(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setGridSize(delegate.cell())

    def show_current(self, index: QModelIndex) -> None:
        """Select a photo and centre it."""
        super().show_current(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def centre(self) -> None:
        """Bring the photo in front back into the middle."""
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cells follow the height of the strip.

        The bar has its room whether it is there or not: else cells that fit only without it would come and go
        with it, and Qt lays half of them out for the one size and half for the other.
        """
        around = self._cells.cell().height() - self._cells.side
        room = self.contentsRect().height() - self.horizontalScrollBar().sizeHint().height()
        self._cells.side = max(40, room - around)
        self.setGridSize(self._cells.cell())
        super().resizeEvent(event)
        self.centre()

    def showEvent(self, event: QShowEvent) -> None:
        """While it was hidden it had no place to scroll to."""
        super().showEvent(event)
        self.doItemsLayout()
        self.centre()
