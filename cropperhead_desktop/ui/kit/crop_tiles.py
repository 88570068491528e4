"""Small pictures of crops: what the model would keep of a photo beside what its owner kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.photo_paint import ReducedImage, paint_cropped

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learn.pairs import CropPair

_CAPTION = 18
_GAP = theme.HALF
_SHARPEST = 480
"""Pixels that a tile's pictures are high at most."""


@dataclass(frozen=True, slots=True)
class CropTile:
    """The pictures of a tile with their captions, from the left; `photo` is where they are of, if known."""

    pictures: tuple[tuple[QImage, str], ...]
    photo: Path | None


def pair_tile(pair: CropPair, with_model: bool = True) -> CropTile | None:
    """The model's crop and the user's, or the user's alone; None without a picture. Safe in any thread."""
    if pair.preview is None:
        return None
    image = QImage.fromData(pair.preview.jpeg)
    if image.isNull():
        return None
    shown = [(_cut(image, pair.size, pair.own), tr("You") if with_model else "")]
    if with_model and pair.model is not None:
        shown.insert(0, (_cut(image, pair.size, pair.model), tr("Model")))
    return CropTile(tuple(shown), pair.photo)


def _cut(image: QImage, photo: tuple[float, float], box: Box) -> QImage:
    scale = min(image.height() / photo[1], _SHARPEST / box.height)
    size = QSize(max(1, round(box.width * scale)), max(1, round(box.height * scale)))
    part = QImage(size, QImage.Format.Format_RGB32)
    part.fill(QColor(theme.look.canvas))
    painter = QPainter(part)
    paint_cropped(painter, QRectF(part.rect()), image, photo, box)
    painter.end()
    return part


class TileButton(QAbstractButton):
    """A tile, which a click chooses where its photo is known."""

    def __init__(self, tile: CropTile, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = [(ReducedImage(image), words) for image, words in tile.pictures]
        self._height = height
        name = tile.photo.name if tile.photo is not None else ""
        words = " · ".join(filter(None, (caption for _image, caption in tile.pictures)))
        self.setAccessibleName(" · ".join(filter(None, (name, words))) or tr("Crop"))
        self.setToolTip(tr("Open {name}").format(name=name) if name else tr("The photo is elsewhere"))
        self.setEnabled(tile.photo is not None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.ArrowCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._has_captions = any(words for _image, words in tile.pictures)

    def sizeHint(self) -> QSize:
        """As wide as its pictures are at that height."""
        width = round(sum(self._shapes) * self._height) + _GAP * (len(self._pictures) + 1)
        return QSize(width, self._height + 2 * _GAP + self._caption)

    def heightForWidth(self, width: int) -> int:
        """No higher than its pictures are at that width."""
        return min(self._height, self._high_at(width)) + 2 * _GAP + self._caption

    def minimumSizeHint(self) -> QSize:
        """It may be drawn smaller."""
        return QSize(8 * theme.UNIT, self._height // 2 + 2 * _GAP + self._caption)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shown under the mouse as what can be clicked."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures, all as high as each other, in the middle."""
        painter = QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.fillRect(self.rect(), QColor(theme.look.field))
        for place, image, words in self._places():
            ratio = self.devicePixelRatioF()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image.at(round(place.width() * ratio)))
            line = QRect(place.left(), place.bottom() + 2, place.width(), _CAPTION)
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(theme.look.text_secondary))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), words)
        if self.hasFocus():
            painter.setPen(QColor(theme.look.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @property
    def _caption(self) -> int:
        return _CAPTION if self._has_captions else 0

    @property
    def _shapes(self) -> list[float]:
        """Width / height of each picture."""
        return [image.whole.width() / image.whole.height() for image, _words in self._pictures]

    def _high_at(self, width: int) -> int:
        """How high the pictures are at most in that width."""
        return max(1, int((width - _GAP * (len(self._pictures) + 1)) / sum(self._shapes)))

    def _places(self) -> list[tuple[QRect, ReducedImage, str]]:
        height = max(1, min(self.height() - 2 * _GAP - self._caption, self._high_at(self.width())))
        widths = [max(1, round(shape * height)) for shape in self._shapes]
        x = (self.width() - sum(widths) - _GAP * (len(widths) - 1)) // 2
        places = []
        for (image, words), width in zip(self._pictures, widths, strict=True):
            places.append((QRect(x, _GAP, width, height), image, words))
            x += width + _GAP
        return places


class CropTiles(QWidget):
    """Tiles in rows; `on_open` gets the photo of the one that was clicked."""

    def __init__(
        self,
        name: str,
        across: int,
        height: int,
        on_open: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._across, self._height, self._on_open = across, height, on_open
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.UNIT)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)
        self.tiles: list[TileButton] = []
        self.setAccessibleName(name)
        self.hide()

    def show_tiles(self, tiles: Sequence[CropTile]) -> None:
        """These instead of what was shown; hidden without any."""
        for old in self.tiles:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.tiles = []
        for place, tile in enumerate(tiles):
            made = TileButton(tile, self._height, self)
            if tile.photo is not None:
                made.clicked.connect(lambda _on=False, photo=tile.photo: self._on_open(photo))
            self._grid.addWidget(made, place // self._across, place % self._across)
            self.tiles.append(made)
        self.setVisible(bool(tiles))
