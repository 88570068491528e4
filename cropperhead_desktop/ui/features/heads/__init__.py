"""Heads at one height over many photos. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import PICTURE, Command, Menu
from cropperhead_desktop.ui.window.context import App


def _ask(app: App) -> None:
    from cropperhead_desktop.ui.features.heads.dialog import show_heads

    show_heads(app)


def _toggle(app: App) -> None:
    from cropperhead_desktop.ui.features.heads.eyes import toggle_eyes

    toggle_eyes(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("align_heads", "Align heads…", ("Ctrl+Shift+H",), Menu.CROP,
            "One height of head and eyes over the selection: portraits, school, team", run=_ask),
    Command("eyes", "Click eyes", ("Shift+E",), Menu.CROP,
            "Two clicks on the eyes make the crop of the head preset", PICTURE, is_switch=True,
            run=_toggle),
)  # fmt: skip
