"""What makes the program comfortable, connected to it: palette, settings, keys, compare, history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.commands.keys_page import KeysPage
from cropperhead_desktop.ui.commands.palette import CommandPalette
from cropperhead_desktop.ui.commands.shortcut_hints import KeyTips
from cropperhead_desktop.ui.crop_wiring import guide_cycle
from cropperhead_desktop.ui.features.history import HistoryList
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
from cropperhead_desktop.ui.features.train.run import MODEL, ask_to_remove, change_model, list_models
from cropperhead_desktop.ui.kit.palettes import PALETTES, SURROUNDS
from cropperhead_desktop.ui.kit.theme import apply_theme, set_motion

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


def follow_settings(program: Program) -> None:
    """Give the panes what the settings say, and other keys as soon as there are any."""
    for key, apply in _at_once(program).items():
        if key != MODEL:  # the program begins with it
            apply()
    KeyTips(program.keymap, program.window.panes)


def _at_once(program: Program) -> dict[str, Callable[[], object]]:
    """The settings that count without a new start, and how."""
    get, panes = program.settings.get, program.window.panes
    application = cast(QApplication, QApplication.instance())

    def show_dim() -> None:
        for pane in (panes.canvas, panes.grid, panes.strip):
            pane.set_dim(int(get("view.dim")))

    def show_cropped() -> None:
        cropped = bool(get("view.cropped_thumbnails"))
        program.actions["cropped"].setChecked(cropped)
        for pane in (panes.grid, panes.strip):
            pane.set_cropped(cropped)

    def show_surround() -> None:
        for pane in (panes.canvas, panes.compare):
            pane.set_surround(SURROUNDS[str(get("view.surround"))])

    def show_theme() -> None:
        apply_theme(application, PALETTES[str(get("view.theme"))])
        program.actions["light"].setChecked(get("view.theme") == "light")
        program.show_recent()

    return {
        "view.theme": show_theme,
        "view.reduced_motion": lambda: set_motion(application, bool(get("view.reduced_motion"))),
        "view.dim": show_dim,
        "view.cropped_thumbnails": show_cropped,
        "view.surround": show_surround,
        "guides.shown": lambda: guide_cycle(program).show(),
        "view.thumbnail": lambda: panes.bar.side.setValue(int(get("view.thumbnail"))),
        MODEL: lambda: change_model(program, str(get(MODEL))),
        "write.warn_below_megapixels": lambda: program.presenter.set_warn_below(
            float(get("write.warn_below_megapixels"))
        ),
    }


def _turn_light(program: Program) -> None:
    program.settings.set("view.theme", "dark" if program.settings.get("view.theme") == "light" else "light")
    _at_once(program)["view.theme"]()


def _turn_cropped(program: Program) -> None:
    key = "view.cropped_thumbnails"
    program.settings.set(key, not program.settings.get(key))
    _at_once(program)[key]()


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
    at_once = _at_once(program)
    dialog = SettingsDialog(program.settings, KeysPage(program.keymap), program.window)
    dialog.setting_changed.connect(lambda key: at_once.get(key, lambda: None)())
    dialog.remove_model_wanted.connect(lambda name: ask_to_remove(program, dialog, name))
    ticket = program.jobs.aside(list_models, dialog.show_models, program.messages.report)
    dialog.finished.connect(lambda _result: ticket.cancel())
    program.show_dialog(dialog)
