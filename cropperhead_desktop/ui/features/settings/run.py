"""Palette, settings, keys, compare and history in the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cropperhead_desktop.domain.settings import CROPPED_THUMBNAILS, THEME
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.commands.keys_page import KeysPage
from cropperhead_desktop.ui.commands.palette import CommandPalette
from cropperhead_desktop.ui.features.history import HistoryList
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
from cropperhead_desktop.ui.features.train.run import ask_to_remove, list_models

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program


def comfort_handlers(program: Program) -> Handlers:
    """The commands of this topic."""
    return {
        "light": lambda: _turn_light(program),
        "cropped": lambda: _turn_cropped(program),
        "compare": program.comparing.show,
        "info": lambda: program.camera.toggle(),
        "history": lambda: _show_history(program),
        "palette": lambda: _show_palette(program),
        "settings": lambda: _show_settings(program),
    }


def _turn_light(program: Program) -> None:
    program.settings[THEME] = "dark" if program.settings[THEME] == "light" else "light"


def _turn_cropped(program: Program) -> None:
    program.settings[CROPPED_THUMBNAILS] = not program.settings[CROPPED_THUMBNAILS]


def _show_palette(program: Program) -> None:
    program.show_dialog(CommandPalette(program.keymap.rows(), program.actions, program.window))


def _show_history(program: Program) -> None:
    controller = program.controller

    def go_to(steps: int) -> None:
        while len(controller.decisions.done) > steps:
            controller.undo()
        while len(controller.decisions.done) < steps and controller.decisions.can_redo:
            controller.redo()

    program.show_dialog(HistoryList(controller.decisions, go_to, program.window))


def _show_settings(program: Program) -> None:
    dialog = SettingsDialog(program.settings, KeysPage(program.keymap), program.window)
    dialog.remove_model_wanted.connect(lambda name: ask_to_remove(program, dialog, name))
    ticket = program.jobs.aside(list_models, dialog.show_models, program.messages.report)
    dialog.finished.connect(lambda _result: ticket.cancel())
    program.show_dialog(dialog)
