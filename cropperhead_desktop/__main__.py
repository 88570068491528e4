"""Entry point: `cropperhead` and `python -m cropperhead_desktop`.

Opening a folder is the common case and must be quick, so a bare path goes straight to the window;
everything with a command or an option goes through the command line.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop import __version__
from cropperhead_desktop.cli import COMMANDS
from cropperhead_desktop.system.process import CHILD, prepare_environment
from cropperhead_desktop.system.terminal import guard_log

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.options import Options, ServeOptions


def main() -> None:
    """Run the window or the command line, and exit with its code."""
    prepare_environment()
    guard_log()
    try:
        _main(sys.argv[1:])
    except KeyboardInterrupt:  # before a command has begun; from then on it ends in its own way
        print("cancelled", file=sys.stderr)
        sys.exit(130)


def _main(arguments: Sequence[str]) -> None:
    if arguments[:1] == [CHILD]:
        sys.argv = list(arguments[1:])
        runpy.run_module(_of_ours(arguments[1]), run_name="__main__")
        return
    if list(arguments) == ["--version"]:
        print(f"cropperhead {__version__}")
        return
    if any(argument.startswith("-") for argument in arguments) or arguments[:1] and arguments[0] in COMMANDS:
        from cropperhead_desktop.cli.app import run

        run(open_window, arguments, serve_page)
    sys.exit(open_window([Path(argument) for argument in arguments]))


def _of_ours(module: str) -> str:
    if not module.startswith("cropperhead_desktop."):
        sys.exit(2)
    return module


def open_window(paths: Sequence[Path], options: Options | None = None) -> int:
    """Open the window on `paths`; returns its exit code, 2 where there is no display."""
    from cropperhead_desktop.cli.display import has_display

    if not has_display():
        print(
            "There is no display to open a window on. `cropperhead --help` lists what works without one.",
            file=sys.stderr,
        )
        return 2
    from cropperhead_desktop.ui.program import open_window as show

    return show(paths, options)


def serve_page(options: ServeOptions, on_ready: Callable[[str], None]) -> None:
    """Serve the page until it is told to end (ToolError: the extra is missing)."""
    try:
        from cropperhead_desktop.web.serve import serve
    except ImportError as error:
        from cropperhead_desktop.domain.errors import ToolError

        raise ToolError("the page needs an extra: pip install 'cropperhead-desktop[serve]'") from error
    serve(options, on_ready)


if __name__ == "__main__":
    main()
