"""Auto-crop and its undo in the running program: the dialogs on one side, jobs on the other."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from cropperhead_desktop.domain.progress import ProgressCallback, heeding
from cropperhead_desktop.domain.settings import BATCH_OPTIONS
from cropperhead_desktop.library.batches import Shelf
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.features.autocrop.dialog import BatchDialog, Tally
from cropperhead_desktop.ui.features.autocrop.undo_dialog import UndoDialog
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.options import batches_folder

if TYPE_CHECKING:
    from cropperhead_desktop.library.batches import Batch
    from cropperhead_desktop.ui.program import Program
    from cropperhead_desktop.workflows.batch.photo import Cropped
    from cropperhead_desktop.workflows.batch.run import Job, Summary
    from cropperhead_desktop.workflows.batch.undo import Undone
    from cropperhead_desktop.workflows.rows import Row
    from cropperhead_desktop.workflows.services import Services


class Batching(QObject):
    """Opens the dialogs and runs what they ask for, one batch at a time."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def ask(self) -> None:
        """The dialog of a new batch."""
        folder = self.folder()
        if folder is None or self._program.raise_dialog(BatchDialog):
            return
        dialog = BatchDialog(folder, self._last_options(), self._program.window)
        _Run(self, self._program, dialog)
        self._program.show_beside(dialog)

    def ask_undo(self) -> None:
        """The batches of the folder that is open."""
        folder = self.folder()
        if folder is None:
            return
        dialog = UndoDialog(self._program.window)
        dialog.undo_wanted.connect(lambda batch: self._undo(batch, dialog, folder))
        dialog.resume_wanted.connect(lambda batch: self._go_on(batch, dialog))
        self._list(dialog, folder)
        self._program.show_dialog(dialog)

    def keep_options(self, options: BatchOptions) -> None:
        """What is offered next time; writing into photos is never offered by itself."""
        record = {**options.as_record(), "embed": False, "dry_run": False}
        self._program.settings[BATCH_OPTIONS] = record

    def begins(self) -> None:
        """Sidecars are going to be written or put back."""
        self._program.controller.refresh.own_work(True)

    def ended(self) -> None:
        """They are as they will be: show them."""
        self._program.controller.refresh.own_work(False)
        self._program.controller.look_again()

    def _list(self, dialog: UndoDialog, folder: Path) -> None:
        ticket = self._program.jobs.photo(
            lambda _backend, _progress: Shelf(batches_folder()).of_folder(folder),
            dialog.show_batches,
            lambda error: dialog.show_done(str(error)),
            Priority.CURRENT,
        )
        dialog.finished.connect(lambda _result: ticket.cancel())

    def _undo(self, batch: Batch, dialog: UndoDialog, folder: Path) -> None:
        def done(undone: Undone) -> None:
            self.ended()
            dialog.show_batches(())
            self._list(dialog, folder)
            dialog.show_done(undone_words(undone))

        def failed(error: Exception) -> None:
            self.ended()
            dialog.show_done(str(error))

        self.begins()
        self._program.jobs.photo(
            partial(_undo, batch),
            done,
            failed,
            Priority.CURRENT,
            progress=dialog.show_progress,
        )

    def _go_on(self, batch: Batch, dialog: UndoDialog) -> None:
        # imported when needed: it brings numpy
        from cropperhead_desktop.workflows.batch.run import Job

        dialog.show_done("")
        dialog.accept()
        if self._program.raise_dialog(BatchDialog):
            return
        job = Job.going_on(batch)
        folder = Path(batch.heading.roots[0])
        running = BatchDialog(folder, job.options, self._program.window)
        _Run(self, self._program, running).start(job)
        self._program.show_beside(running)

    def folder(self) -> Path | None:
        """The folder that is open, or that of the photo in front."""
        controller = self._program.controller
        front = controller.session.current
        opened: tuple[Path, ...] = controller.place.paths
        first: Path | None = next(iter(opened), front.path if front is not None else None)
        return first.parent if first is not None and first in controller.session else first

    def _last_options(self) -> BatchOptions:
        try:
            return BatchOptions.from_record(self._program.settings[BATCH_OPTIONS])
        except (ValueError, TypeError, KeyError):
            return BatchOptions()


