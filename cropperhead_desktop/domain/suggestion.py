"""What a model proposes for a photo. A proposal is never a decision."""

from __future__ import annotations

from dataclasses import dataclass

from cropperhead_desktop.geometry.crop import Crop


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A legal crop (stored frame), how sure the model is (0-1, None where it cannot say), its name.

    `alternatives` are other legal crops, best first, where the model has any.
    """

    crop: Crop
    confidence: float | None
    model: str
    alternatives: tuple[Crop, ...] = ()
