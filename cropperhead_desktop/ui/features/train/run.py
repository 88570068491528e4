"""Learning from one's own crops in the running program: the dialog, and the model that came out."""

from __future__ import annotations

from pathlib import Path

from shiboken6 import isValid

from cropperhead_desktop.domain.settings import TRAIN_KIND
from cropperhead_desktop.ui.features.train.dialog import TrainDialog
from cropperhead_desktop.ui.features.train.process import TrainingProcess
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import folder_in_front


def show_training(app: App) -> None:
    """What to learn, how far it is, or what came out. A training goes on while the dialog is hidden."""
    if app.window.raise_dialog(TrainDialog):
        return
    # of the folder that is open, that of the photo in front, or the user's own
    dialog = TrainDialog(_training(app), folder_in_front(app) or Path.home(), app.window)
    dialog.choose_kind(app.settings[TRAIN_KIND])

    def remember() -> None:
        app.settings[TRAIN_KIND] = dialog.kind

    def taken(used: str) -> None:
        if isValid(dialog):
            dialog.show_used(used)

    def failed(error: Exception) -> None:
        if isValid(dialog):
            dialog.show_problem(error)
        else:
            app.messages.report(error)

    dialog.started.connect(remember)
    dialog.use_wanted.connect(lambda name: app.model.take_trained(name, taken, failed))
    app.window.show_beside(dialog)


def _training(app: App) -> TrainingProcess:
    """The one training of this window; it ends with the program."""
    there = app.window.findChild(TrainingProcess)
    if there is None:
        there = TrainingProcess(app.window)
        app.at_end.append(there.end)
    return there
