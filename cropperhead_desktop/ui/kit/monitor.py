"""Photos in the colours of the monitor that the window is on; sRGB where nothing is known about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QColorSpace, QColorTransform, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.ui.kit.monitor_profile import monitor_profile

_BAND = 64
"""Rows that are changed at a time."""


class MonitorColours:
    """Turns pixels from sRGB into the profile of one monitor. `apply` may be called from any thread."""

    def __init__(self) -> None:
        self._profile: bytes | None = None
        self._transform: QColorTransform | None = None

    def use(self, profile: bytes | None) -> bool:
        """Show for a monitor with this ICC profile; False when that changes nothing."""
        if profile == self._profile:
            return False
        before, self._profile, self._transform = self._transform, profile, _transform_to(profile)
        return before is not None or self._transform is not None

    def apply(self, image: QImage) -> QImage:
        """A 32-bit sRGB image in the monitor's colours."""
        transform = self._transform
        return image if transform is None else in_bands(image, lambda band: band.colorTransformed(transform))


def in_bands(image: QImage, change: Callable[[QImage], QImage]) -> QImage:
    """The image changed strip by strip into 32-bit pixels; safe in any thread.

    Qt lets no other thread run Python while it changes an image, so a large one must not go in one piece:
    the window would stand still.
    """
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for top in range(0, image.height(), _BAND):
        rows = min(_BAND, image.height() - top)
        painter.drawImage(0, top, change(image.copy(0, top, image.width(), rows)))
    painter.end()
    return made


def _transform_to(profile: bytes | None) -> QColorTransform | None:
    """None for sRGB, and for a profile that is damaged or no monitor's."""
    if profile is None or not _is_whole(profile):
        return None
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    target = QColorSpace.fromIccProfile(profile)
    if not target.isValidTarget() or target.colorModel() is not QColorSpace.ColorModel.Rgb or target == srgb:
        return None
    return srgb.transformationToColorSpace(target)


def _is_whole(profile: bytes) -> bool:
    """The header of an ICC profile: its size in the first four bytes, a signature at 36 (ICC.1, 7.2)."""
    return profile[36:40] == b"acsp" and int.from_bytes(profile[:4], "big") == len(profile)


class MonitorFollower(QObject):
    """Looks for the profile of the monitor that a window is on; `on_changed` when its colours are others."""

    def __init__(self, window: QWidget, colours: MonitorColours, on_changed: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._colours = colours
        self._on_changed = on_changed

    def begin(self) -> None:
        """The window is on the screen: look now, and whenever it goes to another screen."""
        self._follow()
        self._window.windowHandle().screenChanged.connect(lambda _screen: self._follow())

    def _follow(self) -> None:
        application = cast(QGuiApplication, QGuiApplication.instance())
        screens, here = application.screens(), self._window.screen()
        profile = monitor_profile(application.platformName(), screens.index(here) if here in screens else 0)
        if self._colours.use(profile):
            self._on_changed()
