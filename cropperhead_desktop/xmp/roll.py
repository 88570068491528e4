"""What cameras write about how they were held: one row a maker, and how its values are to be read.

Roll is in degrees, clockwise seen from behind the camera, in the frame of the stored array. ExifTool converts
to that where its notes say "clockwise" (Nikon, Olympus, Panasonic, Pentax, Canon). Fujifilm's sign is
measured; that of Leica's and DJI's XMP is the same convention, without a photo that would prove it. Not in
the table: Sony (writes none), Kodak (unit unknown), spherical panoramas.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

STEEPEST = 60.0
"""Degrees of pitch beyond which the camera looks at the floor or the sky, and roll means nothing."""

_FRONT = (
    "front", "truedepth", "vorder", "avant", "anterior", "voor", "przedn", "передн", "фронт",
    "前", "フロント", "전면",
)  # fmt: skip
"""A selfie camera in the languages in which phones name their lenses."""


@dataclass(frozen=True, slots=True)
class Newer:
    """Bodies whose roll an ExifTool before `version` does not know, or misreads."""

    version: float
    bodies: str
    models: tuple[str, ...] = ()
    """Words in the model's name of those that are misread."""


def degrees(value: object) -> float | None:
    """A finite number; None for anything else ("n/a": the level gauge was off)."""
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def gravity(value: object) -> float | None:
    """Roll from Apple's vector (x left, y down, z into the screen, in portrait, seen from the front).

    The sensor's own upright is the phone on its side, where x points down and y to the right.
    """
    try:
        x, y, _z = (float(part) for part in str(value).split())
    except ValueError:
        return None
    if not math.hypot(x, y) > math.cos(math.radians(STEEPEST)):
        return None
    return math.degrees(math.atan2(-y, -x))


def canon_level(value: object) -> float | None:
    """Roll from Canon's LevelInfo as older ExifTools show it: 32-bit numbers, the first is the size.

    The fifth is tenths of a degree counter-clockwise (ExifTool 13, Canon.pm), the sixth those upwards.
    """
    try:
        numbers = [int(part) for part in str(value).split()]
    except ValueError:
        return None
    if len(numbers) < 6 or numbers[0] != 4 * len(numbers):
        return None
    roll, pitch = (_signed(number) for number in numbers[4:6])
    return None if abs(pitch) > STEEPEST else -roll


def _signed(tenths: int) -> float:
    """Degrees in -180 to 180 of an angle in tenths, written with or without a sign."""
    tenths -= (1 << 32) if tenths >= 1 << 31 else 0
    return ((tenths + 1800) % 3600 - 1800) / 10


@dataclass(frozen=True, slots=True)
class RollMaker:
    """Where one maker writes roll: `group` is ExifTool's (family 1), `cameras` are words in cameras' names.

    `silent` are tags of the group, with the values at which the roll says nothing about these pixels: the
    camera has levelled or stitched them, or did not measure.
    """

    group: str
    cameras: tuple[str, ...]
    tag: str = "RollAngle"
    pitch: str = "PitchAngle"
    sign: int = 1
    read: Callable[[object], float | None] = degrees
    silent: tuple[tuple[str, frozenset[str]], ...] = ()
    zero_is_unknown: bool = False
    newer: tuple[Newer, ...] = ()

    def roll(self, found: Mapping[str, Any], version: float) -> float | None:
        """Degrees clockwise, None where these tags (`Group1:Name` to value) say nothing that is true."""
        value = self.read(found.get(f"{self.group}:{self.tag}"))
        pitch = degrees(found.get(f"{self.group}:{self.pitch}", 0))
        if value is None or (pitch is not None and abs(pitch) > STEEPEST):
            return None
        model = str(found.get("IFD0:Model", "")).casefold()
        misread = any(version < each.version and _has(model, each.models) for each in self.newer)
        if misread or (self.zero_is_unknown and value == 0):
            return None
        if any(str(found.get(f"{self.group}:{tag}")).casefold() in values for tag, values in self.silent):
            return None
        return self.sign * value


OLYMPUS = ("olympus", "om digital", "om system", "om-")

