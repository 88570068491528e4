"""Photos on a monitor with an ICC profile: the pixels on the screen are the monitor's, not sRGB's."""

from __future__ import annotations

import ctypes
import ctypes.util

import pytest
from PIL import Image, ImageCms
from PySide6.QtGui import QColorSpace

pytestmark = pytest.mark.timeout(120)
COLOUR = (200, 60, 40)


def tell_profile(display: str, profile: bytes) -> None:
    """What a colour manager does: the profile becomes a property of the root window."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = x11.XDefaultRootWindow.restype = ctypes.c_ulong
    server = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    cardinal = 6
    x11.XChangeProperty(
        server, ctypes.c_ulong(x11.XDefaultRootWindow(server)),
        ctypes.c_ulong(x11.XInternAtom(server, b"_ICC_PROFILE", 0)), ctypes.c_ulong(cardinal),
        8, 0, profile, len(profile),
    )  # fmt: skip
    x11.XSync(server, 0)
    x11.XCloseDisplay(server)


def wide_profile() -> bytes:
    return bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())


def as_shown_by(profile: bytes) -> tuple[int, int, int]:
    """The colour on that monitor, by another colour engine."""
    from io import BytesIO

    target = ImageCms.ImageCmsProfile(BytesIO(profile))
    turned = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), COLOUR), ImageCms.createProfile("sRGB"), target, renderingIntent=1
    )
    return turned.getpixel((0, 0))


@pytest.mark.parametrize(
    "profile", [wide_profile(), b"", b"no profile at all"], ids=["wide", "none", "broken"]
)
def test_pixels_are_those_of_the_monitor(screen, open_desk, tmp_path, profile) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.new("RGB", (900, 600), COLOUR).save(folder / "red.png")
    if profile:
        tell_profile(screen["DISPLAY"], profile)
    desk = open_desk(folder)
    expected = as_shown_by(profile) if profile == wide_profile() else COLOUR

    def is_shown(x: int, y: int) -> bool:
        pixel = desk.picture().getpixel((x, y))
        return all(abs(one - other) <= 3 for one, other in zip(pixel, expected, strict=True))

    desk.wait_for(lambda: is_shown(325, 150), "the thumbnail has its colour")
    desk.key("e")
    desk.wait_for(lambda: is_shown(656, 300), "the photo has its colour")
    desk.key("g")
    desk.quit()


def test_the_colours_differ_enough_to_be_told() -> None:
    assert max(abs(one - other) for one, other in zip(as_shown_by(wide_profile()), COLOUR, strict=True)) > 12
