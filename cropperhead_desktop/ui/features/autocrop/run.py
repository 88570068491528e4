"""Auto-crop and its undo in the running program: the dialogs on one side, jobs on the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.settings import ALSO_FOR, BATCH_OPTIONS
from cropperhead_desktop.library.batches import BatchStore
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.outside import BatchStep
from cropperhead_desktop.review.text import counted, in_words, tr
from cropperhead_desktop.ui.features.autocrop.dialog import BatchDialog, Tally
from cropperhead_desktop.ui.features.autocrop.undo_dialog import UndoDialog
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import folder_in_front
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.options import batches_folder

if TYPE_CHECKING:
    from cropperhead_desktop.library.batches import Batch
    from cropperhead_desktop.workflows.batch.photo import BatchRow
    from cropperhead_desktop.workflows.batch.run import Summary
    from cropperhead_desktop.workflows.batch.undo import Undone
    from cropperhead_desktop.workflows.services import Services


def ask(app: App) -> None:
    """The dialog of a new batch."""
    folder = folder_in_front(app)
    if folder is None or app.window.raise_dialog(BatchDialog):
        return
    dialog = BatchDialog(folder, _last_options(app), app.window)
    _Run(app, dialog)
    app.window.show_beside(dialog)


def ask_undo(app: App) -> None:
    """The batches of the folder that is open."""
    folder = folder_in_front(app)
    if folder is None or app.window.raise_dialog(UndoDialog):
        return
    dialog = UndoDialog(app.window)
    dialog.undo_wanted.connect(lambda batch: _undo(app, dialog, lambda: batch))
    dialog.resume_wanted.connect(lambda batch: _go_on(app, batch, dialog))
    dialog.over.connect(lambda: _list(app, dialog, folder))
    _list(app, dialog, folder)
    app.window.show_beside(dialog)


def keep_options(app: App, options: BatchOptions) -> None:
    """What is offered next time; writing into photos is never offered by itself."""
    record = {**options.as_record(), "embed": False, "dry_run": False}
    app.settings[BATCH_OPTIONS] = record


def begin_writing(app: App) -> None:
    """Sidecars are going to be written by a batch: shown like other changes, but not announced."""
    app.review.refresh.own_work(True)


def end_writing(app: App) -> None:
    """Sidecars are written: read the folder again."""
    app.review.refresh.own_work(False)
    app.review.look_again()


def _list(app: App, dialog: UndoDialog, folder: Path) -> None:
    ticket = app.jobs.photo(
        lambda _backend, _progress: BatchStore(batches_folder()).of_folder(folder),
        dialog.show_batches,
        lambda error: dialog.words.setText(in_words(str(error))),
        Priority.CURRENT,
    )
    dialog.finished.connect(lambda _result: ticket.cancel())


def _undo(app: App, dialog: TaskDialog, find: Callable[[], Batch]) -> None:
    """Take back a batch, which is looked for in the job."""

    undone_id: list[str] = []

    def work(backend: Services, progress: ProgressCallback) -> Undone:
        from cropperhead_desktop.workflows.batch.undo import undo_batch

        batch = find()
        undone_id.append(batch.id)
        return undo_batch(batch, backend.sidecars, progress=progress)

    def done(undone: Undone) -> None:
        end_writing(app)
        app.review.decisions.forget_batch(undone_id[0])
        dialog.show_over(tr("Undone"), undone_words(undone))

    begin_writing(app)
    failed = partial(_failed, app, dialog)
    dialog.run(app.jobs, tr("Putting files back …"), work, done, failed, can_stop=False)


def _failed(app: App, dialog: TaskDialog, error: Exception) -> None:
    end_writing(app)
    dialog.show_over(tr("Not done"), in_words(str(error)))


def _go_on(app: App, batch: Batch, dialog: UndoDialog) -> None:
    # imported when needed: it brings numpy
    from cropperhead_desktop.workflows.batch.run import recorded_options

    dialog.accept()
    if app.window.raise_dialog(BatchDialog):
        return
    options, paths = recorded_options(batch), [Path(root) for root in batch.heading.roots]
    running = BatchDialog(paths[0], options, app.window)
    _Run(app, running).start(paths, options, resume=batch)
    app.window.show_beside(running)


def _last_options(app: App) -> BatchOptions:
    """What was asked last; the editors that are written for are those of the setting."""
    try:
        last = BatchOptions.from_record(app.settings[BATCH_OPTIONS])
    except (ValueError, TypeError, KeyError):
        last = BatchOptions()
    return replace(last, also_for=AlsoFor(app.settings[ALSO_FOR]))


class _Run(QObject):
    """One dialog and the batch that it starts; lives as long as the dialog."""

    def __init__(self, app: App, dialog: BatchDialog) -> None:
        super().__init__(dialog)
        self._app = app
        self._dialog = dialog
        self._sheet: Path | None = None
        dialog.wanted.connect(self._wanted)
        dialog.undo_wanted.connect(self._undo)
        dialog.report_wanted.connect(self._open_report)

    def _wanted(self) -> None:
        form = self._dialog.form
        target, replaces = None, False
        if form.wants_report.isChecked():
            start = str(Path.home() / "auto-crop.html")
            chosen, _filter = QFileDialog.getSaveFileName(
                self._dialog, tr("Contact sheet"), start, tr("Web page (*.html)")
            )
            if not chosen:
                return
            target = Path(chosen).with_suffix(".html")
            replaces = target == Path(chosen)  # the dialog has asked then
        keep_options(self._app, form.options)
        self.start([form.where.folder], form.options, target, replaces)

    def start(
        self,
        paths: Sequence[Path],
        options: BatchOptions,
        sheet: Path | None = None,
        replaces: bool = False,
        resume: Batch | None = None,
    ) -> None:
        """Run a batch, or go on with `resume`; its report goes to `sheet`, over a file if `replaces`."""
        dialog, tally = self._dialog, Tally()
        self._sheet = sheet

        def work(backend: Services, progress: ProgressCallback) -> tuple[Summary, str]:
            from cropperhead_desktop.workflows.batch.report import closing_words, report_to
            from cropperhead_desktop.workflows.batch.run import run_batch

            with report_to(sheet, replaces) as written:

                def on_row(row: BatchRow) -> None:
                    written.add(row)
                    tally.add(row)

                summary = run_batch(
                    backend, paths, options, on_row, progress, resume=resume, pictures=sheet is not None
                )
                written.close(closing_words(paths, summary))
            return summary, written.problem

        def done(answer: tuple[Summary, str]) -> None:
            end_writing(self._app)
            summary = answer[0]
            if summary.id is not None and summary.done:
                text = tr("Auto-crop: {photos}").format(photos=counted(summary.done, "photo"))
                step = BatchStep(Path(paths[0]), batch=summary.id, sidecars=summary.done)
                self._app.review.decisions.did(text, step)
            dialog.show_summary(summary, tally, sheet is not None, answer[1])

        begin_writing(self._app)
        failed = partial(_failed, self._app, dialog)
        dialog.run(self._app.jobs, tr("Looking for photos …"), work, done, failed)

    def _undo(self, batch_id: str) -> None:
        folder = self._dialog.form.where.folder

        def find() -> Batch:
            return next(
                each for each in BatchStore(batches_folder()).of_folder(folder) if each.id == batch_id
            )

        _undo(self._app, self._dialog, find)

    def _open_report(self) -> None:
        if self._sheet is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sheet)))


def undone_words(undone: Undone) -> str:
    """What an undo did."""
    words = tr("{count} put back.").format(count=counted(undone.restored, "file"))
    if undone.conflicts:
        words += " " + tr("{count} left as they are, since somebody changed them meanwhile.").format(
            count=counted(undone.conflicts, "file")
        )
    return words
