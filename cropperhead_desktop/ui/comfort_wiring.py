"""What makes the program comfortable, connected to it: the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cropperhead_desktop.ui.actions import Handlers
from cropperhead_desktop.ui.palette import CommandPalette

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program


def comfort_handlers(program: Program) -> Handlers:
    """The commands of this topic."""
    return {"palette": lambda: _show_palette(program)}


def _show_palette(program: Program) -> None:
    program.show_dialog(CommandPalette(program.keymap.rows(), program.actions, program.window))
