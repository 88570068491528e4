"""What a model proposes for a photo. A proposal is never a decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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

    def confidence_in(self, crop: Crop | None) -> float | None:
        """How sure the model was when the user took `crop`: of its alternatives it said nothing."""
        return None if crop in self.candidates[1:] else self.confidence


class Turn(StrEnum):
    """What a lesson changed about who proposes; false where waiting proposals would come out the same."""

    NOTHING = ""
    KNOWS_MORE = "the same, with more crops learnt"
    OWN = "the user's own crops, from now on"
    MODEL = "the model, from now on"
