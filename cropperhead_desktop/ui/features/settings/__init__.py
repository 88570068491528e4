"""The settings. The dialog is imported when it is first asked for."""

from __future__ import annotations

from typing import Any

from cropperhead_desktop.domain.settings import SETTINGS, Setting
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App, at: Setting[Any] | None = None) -> None:
    from cropperhead_desktop.ui.features.settings.run import show_settings

    show_settings(app, at)


def rows(app: App) -> list[Command[App]]:
    """Every setting that the dialog shows; running one opens the dialog at it."""

    def row(setting: Setting[Any]) -> Command[App]:
        text = tr("Setting: {title}").format(title=tr(setting.title))
        run = lambda _app: _open(app, setting)  # noqa: E731
        return Command(f"setting {setting.key}", text, (), Menu.EDIT, setting.help, run=run)

    return [row(setting) for setting in SETTINGS if setting.title]


COMMANDS: tuple[Command[App], ...] = (
    Command("settings", "Settings…", ("Ctrl+,",), Menu.EDIT, "Look, model, folders and keys",
            needs_photo=False, run=_open),
)  # fmt: skip
