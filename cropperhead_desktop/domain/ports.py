"""What workflows and the window ask of the rooms below, as protocols (so that tests can bring fakes)."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from cropperhead_desktop.domain.decision import CropRecord, Decision, WriteReceipt
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo, Pixels, Preview
from cropperhead_desktop.geometry.crop import Crop


class PhotoSource(Protocol):
    """File to pixels. Every call may block for seconds and may be made from any thread.

    All raise PhotoError that names the file; none ever changes a file.
    """

    def info(self, path: Path) -> PhotoInfo:
        """Stored size and orientation."""
        ...

    def preview(self, path: Path) -> Preview:
        """The cached preview, long side at most 750 px; decoded once and kept on disk."""
        ...

    def thumbnail(self, path: Path) -> Preview:
        """The quickest small picture there is (embedded EXIF thumbnail, else from the preview)."""
        ...

    def camera(self, path: Path) -> CameraFacts:
        """What the camera wrote about the picture; all of it empty where there is nothing."""
        ...

    def pixels(self, path: Path, max_side: int) -> Pixels:
        """A freshly decoded picture with a long side of at most `max_side` px, never enlarged."""
        ...


class SidecarStore(Protocol):
    """Sidecars: read, write atomically, take back."""

    def read(self, photo: Path, info: PhotoInfo | None = None) -> CropRecord:
        """What the photo's files say; problems come back inside the record, not as exceptions."""
        ...

    def write(self, photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision) -> WriteReceipt:
        """Write a crop (None: HasCrop=False) with its decision; raises SidecarError, SidecarConflict."""
        ...

    def write_marks(self, photo: Path, before: Marks, after: Marks, info: PhotoInfo) -> WriteReceipt:
        """Write those marks in which `after` differs from `before`, nothing else; raises as `write`."""
        ...

    def restore(self, receipt: WriteReceipt) -> tuple[str, ...]:
        """Take a write back, what changed beside it aside, which is told; SidecarConflict when it changed."""
        ...

    def repeat(self, receipt: WriteReceipt) -> None:
        """Write again what was taken back; SidecarConflict when the files are not as they were before."""
        ...
