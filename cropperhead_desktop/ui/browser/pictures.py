"""Pictures for the loupe: the cached preview at once, sharp pixels of the view's size after it.

Bytes become QImage in the jobs. Size and orientation come with the preview and never change afterwards: a
sharper picture replaces pixels only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo, Pixels, Preview
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority, Ticket
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.ui.kit.monitor import MonitorColours, in_bands

KEPT = 6
KEPT_BYTES = 200_000_000
"""Pictures in memory: the photo shown and its neighbours, fewer of them when zoomed in."""
STALE = -1
"""The size for which pixels of an older state of the file are enough."""
STEP = 512
"""Sizes are asked for in steps of this many pixels, so that resizing the window reuses pictures."""

_JPEG = b"\xff\xd8"


def preview_image(path: Path, preview: Preview, longest: int | None = None) -> QImage:
    """The preview's JPEG as 32-bit pixels, its long side at most `longest` (PhotoError); in any thread.

    Of Qt's ways to decode this is the one during which other threads may run Python.
    """
    if not preview.jpeg.startswith(_JPEG):
        raise PhotoError(path, "its preview cannot be decoded")
    buffer = QBuffer()
    buffer.setData(preview.jpeg)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"JPG")
    size = reader.size()
    if longest is not None and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PhotoError(path, "its preview cannot be decoded")
    return image.convertToFormat(QImage.Format.Format_RGB32)


def pixels_image(pixels: Pixels) -> QImage:
    """A copy of the pixels that Qt owns; safe in any thread."""
    view = QImage(pixels.rgb, pixels.width, pixels.height, 3 * pixels.width, QImage.Format.Format_RGB888)
    return in_bands(view, lambda band: band.convertToFormat(QImage.Format.Format_RGB32))


@dataclass(slots=True)
class LoupePicture:
    """What there is of a photo: its facts, the best pixels so far, and for which size they are enough."""

    info: PhotoInfo
    image: QImage
    side: int = 0


class LoupePictures(QObject):
    """Fetches, keeps and prefetches pictures."""

    arrived = Signal(object, object, bool)
    """path, LoupePicture, and whether it is the first of this photo."""
    failed = Signal(object, object)
    """path, exception."""

    def __init__(self, jobs: JobRunner, colours: MonitorColours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._colours = colours
        self._generation = Generation()
        self._kept: OrderedDict[Path, LoupePicture] = OrderedDict()
        self._asked: dict[tuple[Path, int], Ticket] = {}

    def forget(self) -> None:
        """Another folder was opened."""
        self._generation.advance()
        self._kept.clear()
        self._asked.clear()

    def renew(self, path: Path) -> None:
        """The photo's file changed: what is kept is shown until new pixels are there."""
        for key in [key for key in self._asked if key[0] == path]:
            self._asked.pop(key).cancel()
        kept = self._kept.get(path)
        if kept is not None:
            kept.side = STALE

    def picture(self, path: Path) -> LoupePicture | None:
        """The best picture in memory, None before the first has arrived."""
        if path in self._kept:
            self._kept.move_to_end(path)
        return self._kept.get(path)

    def want(self, path: Path, side: int, neighbours: Sequence[Path] = ()) -> None:
        """Fetch a photo with a long side of at least `side` device pixels; then its neighbours.

        Requests for photos that are not among these are dropped.
        """
        side = -(-max(side, STEP) // STEP) * STEP
        wanted = {path, *neighbours}
        for key, ticket in tuple(self._asked.items()):
            if key[0] not in wanted:
                ticket.cancel()
                del self._asked[key]
        self._fetch(path, side, Priority.CURRENT)
        for neighbour in neighbours:
            self._fetch(neighbour, side, Priority.SOON)

    def _fetch(self, path: Path, side: int, priority: Priority) -> None:
        picture = self._kept.get(path)
        if picture is None:
            self._ask(path, 0, side, priority)
        elif picture.side < min(side, max(picture.info.displayed)):
            self._ask(path, side, side, priority)

    def _ask(self, path: Path, side: int, then: int, priority: Priority) -> None:
        colours = self._colours
        if (path, side) in self._asked:
            return

        def work(backend: Backend, _progress: object) -> LoupePicture:
            if side == 0:
                preview = backend.photos.preview(path)
                return LoupePicture(preview.info, colours.apply(preview_image(path, preview)))
            pixels = backend.photos.pixels(path, side)
            return LoupePicture(pixels.info, colours.apply(pixels_image(pixels)), side)

        self._asked[path, side] = self._jobs.photo(
            work,
            lambda picture: self._have(path, picture, then, priority),
            lambda error: self._lost(path, side, error),
            priority,
            self._generation,
        )

    def _have(self, path: Path, picture: LoupePicture, then: int, priority: Priority) -> None:
        self._asked.pop((path, picture.side), None)
        first = path not in self._kept
        if first or picture.side > self._kept[path].side:
            self._kept[path] = picture
            self._kept.move_to_end(path)
            self._make_room()
        self.arrived.emit(path, picture, first)
        self._fetch(path, then, priority)

    def _make_room(self) -> None:
        total = sum(picture.image.sizeInBytes() for picture in self._kept.values())
        while len(self._kept) > 1 and (len(self._kept) > KEPT or total > KEPT_BYTES):
            total -= self._kept.popitem(last=False)[1].image.sizeInBytes()

    def _lost(self, path: Path, side: int, error: Exception) -> None:
        self._asked.pop((path, side), None)
        self.failed.emit(path, error)
