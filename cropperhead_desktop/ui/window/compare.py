"""Two crops of one photo side by side: the whole photo and its crop, or the proposal and the user's crop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.editing import editable_box
from cropperhead_desktop.review.in_hand.edges import same_box
from cropperhead_desktop.review.text import labelled, tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.pictures import LoupePictures
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.canvas.paint.labels import paint_message
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import SURROUNDS
from cropperhead_desktop.ui.kit.photo_paint import ReducedImage, paint_cropped

_CAPTION = 28


@dataclass(frozen=True, slots=True)
class Half:
    """A title and the part of the photo shown under it, in displayed photo pixels."""

    title: str
    box: Box


class CompareView(QWidget):
    """Shows two halves of equal size; changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = SURROUNDS["dark"]
        self._image = ReducedImage()
        self._photo = (0, 0)
        self.halves: tuple[Half, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Two crops side by side"))
        self.setMinimumSize(240, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_surround(self, colour: str) -> None:
        """The colour around the photos, `#rrggbb`."""
        self._ground = colour
        self.update()

    def show_halves(self, image: QImage | None, photo: tuple[int, int], halves: Sequence[Half]) -> None:
        """Show parts of a photo of `photo` displayed pixels; `image` is all of it at any resolution."""
        image = QImage() if image is None else image
        if image.cacheKey() != self._image.whole.cacheKey():
            self._image = ReducedImage(image)
        self._photo = photo
        self.halves = tuple(halves)
        self.setAccessibleDescription(
            ", ".join(
                labelled(half.title, f"{half.box.width:.0f} × {half.box.height:.0f} px") for half in halves
            )
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both halves, each as large as its room allows."""
        painter = QPainter(self)
        if self._image.whole.isNull() or not self.halves:
            painter.fillRect(self.rect(), QColor(theme.look.canvas))
            paint_message(painter, self.size(), "image", tr("Reading …"), "")
            return
        painter.fillRect(self.rect(), QColor(self._ground))
        width = self.width() // len(self.halves)
        for place, half in enumerate(self.halves):
            self._paint_half(painter, QRect(place * width, 0, width, self.height()), half)

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(1200, 800)

    def _paint_half(self, painter: QPainter, cell: QRect, half: Half) -> None:
        margin = 2 * theme.UNIT
        room = cell.adjusted(margin, margin, -margin, -_CAPTION - theme.UNIT)
        box = half.box
        scale = min(room.width() / box.width, room.height() / box.height)
        target = QRectF(0, 0, box.width * scale, box.height * scale)
        target.moveCenter(QRectF(room).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(1, round(self._photo[0] * scale * self.devicePixelRatioF()))
        paint_cropped(painter, target, self._image.at(width), self._photo, box)
        line = QRect(cell.left(), cell.bottom() + 1 - _CAPTION, cell.width(), _CAPTION)
        self._paint_caption(painter, line, half)

    def _paint_caption(self, painter: QPainter, line: QRect, half: Half) -> None:
        painter.fillRect(line, QColor(theme.look.panel))
        painter.setFont(theme.tabular())
        painter.setPen(QColor(theme.look.text))
        text = f"{half.title} · {half.box.width:.0f} × {half.box.height:.0f} px"
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), text)


class Comparing(QObject):
    """Which two crops the compare view shows: it follows the photo in front while the view is shown."""

    def __init__(
        self, pane: CompareView, review: ReviewController, pictures: LoupePictures, thumbnails: Thumbnails
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._review = review
        self._pictures = pictures
        self._thumbnails = thumbnails
        self._with_proposal = False
        pictures.arrived.connect(lambda _path, _picture, _first: self.follow())

    def show(self) -> None:
        """Enter the view; in it change between the two pairs."""
        review = self._review
        if review.view is not View.COMPARE:
            self._with_proposal = False
            review.show(View.COMPARE)
            return
        item = review.session.current
        if not self._with_proposal and item is not None and not differs(item):
            review.store.view.say(tr("The crop is the proposal, there is nothing to compare"))
            return
        self._with_proposal = not self._with_proposal
        self.follow()

    def follow(self) -> None:
        """Show the photo in front as it is now."""
        item = self._review.session.current
        if self._review.view is not View.COMPARE or item is None:
            return
        picture = self._pictures.picture(item.path)
        image = picture.image if picture is not None else self._thumbnails.image(item.path)
        photo = item.info.displayed if item.info is not None else (0, 0)
        self._pane.show_halves(image, photo, halves(item, self._with_proposal))


def differs(item: ReviewItem) -> bool:
    """True when the photo has a crop other than the proposed one."""
    proposed, own = _proposed(item), editable_box(item)
    return proposed is not None and own is not None and not same_box(proposed, own)


def halves(item: ReviewItem, with_proposal: bool) -> tuple[Half, ...]:
    """Proposal and own crop where wanted and there are both, else whole photo and crop; () while unread."""
    own, proposed = editable_box(item), _proposed(item)
    if own is None or item.info is None:
        return ()
    if with_proposal and proposed is not None and differs(item):
        return Half(tr("Proposal"), proposed), Half(tr("Your crop"), own)
    word = tr("Crop") if item.draft is not None or not item.is_undecided else tr("Proposal")
    return Half(tr("Original"), item.info.as_shot_box), Half(word, own)


def _proposed(item: ReviewItem) -> Box | None:
    return item.info.box_or_none(item.proposed_crop) if item.info is not None else None
