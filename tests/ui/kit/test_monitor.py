"""sRGB pixels become the monitor's; what is no monitor's profile changes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QColorSpace, QImage

from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.kit import monitor
from cropperhead_desktop.ui.kit.monitor import MonitorColours
from cropperhead_desktop.ui.kit.monitor_profile import monitor_profile

ADOBE = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())
SRGB = bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())


def red() -> QImage:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 60, 40))
    return image


def test_pixels_become_the_monitors_and_srgb_again(qapp):
    colours = MonitorColours()
    assert colours.apply(red()) == red()
    assert colours.use(ADOBE)
    assert not colours.use(ADOBE)
    shown = colours.apply(red()).pixelColor(0, 0)
    assert (shown.red(), shown.green(), shown.blue()) == pytest.approx((176, 60, 43), abs=3)
    assert colours.use(None)
    assert colours.apply(red()) == red()


@pytest.mark.parametrize(
    "profile", [b"", b"damaged", SRGB, ADOBE[:200]], ids=["empty", "text", "srgb", "cut"]
)
def test_a_profile_that_says_nothing_changes_nothing(qapp, profile):
    colours = MonitorColours()
    assert not colours.use(profile)
    assert colours.apply(red()) == red()


def test_a_grey_profile_is_no_monitors(qapp):
    from PIL import ImageCms

    grey = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert not MonitorColours().use(grey)


def test_no_window_system_no_profile():
    assert monitor_profile("offscreen", 0) is None


def test_another_monitor_means_other_pixels(start, services, monkeypatch):
    stage = start(2)
    stage.ready()
    stage.controller.show(View.LOUPE)
    picture = lambda: stage.app.pictures.picture(stage.paths[0])  # noqa: E731
    stage.qtbot.waitUntil(lambda: picture() is not None and picture().side > 0)
    middle = lambda image: image.pixelColor(image.rect().center())  # noqa: E731
    before = middle(picture().image)
    stage.qtbot.waitUntil(lambda: middle(stage.panes.canvas.grab().toImage()) == before)
    monkeypatch.setattr(monitor, "monitor_profile", lambda _platform, _screen: ADOBE)
    stage.window.windowHandle().screenChanged.emit(stage.window.screen())
    stage.qtbot.waitUntil(lambda: middle(picture().image) != before)
    after = middle(picture().image)
    stage.qtbot.waitUntil(lambda: middle(stage.panes.canvas.grab().toImage()) == after)
