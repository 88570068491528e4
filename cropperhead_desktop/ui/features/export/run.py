"""Export in the running program: the dialog on one side, jobs on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.settings import EXPORT_OPTIONS
from cropperhead_desktop.review.text import in_words, tr
from cropperhead_desktop.ui.features.export.dialog import ExportDialog
from cropperhead_desktop.ui.kit.file_manager import open_folder
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import folder_in_front

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.export.plan import ExportPlan
    from cropperhead_desktop.workflows.export.run import ExportReport
    from cropperhead_desktop.workflows.services import Services


class Exporting(QObject):
    """One dialog and what it asks for; lives as long as the dialog."""

    def __init__(self, app: App, dialog: ExportDialog) -> None:
        super().__init__(dialog)
        self._app = app
        self._dialog = dialog
        self._plan: ExportPlan | None = None
        dialog.plan_wanted.connect(self._make_plan)
        dialog.start_wanted.connect(self._start)
        dialog.open_wanted.connect(lambda: open_folder(dialog.form.out.folder, app.messages.say))

    def _make_plan(self) -> None:
        form = self._dialog.form
        options, folder, out = form.options, form.source.folder, form.out.folder
        recursive = form.recursive.isChecked()
        record = options.as_record()
        self._app.settings[EXPORT_OPTIONS] = {"options": record, "recursive": recursive}

        def work(backend: Services, progress: ProgressCallback) -> ExportPlan:
            from cropperhead_desktop.workflows.export.plan import plan_export

            return plan_export(backend, [folder], out, options, progress, recursive)

        def done(plan: ExportPlan) -> None:
            self._plan = plan
            self._dialog.show_plan(plan)

        def stopped() -> None:
            self._dialog.back()
            self._dialog.end()

        self._dialog.run(self._app.jobs, tr("Looking for crops …"), work, done, self._failed, stopped)

    def _start(self) -> None:
        plan, dialog = self._plan, self._dialog
        if plan is None:
            return

        def work(backend: Services, progress: ProgressCallback) -> ExportReport:
            from cropperhead_desktop.workflows.export.run import export_dataset

            return export_dataset(backend, plan, progress)

        def stopped() -> None:
            dialog.show_over(tr("Stopped"), tr("The same export again goes on where this one stopped."))

        dialog.run(self._app.jobs, tr("Exporting …"), work, dialog.show_report, self._failed, stopped)

    def _failed(self, error: Exception) -> None:
        self._dialog.show_over(tr("Not exported"), in_words(str(error)))


def ask_to_export(app: App) -> None:
    """Open the dialog for the folder that is open, or bring it to the front."""
    folder = folder_in_front(app)
    if folder is None or app.window.raise_dialog(ExportDialog):
        return
    options, recursive = _last_options(app)
    dialog = ExportDialog(folder, options, app.window)
    dialog.form.recursive.setChecked(recursive)
    Exporting(app, dialog)
    app.window.show_beside(dialog)


def _last_options(app: App) -> tuple[ExportOptions, bool]:
    """What was chosen last, and whether with subfolders."""
    try:
        kept = app.settings[EXPORT_OPTIONS]
        return ExportOptions.from_record(kept["options"]), bool(kept["recursive"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return ExportOptions(), True
