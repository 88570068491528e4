"""What each command of the table does in the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.photo_views import STEP
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.crop_wiring import crop_tools
from cropperhead_desktop.ui.features.autocrop.run import batch_handlers
from cropperhead_desktop.ui.features.blind.run import blind_handlers
from cropperhead_desktop.ui.features.embed import embedding_handlers
from cropperhead_desktop.ui.features.export.run import export_handlers
from cropperhead_desktop.ui.features.learnt import learning_handlers
from cropperhead_desktop.ui.features.settings.run import comfort_handlers
from cropperhead_desktop.ui.features.statistics.run import statistics_handlers
from cropperhead_desktop.ui.features.train.run import training_handlers
from cropperhead_desktop.ui.library_wiring import library_handlers

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program


def handlers(program: Program) -> Handlers:
    """One callable per id of the command table."""
    return {
        **_window(program),
        **_review(program),
        **_crop(program),
        **crop_tools(program),
        **comfort_handlers(program),
        **library_handlers(program),
        **learning_handlers(program),
        **statistics_handlers(program),
        **batch_handlers(program),
        **export_handlers(program),
        **embedding_handlers(program),
        **training_handlers(program),
        **blind_handlers(program),
    }


def _window(program: Program) -> Handlers:
    controller, window, grid = program.controller, program.window, program.window.panes.grid
    return {
        "open": program.choose_folder,
        "reveal": program.reveal_current,
        "quit": window.close,
        "undo": controller.undo,
        "redo": controller.redo,
        "grid": lambda: controller.show(View.GRID),
        "loupe": lambda: controller.show(View.LOUPE),
        "crop": lambda: controller.show(View.CROP),
        "zoom": window.panes.canvas.zoom_toggle,
        "larger": lambda: grid.set_side(grid.side + STEP),
        "smaller": lambda: grid.set_side(grid.side - STEP),
        "subfolders": program.toggle_subfolders,
        "panels": window.toggle_panels,
        "fullscreen": window.toggle_full_screen,
        "errors": program.show_errors,
        "help": program.show_help,
    }


def _review(program: Program) -> Handlers:
    controller = program.controller
    return {
        "accept": controller.accept,
        "keep": controller.keep,
        "skip": controller.skip,
        "save": controller.save,
        "cancel": controller.cancel,
        "previous": lambda: controller.step(-1),
        "next": lambda: controller.step(1),
        "first": lambda: controller.step(-len(controller.session)),
        "last": lambda: controller.step(len(controller.session)),
        "reset_crop": controller.editing.reset_crop,
        "reset_to_original": controller.reset_to_original,
    }


def _crop(program: Program) -> Handlers:
    editing, canvas = program.controller.editing, program.window.panes.canvas
    return {
        "lock": editing.toggle_lock,
        "swap": editing.swap_orientation,
        "left": lambda: canvas.nudge(-1, 0),
        "right": lambda: canvas.nudge(1, 0),
        "up": lambda: canvas.nudge(0, -1),
        "down": lambda: canvas.nudge(0, 1),
        "left10": lambda: canvas.nudge(-10, 0),
        "right10": lambda: canvas.nudge(10, 0),
        "up10": lambda: canvas.nudge(0, -10),
        "down10": lambda: canvas.nudge(0, 10),
        "turn_left": lambda: canvas.nudge_angle(-0.1),
        "turn_right": lambda: canvas.nudge_angle(0.1),
    }
