"""What a review asks of the program, as protocols; `workflows.learning_services` brings the real adapters.

Every call may block for seconds and is made from jobs only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from cropperhead_desktop.domain.care import Sights
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.policy import Ratio
from cropperhead_desktop.domain.ports import PhotoSource, SidecarStore
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.suggestion import BurstFrame, Suggestion, Turn
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.changes import Stamps
from cropperhead_desktop.library.foreign import ForeignFolder


class ScanOutcome(Protocol):
    """What lies in the folders and photos that were opened."""

    @property
    def photos(self) -> Sequence[Path]:
        """The photos in the order in which they are shown."""

    @property
    def problems(self) -> Sequence[FileError]:
        """Folders and files that could not be read."""

    @property
    def foreign(self) -> Sequence[ForeignFolder]:
        """Folders of other programs that were passed over, by kind."""
        ...


class BurstSource(Protocol):
    """Which photos of a folder show one moment."""

    def frames(self, photo: Path, frame: BurstFrame) -> Sequence[Path]:
        """The frames that show the moment of a photo, which is this one of them, in order of time."""
        ...


class Backend(Protocol):
    """What a review needs of the rooms below."""

    @property
    def photos(self) -> PhotoSource:
        """File to pixels."""

    @property
    def sidecars(self) -> SidecarStore:
        """Sidecars: read, write, take back."""

    def suggest(self, path: Path, ratio: Ratio | None) -> Suggestion:
        """A crop for a photo; `ratio` is what is named, None: as shot (PhotoError, ModelError)."""

    def sights(self, path: Path) -> Sights:
        """Lines, and things that a crop should not cut; in displayed pixels (PhotoError, ModelError)."""

    def anchors(self, path: Path, ratios: Sequence[str]) -> Mapping[str, Crop]:
        """The model's crop in each of these ratios, turned for the photo (PhotoError, ModelError)."""

    @property
    def bursts(self) -> BurstSource:
        """Which photos show one moment."""

    def learn(self, path: Path) -> Turn:
        """Learn from a decision that was written; what that changes about the next proposals."""

    def learn_first(self, photos: Sequence[Path], progress: ProgressCallback) -> Turn:
        """Learn from the crops that photos have, as far as they were not learnt from; as above."""

    def hand_over(self) -> Turn:
        """Let the other propose: the model, or what the user's crops taught."""

    def scan(self, paths: Sequence[Path], progress: ProgressCallback, recursive: bool) -> ScanOutcome:
        """All photos in the given folders (and theirs) and files; `progress` may raise Cancelled."""

    def pair(self, photos: Sequence[Path], wanted: bool) -> Mapping[Path, Path]:
        """The raws among them by the JPEG of the same shot, as far as names tell; where that is `wanted` what
        is decided for the JPEG is written for both from now on."""

    def unpaired(self, photos: Sequence[Path]) -> Sequence[Path]:
        """Those of the JPEGs whose raw turns out to be another picture; each is decided alone from now on."""

    def taken(self, path: Path) -> datetime | None:
        """When the photo was taken, where its file says so; never raises."""

    def take_out(self, receipt: object) -> str:
        """Put a photo back as it was before its crop was written inside; words about it (PhotoError)."""
        ...

    def undo_batch(self, batch_id: str) -> tuple[int, int]:
        """Take a batch back: how many files were put back, and left as changed since (FileError)."""
        ...

    def stamps(self, photos: Sequence[Path]) -> Stamps:
        """Times and sizes of these photos and of all sidecars in their folders."""
