"""The list of everything that failed. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def show_errors(app: App) -> None:
    """Open the list."""
    from cropperhead_desktop.ui.features.errors.dialog import show_list

    show_list(app)


def tell(app: App, error: Exception) -> None:
    """A part of the window failed: list it, and show a report."""
    from cropperhead_desktop.ui.features.errors.dialog import show_trouble

    app.messages.report(error)
    show_trouble(app, error)


COMMANDS: tuple[Command[App], ...] = (
    Command("errors", "Errors…", (), Menu.VIEW, "Everything that failed, with its reason",
            needs_photo=False, run=show_errors),
)  # fmt: skip
