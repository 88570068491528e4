"""What a batch is asked to do. One table for the command line, the dialog and the journal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.geometry.crop import MAX_ANGLE


class Existing(StrEnum):
    """What happens to photos that have a crop or a decision."""

    SKIP = "skip"
    """They are left alone."""
    OURS = "ours"
    """Crops that an earlier batch proposed and nobody has confirmed are proposed anew."""
    ALL = "all"
    """Crops made by hand are replaced too."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Choices of one batch.

    `aspect` is width / height as displayed; `max_angle` in degrees, a proposal that turns further is not
    levelled; `min_megapixels` of what the crop leaves, in stored pixels; `min_confidence` 0-1.
    """

    aspect: float | None = None
    min_confidence: float = 0.0
    crop: bool = True
    level: bool = True
    max_angle: float = MAX_ANGLE
    min_megapixels: float = 0.0
    existing: Existing = Existing.SKIP
    recursive: bool = True
    dry_run: bool = False
    embed: bool = False

    def check(self) -> None:
        """CropperHeadError when the choices contradict each other."""
        if not (self.crop or self.level):
            raise CropperHeadError("neither crop nor level: there would be nothing to do")
        if self.aspect is not None and not self.crop:
            raise CropperHeadError("a ratio is a crop: leave it out when only levelling")

    def as_record(self) -> dict[str, Any]:
        """Plain values, for the journal."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> BatchOptions:
        """The options that a journal holds (TypeError, ValueError: another version wrote it)."""
        return cls(**{**record, "existing": Existing(record["existing"])})
