"""The long tasks of the window: each is a workflow of its own, imported when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.library.batches import Batch, BatchStore
from cropperhead_desktop.workflows.options import batches_folder

if TYPE_CHECKING:
    from cropperhead_desktop.dataset.options import ExportOptions
    from cropperhead_desktop.workflows.batch.run import Summary
    from cropperhead_desktop.workflows.batch.undo import Undone
    from cropperhead_desktop.workflows.export.plan import ExportPlan
    from cropperhead_desktop.workflows.export.run import ExportReport
    from cropperhead_desktop.workflows.services import Services
    from cropperhead_desktop.workflows.statistics.gather import StatisticsResult


class Tasks:
    """What `wiring.Services` can do with whole folders; a part of it and of nothing else."""

    @property
    def _whole(self) -> Services:
        return cast("Services", self)

    def autocrop(self, *asked: Any, **more: Any) -> Summary:
        """Crop whole folders; see `workflows.batch.run_batch`."""
        from cropperhead_desktop.workflows.batch.run import run_batch

        return run_batch(self._whole, *asked, **more)

    def plan_export(
        self,
        sources: Sequence[Path],
        out: Path,
        options: ExportOptions,
        progress: ProgressCallback,
        recursive: bool = True,
    ) -> ExportPlan:
        """What an export would do; see `workflows.export_plan.plan_export`."""
        from cropperhead_desktop.workflows.export.plan import plan_export

        return plan_export(self._whole, sources, out, options, progress, recursive)

    def export(self, plan: ExportPlan, progress: ProgressCallback) -> ExportReport:
        """Make a dataset; see `workflows.export.export_dataset`."""
        from cropperhead_desktop.workflows.export.run import export_dataset

        return export_dataset(self._whole, plan, progress)

    def batches(self, folder: Path) -> Sequence[Batch]:
        """The batches that have to do with a folder, newest first (FileError)."""
        return BatchStore(batches_folder()).of_folder(folder)

    def undo_batch(self, batch: Batch, progress: ProgressCallback) -> Undone:
        """Take a batch back; see `workflows.undo.undo_batch`."""
        from cropperhead_desktop.workflows.batch.undo import undo_batch

        return undo_batch(batch, self._whole.sidecars, progress=progress)

    def statistics(
        self, paths: Sequence[Path], recursive: bool, progress: ProgressCallback
    ) -> StatisticsResult:
        """How somebody crops; see `workflows.statistics.gather`."""
        from cropperhead_desktop.workflows.statistics.gather import gather

        return gather(self._whole, paths, recursive, progress=progress)
