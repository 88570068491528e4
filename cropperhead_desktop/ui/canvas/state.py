"""All that the crop canvas shows and does at one moment, as one value; `transitions` makes the next.

Nothing here knows Qt. Boxes are in displayed photo pixels, places of the mouse in logical view pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum, Flag, auto
from typing import NamedTuple

from cropperhead_desktop.domain.care import LeaningLine, Sight
from cropperhead_desktop.geometry.crop import MAX_ANGLE, Box, Point
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.geometry.handles import Bounds, Handle, hit_test
from cropperhead_desktop.geometry.level import tilt
from cropperhead_desktop.geometry.nearness import Nearness, nearness
from cropperhead_desktop.geometry.portrait import HeadPreset
from cropperhead_desktop.geometry.rotation import MIN_SIDE
from cropperhead_desktop.geometry.viewport import Viewport
from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.review.in_hand.steps import StepRun
from cropperhead_desktop.review.text import numeral, phrase, tr
from cropperhead_desktop.ui.kit.palettes import SURROUNDS

_REACH = 10.0
"""How far from a line a handle can be grabbed, in view pixels on either side."""

_SHORTEST_LINE = 16.0
"""A line of fewer view pixels says nothing about an angle."""


class FrameStyle(Enum):
    """Whose crop it is: the model's (short dashes), settled (solid), or in the making (long)."""

    PROPOSED = phrase("proposed")
    DECIDED = phrase("decided")
    DRAFT = phrase("draft")


class CanvasMode(Enum):
    """LOUPE shows the photo upright with the crop drawn over it; CROP is for changing the crop."""

    LOUPE = auto()
    CROP = auto()


class BeforeAfter(Enum):
    """FRAME shows the crop as a frame over the photo, AFTER only what it leaves, BEFORE the whole photo.

    The loupe rests at AFTER where the crop is a person's, at FRAME where it is but proposed.
    """

    FRAME = ""
    AFTER = phrase("After: cropped")
    BEFORE = phrase("Before: whole photo")

    @property
    def next(self) -> BeforeAfter:
        """The one that follows, around in a ring."""
        ring = list(BeforeAfter)
        return ring[(ring.index(self) + 1) % len(ring)]


class Button(Enum):
    """The mouse button that went down or up; NONE for a mere move."""

    NONE = auto()
    LEFT = auto()
    RIGHT = auto()
    MIDDLE = auto()


class Keys(Flag):
    """Keys that mean something while the mouse is at work."""

    NONE = 0
    SHIFT = auto()
    ALT = auto()
    CTRL = auto()
    SPACE = auto()


@dataclass(frozen=True, slots=True)
class Pointer:
    """The mouse (`at` in view pixels, `is_over` this canvas or elsewhere) and the keys held with it."""

    at: Point = Point(0.0, 0.0)
    button: Button = Button.NONE
    keys: Keys = Keys.NONE
    is_double: bool = False
    is_over: bool = True


class ClickRequest(Enum):
    """What a click asks for, beyond a change of the crop."""

    ZOOM = auto()
    """Whole photo or 1:1, around the mouse."""
    BACK = auto()
    """One view back: from crop to loupe, from loupe to grid."""


class Notice(NamedTuple):
    """What is said in place of a photo; `icon` names a drawing, `triangle-alert` for an error."""

    text: str = ""
    detail: str = ""
    icon: str = "image"


NO_NOTICE = Notice()


class LevelLine(NamedTuple):
    """A line to level by, in displayed photo pixels, so that it stays where it was drawn."""

    first: Point
    last: Point

    def is_long_enough(self, viewport: Viewport) -> bool:
        """Whether an angle can be read off it at this zoom."""
        return math.dist(self.first, self.last) * viewport.scale >= _SHORTEST_LINE

    @property
    def angle(self) -> float:
        """The crop's angle that makes the line level or upright, in degrees."""
        return max(-MAX_ANGLE, min(MAX_ANGLE, tilt(self.first, self.last)))


@dataclass(frozen=True, slots=True)
class Tool:
    """Has the mouse from a press to its release: a value, made by the press (see `tools`).

    `origin` is the mouse at the press, `handle` the part of the frame there, for tools that change the crop.
    """

    origin: Pointer
    handle: Handle | None

    def drag(self, state: CanvasState, pointer: Pointer) -> CanvasState:
        """The mouse is at another place by now, or other keys are held."""
        raise NotImplementedError

    def release(self, state: CanvasState) -> CanvasState:
        """Let go: what has become of the crop stays."""
        return replace(state, tool=None, level_line=None, is_clicked=False)

    def cancel(self, state: CanvasState) -> CanvasState:
        """Given up: the crop is again what it was before the press."""
        return replace(state, tool=None, level_line=None, is_clicked=False)

    def request(self, state: CanvasState) -> ClickRequest | None:
        """What is asked for if the button is let go now."""
        return None


