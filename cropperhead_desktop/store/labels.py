"""What is said about a photo: a label, checked when it is given and again whenever it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from cropperhead_desktop.domain.errors import NotCollectable
from cropperhead_desktop.geometry.crop import MAX_ANGLE, Crop, is_inside, to_box

CROP = ("crop_left", "crop_top", "crop_right", "crop_bottom", "crop_angle")
DIGEST = re.compile("[0-9a-f]{64}")
_ID = re.compile("[0-9a-f]{32}")
_WORD = re.compile("[ -~]+")
_LONGEST_SIDE = 100_000
_SLACK = 1.0
"""Pixels by which rounding may carry a crop over the edge."""


class LabelState(StrEnum):
    """Where a label stands: what nobody has moderated waits, the others count."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    ADJUSTED = "adjusted"


SETTLED = (LabelState.ACCEPTED, LabelState.ADJUSTED)


@dataclass(frozen=True, slots=True)
class Label:
    """A crop (crs terms, stored frame) given for a photo of `width` x `height` stored px, Orientation 1.

    `consent` is the digest of the words agreed to. NotCollectable: the values make no sense.
    """

    sha256: str
    width: int
    height: int
    crop: Crop
    origin: str
    consent: str
    state: LabelState = LabelState.WAITING
    id: str = ""
    """A digest of what was given: the same given twice is one label. It stays when the crop is adjusted."""

    def __post_init__(self) -> None:
        if not (isinstance(self.sha256, str) and DIGEST.fullmatch(self.sha256)):
            raise NotCollectable("the photo's digest is none")
        for side in (self.width, self.height):
            if type(side) is not int or not 0 < side <= _LONGEST_SIDE:
                raise NotCollectable("the photo's size makes no sense")
        check_crop(self.crop, self.width, self.height)
        for word, longest in ((self.origin, 40), (self.consent, 200)):
            if not (isinstance(word, str) and len(word) <= longest and _WORD.fullmatch(word)):
                raise NotCollectable("origin and consent must be short words")
        if not self.id:
            says = repr((self.sha256, astuple(self.crop), self.origin, self.consent))
            object.__setattr__(self, "id", sha256(says.encode()).hexdigest()[:32])
        elif not (isinstance(self.id, str) and _ID.fullmatch(self.id)):
            raise NotCollectable("the label's name is none")

    @classmethod
    def of_row(cls, row: Sequence[Any]) -> Label:
        """From the columns `id, sha256, width, height, CROP, origin, consent, state` (NotCollectable)."""
        name, digest, width, height, *values, origin, consent, state = row
        if not name or state not in tuple(LabelState):
            raise NotCollectable("its name or its state makes no sense")
        return cls(digest, width, height, crop_of(values), origin, consent, LabelState(state), name)


class Damage(NamedTuple):
    """Something that is wrong with a label or a photo; `name` is its id or SHA-256."""

    name: str
    reason: str
    is_repaired: bool = False


def crop_of(values: Sequence[float]) -> Crop:
    """Five crs values (NotCollectable: not five finite numbers)."""
    if len(values) != 5 or not all(type(value) in (int, float) and abs(value) < 1e6 for value in values):
        raise NotCollectable("a crop is five finite numbers")
    return Crop(*(float(value) + 0.0 for value in values))


def check_crop(crop: Crop, width: int, height: int) -> None:
    """NotCollectable where the crop has no area or leaves the picture."""
    try:
        box = to_box(crop, width, height)
    except ValueError as error:
        raise NotCollectable("the crop has no area") from error
    if abs(crop.angle) > MAX_ANGLE or not is_inside(box, width, height, slack=_SLACK):
        raise NotCollectable("the crop reaches outside the picture")


def crop_columns(crop: Crop) -> dict[str, float]:
    """The crop as columns."""
    return dict(zip(CROP, astuple(crop), strict=True))


def rounded(crop: Crop) -> tuple[float, ...]:
    """As exact as a sidecar keeps it, so that a crop which went through one is found again."""
    return tuple(round(value, 5) + 0.0 for value in astuple(crop))


def now() -> str:
    """The present time, ISO 8601 with offset, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")
