"""What was decided about a photo's crop, by whom, and what its files say about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.domain.errors import Reason, about
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoFrame
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


VISITOR = "visitor"
"""Who proposed, in place of a model, where somebody who is not the photographer drew the crop."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A linked crop (stored frame) of the same decision in another ratio, `4:5` as displayed.

    `nudged`: a person moved it; else it follows the decided crop and is no label.
    """

    ratio: str
    crop: Crop
    nudged: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a person changed by hand on a photo and did not write yet, in the stored frame.

    A linked crop that is not `nudged` was given back: it follows the crop again.
    """

    crop: Crop | None = None
    nudges: tuple[Alternate, ...] = ()

    def __bool__(self) -> bool:
        """True when there is anything."""
        return self.crop is not None or bool(self.nudges)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as it is recorded in the sidecar, in a namespace of our own."""

    kind: DecisionKind
    model: str | None = None
    confidence: float | None = None
    time: str = ""
    """ISO 8601 with offset, seconds."""
    alternates: tuple[Alternate, ...] = ()
    """Linked crops in other ratios, see `domain.deliverables`."""


def decided_now(kind: DecisionKind, model: str | None = None, confidence: float | None = None) -> Decision:
    """A decision with the present time, its numbers as exact as a sidecar keeps them: it reads back equal."""
    sure = None if confidence is None else round(confidence, 6)
    return Decision(kind, model, sure, datetime.now(UTC).isoformat(timespec="seconds"))


@dataclass(frozen=True, slots=True)
class Levelling:
    """By how much another program levels the photo: degrees, at least 0, and with the direction where that is
    known, in the sense of a crop's angle (a crop of `angle` levels it)."""

    degrees: float
    angle: float | None = None


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
    """The file that the crop stands in; without a crop the first that says anything."""
    orientation: int | None = None
    """What a sidecar says; a photo's own file is not asked here."""
    size: tuple[int, int] | None = None
    is_stated: bool = False
    """Some packet of the photo says whether it is cropped; without a crop then: it is not."""
    decision: Decision | None = None
    in_camera: bool = False
    """The crop was chosen in the camera; no program has said anything about one."""
    marks: Marks = Marks()
    warnings: tuple[str, ...] = ()
    error: str | None = None
    applied: Crop | None = None
    """The crop that the pixels already have, in terms of the picture before it."""
    is_warped: bool = False
    """The crop lies on a picture that was bent by Upright or Transform."""
    level: Levelling | None = None
    """How Upright or Transform level the photo, with or without a crop over that; a label of nothing else."""
    frame: PhotoFrame | None = None
    """The photo's own frame when the decision was made."""
    orientation_frame: PhotoFrame | None = None
    """The photo's own frame when we last wrote the sidecar that `orientation` stands in; None: never."""
    is_outdated: bool = False
    """The photo's own frame is another one by now: the decision was made on another picture."""
    editor: str = ""
    """Another program that has a crop of its own for this photo, where crs tags do not tell."""
    left_alternates: tuple[Alternate, ...] = ()
    """Linked crops that a person moved for a decision which another program's crop has ended since."""

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        """The linked crops that the next decision goes on from."""
        return self.decision.alternates if self.decision is not None else self.left_alternates

    def also_in(self, editor: str) -> CropRecord:
        """The same where another program has a crop of its own, which it does not give up for this one."""
        if not editor:
            return self
        told = (Reason("{editor} keeps its own crop of this photo", editor=editor),)
        has_another = self.has_crop or self.decision is not None
        return replace(self, editor=editor, warnings=self.warnings + (told if has_another else ()))

    def agreed(self) -> CropRecord:
        """The same where the other program turns out to have this very crop."""
        told = Reason("{editor} keeps its own crop of this photo", editor=self.editor)
        return replace(self, editor="", warnings=tuple(words for words in self.warnings if words != told))

    def edited_in(self, editor: str) -> CropRecord:
        """The same where another program did something to this photo, which may be a crop."""
        told = Reason("has edits in {editor}, which may crop it", editor=editor)
        return replace(self, warnings=(*self.warnings, told))

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
    also: tuple[WriteReceipt, ...] = ()
    """Other sidecars of the photo that the same decision was written into."""
    notes: tuple[str, ...] = ()
    """What else was put right."""
    editor: str = ""
    """Whose file it is, where it was written for another editor."""

    @property
    def all(self) -> tuple[WriteReceipt, ...]:
        """This write and those that belong to it."""
        return (self, *self.also)

    @property
    def told(self) -> tuple[str, ...]:
        """What is to be told of all of them."""
        return tuple(note for each in self.all for note in each.notes)
