"""Camera, lens and exposure of the photo in front, on a plate over it; read in a job, the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.domain.settings import CAMERA_INFO, SettingsStore
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.in_hand.numbers import in_camera
from cropperhead_desktop.review.jobs import JobRunner, Priority, Ticket
from cropperhead_desktop.review.text import numeral, tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK

KEPT = 200


class InfoPlate(QLabel):
    """A dark plate in the upper left corner of a picture; the mouse goes through it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.tabular())
        self.setAccessibleName(tr("Camera data"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(
            f"background: rgba(20, 20, 20, 220); color: {DARK.text}; border-radius: 3px;"
            f" padding: {theme.UNIT}px;"
        )
        self.move(theme.UNIT, theme.UNIT)
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these lines, or nothing at all."""
        self.setText("\n".join(lines))
        self.adjustSize()
        self.setVisible(bool(lines))


class CameraInfo(QObject):
    """Keeps the plate at the photo in front while it is switched on."""

    def __init__(
        self,
        canvas: QWidget,
        review: ReviewController,
        jobs: JobRunner,
        settings: SettingsStore,
        on_switched: Callable[[bool], object],
    ) -> None:
        """`on_switched` is called with whether the plate is switched on."""
        super().__init__(canvas)
        self._review = review
        self._jobs = jobs
        self._settings = settings
        self._on_switched = on_switched
        self.plate = InfoPlate(canvas)
        self._facts: OrderedDict[Path, CameraFacts] = OrderedDict()
        self._asked: tuple[Path, Ticket] | None = None

    def toggle(self) -> None:
        """Show the plate, or no longer."""
        self._settings[CAMERA_INFO] = not self._settings[CAMERA_INFO]
        self.follow()

    def follow(self) -> None:
        """Show what is known of the photo in front; ask for it where nothing is."""
        is_on, item = self._settings[CAMERA_INFO], self._review.session.current
        self._on_switched(is_on)
        # while cropping it would lie on a handle of the frame
        if not is_on or item is None or self._review.view is not View.LOUPE:
            self.plate.show_lines(())
            return
        facts = self._facts.get(item.path)
        if facts is None:
            self._ask(item.path)
        self.plate.show_lines(lines(item.path, item.info, facts or CameraFacts()))

    def forget(self, paths: Sequence[Path]) -> None:
        """These files changed: ask again."""
        for path in paths:
            self._facts.pop(path, None)
        self.follow()

    def _ask(self, path: Path) -> None:
        if self._asked is not None and self._asked[0] == path:
            return
        if self._asked is not None:
            self._asked[1].cancel()
        ticket = self._jobs.photo(
            lambda backend, _progress: backend.photos.camera(path),
            lambda facts: self._have(path, facts),
            # the photo's own failure is told where its pixels are missing
            lambda _error: self._have(path, CameraFacts()),
            Priority.VISIBLE,
        )
        self._asked = (path, ticket)

    def _have(self, path: Path, facts: CameraFacts) -> None:
        self._asked = None
        self._facts[path] = facts
        while len(self._facts) > KEPT:
            self._facts.popitem(last=False)
        self.follow()


def lines(path: Path, info: PhotoInfo | None, facts: CameraFacts) -> tuple[str, ...]:
    """The plate's lines: name, size, camera, lens, exposure, date; those that are unknown are left out."""
    size = ""
    if info is not None:
        width, height = info.displayed
        size = f"{width} × {height} px · {numeral(info.megapixels, '.1f')} MP"
        if info.as_shot is not None:
            size += f" · {in_camera(info)}"
    exposure = " · ".join(filter(None, _exposure(facts)))
    return tuple(filter(None, (printable(path.name), size, facts.camera, facts.lens, exposure, facts.taken)))


def _exposure(facts: CameraFacts) -> tuple[str, ...]:
    return (
        "" if facts.exposure is None else f"{_shutter(facts.exposure)} s",
        "" if facts.aperture is None else f"f/{numeral(facts.aperture, '.2g')}",
        "" if facts.iso is None else f"ISO {facts.iso}",
        "" if facts.focal is None else f"{numeral(facts.focal, '.3g')} mm",
    )


def _shutter(seconds: float) -> str:
    """As on the camera's dial: `1/250`, `0.4`, `2`."""
    return f"1/{1 / seconds:.0f}" if seconds <= 0.25 else numeral(seconds, ".2g")
