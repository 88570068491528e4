"""Crops by the head: how large it is in the frame, and how high its eyes are."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cropperhead_desktop.geometry.crop import MAX_ANGLE, Box, Point, from_local, is_inside

EYES_TO_HEAD = 3.6
"""Height of a head, chin to crown, in distances between its pupils (means: 226 mm and 63 mm)."""


TIGHTEST = 0.7
"""A frame smaller than this share of what a preset wants shows another kind of portrait."""


@dataclass(frozen=True, slots=True)
class HeadPreset:
    """A frame of width / height `aspect` in which a head (chin to crown) has the share `head` of the height.

    The line of the eyes lies at `eyes` of the height, from above. `exact`: an office measures it.
    """

    name: str
    aspect: float
    head: float
    eyes: float
    exact: bool = False


PASSPORT = HeadPreset("Passport 35 × 45 mm", 35 / 45, 0.755, 0.46, exact=True)
HEAD_PRESETS = (
    HeadPreset("Portrait 4:5", 4 / 5, 0.45, 0.38),
    HeadPreset("School 4:5", 4 / 5, 0.38, 0.38),
    HeadPreset("Team 1:1", 1.0, 0.42, 0.42),
    PASSPORT,
    HeadPreset("US passport 2 × 2 in", 1.0, 0.60, 0.38, exact=True),
)
"""Passports: ICAO 9303 asks for 70-80 % (35 x 45 mm), the US for 50-69 % and eyes at 56-69 % from below."""


@dataclass(frozen=True, slots=True)
class PortraitHead:
    """Where the middle between the eyes lies (pixels), height chin to crown, lean in degrees clockwise."""

    eyes: Point
    height: float
    angle: float = 0.0


def head_of_eyes(one: Point, other: Point) -> PortraitHead:
    """The head of two pupils, in any order."""
    left, right = sorted((one, other))
    angle = math.degrees(math.atan2(right.y - left.y, right.x - left.x))
    middle = Point((left.x + right.x) / 2, (left.y + right.y) / 2)
    return PortraitHead(middle, EYES_TO_HEAD * math.dist(left, right), angle)


def head_of_face(left: float, top: float, right: float, bottom: float) -> PortraitHead:
    """The head of a face's outline, brow to chin, which leans nowhere."""
    height = bottom - top
    return PortraitHead(Point((left + right) / 2, top + 0.4 * height), 1.35 * height)


def framed(head: PortraitHead, preset: HeadPreset) -> Box | None:
    """The crop that shows a head as the preset wants it, its eyes level; None where it leans too far."""
    if head.height <= 0 or abs(head.angle) > MAX_ANGLE:
        return None
    height = head.height / preset.head
    middle = Box(head.eyes.x, head.eyes.y, preset.aspect * height, height, head.angle)
    return middle.moved_to(from_local(middle, Point(0.0, (0.5 - preset.eyes) * height)))


def fitted(head: PortraitHead, preset: HeadPreset, width: float, height: float) -> tuple[Box, float] | None:
    """The largest frame within the photo that has the eyes where the preset wants them, at most as large as
    it wants them, and its size as a share of that; None where it would be smaller than TIGHTEST.
    """
    wanted = framed(head, preset)
    if wanted is None:
        return None

    def scaled(share: float) -> Box:
        frame = wanted.scaled(share)
        return frame.moved_to(
            from_local(frame.moved_to(head.eyes), Point(0.0, (0.5 - preset.eyes) * frame.height))
        )

    if is_inside(wanted, width, height, slack=1.0):
        return wanted, 1.0
    low, high = TIGHTEST, 1.0
    if not is_inside(scaled(low), width, height):
        return None
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if is_inside(scaled(middle), width, height) else (low, middle)
    return scaled(low), low
