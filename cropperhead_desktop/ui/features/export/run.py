"""Export in the running program: the dialog on one side, jobs on the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.progress import Cancelled, ProgressCallback, heeding
from cropperhead_desktop.domain.settings import EXPORT_OPTIONS
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.features.export.dialog import ExportDialog
from cropperhead_desktop.ui.kit.file_manager import open_folder
from cropperhead_desktop.ui.kit.jobs import Work

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program
    from cropperhead_desktop.workflows.export.plan import Plan
    from cropperhead_desktop.workflows.export.run import Report
    from cropperhead_desktop.workflows.services import Services

T = TypeVar("T")


class Exporting(QObject):
    """One dialog and what it asks for; lives as long as the dialog."""

    def __init__(self, program: Program, dialog: ExportDialog) -> None:
        super().__init__(dialog)
        self._program = program
        self._dialog = dialog
        self._stop = threading.Event()
        self._plan: Plan | None = None
        dialog.look_wanted.connect(self._look)
        dialog.start_wanted.connect(self._start)
        dialog.stop_wanted.connect(self._stop.set)
        dialog.open_wanted.connect(lambda: open_folder(dialog.form.out))

    def _look(self) -> None:
        form = self._dialog.form
        options, folder, out = form.options, form.folder, form.out
        recursive = form.recursive.isChecked()
        record = options.record() | {"licence": options.licence}
        self._program.settings[EXPORT_OPTIONS] = {"options": record, "recursive": recursive}

        def work(backend: Services, progress: ProgressCallback) -> Plan:
            from cropperhead_desktop.workflows.export.plan import plan_export

            return plan_export(backend, [folder], out, options, progress, recursive)

        def done(plan: Plan) -> None:
            self._plan = plan
            self._dialog.show_plan(plan)

        self._run(tr("Looking for crops …"), work, done, self._dialog.back)

    def _start(self) -> None:
        plan, dialog = self._plan, self._dialog
        if plan is None:
            return

        def work(backend: Services, progress: ProgressCallback) -> Report:
            from cropperhead_desktop.workflows.export.run import export_dataset

            return export_dataset(backend, plan, progress)

        def stopped() -> None:
            dialog.show_words(tr("Stopped"), tr("The same export again goes on where this one stopped."))

        self._run(tr("Exporting …"), work, dialog.show_report, stopped)

    def _run(
        self,
        words: str,
        work: Work[T],
        done: Callable[[T], None],
        stopped: Callable[[], None],
    ) -> None:
        """Run something that can be stopped, which then says so."""
        self._stop.clear()
        self._dialog.begin(words)

        def stoppable(backend: Services, progress: ProgressCallback) -> T | None:
            try:
                return work(backend, heeding(progress, self._stop.is_set))
            except Cancelled:
                if not self._stop.is_set():
                    raise
                return None

        def answered(value: T | None) -> None:
            if value is None:
                stopped()
            else:
                done(value)

        def failed(error: Exception) -> None:
            self._dialog.show_words(tr("Not exported"), str(error))

        self._program.jobs.photo(
            stoppable, answered, failed, Priority.CURRENT, progress=self._dialog.show_progress
        )


def export_handlers(program: Program) -> Handlers:
    """The command of this topic."""
    return {"export": lambda: _ask(program)}


def _ask(program: Program) -> None:
    folder = program.batching.folder()
    if folder is None or program.raise_dialog(ExportDialog):
        return
    options, recursive = _last_options(program)
    dialog = ExportDialog(folder, options, program.window)
    dialog.form.recursive.setChecked(recursive)
    Exporting(program, dialog)
    program.show_beside(dialog)


def _last_options(program: Program) -> tuple[ExportOptions, bool]:
    """What was chosen last, and whether with subfolders."""
    try:
        kept = program.settings[EXPORT_OPTIONS]
        return ExportOptions.from_record(kept["options"]), bool(kept["recursive"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return ExportOptions(), True
