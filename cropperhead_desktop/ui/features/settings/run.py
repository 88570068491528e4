"""The settings dialog in the running program; models are listed and removed in jobs."""

from __future__ import annotations

from typing import Any

from cropperhead_desktop.domain.settings import MODEL, Setting
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.keys_page import KeysPage
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
from cropperhead_desktop.ui.kit.pages import ask
from cropperhead_desktop.ui.window.context import App


def show_settings(app: App, at: Setting[Any] | None = None) -> None:
    """Open the dialog, at a setting where one is named."""
    dialog = SettingsDialog(app.settings, KeysPage(app.keymap), app.window)
    dialog.remove_model_wanted.connect(lambda name: _ask_to_remove(app, dialog, name))
    ticket = app.jobs.aside(_list_models, dialog.show_models, app.messages.report)
    dialog.finished.connect(lambda _result: ticket.cancel())
    app.window.show_dialog(dialog)
    if at is not None:
        dialog.go_to(at)


def _ask_to_remove(app: App, dialog: SettingsDialog, name: str) -> None:
    """Ask, then delete a model of the user's own; where it was in use the shipped one proposes."""

    def work() -> list[dict[str, Any]]:
        from cropperhead_desktop.workflows.learn.models import remove_model

        remove_model(name)
        return _list_models()

    def done(models: list[dict[str, Any]]) -> None:
        app.settings[MODEL] = ""
        dialog.show_models(models)

    def remove() -> None:
        app.jobs.aside(work, done, app.messages.report)

    more = tr("The model and what it learnt while you worked are deleted. Crops stay.")
    ask(dialog, tr("Remove {name}?").format(name=name), more, tr("Remove"), tr("Keep"), remove)


def _list_models() -> list[dict[str, Any]]:
    """The models of this machine, in a job: cards and checksums are read from the disk."""
    from cropperhead_desktop.workflows.learn.models import list_models

    return list_models()
