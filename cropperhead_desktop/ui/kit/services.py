"""What the whole window asks of the program: a review's needs and the long tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.settings import SettingsStore
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.review import ports

if TYPE_CHECKING:
    from cropperhead_desktop.dataset.options import ExportOptions
    from cropperhead_desktop.library.batches import Batch
    from cropperhead_desktop.workflows.batch.run import Summary
    from cropperhead_desktop.workflows.batch.undo import Undone
    from cropperhead_desktop.workflows.export.plan import ExportPlan
    from cropperhead_desktop.workflows.export.run import ExportReport
    from cropperhead_desktop.workflows.statistics.gather import StatisticsResult


class Services(ports.Services, Protocol):
    """Everything below the window."""

    def learnt(self) -> Sequence[str]:
        """What was learnt, one clause each."""
        ...

    def forget_learnt(self) -> Sequence[str]:
        """Forget it; what is known then."""
        ...

    def embed(self, photo: Path) -> None:
        """Write the crop of the sidecar into the photo itself; the original stays beside it
        (PhotoError, SidecarError, ToolError)."""
        ...

    def autocrop(self, *asked: Any, **more: Any) -> Summary:
        """Crop whole folders; see `workflows.batch.run.run_batch`, in the thread of the job."""
        ...

    def plan_export(
        self,
        sources: Sequence[Path],
        out: Path,
        options: ExportOptions,
        progress: ProgressCallback,
        recursive: bool = True,
    ) -> ExportPlan:
        """What an export would do; nothing is written."""
        ...

    def export(self, plan: ExportPlan, progress: ProgressCallback) -> ExportReport:
        """Make a dataset, or go on with one."""
        ...

    def batches(self, folder: Path) -> Sequence[Batch]:
        """The batches that have to do with a folder, newest first."""
        ...

    def undo_batch(self, batch: Batch, progress: ProgressCallback) -> Undone:
        """Take a batch back."""
        ...

    def proposed(self, path: Path, aspect: float | None = None) -> Suggestion:
        """The model's own crop, whatever was learnt from crops (PhotoError, ModelError)."""
        ...

    def statistics(
        self, paths: Sequence[Path], recursive: bool, progress: ProgressCallback
    ) -> StatisticsResult:
        """How somebody crops, in the photos of folders (and theirs); `progress` may raise Cancelled."""
        ...

    def use_model(self, name: str) -> None:
        """Let another model propose from now on (empty: the one in use); ModelError leaves the old one."""
        ...

    def device(self) -> str:
        """What the model runs on, for the status bar."""
        ...

    def calibrated(self) -> bool:
        """Whether the model's confidence is a frequency that was measured."""
        ...

    def close(self) -> None:
        """End worker processes and release files."""
        ...


ServicesFactory = Callable[[SettingsStore], Services]
"""Builds the services; called in a job once the window is on the screen."""
