"""The deliverables in the crop panel: what the crop and its linked ones leave of the photo, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from cropperhead_desktop.domain.deliverables import leaves_picture
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.editing import editable_box
from cropperhead_desktop.review.in_hand.numbers import aspect_text
from cropperhead_desktop.review.text import figures, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.photo_paint import ReducedImage, paint_cropped

_COLUMNS = 4
_PICTURE = 6 * theme.UNIT
_WORDS = 2 * theme.UNIT + 2
_MARGIN = theme.HALF
_REDUCED = 640
"""Pixels across of the photo that the cells are cut from: enough for narrow crops, quick to draw."""


@dataclass(frozen=True, slots=True)
class Deliverable:
    """The crop (empty `ratio`) or a linked one, as a box in displayed pixels.

    `nudged` by hand; `leaves` the picture, as one does whose photo changed; `in_hand`: it is being edited.
    """

    ratio: str
    name: str
    box: Box
    nudged: bool = False
    leaves: bool = False
    in_hand: bool = False

    @property
    def is_linked(self) -> bool:
        """False for the crop itself."""
        return bool(self.ratio)


def deliverables_of(
    item: ReviewItem, wanted: Sequence[str], dragged: Box | None = None
) -> tuple[Deliverable, ...]:
    """The crop of a photo and its linked ones; `dragged` is the one in hand while it is being dragged."""
    info, master = item.info, editable_box(item)
    if info is None or master is None:
        return ()
    if dragged is not None and not item.alternate:
        master = dragged
    linked = item.alternates(wanted, None if dragged is None or item.alternate else info.crop(dragged))
    if not linked:
        return ()
    found = [Deliverable("", aspect_text(master.aspect), master, in_hand=not item.alternate)]
    for each in linked:
        in_hand = each.ratio == item.alternate
        box = dragged if in_hand and dragged is not None else info.box_or_none(each.crop)
        if box is not None:
            leaves = leaves_picture(each, info)
            found.append(Deliverable(each.ratio, figures(each.ratio), box, each.nudged, leaves, in_hand))
    return tuple(found)


class DeliverableCell(QAbstractButton):
    """What one crop leaves of the photo, with its ratio; a click takes it in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._each: Deliverable | None = None
        self._photo = (1.0, 1.0)
        self._picture: QImage | None = None

    def sizeHint(self) -> QSize:
        """A square and one line below it."""
        return QSize(_PICTURE + 2 * _MARGIN, _PICTURE + _WORDS + 2 * _MARGIN)

    def show_cell(self, each: Deliverable, picture: QImage | None, photo: tuple[int, int]) -> None:
        """Show a crop of a photo of this displayed size."""
        self._each, self._picture = each, picture
        self._photo = (float(max(1, photo[0])), float(max(1, photo[1])))
        self.setChecked(each.in_hand)
        words = tr("The crop itself") if not each.is_linked else tr("Follows the crop; click to move it")
        if each.nudged:
            words = tr("Moved by hand; Reset lets it follow the crop again")
        if each.leaves:
            words = tr("Leaves the picture: the photo changed since")
        self.setToolTip(words)
        self.setAccessibleName(tr("Deliverable {ratio}").format(ratio=each.name))
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The result in the middle of its square, a frame around the one in hand."""
        each = self._each
        if each is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            lit = self.isChecked() or self.hasFocus() or self.underMouse()
            if lit:
                painter.setPen(QPen(QColor(theme.look.accent if self.isChecked() else theme.look.outline)))
                painter.setBrush(QColor(theme.look.raised))
                painter.drawRoundedRect(whole, 3, 3)
            side = min(_PICTURE, self.width() - 2 * _MARGIN)
            scale = side / max(each.box.width, each.box.height)
            width, height = each.box.width * scale, each.box.height * scale
            left = (self.width() - width) / 2
            target = QRectF(left, _MARGIN + (_PICTURE - height) / 2, width, height)
            painter.fillRect(target, QColor(theme.look.field))
            if self._picture is not None and not self._picture.isNull():
                paint_cropped(painter, target, self._picture, self._photo, each.box)
            painter.setFont(theme.tabular(theme.SMALL))
            tone = theme.look.text if self.isChecked() else theme.look.text_secondary
            painter.setPen(QColor(theme.look.doubt if each.leaves else tone))
            line = QRectF(0, _MARGIN + _PICTURE, self.width(), _WORDS)
            name = f"{each.name} •" if each.nudged else each.name
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)


class DeliverableStrip(QWidget):
    """A cell for the crop and for each linked one, four in a row."""

    chosen = Signal(str)
    """The ratio of the one to be taken in hand; empty: the crop itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: list[DeliverableCell] = []
        self._shown: tuple[Deliverable, ...] = ()
        self._picture = ReducedImage()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.HALF // 2)
        self._grid.setColumnStretch(_COLUMNS, 1)

    def show_cells(
        self, shown: Sequence[Deliverable], picture: QImage | None, photo: tuple[int, int]
    ) -> None:
        """Show these crops of a photo of this displayed size; cells are kept, and with them the focus."""
        self._shown = tuple(shown)
        if shown and picture is not None and picture.cacheKey() != self._picture.whole.cacheKey():
            self._picture = ReducedImage(picture)
        small = self._picture.at(_REDUCED) if shown and picture is not None else None
        while len(self.cells) < len(shown):
            at = len(self.cells)
            cell = DeliverableCell(self)
            cell.clicked.connect(partial(self._choose, at))
            self._grid.addWidget(cell, at // _COLUMNS, at % _COLUMNS)
            self.cells.append(cell)
        for at, cell in enumerate(self.cells):
            cell.setVisible(at < len(shown))
            if at < len(shown):
                cell.show_cell(shown[at], small, photo)

    def _choose(self, at: int) -> None:
        self.cells[at].setChecked(self._shown[at].in_hand)
        self.chosen.emit(self._shown[at].ratio)
