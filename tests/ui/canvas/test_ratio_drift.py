"""The ratio survives whatever hands do: drags, turns, levelling, swaps, undo and redo."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, example, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.aspect import PRESETS, exact_aspect
from cropperhead_desktop.geometry.crop import Box, Point, from_local, is_inside
from cropperhead_desktop.geometry.handles import Bounds, Handle
from cropperhead_desktop.geometry.rotation import MIN_SIDE
from cropperhead_desktop.geometry.viewport import fitted
from cropperhead_desktop.review.editing import editable_box
from cropperhead_desktop.review.in_hand.steps import StepRun
from cropperhead_desktop.ui.canvas.state import CanvasState, Keys, Pointer
from cropperhead_desktop.ui.canvas.tools import CropTool

WAY = st.floats(-900, 900)


@dataclass(frozen=True)
class Drag:
    handle: Handle
    x: float
    y: float
    from_centre: bool


GESTURES = st.lists(
    st.one_of(
        st.builds(Drag, st.sampled_from(Handle), WAY, WAY, st.booleans()),
        st.floats(-50, 50),
        st.sampled_from(["swap", "undo", "redo"]),
    ),
    max_size=25,
)


class Table:
    """Gestures as the canvas makes them, through the real controller."""

    def __init__(self, bench, info: PhotoInfo) -> None:
        bench.services.photos.infos["00000.jpg"] = info
        (self._path,) = bench.open(1)
        self._bench, self._size, self._angles = bench, info.displayed, StepRun()
        self.first = 0
        self.bounds = Bounds(*info.displayed, MIN_SIDE)

    @property
    def box(self) -> Box:
        return editable_box(self._bench.item(self._path))

    def do(self, gesture: Drag | float | str) -> None:
        editing = self._bench.controller.editing
        if isinstance(gesture, Drag):
            editing.edit(self._dragged(gesture))
        elif isinstance(gesture, float):
            box, self._angles = self._angles.turn(self.box, gesture - self.box.angle, self.bounds)
            editing.edit(box)
        elif gesture == "swap":
            editing.swap_orientation()
        elif gesture == "undo" and len(self._bench.controller.decisions.done) > self.first:
            self._bench.controller.undo()
        elif gesture == "redo":
            self._bench.controller.redo()

    def _dragged(self, drag: Drag) -> Box:
        box = self.box
        view = fitted(*self._size, 1000, 700, box.angle, 40)
        x, y = drag.handle.value
        press = view.to_view(from_local(box, Point(x * box.width / 2, y * box.height / 2)))
        now = Point(press.x + drag.x, press.y + drag.y)
        ratio = exact_aspect(box.aspect, self._size[0] / self._size[1])
        state = CanvasState(photo=self._size, box=box, viewport=view, ratio=ratio)
        keys = Keys.ALT if drag.from_centre else Keys.NONE
        return CropTool(Pointer(press), drag.handle, box, view).drag(state, Pointer(now, keys=keys)).box


@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@example(
    gestures=[Drag(Handle.RIGHT, 40.0, 0.0, False)], ratio=0.99999, size=(6000, 4000), orientation=1
).via("within what tags round of a preset")
@given(
    gestures=GESTURES,
    ratio=st.one_of(st.sampled_from([preset for _name, preset in PRESETS]), st.floats(0.3, 3)),
    size=st.tuples(st.integers(300, 9000), st.integers(300, 9000)),
    orientation=st.integers(1, 8),
)
def test_no_sequence_of_gestures_bends_the_ratio_or_leaves_the_picture(
    bench, gestures, ratio, size, orientation
):
    table = Table(bench, PhotoInfo(*size, orientation))
    bench.controller.editing.choose_ratio(ratio)
    table.first = len(bench.controller.decisions.done)  # or undo would take the ratio itself back
    ratio = exact_aspect(ratio, table.bounds.width / table.bounds.height)
    for gesture in gestures:
        table.do(gesture)
        aspect = table.box.aspect
        assert min(abs(aspect / ratio - 1), abs(aspect * ratio - 1)) < 1e-6
        assert is_inside(table.box, table.bounds.width, table.bounds.height, 1e-6)
        assert min(table.box.width, table.box.height) > MIN_SIDE - 1e-6
