"""From the picture that an editor renders back to the stored frame, through whatever it did in between.

Points are complex numbers, x + y·1j, in continuous pixels: the first pixel reaches from 0 to 1, and a
picture's right edge lies at its width. Multiplying by e^(i·angle) turns clockwise on the screen.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from cropperhead_desktop.geometry.crop import Box, Crop, Point, is_inside, to_crop
from cropperhead_desktop.geometry.orientation import MIRRORED, SWAPPED, point_to_stored
from cropperhead_desktop.geometry.rotation import fit_inside

SLACK = 1.5
"""Pixels that a crop may reach over the edge of the picture by an editor's own rounding."""

_NEUTRAL = 0.01
"""Pixels and degrees below which a picture is all of the stored one."""


def unit(degrees: float) -> complex:
    """The direction that is turned by `degrees` clockwise from the x axis."""
    return cmath.exp(1j * math.radians(degrees))


def _axis(orientation: int) -> complex:
    """Which way on the stored array the x axis of the displayed picture goes."""
    start, end = (point_to_stored(Point(x, 0.0), orientation) for x in (0.0, 1.0))
    return complex(end.x - start.x, end.y - start.y)


_AXES = {orientation: _axis(orientation) for orientation in range(1, 9)}


@dataclass(frozen=True, slots=True)
class Rendering:
    """A picture of `width` x `height` pixels, and where its pixels lie in the stored frame."""

    width: float
    height: float
    origin: complex = 0j
    """Its top-left corner, in stored pixels."""
    axis: complex = 1 + 0j
    """What one of its pixels along x is in stored pixels."""
    is_mirrored: bool = False

    def at(self, point: complex) -> complex:
        """A point of this picture in stored pixels."""
        return self.origin + self.axis * (point.conjugate() if self.is_mirrored else point)

    def part(self, left: float, top: float, width: float, height: float) -> Self:
        """What a crop in pixels leaves; it may reach outside."""
        return replace(self, width=width, height=height, origin=self.at(complex(left, top)))

    def oriented(self, orientation: int) -> Self:
        """The picture as an EXIF orientation shows it."""
        corner = point_to_stored(Point(0.0, 0.0), orientation)
        origin = self.at(complex(corner.x * self.width, corner.y * self.height))
        axis, mirrors = _AXES[orientation], orientation in MIRRORED
        size = (self.height, self.width) if orientation in SWAPPED else (self.width, self.height)
        turned = self.axis * (axis.conjugate() if self.is_mirrored else axis)
        return replace(
            self, width=size[0], height=size[1], origin=origin, axis=turned,
            is_mirrored=self.is_mirrored != mirrors,
        )  # fmt: skip

    def turned(
        self, degrees: float, here: complex, there: complex, size: tuple[float, float], scale: float = 1.0
    ) -> Self:
        """A picture of `size` that shows at its point `there` what lies `here` in this one.

        Its axes lie turned by `degrees` in this picture; one of its pixels is `scale` of ours.
        """
        step = unit(degrees) * scale
        axis = self.axis * (step.conjugate() if self.is_mirrored else step)
        new = replace(self, width=size[0], height=size[1], axis=axis, origin=0j)
        return replace(new, origin=self.at(here) - new.at(there))

    @property
    def orientation(self) -> int:
        """The EXIF orientation that it shows the stored picture in; what is left of its turn is the angle."""
        alike = (each for each in _AXES if (each in MIRRORED) is self.is_mirrored)
        return max(alike, key=lambda each: (self.axis / _AXES[each]).real)

    @property
    def box(self) -> Box:
        """Its outline in stored pixels, with the angle in -45..45."""
        orientation, scale = self.orientation, abs(self.axis)
        middle = self.at(complex(self.width, self.height) / 2)
        width, height = self.width * scale, self.height * scale
        if orientation in SWAPPED:
            width, height = height, width
        angle = math.degrees(cmath.phase(self.axis / _AXES[orientation]))
        return Box(middle.real, middle.imag, width, height, 0.0 if abs(angle) < 1e-6 else angle)

    def crop(self, width: int, height: int) -> Crop | None:
        """Its outline as tags of the stored picture of `width` x `height`; None where it is all of that.

        ValueError: it shows more than the picture.
        """
        box = self.box
        if not is_inside(box, width, height, SLACK):
            raise ValueError("shows empty corners beside the picture")
        off = (box.cx - width / 2, box.cy - height / 2, box.width - width, box.height - height, box.angle)
        if all(abs(each) < _NEUTRAL for each in off):
            return None
        inside = box if is_inside(box, width, height) else fit_inside(box, width, height)
        return to_crop(inside, width, height)


def extent(points: Iterable[complex]) -> tuple[complex, complex]:
    """The least and the greatest coordinates of some points."""
    places = list(points)
    xs, ys = [each.real for each in places], [each.imag for each in places]
    return complex(min(xs), min(ys)), complex(max(xs), max(ys))
