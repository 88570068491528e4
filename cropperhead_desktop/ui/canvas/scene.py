"""What the crop canvas shows at one moment, as values: painting reads them, nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.geometry.viewport import Viewport
from cropperhead_desktop.review.text import phrase


class FrameStyle(Enum):
    """Whose crop it is: the model's (short dashes), settled (solid), or in the making (long)."""

    PROPOSED = phrase("proposed")
    DECIDED = phrase("decided")
    DRAFT = phrase("draft")


class CanvasMode(Enum):
    """LOUPE shows the photo upright with the crop drawn over it; CROP is for changing the crop."""

    LOUPE = auto()
    CROP = auto()


class Look(Enum):
    """FRAME shows the crop as a frame over the photo, AFTER only what it leaves, BEFORE the whole photo."""

    FRAME = ""
    AFTER = phrase("After: cropped")
    BEFORE = phrase("Before: whole photo")

    @property
    def next(self) -> Look:
        """The look that follows, around in a ring."""
        ring = list(Look)
        return ring[(ring.index(self) + 1) % len(ring)]


@dataclass(frozen=True, slots=True)
class FrameScene:
    """The crop frame over a photo of `width` x `height` displayed pixels.

    `hover` is the handle under the mouse or in the hand, `dragged` the part being dragged if any,
    `dim` how much of the light outside is taken away (0-1), `guide` what is drawn inside to compose by,
    in one of its directions, `ghosts` the other crops proposed with their numbers.
    """

    viewport: Viewport
    width: int
    height: int
    box: Box
    style: FrameStyle
    mode: CanvasMode
    dim: float
    hover: Handle | None = None
    dragged: Handle | None = None
    guide: Guide | None = None
    guide_turn: int = 0
    ghosts: tuple[tuple[int, Box], ...] = ()

    @property
    def is_upright(self) -> bool:
        """True when the frame's sides run along the screen's."""
        return abs(self.box.angle - self.viewport.angle) < 1e-9
