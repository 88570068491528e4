"""The eight EXIF orientations: carrying points, sizes and boxes between stored and displayed frame.

Orientations 5-8 swap width and height. The mirrored ones (2, 4, 5, 7) change the sign of an angle.
"""

from __future__ import annotations

from collections.abc import Callable

from cropperhead_desktop.geometry.crop import Box, Crop, Point, to_box, to_crop

NORMAL = 1
MIRRORED = frozenset({2, 4, 5, 7})
SWAPPED = frozenset({5, 6, 7, 8})

_DISPLAYED_TO_STORED: dict[int, Callable[[float, float], Point]] = {
    1: lambda u, v: Point(u, v),
    2: lambda u, v: Point(1 - u, v),
    3: lambda u, v: Point(1 - u, 1 - v),
    4: lambda u, v: Point(u, 1 - v),
    5: lambda u, v: Point(v, u),
    6: lambda u, v: Point(v, 1 - u),
    7: lambda u, v: Point(1 - v, 1 - u),
    8: lambda u, v: Point(1 - v, u),
}
_INVERSE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}


def legal_orientation(value: object) -> int:
    """`value` when it is one of the eight orientations, else 1 (files lie: 0, 9, 65535, text)."""
    return value if isinstance(value, int) and value in _INVERSE else NORMAL


def displayed_size(width: int, height: int, orientation: int) -> tuple[int, int]:
    """Width and height after Orientation, from the stored ones (and the other way round)."""
    return (height, width) if orientation in SWAPPED else (width, height)


def point_to_stored(point: Point, orientation: int) -> Point:
    """A point in fractions of the displayed picture, in fractions of the stored one."""
    return _DISPLAYED_TO_STORED[orientation](point.x, point.y)


def point_to_displayed(point: Point, orientation: int) -> Point:
    """A point in fractions of the stored picture, in fractions of the displayed one."""
    return _DISPLAYED_TO_STORED[_INVERSE[orientation]](point.x, point.y)


def box_to_displayed(box: Box, width: float, height: float, orientation: int) -> Box:
    """A box in stored pixels of a `width` x `height` array, in displayed pixels."""
    return _carry(box, width, height, orientation, point_to_displayed)


def box_to_stored(box: Box, width: float, height: float, orientation: int) -> Box:
    """A box in displayed pixels, in stored pixels; `width` x `height` is still the *stored* size."""
    if orientation in SWAPPED:
        width, height = height, width
    return _carry(box, width, height, orientation, point_to_stored)


def crop_to_displayed_box(crop: Crop, width: int, height: int, orientation: int) -> Box:
    """Tags of a `width` x `height` stored picture as a box in displayed pixels (ValueError: no area)."""
    return box_to_displayed(to_box(crop, width, height), width, height, orientation)


def displayed_box_to_crop(box: Box, width: int, height: int, orientation: int) -> Crop:
    """A box in displayed pixels as tags of the `width` x `height` stored picture."""
    return to_crop(box_to_stored(box, width, height, orientation), width, height)


def _carry(
    box: Box, width: float, height: float, orientation: int, mapping: Callable[[Point, int], Point]
) -> Box:
    """Carry a box out of a frame of `width` x `height` through `mapping` of fractional points."""
    centre = mapping(Point(box.cx / width, box.cy / height), orientation)
    swapped = orientation in SWAPPED
    new_width, new_height = (height, width) if swapped else (width, height)
    return Box(
        cx=centre.x * new_width,
        cy=centre.y * new_height,
        width=box.height if swapped else box.width,
        height=box.width if swapped else box.height,
        angle=-box.angle if orientation in MIRRORED else box.angle,
    )
