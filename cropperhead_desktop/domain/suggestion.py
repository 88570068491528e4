"""What a model proposes for a photo. A proposal is never a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.geometry.crop import WHOLE, Crop, to_box, to_crop
from cropperhead_desktop.geometry.rotation import turned


class Cause(StrEnum):
    """Why a proposal has its angle, or none."""

    SEEN = "picture"
    CAMERA = "camera"
    BOTH = "camera and picture"
    LEVEL = "level"
    UNSURE = "unsure"
    STEEP = "steep"
    CONTRADICTED = "contradicted"
    PERSPECTIVE = "perspective"
    FACES = "faces"
    WARPED = "warped"
    HABIT = "habit"


_SOURCES = (Cause.SEEN, Cause.CAMERA, Cause.BOTH)
_DOUBTS = {
    Cause.STEEP: "the camera measured a tilt of {measured:.1f}°, which seems meant: not levelled",
    Cause.CONTRADICTED: "the camera measured a tilt of {measured:.1f}°, the picture shows {seen:.1f}°: "
    "not levelled",
    Cause.PERSPECTIVE: "perspective, not level: its verticals converge",
    Cause.FACES: "not levelled by {tilt:.1f}°: a face would be cut",
    Cause.WARPED: "not levelled: Upright or Transform bends this picture",
    Cause.HABIT: "not levelled by {tilt:.1f}°: you leave your photos as they lean",
}
"""Causes that a person should look at, in words."""


@dataclass(frozen=True, slots=True)
class Level:
    """Where a proposal's angle comes from. All angles are tilts: degrees, clockwise in the displayed photo.

    `tilt` is the best estimate, `seen` the picture's alone, `measured` the camera's (None: it did not say).
    `converge`: the verticals of the picture do, part of what leans is perspective.
    """

    cause: Cause
    tilt: float
    seen: float
    measured: float | None = None
    converge: bool = False

    @property
    def source(self) -> str | None:
        """Who says the angle that is proposed: `camera`, `picture` or both; None where none is proposed."""
        return self.cause.value if self.cause in _SOURCES else None

    @property
    def doubt(self) -> str:
        """Why a person should look at the angle, in words; empty where nothing speaks against it."""
        template = _DOUBTS.get(self.cause)
        if template is None:
            is_mixed = self.converge and self.cause is Cause.SEEN
            return "its verticals converge: part of what leans is perspective, not level" if is_mixed else ""
        return Reason(template, tilt=self.tilt, seen=self.seen, measured=self.measured or 0.0)


class Verdict(StrEnum):
    """What a proposal asks of a person."""

    SURE = "sure"
    """Take it."""
    LOOK = "look"
    """Look at it first."""
    LEAVE = "leave"
    """Nothing: the photo is fine as it is."""


VERDICT_WORDS = {Verdict.SURE: "sure", Verdict.LOOK: "look", Verdict.LEAVE: "fine as it is"}
"""The same for people."""


@dataclass(frozen=True, slots=True)
class BurstFrame:
    """The place of a photo, from 0, among the `count` frames that show one moment.

    `shift` is how far its subject lies right of and below where it is in the first of them, in fractions of
    the displayed photo; None where that is not sure.
    """

    place: int
    count: int
    shift: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A legal crop (stored frame), how sure the model is (0-1, None where it cannot say), its name.

    `alternatives` are other legal crops, best first, where the model has any; `level` tells where the angle
    comes from, None where the model knows no angles. `uncropped` is the photo without a crop, levelled where
    it needs that. `gain` is the IoU with a person's crop that is expected over leaving the photo alone,
    `wanted` the chance (0-1) that a person would crop it at all; None where the model does not say.
    `verdict` is the model's own until the policy (`domain.policy`) has settled it.
    """

    crop: Crop
    confidence: float | None
    model: str
    alternatives: tuple[Crop, ...] = ()
    level: Level | None = None
    uncropped: Crop = WHOLE
    gain: float | None = None
    wanted: float | None = None
    verdict: Verdict = Verdict.LOOK
    burst: BurstFrame | None = None
    """Which frame of a burst the photo is; None: of none, or the model does not know bursts."""
    people: bool | None = None
    """Whether there are people in the photo; None: the model does not say."""

    @property
    def doubt(self) -> str:
        """Why a person should look at it before it is taken, in words; empty where nothing is known."""
        return self.level.doubt if self.level is not None else ""

    @property
    def candidates(self) -> tuple[Crop, ...]:
        """All its crops, best first, each once."""
        return tuple(dict.fromkeys((self.crop, *self.alternatives)))

    def carried(self, carry: Callable[[Crop], Crop]) -> Suggestion:
        """The same crops in another frame."""
        return replace(
            self,
            crop=carry(self.crop),
            alternatives=tuple(map(carry, self.alternatives)),
            uncropped=carry(self.uncropped),
        )

    def unlevelled(self, width: int, height: int, cause: Cause) -> Suggestion:
        """The same crops without their angle, on a stored frame of that size."""
        if self.level is None or not any(crop.angle for crop in (*self.candidates, self.uncropped)):
            return self

        def upright(crop: Crop) -> Crop:
            return to_crop(turned(to_box(crop, width, height), 0.0, width, height), width, height)

        return replace(self.carried(upright), uncropped=WHOLE, level=replace(self.level, cause=cause))

    def confidence_in(self, crop: Crop | None) -> float | None:
        """How sure the model was when the user took `crop`: of its alternatives it said nothing."""
        return None if crop in self.candidates[1:] else self.confidence


class Turn(StrEnum):
    """What a lesson changed about who proposes; false where waiting proposals would come out the same."""

    NOTHING = ""
    KNOWS_MORE = "the same, with more crops learnt"
    OWN = "the user's own crops, from now on"
    MODEL = "the model, from now on"
    UNTAUGHT = "the model, as nothing is learnt any more"
