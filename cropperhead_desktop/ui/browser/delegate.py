"""How a photo looks in grid and filmstrip: thumbnail, its crop, a badge, its name."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.queue import is_exception
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.sort_filter import kinds_words
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import corners
from cropperhead_desktop.review.editing import shown_box
from cropperhead_desktop.review.states import burst_words, cell_words
from cropperhead_desktop.ui.browser.cell_cache import CellCache
from cropperhead_desktop.ui.browser.mark_badge import paint_marks
from cropperhead_desktop.ui.browser.photo_model import HEADING_ROLE, ITEM_ROLE, Index
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK
from cropperhead_desktop.ui.kit.photo_paint import paint_cropped

CAPTION = 24
BADGE = 16


class CellState(NamedTuple):
    """What a cell shows besides its photo: selection, mouse over it, the photo in front, a folder's name."""

    selected: bool
    hover: bool
    front: bool
    heading: str = ""
    """That of the folder that begins with this cell."""


class PhotoDelegate(QStyledItemDelegate):
    """Paints cells of one size; knows nothing of where thumbnails come from."""

    def __init__(self, thumbnails: Thumbnails, side: int, caption: bool, dim: int) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._caption = caption
        self._cells = CellCache()
        self._cropped = False
        self.set_dim(dim)
        self._width = 0
        self.side = side

    def set_dim(self, percent: int) -> None:
        """How much darker the outside of a crop is, 0-100 %."""
        self._dim = QColor(0, 0, 0, round(255 * percent / 100))
        self._cells.clear()

    def set_cropped(self, cropped: bool) -> None:
        """Show what the crop leaves, or the photo with the crop's frame."""
        self._cropped = cropped
        self._cells.clear()

    def stretch(self, width: int) -> None:
        """Make the cells wider, so that a row fills the view."""
        self._width = width

    def cell(self) -> QSize:
        """Size of a cell in logical pixels."""
        natural = self.natural()
        return QSize(max(self._width, natural.width()), natural.height())

    def natural(self) -> QSize:
        """Size of a cell that is not stretched."""
        around = 2 * theme.UNIT + theme.HALF
        return QSize(self.side + around, self.side + around + (CAPTION if self._caption else 0))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All cells are equal."""
        return self.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell: what it looked like before, unless something of it changed."""
        item: ReviewItem = index.data(ITEM_ROLE)
        rect: QRect = option.rect
        photo = self._thumbnails.image(item.path)
        state = _seen(option, index)
        ratio = painter.device().devicePixelRatioF()
        if not ratio.is_integer():  # cells do not begin at whole pixels there and would blur
            painter.translate(rect.topLeft())
            self._draw(painter, rect.size(), item, photo, state)
            painter.resetTransform()
            return
        key = (
            photo.cacheKey() if photo is not None else 0,
            state,
            rect.size().toTuple(),
            ratio,
            theme.look.canvas,
        )
        cell = self._cells.get(item, key)
        if cell is None:
            cell = QImage(rect.size() * ratio, QImage.Format.Format_RGB32)
            cell.setDevicePixelRatio(ratio)
            cell.fill(QColor(theme.look.canvas))
            inner = QPainter(cell)
            self._draw(inner, rect.size(), item, photo, state)
            inner.end()
            self._cells.keep(item, key, cell)
        painter.drawImage(rect.topLeft(), cell)

    def _draw(
        self, painter: QPainter, size: QSize, item: ReviewItem, photo: QImage | None, state: CellState
    ) -> None:
        """A cell with its upper left corner at the origin."""
        cell = QRect(QPoint(0, 0), size).adjusted(2, 2, -2, -2)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, cell, state)
        room = cell.adjusted(theme.UNIT, theme.UNIT, -theme.UNIT, -theme.UNIT)
        if self._caption:
            caption = QRect(room.left(), room.bottom() - BADGE + 1, room.width(), BADGE)
            room.setBottom(room.bottom() - CAPTION)
            self._paint_caption(painter, caption, item, state.selected)
        self._paint_photo(painter, room, item, photo)
        if not self._caption:
            self._paint_badge(painter, cell, item)
        elif state.heading:
            _paint_heading(painter, cell, state.heading)

    def _paint_photo(self, painter: QPainter, room: QRect, item: ReviewItem, image: QImage | None) -> None:
        if image is None:
            if item.error is not None and self._caption:
                theme.state_icon(State.FAILED).paint(painter, _centred(room, 32))
            else:
                painter.fillRect(_centred(room, min(room.width(), room.height())), QColor(theme.look.field))
            return
        box = shown_box(item) if self._cropped else None
        whole = image.size() if box is None else QSizeF(box.width, box.height).toSize()
        target = QRect(room.topLeft(), whole.scaled(self.side, self.side, Qt.AspectRatioMode.KeepAspectRatio))
        target.moveCenter(room.center())
        if box is None or item.info is None:
            painter.drawImage(target, image)
            self._paint_crop(painter, QRectF(target), item)
        else:
            paint_cropped(painter, QRectF(target), image, item.info.displayed, box)
        marks = item.record.marks if item.record is not None else Marks()
        if marks.is_rejected:
            painter.fillRect(target, QColor(0, 0, 0, 130))
        self._paint_burst(painter, target, item)
        corner = QPointF(target.left() + 2, target.bottom() - 1)
        paint_marks(painter, corner, target.width() - theme.UNIT, marks)

    def _paint_burst(self, painter: QPainter, target: QRect, item: ReviewItem) -> None:
        """A pill at the upper left corner; its point is amber where the frame is decided by itself."""
        words = burst_words(item, short=not self._caption)
        if not words:
            return
        font = theme.font(theme.SMALL)
        metrics = QFontMetrics(font)
        lone = is_exception(item)
        width = metrics.horizontalAdvance(words) + theme.UNIT + theme.HALF + (theme.UNIT + 2 if lone else 0)
        pill = QRect(target.left() + 3, target.top() + 3, min(width, target.width() - 6), BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(QRectF(pill), 3, 3)
        inner = pill.adjusted(theme.HALF, 0, -theme.HALF, 0)
        if lone:
            _paint_dot(painter, QPointF(inner.left() + 3.5, pill.center().y() + 0.5), DARK.doubt)
            inner.setLeft(inner.left() + theme.UNIT + 2)
        painter.setFont(font)
        painter.setPen(QColor(235, 235, 235))
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_crop(self, painter: QPainter, target: QRectF, item: ReviewItem) -> None:
        box, crop = shown_box(item), item.shown_crop
        if box is None or item.info is None or crop is None or crop.is_whole:
            return
        width, height = item.info.displayed
        frame = QPolygonF(
            [
                QPointF(
                    target.left() + point.x / width * target.width(),
                    target.top() + point.y / height * target.height(),
                )
                for point in corners(box)
            ]
        )
        outside = QPainterPath()  # odd-even: the frame is a hole in the photo
        outside.addRect(target)
        outside.addPolygon(frame)
        outside.closeSubpath()
        # four times as fast, and the frame's line hides the steps
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillPath(outside, self._dim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(255, 255, 255, 220), 1)
        if item.is_proposal:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(frame)

    def _paint_caption(self, painter: QPainter, line: QRect, item: ReviewItem, selected: bool) -> None:
        theme.state_icon(item.state).paint(painter, QRect(line.topLeft(), QSize(BADGE, BADGE)))
        text = line.adjusted(BADGE + theme.HALF, 0, 0, 0)
        if item.is_changed:
            _paint_dot(painter, QPointF(line.right() - theme.HALF, line.center().y() + 0.5))
            text.setRight(text.right() - 2 * theme.UNIT)
        font = theme.font(theme.SMALL)
        painter.setFont(font)
        painter.setPen(QColor(theme.look.text_bright if selected else theme.look.text_secondary))
        for words in (kinds_words(item) if item.raw is not None else "", cell_words(item)):
            if words:
                painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
                text.setRight(text.right() - QFontMetrics(font).horizontalAdvance(words) - theme.UNIT)
        name = QFontMetrics(font).elidedText(
            printable(item.path.name), Qt.TextElideMode.ElideMiddle, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_badge(self, painter: QPainter, cell: QRect, item: ReviewItem) -> None:
        """In the filmstrip the badge sits on the picture, on a disc so that it reads anywhere."""
        if item.state is State.UNDECIDED and not item.is_changed:
            return
        place = QRect(cell.right() - BADGE - 6, cell.bottom() - BADGE - 6, BADGE, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.look.canvas))
        painter.drawEllipse(QRectF(place).adjusted(-3, -3, 3, 3))
        if item.is_changed:
            _paint_dot(painter, QRectF(place).center())
        else:
            theme.state_icon(item.state).paint(painter, place)


def _paint_ground(painter: QPainter, cell: QRect, state: CellState) -> None:
    """The photo in front has the brighter frame of those that are selected."""
    painter.setBrush(QColor(theme.look.raised if state.selected or state.hover else theme.look.panel))
    frame = QPen(QColor(theme.look.accent if state.front else theme.look.accent_dark), 2)
    painter.setPen(frame if state.selected else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), theme.HALF, theme.HALF)


