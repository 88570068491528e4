"""What was decided about a photo's crop, by whom, and what its files say about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.domain.errors import about
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.geometry.crop import Crop


class DecisionKind(StrEnum):
    """How a crop came about. Only PROPOSED is the program's own doing; the others are a person's."""

    ACCEPTED = "accepted"
    ADJUSTED = "adjusted"
    KEPT = "kept"
    RESET = "reset"
    PROPOSED = "proposed"

    @property
    def is_human(self) -> bool:
        """True when a person looked at the photo and decided."""
        return self is not DecisionKind.PROPOSED


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it is recorded in the sidecar, in a namespace of our own."""

    kind: DecisionKind
    model: str | None = None
    confidence: float | None = None
    time: str = ""
    """ISO 8601 with offset, seconds."""


def decided_now(kind: DecisionKind, model: str | None = None, confidence: float | None = None) -> Decision:
    """A decision with the present time, its numbers as exact as a sidecar keeps them: it reads back equal."""
    sure = None if confidence is None else round(confidence, 6)
    return Decision(kind, model, sure, datetime.now(UTC).isoformat(timespec="seconds"))


@dataclass(frozen=True, slots=True)
class CropRecord:
    """What a photo's sidecar or embedded packet says about its crop.

    `crop` is present only where it is to be applied to these pixels: None without a crop, with
    HasCrop=False, when AlreadyApplied, and when the values are unusable (then `warnings` says why).
    `error` is set when the file that should be read cannot be (it is then never rewritten). Both are
    reasons about the file `source`, which they do not name.
    """

    crop: Crop | None = None
    has_crop: bool = False
    already_applied: bool = False
    source: Path | None = None
    orientation: int | None = None
    size: tuple[int, int] | None = None
    decision: Decision | None = None
    in_camera: bool = False
    """The crop was chosen in the camera; no program has said anything about one."""
    marks: Marks = Marks()
    warnings: tuple[str, ...] = ()
    error: str | None = None

    def about(self, reason: str) -> str:
        """An error or warning with the name of its file, without the folder, in front."""
        return about(self.source.name, reason) if self.source is not None else reason


@dataclass(frozen=True, slots=True)
class WriteReceipt:
    """Proof of one sidecar write, and all that undo needs: the bytes before (None: no file) and after."""

    sidecar: Path
    before: bytes | None
    after: bytes
    backup: Path | None = None
