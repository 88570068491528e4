"""A photo with its crop frame: what is shown, before any hand touches it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.geometry.crop import Box, Point, rotate
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.geometry.handles import Bounds, Handle, move
from cropperhead_desktop.geometry.rotation import MIN_SIDE
from cropperhead_desktop.review.angle_steps import AngleSteps
from cropperhead_desktop.review.numbers import angle_text
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.canvas.covering import cover_around, darken_around
from cropperhead_desktop.ui.canvas.frame import paint_frame
from cropperhead_desktop.ui.canvas.gestures import CropGesture
from cropperhead_desktop.ui.canvas.labels import paint_hint
from cropperhead_desktop.ui.canvas.scene import CanvasMode, FrameScene, FrameStyle, Look
from cropperhead_desktop.ui.canvas.view import PhotoView, as_point
from cropperhead_desktop.ui.canvas.viewing import Room, turned_around
from cropperhead_desktop.ui.kit import theme

_CORNER = Point(-float(theme.UNIT), -float(theme.UNIT + theme.HALF))
"""Where a hint lies in the view's upper left corner."""


class FrameView(PhotoView):
    """One photo and its crop frame, in displayed photo pixels; set and nudged from outside."""

    box_dragged = Signal(object)
    """Box: the crop while it is being changed."""

    gesture_finished = Signal(object, object)
    """Box, Box: the crop before and after one finished change; one undo step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: Box | None = None
        self._style = FrameStyle.PROPOSED
        self._mode = CanvasMode.LOUPE
        self._dim = 0.65
        self._guide: Guide | None = Guide.THIRDS
        self._guide_turn = 0
        self._ghosts: tuple[tuple[int, Box], ...] = ()
        self._look = Look.FRAME
        self._darkness = 0.0
        self._gesture: CropGesture | None = None
        self._hover: Handle | None = None
        self._mouse = QPointF()
        self._angle_steps = AngleSteps()
        self.setAccessibleName(tr("Photo and crop"))

    @property
    def box(self) -> Box | None:
        """The crop shown, in displayed photo pixels."""
        return self._box

    @property
    def mode(self) -> CanvasMode:
        """Looking or cropping."""
        return self._mode

    def set_photo(self, image: QImage | None, width: int, height: int) -> None:
        """Show another photo; its crop follows with `set_box`, a drag under way is dropped."""
        self._gesture = None
        self._box = None
        self._ghosts = ()
        super().set_photo(image, width, height)

    def set_box(self, box: Box | None, style: FrameStyle) -> None:
        """Show a crop. While the user drags, the hand knows better and only the style is taken."""
        self._style = style
        if self._gesture is None:
            self._show_box(box)
        self.update()

    def set_mode(self, mode: CanvasMode) -> None:
        """Look or crop; the photo is fitted anew, with its frame."""
        if mode is not self._mode or self._look is not Look.FRAME:
            self._mode, self._look = mode, Look.FRAME
            self.refit()

    def next_look(self) -> None:
        """The frame, what it leaves of the photo, the photo without it, and the frame again."""
        self._look = self._look.next
        self.refit()

    def set_darkness(self, share: float) -> None:
        """How dark everything but the crop is, 0-1, whatever is dimmed otherwise."""
        self._darkness = share
        self.update()

    def set_dim(self, percent: int) -> None:
        """How much darker the outside of the crop is, 0-100 %."""
        self._dim = max(0, min(100, percent)) / 100
        self.update()

    def set_guide(self, guide: Guide | None, turn: int) -> None:
        """What is drawn inside the frame while cropping, in one of its directions (None: nothing)."""
        self._guide, self._guide_turn = guide, turn
        self.update()

    def set_ghosts(self, ghosts: tuple[tuple[int, Box], ...]) -> None:
        """Other crops with their numbers, drawn as thin lines while no hand is at work."""
        self._ghosts = ghosts
        self.update()

    def nudge(self, dx: float, dy: float) -> None:
        """Move the crop by displayed photo pixels along the screen's axes; one finished change."""
        if self._box is not None and self._gesture is None:
            way = rotate(Point(dx, dy), self._viewport.angle)
            self._change(move(self._box, way, self._bounds()))

    def nudge_angle(self, degrees: float) -> None:
        """Turn the crop by a small step; one finished change."""
        if self._box is not None and self._gesture is None:
            self._change(self._angle_steps.step(self._box, degrees, self._bounds()))

    def _change(self, box: Box) -> None:
        before = self._box
        if box != before:
            self._show_box(box)
            self.box_dragged.emit(box)
            self.gesture_finished.emit(before, box)

    def _show_box(self, box: Box | None) -> None:
        is_first = self._box is None
        self._box = box
        if self._look is Look.AFTER:
            self.refit()
        elif self._view_angle() != self._viewport.angle:
            if is_first or box is None:
                self.refit()
            else:
                self._show_viewport(turned_around(self._viewport, box.centre, box.angle))
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._box is None:
            self.setAccessibleDescription(tr("No crop"))
            return
        box, word = self._box, tr(self._style.value)
        self.setAccessibleDescription(
            tr("Crop {width} by {height} pixels, angle {angle}, {state}").format(
                width=f"{box.width:.0f}", height=f"{box.height:.0f}", angle=angle_text(box.angle), state=word
            )
        )

    @property
    def _is_busy(self) -> bool:
        """True while the hand is at work."""
        return self._gesture is not None

    def _bounds(self) -> Bounds:
        width, height = self._photo
        return Bounds(width, height, min(MIN_SIDE, width, height))

    def _view_angle(self) -> float:
        turns = self._mode is CanvasMode.CROP if self._look is Look.FRAME else self._look is Look.AFTER
        return self._box.angle if self._box is not None and turns else 0.0

    def _margin(self) -> float:
        return 5.0 * theme.UNIT if self._mode is CanvasMode.CROP else super()._margin()

    def _is_free(self) -> bool:
        return self._mode is CanvasMode.CROP or self._look is Look.AFTER

    def _room(self) -> Room:
        room = super()._room()
        return replace(room, part=self._box) if self._look is Look.AFTER else room

    def _interest(self) -> Point:
        return super()._interest() if self._box is None else self._viewport.to_view(self._box.centre)

    def _paint_over(self, painter: QPainter) -> None:
        if self._darkness:
            darken_around(painter, self._viewport, self._photo, self._darkness, self.size())
        if self._look is not Look.FRAME:
            if self._look is Look.AFTER and self._box is not None:
                ground = self._backdrop.ground if self._darkness < 1 else QColor("black")
                cover_around(painter, self._viewport, self._box, ground, self.size())
            paint_hint(painter, tr(self._look.value), _CORNER, self.size())
            return
        if self._box is None:
            return
        dragged = None if self._gesture is None else self._gesture.handle
        paint_frame(painter, self._scene(self._box, dragged))
        if dragged is not None and dragged is not Handle.BODY:
            paint_hint(painter, _hint(dragged, self._box), as_point(self._mouse), self.size())

    def _scene(self, box: Box, dragged: Handle | None) -> FrameScene:
        return FrameScene(
            viewport=self._viewport,
            width=self._photo[0],
            height=self._photo[1],
            box=box,
            style=self._style,
            mode=self._mode,
            dim=max(self._dim, self._darkness),
            hover=dragged or self._hover,
            dragged=dragged,
            guide=self._guide,
            guide_turn=self._guide_turn,
            ghosts=() if self._is_busy else self._ghosts,
        )


def _hint(dragged: Handle, box: Box) -> str:
    if dragged is Handle.OUTSIDE:
        return angle_text(box.angle, signed=True)
    return f"{box.width:.0f} × {box.height:.0f} px"
