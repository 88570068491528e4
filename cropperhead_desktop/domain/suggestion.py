"""What a model proposes for a photo. A proposal is never a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

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

    @property
    def candidates(self) -> tuple[Crop, ...]:
        """All its crops, best first, each once."""
        return tuple(dict.fromkeys((self.crop, *self.alternatives)))

    def carried(self, carry: Callable[[Crop], Crop]) -> Suggestion:
        """The same crops in another frame."""
        return replace(self, crop=carry(self.crop), alternatives=tuple(map(carry, self.alternatives)))

    def confidence_in(self, crop: Crop | None) -> float | None:
        """How sure the model was when the user took `crop`: of its alternatives it said nothing."""
        return None if crop in self.candidates[1:] else self.confidence
