"""The ICC profile of a monitor, where the system tells it.

X11: the property `_ICC_PROFILE` of the root window (`_ICC_PROFILE_1` … for further monitors), after "ICC
Profiles in X Specification" 0.4. Windows: the profile of the screen's device context (untested). Wayland and
macOS convert sRGB windows themselves; there is no profile to be had.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from contextlib import suppress

_LONGEST = 4 * 1024 * 1024
"""Bytes of profile that are read at most; real ones have up to about two million."""


def monitor_profile(platform: str, screen: int) -> bytes | None:
    """The profile of the screen with this index (Qt's order), None where there is none to be had.

    `platform` is the name of Qt's platform plugin.
    """
    if platform == "xcb":
        name = "_ICC_PROFILE" if screen == 0 else f"_ICC_PROFILE_{screen}"
        # the main monitor's is the best guess for one that has none of its own
        return _x11_property(name) or (_x11_property("_ICC_PROFILE") if screen else None)
    if platform != "windows":
        return None
    from PIL import ImageCms  # needed here only

    with suppress(OSError):
        profile = ImageCms.get_display_profile()
        return profile.tobytes() if profile is not None else None
    return None


def _x11_property(name: str) -> bytes | None:
    library = ctypes.util.find_library("X11")
    if library is None:
        return None
    x11 = ctypes.CDLL(library)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not display:
        return None
    try:
        atom = x11.XInternAtom(display, name.encode(), True)
        return _read(x11, display, ctypes.c_ulong(atom)) if atom else None
    finally:
        x11.XCloseDisplay(display)


def _read(x11: ctypes.CDLL, display: ctypes.c_void_p, atom: ctypes.c_ulong) -> bytes | None:
    """The bytes of a property of the root window; None when it has none of that name in bytes."""
    kind, count, left = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong()
    width, found = ctypes.c_int(), ctypes.c_void_p()
    x11.XGetWindowProperty(
        display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), atom,
        ctypes.c_long(0), ctypes.c_long(_LONGEST // 4), ctypes.c_int(0), ctypes.c_ulong(0),
        ctypes.byref(kind), ctypes.byref(width), ctypes.byref(count), ctypes.byref(left), ctypes.byref(found),
    )  # fmt: skip
    if not found:
        return None
    try:
        return ctypes.string_at(found, count.value) if width.value == 8 and count.value else None
    finally:
        x11.XFree(found)
