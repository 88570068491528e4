"""What the window asks of the program, as protocols; `workflows.wiring` brings the real adapters.

Every call except `device` and `missing` may block for seconds and is made from jobs only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.ports import PhotoSource, SidecarStore
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.settings import SettingsStore
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.library.changes import Stamps

if TYPE_CHECKING:
    from cropperhead_desktop.dataset.options import ExportOptions
    from cropperhead_desktop.library.batches import Batch
    from cropperhead_desktop.workflows.batch import Hear, Job, Summary
    from cropperhead_desktop.workflows.export import Report
    from cropperhead_desktop.workflows.export_plan import Plan
    from cropperhead_desktop.workflows.statistics import Found
    from cropperhead_desktop.workflows.undo import Undone


class ScanOutcome(Protocol):
    """What lies in the folders and photos that were opened."""

    @property
    def photos(self) -> Sequence[Path]:
        """The photos in the order in which they are shown."""
        ...

    @property
    def problems(self) -> Sequence[FileError]:
        """Folders and files that could not be read."""
        ...


class Services(Protocol):
    """Everything below the window."""

    @property
    def photos(self) -> PhotoSource:
        """File to pixels."""
        ...

    @property
    def sidecars(self) -> SidecarStore:
        """Sidecars: read, write, take back."""
        ...

    def suggest(self, path: Path, aspect: float | None) -> Suggestion:
        """A crop for a photo; `aspect` is width / height as displayed (PhotoError, ModelError)."""
        ...

    def learn(self, path: Path) -> bool:
        """Learn from a decision that was written; True when proposals may differ from now on."""
        ...

    def learn_first(self, photos: Sequence[Path], progress: ProgressCallback) -> bool:
        """Learn from the crops that photos have, if nothing was learnt before; True as above."""
        ...

    def learnt(self) -> Sequence[str]:
        """What was learnt, one clause each."""
        ...

    def forget_learnt(self) -> Sequence[str]:
        """Forget it; what is known then."""
        ...

    def scan(self, paths: Sequence[Path], progress: ProgressCallback, recursive: bool) -> ScanOutcome:
        """All photos in the given folders (and theirs) and files; `progress` may raise Cancelled."""
        ...

    def taken(self, path: Path) -> datetime | None:
        """When the photo was taken, where its file says so; never raises."""
        ...

    def stamps(self, photos: Sequence[Path]) -> Stamps:
        """Times and sizes of these photos and of all sidecars in their folders."""
        ...

    def embed(self, photo: Path) -> None:
        """Write the crop of the sidecar into the photo itself; the original stays beside it
        (PhotoError, SidecarError, ToolError)."""
        ...

    def autocrop(self, job: Job, hear: Hear, progress: ProgressCallback) -> Summary:
        """Crop whole folders; `hear` gets a row for each file, in the thread of the job."""
        ...

    def plan_export(
        self,
        sources: Sequence[Path],
        out: Path,
        options: ExportOptions,
        progress: ProgressCallback,
        recursive: bool = True,
    ) -> Plan:
        """What an export would do; nothing is written."""
        ...

    def export(self, plan: Plan, progress: ProgressCallback) -> Report:
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

    def statistics(self, paths: Sequence[Path], recursive: bool, progress: ProgressCallback) -> Found:
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

    def missing(self) -> Sequence[str]:
        """What is not installed and how to get it, one sentence each."""
        ...

    def close(self) -> None:
        """End worker processes and release files."""
        ...


ServicesFactory = Callable[[SettingsStore], Services]
"""Builds the services; called in a job once the window is on the screen."""
