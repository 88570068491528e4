"""Grid and filmstrip: two list views over one model with one selection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from cropperhead_desktop.domain.settings import THUMBNAIL
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
from cropperhead_desktop.ui.browser.photo_model import Index, PhotoModel
from cropperhead_desktop.ui.kit import theme

SMALLEST, LARGEST = map(int, THUMBNAIL.limits)
STEP = 24
_SINGLY = 64
"""Up to so many changed cells are repainted one by one."""


class PhotoList(QListView):
    """Cells of one size, one current photo, no editing."""

    opened = Signal()
    """Double click on the current photo."""

    def __init__(self, model: PhotoModel, delegate: PhotoDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = delegate
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
        self.doubleClicked.connect(self._open)

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

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()


class Grid(PhotoList):
    """The library: wraps into rows; Ctrl+wheel changes the size of the cells."""

    side_changed = Signal(int)

    def __init__(self, model: PhotoModel, delegate: PhotoDelegate, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, parent)
        self._words = ""
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
        """Cells follow the height of the strip."""
        around = self._cells.cell().height() - self._cells.side
        self._cells.side = max(40, self.viewport().height() - around)
        self.setGridSize(self._cells.cell())
        super().resizeEvent(event)
