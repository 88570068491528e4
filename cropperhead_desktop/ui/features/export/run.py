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
from cropperhead_desktop.ui.kit.services import Services

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program
    from cropperhead_desktop.workflows.export.plan import Plan

T = TypeVar("T")


class Exporting(QObject):
    """One dialog and what it asks for; lives as long as the dialog."""

    def __init__(self, program: Program, services: Services, dialog: ExportDialog) -> None:
        super().__init__(dialog)
        self._program = program
        self._services = services
        self._dialog = dialog
        self._stop = threading.Event()
        self._plan: Plan | None = None
        dialog.look_wanted.connect(self._look)
        dialog.start_wanted.connect(self._start)
        dialog.stop_wanted.connect(self._stop.set)
        dialog.open_wanted.connect(lambda: open_folder(dialog.form.out))

    def _look(self) -> None:
        form, services = self._dialog.form, self._services
        options, folder, out = form.options, form.folder, form.out
        recursive = form.recursive.isChecked()
        record = options.record() | {"licence": options.licence}
        self._program.settings[EXPORT_OPTIONS] = {"options": record, "recursive": recursive}

        def work(progress: ProgressCallback) -> Plan:
            return services.plan_export([folder], out, options, progress, recursive)

        def done(plan: Plan) -> None:
            self._plan = plan
            self._dialog.show_plan(plan)

        self._run(tr("Looking for crops …"), work, done, self._dialog.back)

    def _start(self) -> None:
        plan, services, dialog = self._plan, self._services, self._dialog
        if plan is None:
            return

        def stopped() -> None:
            dialog.show_words(tr("Stopped"), tr("The same export again goes on where this one stopped."))

        self._run(
            tr("Exporting …"), lambda progress: services.export(plan, progress), dialog.show_report, stopped
        )

    def _run(
        self,
        words: str,
        work: Callable[[ProgressCallback], T],
        done: Callable[[T], None],
        stopped: Callable[[], None],
    ) -> None:
        """Run something that can be stopped, which then says so."""
        self._stop.clear()
        self._dialog.begin(words)

        def stoppable(progress: ProgressCallback) -> T | None:
            try:
                return work(heeding(progress, self._stop.is_set))
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
    services, folder = program.services, program.batching.folder()
    if services is None or folder is None or program.raise_dialog(ExportDialog):
        return
    options, recursive = _last_options(program)
    dialog = ExportDialog(folder, options, program.window)
    dialog.form.recursive.setChecked(recursive)
    Exporting(program, services, dialog)
    program.show_beside(dialog)


def _last_options(program: Program) -> tuple[ExportOptions, bool]:
    """What was chosen last, and whether with subfolders."""
    try:
        kept = program.settings[EXPORT_OPTIONS]
        return ExportOptions.from_record(kept["options"]), bool(kept["recursive"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return ExportOptions(), True