@dataclass(frozen=True, slots=True)
class CanvasState:
    """One photo of `photo` displayed pixels in a widget of `view` logical pixels, and its crop."""

    photo: tuple[int, int] = (0, 0)
    view: tuple[int, int] = (0, 0)
    viewport: Viewport = Viewport(1.0)
    is_fitted: bool = True
    notice: Notice = NO_NOTICE
    surround: str = SURROUNDS["dark"]
    """`#rrggbb` around the photo."""
    box: Box | None = None
    style: FrameStyle = FrameStyle.PROPOSED
    mode: CanvasMode = CanvasMode.LOUPE
    before_after: BeforeAfter = BeforeAfter.FRAME
    dim: float = 0.65
    """How much of the light outside the crop is taken away, 0-1."""
    darkness: float = 0.0
    """The same with the lights out (0: they are on), for the surround as well."""
    guide: Guide | None = Guide.THIRDS
    guide_turn: int = 0
    lines: tuple[LeaningLine, ...] = ()
    """Those that speak for an angle, where they were asked for."""
    line_words: tuple[str, ...] = ()
    """Who says which angle."""
    things: tuple[Sight, ...] = ()
    """What a crop should not cut."""
    eyes: HeadPreset | None = None
    """Two clicks on the eyes make the crop of this preset (None: they do not)."""
    first_eye: Point | None = None
    """In displayed photo pixels, after the first of them."""
    ratio: float | None = None
    """Width / height kept while resizing (None: free)."""
    shows_focus: bool = False
    pointer: Pointer = Pointer(is_over=False)
    tool: Tool | None = None
    level_line: LevelLine | None = None
    angle_steps: StepRun = StepRun()
    is_clicked: bool = False
    """The last press was a click into the crop, so a double one may accept it."""
    has_hand: bool = True
    """Space grabs the photo (False where the user gave the key to another command)."""
    has_grabbed: bool = False
    """The photo was moved since Space went down."""
    slop: int = 10
    """How many view pixels a press may move and still be a click."""
    trail: tuple[tuple[Box, Viewport], ...] = ()
    """Where the photo lay before it was moved under the frame, by the crop of that moment."""

    @property
    def has_photo(self) -> bool:
        """False while there is but a message to show."""
        return self.photo[0] > 0 and self.photo[1] > 0

    @property
    def bounds(self) -> Bounds:
        """What a crop must stay in."""
        width, height = self.photo
        return Bounds(width, height, min(MIN_SIDE, width, height))

    @property
    def is_busy(self) -> bool:
        """True while the mouse changes the crop or draws a line."""
        return self.tool is not None and self.tool.handle is not None

    @property
    def dragged(self) -> Handle | None:
        """The part of the frame that is being dragged."""
        return None if self.tool is None or self.level_line is not None else self.tool.handle

    @property
    def hover(self) -> Handle | None:
        """The part of the frame under the mouse, or in the hand."""
        if self.tool is not None and self.is_busy:
            return self.tool.handle
        return handle_at(self, self.pointer.at) if self.pointer.is_over else None

    @property
    def rest_look(self) -> BeforeAfter:
        """What is shown as long as nobody asks for more."""
        is_result = self.mode is CanvasMode.LOUPE and self.style is not FrameStyle.PROPOSED
        return BeforeAfter.AFTER if is_result and self.box is not None else BeforeAfter.FRAME

    @property
    def endangered(self) -> tuple[tuple[Sight, Nearness], ...]:
        """The things that the frame comes near or cuts in the hand, and cuts after it was drawn by hand."""
        is_framed = self.mode is CanvasMode.CROP and self.before_after is BeforeAfter.FRAME
        box, least = self.box, Nearness.CUT if self.dragged is None else Nearness.NEAR
        if box is None or not is_framed or (self.dragged is None and self.style is not FrameStyle.DRAFT):
            return ()
        found = [(thing, nearness(box, thing.points, *self.photo)) for thing in self.things]
        worst = max((near for _thing, near in found), default=Nearness.CLEAR)
        # beside what is cut nobody asks what is but near
        return tuple((thing, near) for thing, near in found if near is worst and near >= least)

    @property
    def view_angle(self) -> float:
        """The angle in degrees by which the photo is turned back so that the crop stands upright."""
        is_framed = self.before_after is BeforeAfter.FRAME
        turns = self.mode is CanvasMode.CROP if is_framed else self.before_after is BeforeAfter.AFTER
        return self.box.angle if self.box is not None and turns else 0.0

    @property
    def description(self) -> str:
        """What is shown, in words."""
        if not self.has_photo:
            return ". ".join(filter(None, self.notice[:2]))
        if self.box is None:
            return tr("No crop")
        return tr("Crop {width} by {height} pixels, angle {angle}, {state}").format(
            width=numeral(self.box.width, ".0f"),
            height=numeral(self.box.height, ".0f"),
            angle=angle_text(self.box.angle),
            state=tr(self.style.value),
        )


def handle_at(state: CanvasState, at: Point) -> Handle | None:
    """The part of the frame under a view point; None where there is no frame to grab."""
    is_frame = state.mode is CanvasMode.CROP and state.before_after is BeforeAfter.FRAME
    if state.box is None or not is_frame:
        return None
    return hit_test(state.box, state.viewport.to_image(at), _REACH / state.viewport.scale)


def is_on_photo(state: CanvasState, at: Point) -> bool:
    """Whether a view point lies on the photo."""
    point = state.viewport.to_image(at)
    return 0 <= point.x <= state.photo[0] and 0 <= point.y <= state.photo[1]