def _paint_heading(painter: QPainter, cell: QRect, words: str) -> None:
    """Where a folder begins: its name over the upper edge, and a line at the left."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.look.text_secondary))
    painter.drawRect(QRect(cell.left() - 2, cell.top(), 2, cell.height()))
    font = theme.font(theme.SMALL, bold=True)
    text = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, cell.width() - 3 * theme.UNIT)
    wide = QFontMetrics(font).horizontalAdvance(text) + 2 * theme.UNIT
    plate = QRect(cell.left() + 1, cell.top(), wide, BADGE + theme.HALF)
    painter.setBrush(QColor(theme.look.hover))
    painter.drawRoundedRect(plate, 2, 2)
    painter.setFont(font)
    painter.setPen(QColor(theme.look.text_bright))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), text)


def _seen(option: QStyleOptionViewItem, index: Index) -> CellState:
    flags: QStyle.StateFlag = option.state
    return CellState(
        bool(flags & QStyle.StateFlag.State_Selected),
        bool(flags & QStyle.StateFlag.State_MouseOver),
        is_front(option, index),
        str(index.data(HEADING_ROLE) or ""),
    )


def is_front(option: QStyleOptionViewItem, index: Index) -> bool:
    """True for the photo in front, whether or not its view has the keyboard."""
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex() == index


def _paint_dot(painter: QPainter, centre: QPointF, colour: str = "") -> None:
    """The mark of a photo whose changed crop is not saved; `colour` where it lies on another ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour or theme.look.doubt))
    painter.drawEllipse(centre, 3.5, 3.5)


def _centred(room: QRect, side: int) -> QRect:
    rect = QRect(0, 0, side, side)
    rect.moveCenter(room.center())
    return rect