ROLL_MAKERS = (
    RollMaker(
        "Nikon", ("nikon",),
        newer=(Newer(12.68, "Nikon Z 8, Z 30 and Z f"), Newer(12.97, "Nikon Z6III and later")),
    ),
    RollMaker("Olympus", OLYMPUS, silent=(("KeystoneCompensation", frozenset({"0 1"})),),
              newer=(Newer(12.41, "OM SYSTEM"),)),
    RollMaker("Panasonic", ("panasonic", "leica"),
              silent=(("SweepPanoramaDirection", frozenset("12345")),)),
    RollMaker(
        "Pentax", ("pentax", "ricoh"),
        silent=(
            # horizon correction turned the sensor
            ("CompositionAdjust", frozenset({"10", "12"})),
            # not measured, upwards, downwards; upright: no public photo tells the sign there
            ("LevelOrientation", frozenset({"0", "3", "4", "11", "12", "13", "14"})),
            ("CameraOrientation", frozenset("1345")),
        ),
        newer=(Newer(12.88, "Pentax K-3 Mark III", ("k-3 mark iii",)),),
    ),
    RollMaker("Canon", ("canon",)),
    RollMaker("Canon", ("canon",), tag="Canon_0x4059", read=canon_level),
    RollMaker("FujiFilm", ("fujifilm",), silent=(("PanoramaAngle", frozenset({"120", "180"})),),
              newer=(Newer(12.55, "Fujifilm"),)),
    RollMaker("Apple", ("apple",), tag="AccelerationVector", pitch="", read=gravity),
    RollMaker("Samsung", ("samsung",)),
    RollMaker("XMP-xmpDSA", ("leica",),
              silent=(("CorrectionAlreadyApplied", frozenset({"true", "1"})),)),
    RollMaker("XMP-drone-dji", ("dji", "hasselblad"), tag="GimbalRollDegree", pitch="GimbalPitchDegree",
              zero_is_unknown=True),
    RollMaker("DJI", ("dji",), tag="CameraRoll", pitch="CameraPitch", zero_is_unknown=True),
)  # fmt: skip
"""The first that says something is believed."""

_CONTEXT = ("IFD0:Model", "ExifIFD:LensModel", "Apple:CameraType")
TAGS = tuple(
    dict.fromkeys(
        f"{maker.group}:{tag}"
        for maker in ROLL_MAKERS
        for tag in (maker.tag, maker.pitch, *(name for name, _values in maker.silent))
        if tag
    )
)
TAGS += _CONTEXT
"""What ExifTool is to be asked for; `Canon_0x4059` only comes with `-u`."""

FRONT_CAMERA = "6"


def roll_of(found: Mapping[str, Any], version: float) -> float | None:
    """Roll off the nearest quarter turn (-45 to 45) from `TAGS` as ExifTool of this version read them."""
    for maker in ROLL_MAKERS:
        roll = maker.roll(found, version)
        if roll is not None:
            return _off_level(-roll if _is_front(found) else roll)
    return None


def may_know_its_roll(camera: str) -> bool:
    """True when a camera of this name may have written how it was held; else no need to start ExifTool."""
    words = camera.casefold()
    return any(_has(words, maker.cameras) for maker in ROLL_MAKERS)


def needs_newer(version: float) -> list[str]:
    """The bodies whose roll this ExifTool cannot tell, each with the version that can."""
    return [
        f"{newer.bodies} ({newer.version:.2f})"
        for maker in ROLL_MAKERS
        for newer in maker.newer
        if version < newer.version
    ]


def _is_front(found: Mapping[str, Any]) -> bool:
    """Whether the camera on the screen's side took it, for which Apple's vector is mirrored."""
    lens = str(found.get("ExifIFD:LensModel", "")).casefold()
    is_front = str(found.get("Apple:CameraType", "")) == FRONT_CAMERA or _has(lens, _FRONT)
    return is_front and "Apple:AccelerationVector" in found


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _off_level(angle: float) -> float:
    """Degrees off the nearest quarter turn, in -45 to 45."""
    return (angle + 45) % 90 - 45
