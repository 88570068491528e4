"""Learning from one's own crops in the running program, and changing the model while it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QMessageBox

from cropperhead_desktop.domain.settings import MODEL, TRAIN_KIND
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.numbers import duration
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.features.train.dialog import TrainDialog
from cropperhead_desktop.ui.features.train.process import Phase, Training
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.question import ask

if TYPE_CHECKING:
    from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
    from cropperhead_desktop.ui.program import Program
    from cropperhead_desktop.workflows.services import Services


class Retraining(QObject):
    """Opens the dialog, tells the status bar, asks before the window closes, takes models into use."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.training = Training(self)
        self.training.changed.connect(self._show_status)
        self.training.ended.connect(self._say_end)
        self.dialog: TrainDialog | None = None
        self.question: QMessageBox | None = None
        self.status = QLabel(program.window)
        self.status.setProperty("role", "secondary")
        self.status.setFont(theme.tabular())
        self.status.setContentsMargins(theme.UNIT, 0, theme.UNIT, 0)
        self.status.hide()
        program.window.panes.status.insertPermanentWidget(1, self.status)
        self._model = program.settings[MODEL]
        program.settings.follow(MODEL, self._follow_model)

    def ask(self) -> None:
        """Show the dialog: what to learn, how far it is, or what came out."""
        if self.dialog is not None:
            return
        settings = self._program.settings
        dialog = self.dialog = TrainDialog(self.training, self._folder(), self._program.window)
        dialog.choose_kind(settings[TRAIN_KIND])

        def remember() -> None:
            settings[TRAIN_KIND] = dialog.kind

        dialog.started.connect(remember)
        dialog.use_wanted.connect(self._use)
        dialog.finished.connect(self._closed)
        self._program.show_dialog(dialog)

    def change_model(self, name: str, take: Callable[[str], str], done: Callable[[str], None]) -> None:
        """Let another model propose, without a new start; `take` remembers it for good, in a job.

        A backend that could not be opened, perhaps for want of its model, is opened with this one.
        """
        program = self._program

        def use(backend: Services, _progress: object) -> tuple[str, bool]:
            backend.use_model("")
            return backend.device(), backend.calibrated()

        def taken(used: str) -> None:
            def changed(model: tuple[str, bool]) -> None:
                program.presenter.show_model(*model)
                program.controller.proposals.renew()  # the photo in front keeps what it has
                done(used)

            program.jobs.open()
            program.jobs.photo(use, changed, self._failed, Priority.CURRENT)

        program.jobs.aside(lambda: take(name), taken, self._failed)

    def _follow_model(self, name: str) -> None:
        """Another model was chosen (empty: the one that comes along), here and for the command line."""
        if name == self._model:
            return
        self._model = name

        def take(chosen: str) -> str:
            from cropperhead_desktop.workflows.learn.models import use_model

            return use_model(chosen)

        def done(used: str) -> None:
            self._program.presenter.say(tr("{name} proposes from now on").format(name=used))

        self.change_model(name, take, done)

    def may_close(self, otherwise: Callable[[], bool]) -> bool:
        """Ask first where a training runs; then what others say."""
        if not self.training.is_running:
            return otherwise()
        more = tr("It ends when the window is closed, and has to begin anew.")
        stop, back = tr("Stop it and close"), tr("Go back")
        self.question = ask(self._program.window, tr("A training is running."), more, stop, back, self._leave)
        return False

    def _leave(self) -> None:
        self.training.end()
        self._program.window.close()

    def _use(self, name: str) -> None:
        # in a job, and imported there: the model is read, checked and run once
        def take(chosen: str) -> str:
            from cropperhead_desktop.workflows.learn.models import take_into_use

            return take_into_use(chosen)

        def done(used: str) -> None:
            self._model = self._program.settings[MODEL] = used
            if self.dialog is not None:
                self.dialog.show_used(used)

        self.change_model(name, take, done)

    def _failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_trouble(error)
        else:
            self._program.messages.report(error)

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
        self._program.presenter.say(words)
        self._program.presenter.note(words)

    def _closed(self, _result: int) -> None:
        self.dialog = None
        if self.training.phase in (Phase.DONE, Phase.FAILED):
            self.training.phase = Phase.IDLE

    def _folder(self) -> Path:
        """The folder that is open, that of the photo in front, or the user's own."""
        return self._program.batching.folder() or Path.home()


def ask_to_remove(program: Program, dialog: SettingsDialog, name: str) -> None:
    """Ask, then delete a model of the user's own; where it was in use the shipped one proposes."""

    def work() -> list[dict[str, Any]]:
        from cropperhead_desktop.workflows.learn.models import remove_model

        remove_model(name)
        return list_models()

    def done(models: list[dict[str, Any]]) -> None:
        program.settings[MODEL] = ""
        dialog.show_models(models)

    def remove() -> None:
        program.jobs.aside(work, done, program.messages.report)

    more = tr("The model and what it learnt while you worked are deleted. Crops stay.")
    ask(dialog, tr("Remove {name}?").format(name=name), more, tr("Remove"), tr("Keep"), remove)


def list_models() -> list[dict[str, Any]]:
    """The models of this machine, in a job: cards and checksums are read from the disk."""
    from cropperhead_desktop.workflows.learn.models import list_models as listed

    return listed()


def training_handlers(program: Program) -> Handlers:
    """The command of this topic."""
    return {"train": lambda: program.retraining.ask()}
