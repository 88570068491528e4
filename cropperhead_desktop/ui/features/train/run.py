"""Learning from one's own crops in the running program: dialog, status bar, and the model that came out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QMessageBox

from cropperhead_desktop.domain.settings import TRAIN_KIND
from cropperhead_desktop.review.numbers import duration
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.features.train.dialog import TrainDialog
from cropperhead_desktop.ui.features.train.process import Phase, TrainingProcess
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.question import ask
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import folder_in_front


def show_training(app: App) -> None:
    """What to learn, how far it is, or what came out. A training goes on when the dialog is closed."""
    (app.window.findChild(Retraining) or Retraining(app)).ask()


class Retraining(QObject):
    """Opens the dialog, tells the status bar, asks before the window closes, takes models into use."""

    def __init__(self, app: App) -> None:
        super().__init__(app.window)
        self._app = app
        self.training = TrainingProcess(self)
        self.training.changed.connect(self._show_status)
        self.training.ended.connect(self._say_end)
        self.dialog: TrainDialog | None = None
        self.question: QMessageBox | None = None
        self.status = QLabel(app.window)
        self.status.setProperty("role", "secondary")
        self.status.setFont(theme.tabular())
        self.status.setContentsMargins(theme.UNIT, 0, theme.UNIT, 0)
        self.status.hide()
        app.window.panes.status.insertPermanentWidget(1, self.status)
        app.closing.guards.append(self.may_close)
        app.at_end.append(self.training.end)

    def ask(self) -> None:
        """Show the dialog: what to learn, how far it is, or what came out."""
        if self.dialog is not None:
            return
        settings = self._app.settings
        dialog = self.dialog = TrainDialog(self.training, self._folder(), self._app.window)
        dialog.choose_kind(settings[TRAIN_KIND])

        def remember() -> None:
            settings[TRAIN_KIND] = dialog.kind

        dialog.started.connect(remember)
        dialog.use_wanted.connect(self._use)
        dialog.finished.connect(self._closed)
        self._app.window.show_dialog(dialog)

    def may_close(self) -> bool:
        """Where a training runs it is asked about first."""
        if not self.training.is_running:
            return True
        more = tr("It ends when the window is closed, and has to begin anew.")
        stop, back = tr("Stop it and close"), tr("Go back")
        self.question = ask(self._app.window, tr("A training is running."), more, stop, back, self._leave)
        return False

    def _leave(self) -> None:
        self.training.end()
        self._app.window.close()

    def _use(self, name: str) -> None:
        def taken(used: str) -> None:
            if self.dialog is not None:
                self.dialog.show_used(used)

        self._app.model.take_trained(name, taken, self._failed)

    def _failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(error)
        else:
            self._app.messages.report(error)

    def _show_status(self) -> None:
        training = self.training
        self.status.setVisible(training.is_running)
        share = 100 * training.progress.done // max(1, training.progress.total)
        words = tr("Learning: {share} %").format(share=share)
        if training.left is not None:
            words += tr(" · {time} left").format(time=duration(training.left))
        self.status.setText(words)

    def _say_end(self) -> None:
        if self.dialog is not None or self.training.phase is Phase.IDLE:
            return
        words = self.training.reason
        if self.training.phase is Phase.DONE:
            words = str(self.training.result["verdict"])
        self._app.messages.say(words)
        self._app.messages.note(words)

    def _closed(self, _result: int) -> None:
        self.dialog = None
        if self.training.phase in (Phase.DONE, Phase.FAILED):
            self.training.phase = Phase.IDLE

    def _folder(self) -> Path:
        """The folder that is open, that of the photo in front, or the user's own."""
        return folder_in_front(self._app) or Path.home()
