"""Crops side by side, all as high as each other, with nothing that tells whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.canvas.paint.labels import paint_message
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.photo_paint import ReducedImage, paint_cropped

HEIGHT = 1000
"""Pixels that cut-out pictures are high at most; the same for all, so that sharpness tells nothing."""

_GAP = 3 * theme.UNIT
_LINE = 28
# pictures that are never in two rows
_ONE_ROW = 3


def cut_out(image: QImage, photo: tuple[int, int], boxes: Sequence[Box]) -> list[QImage]:
    """The parts of a photo of `photo` displayed pixels that boxes (same pixels) leave; safe in any thread.

    `image` is the whole photo at any resolution. All parts come out equally high.
    """
    scale = image.width() / photo[0]
    height = max(1, min(HEIGHT, round(min(box.height for box in boxes) * scale)))
    return [_cut(image, photo, box, scale).scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
            for box in boxes]  # fmt: skip


def _cut(image: QImage, photo: tuple[int, int], box: Box, scale: float) -> QImage:
    size = QSize(max(1, round(box.width * scale)), max(1, round(box.height * scale)))
    part = QImage(size, QImage.Format.Format_RGB32)
    part.fill(QColor(theme.look.canvas))
    painter = QPainter(part)
    paint_cropped(painter, QRectF(part.rect()), image, photo, box)
    painter.end()
    return part


class CropPictures(QWidget):
    """`chosen` carries the number (0 ...) of the picture that was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: tuple[QImage, ...] = ()
        self._drawn: list[tuple[QRect, QImage]] = []
        self._words = tr("Reading …")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pictures to choose from"))
        self.setMinimumSize(320, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def places(self) -> list[QRect]:
        """Where the pictures are drawn."""
        return [place for place, _ in self._drawn]

    def show_pictures(self, pictures: Sequence[QImage]) -> None:
        """Other pictures, from left to right."""
        self._pictures = tuple(pictures)
        self.setAccessibleDescription(
            tr("{count} pictures, numbered from left to right").format(count=len(pictures))
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()

    def show_words(self, words: str) -> None:
        """Nothing to choose from, and why."""
        self._pictures, self._drawn, self._words = (), [], words
        self.setAccessibleDescription(words)
        self.unsetCursor()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures with their numbers below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.look.canvas))
        if not self._drawn:
            paint_message(painter, self.size(), "images", self._words, "")
            return
        painter.setFont(theme.tabular(theme.LARGE))
        painter.setPen(QColor(theme.look.text))
        for number, (place, picture) in enumerate(self._drawn, start=1):
            painter.drawImage(place, picture)
            line = QRect(place.left(), place.bottom() + theme.HALF, place.width(), _LINE)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        for number, place in enumerate(self.places):
            if event.button() is Qt.MouseButton.LeftButton and place.contains(event.position().toPoint()):
                self.chosen.emit(number)
                return

    def _lay_out(self) -> None:
        """All equally high, as large as there is room for, in the middle: in one row, four also in two."""
        self._drawn = []
        shapes = [picture.width() / picture.height() for picture in self._pictures]
        if shapes:
            splits = [[shapes]] + ([[shapes[:2], shapes[2:]]] if len(shapes) > _ONE_ROW else [])
            rows = max(splits, key=self._height)
            height, numbers = self._height(rows), iter(range(len(shapes)))
            y = (self.height() - len(rows) * (height + _LINE) - (len(rows) - 1) * _GAP) // 2
            for row in rows:
                widths = [max(1, round(shape * height)) for shape in row]
                x = (self.width() - sum(widths) - _GAP * (len(widths) - 1)) // 2
                for width in widths:
                    picture = ReducedImage(self._pictures[next(numbers)])
                    sharp = picture.at(round(width * self.devicePixelRatioF()))
                    self._drawn.append((QRect(x, y, width, height), sharp))
                    x += width + _GAP
                y += height + _LINE + _GAP
        self.update()

    def _height(self, rows: Sequence[Sequence[float]]) -> int:
        """Of pictures of these shapes (width / height), so that all rows fit."""
        down = (self.height() - _GAP * (len(rows) + 1)) / len(rows) - _LINE
        across = min((self.width() - _GAP * (len(row) + 1)) / sum(row) for row in rows)
        return max(1, int(min(down, across)))
