"""How far Upright and the Transform sliders of Lightroom level a picture.

A crop over them lies on a bent picture and says nothing; but who pressed *Level* said how the photo leans.

Upright keeps a 3 x 3 matrix for each of its modes, by rows, in fractions of width and height:
UprightTransform_3 is that of Level. In fractions a turn by r has b = -sin r * H / W and c = sin r * W / H, so
r = atan2(sqrt(|b c|), a) with the sign of c, whatever the shape of the photo. A crop's angle is counted the
other way round: for 17 of 18 photos that somebody levelled both ways, the crop tool's Auto and Upright's
Level lean to the same side by this rule.

Of PerspectiveRotate (-10 to 10 degrees, the slider Rotate) it is not known for sure which way positive values
turn: only its size is told.
"""

from __future__ import annotations

import math

from cropperhead_desktop.domain.decision import Levelling
from cropperhead_desktop.geometry.crop import MAX_ANGLE
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.tags import Readable

LEAST = 0.01
"""Degrees below which nothing was levelled."""

_MODES = {"auto": 1, "full": 2, "level": 3, "vertical": 4, "guided": 5}
_OFF = ("", "0", "off")
_ROUNDING = 1e-3


def is_warped(values: Readable) -> bool:
    """Whether Upright or a Transform slider bends the picture on which a crop of these values lies."""
    return _mode(values) != 0 or any(_is_set(values, name) for name in tags.TRANSFORM)


def level_of(values: Readable, crop_angle: float = 0.0) -> Levelling | None:
    """What the values say about how the photo leans, with the angle of the crop over them.

    None without such a correction, and where one cannot be read: it tips the picture, or leaves no matrix.
    """
    if any(_is_set(values, name) for name in tags.TIPPING):
        return None
    mode, slider = _mode(values), tags.parse_number(values.get(tags.ROTATE) or "") or 0.0
    upright = 0.0 if mode == 0 else _turned(values.get(f"{tags.UPRIGHT_MATRIX}{mode}") or "")
    if upright is None or abs(slider) > MAX_ANGLE:
        return None
    if abs(slider) >= LEAST:  # beside another turn not even the size of the sum is known
        return None if abs(upright) >= LEAST or abs(crop_angle) >= LEAST else Levelling(abs(slider))
    angle = crop_angle - upright
    if abs(upright) < LEAST or abs(angle) > MAX_ANGLE:
        return None
    return Levelling(abs(angle), angle)


def _mode(values: Readable) -> int | None:
    """Of Upright: 0 off, 1 auto, 2 full, 3 level, 4 vertical, 5 guided; None an unknown one."""
    text = (values.get(tags.UPRIGHT) or "").strip().lower()
    if text in _OFF:
        return 0
    number = tags.parse_number(text)
    return _MODES.get(text) if number is None else int(number)


def _is_set(values: Readable, name: str) -> bool:
    """Whether a slider is stated and not where it does nothing."""
    text = values.get(name)
    stated = tags.parse_number(text) if text else None
    return stated is not None and stated != tags.TRANSFORM[name]


def _turned(matrix: str) -> float | None:
    """Degrees by which a matrix turns the picture clockwise; None where it does anything else but move and
    scale it, or is none."""
    numbers = [tags.parse_number(part, decimal_comma=False) for part in matrix.split(",")]
    match numbers:
        case [float(a), float(b), float(_), float(c), float(e), float(_), float(g), float(h), float(i)]:
            pass
        case _:
            return None
    is_flat = max(abs(g), abs(h)) <= _ROUNDING * abs(i) and abs(a - e) <= _ROUNDING * max(abs(a), abs(e))
    if not is_flat or b * c > 0 or (b == 0) != (c == 0):
        return None
    return math.copysign(math.degrees(math.atan2(math.sqrt(-b * c), a)), c)
