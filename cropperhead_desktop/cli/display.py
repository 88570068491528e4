"""Whether there is a screen to open a window on, and what opens one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cropperhead_desktop.workflows.options import Options

OpenWindow = Callable[[Sequence[Path], Options], int]
"""Opens the window on some paths and returns the exit code when it is closed."""


def has_display() -> bool:
    """False on a Linux machine without X11 or Wayland, unless Qt was told to use another platform."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
