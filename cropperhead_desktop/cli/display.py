"""Whether there is a screen to open a window on, and what opens one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.workflows.options import Options, ServeOptions

OpenWindow = Callable[[Sequence[Path], Options], int]
"""Opens the window on some paths and returns the exit code when it is closed."""

ServePage = Callable[[ServeOptions, Callable[[str], None]], None]
"""Serves the page until it is told to end; calls with its address when it answers."""


class FrontEnds(NamedTuple):
    """What the command line starts but may not import: it lives on the same floor."""

    open_window: OpenWindow
    serve: ServePage


def no_page(options: ServeOptions, on_ready: Callable[[str], None]) -> None:
    """For whoever runs the command line without a page (ToolError)."""
    raise ToolError("there is no page here")


def has_display() -> bool:
    """False on a Linux machine without X11 or Wayland, unless Qt was told to use another platform."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