class _Run(QObject):
    """One dialog and the batch that it starts; lives as long as the dialog."""

    def __init__(self, batching: Batching, program: Program, dialog: BatchDialog) -> None:
        super().__init__(dialog)
        self._batching = batching
        self._program = program
        self._dialog = dialog
        self._stop = threading.Event()
        self._sheet: Path | None = None
        dialog.wanted.connect(self._wanted)
        dialog.stop_wanted.connect(self._stop.set)
        dialog.undo_wanted.connect(self._undo)
        dialog.report_wanted.connect(self._open_report)

    def _wanted(self) -> None:
        from cropperhead_desktop.workflows.batch.run import Job

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
        self._batching.keep_options(form.options)
        self.start(Job([form.folder], form.options, pictures=target is not None), target, replaces)

    def start(self, job: Job, sheet: Path | None = None, replaces: bool = False) -> None:
        """Run a batch; its report goes to `sheet`, over any other file where it `replaces` that."""
        dialog, tally = self._dialog, Tally()
        self._sheet = sheet

        def work(backend: Services, progress: ProgressCallback) -> tuple[Summary, str]:
            from cropperhead_desktop.workflows.batch.report import closing_words, report_to
            from cropperhead_desktop.workflows.batch.run import run_batch

            with report_to(sheet, replaces) as written:

                def hear(row: Row, cropped: Cropped | None) -> None:
                    written.add(row, cropped)
                    tally.add(row)

                summary = run_batch(backend, job, hear, heeding(progress, self._stop.is_set))
                written.close(closing_words(job.paths, summary))
            return summary, written.trouble

        def done(answer: tuple[Summary, str]) -> None:
            self._batching.ended()
            dialog.show_summary(answer[0], tally, sheet is not None, answer[1])

        self._batching.begins()
        dialog.begin(tr("Looking for photos …"))
        self._program.jobs.photo(work, done, self._failed, Priority.CURRENT, progress=dialog.show_progress)

    def _failed(self, error: Exception) -> None:
        self._batching.ended()
        self._dialog.show_words(tr("Not done"), str(error))

    def _undo(self, batch_id: str) -> None:
        dialog, folder = self._dialog, self._dialog.form.folder

        def work(backend: Services, progress: ProgressCallback) -> Undone:
            batches = Shelf(batches_folder()).of_folder(folder)
            return _undo(next(each for each in batches if each.id == batch_id), backend, progress)

        def done(undone: Undone) -> None:
            self._batching.ended()
            dialog.show_words(tr("Undone"), undone_words(undone))

        self._batching.begins()
        dialog.begin(tr("Putting files back …"), can_stop=False)
        self._program.jobs.photo(work, done, self._failed, Priority.CURRENT, progress=dialog.show_progress)

    def _open_report(self) -> None:
        if self._sheet is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sheet)))


def _undo(batch: Batch, backend: Services, progress: ProgressCallback) -> Undone:
    """In a job: take a batch back."""
    from cropperhead_desktop.workflows.batch.undo import undo_batch

    return undo_batch(batch, backend.sidecars, progress=progress)


def batch_handlers(program: Program) -> Handlers:
    """The commands of this topic."""
    return {"autocrop": program.batching.ask, "undo_batch": program.batching.ask_undo}


def undone_words(undone: Undone) -> str:
    """What an undo did."""
    words = tr("{count} put back.").format(count=counted(undone.restored, "file"))
    if undone.conflicts:
        words += " " + tr("{count} left as they are, since somebody changed them meanwhile.").format(
            count=counted(undone.conflicts, "file")
        )
    return words
