"""What proposals may do unasked, and what in a photo a crop should not cut: found by detectors, told by name.

No detector here knows feet, hands, joints or the outlines of buildings, and nothing is claimed of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from cropperhead_desktop.geometry.crop import Point


class Guarded(StrEnum):
    """What proposals do not cut."""

    FACES = "face"
    HEADS = "top of a head"
    HORIZON = "horizon"


CAUTIOUS, BALANCED, BOLD = 0, 50, 100
_STEP = 25
"""So many more make levelling ask for half the gain."""

TRUST_HELP = "How far to trust levelling: 0 cautious, 50 balanced, 100 bold."
"""The option of `suggest` and `batch` in words."""


@dataclass(frozen=True, slots=True)
class Care:
    """What is wished of all proposals: how far levelling is trusted (0-100), what is never cut."""

    trust: int = BALANCED
    never_cut: frozenset[Guarded] = frozenset(Guarded)

    @property
    def price(self) -> float:
        """By what the gain that levelling must be worth is multiplied: 4 cautious, 1 balanced, 1/4 bold."""
        return float(2 ** ((BALANCED - self.trust) / _STEP))

    @property
    def version(self) -> str:
        """A mark of these wishes, for what is remembered."""
        return f"{self.trust},{'+'.join(sorted(kind.name for kind in self.never_cut))}"


@dataclass(frozen=True, slots=True)
class LeaningLine:
    """From `start` to `end`; `upright`: it is square to the horizon."""

    start: Point
    end: Point
    upright: bool
    length: float
    """As a share of the photo's long side; so much of it is edge."""
    tilt: float = 0.0
    """How far it leans by itself, degrees clockwise."""

    @property
    def is_horizon(self) -> bool:
        """Whether it is long enough to be taken for the horizon, or for a long level edge like one."""
        return not self.upright and abs(self.end.x - self.start.x) >= HORIZON


HORIZON = 0.5
"""Share of a photo's width that a horizon goes through."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing that a crop should not cut: the corners of an area, or the two ends of a line."""

    kind: Guarded
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sights:
    """What is seen in a photo; points in fractions of it or in pixels, as is said there."""

    lines: tuple[LeaningLine, ...] = ()
    things: tuple[Sight, ...] = ()

    def of(self, kinds: Iterable[Guarded]) -> tuple[Sight, ...]:
        """The things of these kinds."""
        wanted = frozenset(kinds)
        return tuple(thing for thing in self.things if thing.kind in wanted)

    def carried(self, carry: Callable[[Point], Point]) -> Sights:
        """The same in another frame."""
        return Sights(
            tuple(replace(line, start=carry(line.start), end=carry(line.end)) for line in self.lines),
            tuple(replace(thing, points=tuple(map(carry, thing.points))) for thing in self.things),
        )
