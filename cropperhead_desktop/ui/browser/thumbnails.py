"""Thumbnails: what is on screen first, a few hundred kept, the rest fetched again when scrolled to.

Painting a cell asks for its thumbnail, so the newest request is what the user looks at: requests are
served last in, first out, and those scrolled away fall out at the far end. Where the quickest picture
is too small for the cells, a sharper one follows when nothing else waits.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.review.jobs import PHOTO_THREADS, Generation, JobRunner, Priority
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.ui.browser.pictures import preview_image
from cropperhead_desktop.ui.kit.monitor import MonitorColours

KEPT = 600
ENOUGH = 0.75
"""A thumbnail with this share of the wanted side is not worth a decode."""


class Thumbnails(QObject):
    """A cache of small QImages, filled by jobs."""

    ready = Signal(object)
    """path"""
    learnt = Signal(object, object)
    """path, PhotoInfo"""
    failed = Signal(object, object)
    """path, exception"""

    def __init__(
        self, jobs: JobRunner, side: int, colours: MonitorColours, parent: QObject | None = None
    ) -> None:
        """`side` is the long side of a cell's picture in device pixels."""
        super().__init__(parent)
        self._colours = colours
        self._jobs = jobs
        self._side = side
        self._generation = Generation()
        self._kept: OrderedDict[Path, QImage] = OrderedDict()
        self._wanted: OrderedDict[Path, None] = OrderedDict()
        self._small: OrderedDict[Path, None] = OrderedDict()
        self._busy: set[Path] = set()
        self._lost: set[Path] = set()
        self._again: set[Path] = set()
        """Photos that changed while they were being fetched."""

    def forget(self) -> None:
        """Another folder was opened."""
        self._generation.advance()
        for store in (self._kept, self._wanted, self._small, self._busy, self._lost, self._again):
            store.clear()

    def renew(self, path: Path) -> None:
        """The photo's file changed: fetch its thumbnail again; the one that is kept is shown until then."""
        self._lost.discard(path)
        self._small.pop(path, None)
        if path in self._busy:
            self._again.add(path)
        elif path in self._kept:
            self._wanted[path] = None
            self._feed()

    def set_side(self, side: int) -> None:
        """Long side of a cell's picture in device pixels; small ones are fetched anew as needed."""
        grew = side > self._side
        self._side = side
        if grew:
            for path, image in self._kept.items():
                if max(image.width(), image.height()) < ENOUGH * side:
                    self._small[path] = None
            self._feed()

    def image(self, path: Path) -> QImage | None:
        """The thumbnail (displayed frame), or None: then it is fetched and `ready` emitted."""
        image = self._kept.get(path)
        if image is not None:
            self._kept.move_to_end(path)
        elif path not in self._busy and path not in self._lost:
            self._wanted[path] = None
            self._wanted.move_to_end(path)
            while len(self._wanted) > KEPT:
                self._wanted.popitem(last=False)
            self._feed()
        return image

    def _feed(self) -> None:
        while len(self._busy) <= PHOTO_THREADS:
            if self._wanted:
                self._ask(self._wanted.popitem()[0], sharp=False)
            elif self._small:
                self._ask(self._small.popitem()[0], sharp=True)
            else:
                return

    def _ask(self, path: Path, sharp: bool) -> None:
        side, colours = self._side, self._colours
        self._busy.add(path)

        def work(backend: Backend, _progress: object) -> tuple[PhotoInfo, QImage, bool]:
            photos = backend.photos
            preview = photos.preview(path) if sharp else photos.thumbnail(path)
            image = preview_image(path, preview, side)
            long_side = max(image.width(), image.height())
            too_small = long_side < min(ENOUGH * side, max(preview.info.displayed)) and not sharp
            return preview.info, colours.apply(image), too_small

        self._jobs.photo(
            work,
            lambda answer: self._have(path, *answer),
            lambda error: self._cannot(path, error),
            Priority.SOON if sharp else Priority.VISIBLE,
            self._generation,
        )

    def _have(self, path: Path, info: PhotoInfo, image: QImage, too_small: bool) -> None:
        self._busy.discard(path)
        self._kept[path] = image
        self._kept.move_to_end(path)
        while len(self._kept) > KEPT:
            self._small.pop(self._kept.popitem(last=False)[0], None)
        if path in self._again:
            self._again.discard(path)
            self._wanted[path] = None
        elif too_small:
            self._small[path] = None
        self.learnt.emit(path, info)
        self.ready.emit(path)
        self._feed()

    def _cannot(self, path: Path, error: Exception) -> None:
        self._busy.discard(path)
        if path in self._again:
            self._again.discard(path)
            self._wanted[path] = None
        else:
            self._lost.add(path)
            self.failed.emit(path, error)
        self._feed()
