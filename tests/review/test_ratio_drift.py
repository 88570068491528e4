"""The ratio survives whatever hands do: drags, turns, levelling, swaps, undo and redo."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.settings import RECENT_RATIOS
from cropperhead_desktop.geometry.aspect import PRESETS, exact_aspect
from cropperhead_desktop.geometry.crop import Box, Crop, Point, from_local, is_inside
from cropperhead_desktop.geometry.handles import Bounds, Handle
from cropperhead_desktop.geometry.orientation import crop_to_displayed_box
from cropperhead_desktop.geometry.rotation import MIN_SIDE
from cropperhead_desktop.geometry.viewport import fitted
from cropperhead_desktop.review.editing import editable_box, shown_box
from cropperhead_desktop.review.ratio_steps import RatioSteps, RecentRatios
from cropperhead_desktop.ui.canvas.gestures import AngleSteps, CropGesture

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
        self._bench, self._size, self._angles = bench, info.displayed, AngleSteps()
        self.bounds = Bounds(*info.displayed, MIN_SIDE)

    @property
    def box(self) -> Box:
        return editable_box(self._bench.item(self._path))

    def do(self, gesture: Drag | float | str) -> None:
        editing = self._bench.controller.editing
        if isinstance(gesture, Drag):
            editing.edit(self._dragged(gesture))
        elif isinstance(gesture, float):
            editing.edit(self._angles.step(self.box, gesture - self.box.angle, self.bounds))
        elif gesture == "swap":
            editing.swap_orientation()
        elif gesture == "undo" and self._bench.controller.decisions.can_undo:
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
        return CropGesture(drag.handle, box, view, press, self.bounds).dragged_to(
            now, ratio, drag.from_centre
        )[0]


@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
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
    bench.controller.decisions.begin(object())  # or undo would take the ratio itself back
    for gesture in gestures:
        table.do(gesture)
        aspect = table.box.aspect
        assert min(abs(aspect / ratio - 1), abs(aspect * ratio - 1)) < 1e-6
        assert is_inside(table.box, table.bounds.width, table.bounds.height, 1e-6)
        assert min(table.box.width, table.box.height) > MIN_SIDE - 1e-6


@given(st.lists(st.one_of(st.floats(0.2, 5), st.none()), min_size=1, max_size=12))
def test_ratios_one_after_the_other_keep_the_centre_and_do_not_eat_the_crop(ratios):
    start = Box(3000, 2000, 1200, 800, 3.0)
    steps, box = RatioSteps(), start
    for ratio in ratios:
        box = steps.give(box, 1 / box.aspect if ratio is None else ratio, 6000, 4000)
        assert box.centre == start.centre
        assert box.area == pytest.approx(start.area)
    box = steps.give(box, 1.5, 6000, 4000)
    assert (box.width, box.height) == pytest.approx((1200, 800))


def test_two_swaps_of_a_whole_photo_give_it_back(bench):
    (path,) = bench.open(1)
    bench.controller.editing.edit(Box(300, 200, 600, 400))
    bench.controller.editing.swap_orientation()
    assert shown_box(bench.item(path)).aspect == pytest.approx(2 / 3)
    bench.controller.editing.swap_orientation()
    assert shown_box(bench.item(path)).width == pytest.approx(600)


def test_the_last_ratio_comes_back_and_goes_again(bench):
    (path,) = bench.open(1)
    editing = bench.controller.editing
    editing.last_ratio()
    assert bench.view.said == ["No other ratio was chosen yet"]
    editing.choose_ratio(16 / 9)
    editing.choose_ratio(1.0)
    for expected in (16 / 9, 1.0, 16 / 9):
        editing.last_ratio()
        assert shown_box(bench.item(path)).aspect == pytest.approx(expected)
        assert bench.view.locked


def test_the_last_ratio_takes_the_orientation_of_the_crop_and_outlives_the_program(settings):
    RecentRatios(settings).add(2 / 3)
    recent = RecentRatios(settings)
    assert recent.last(0.8) == pytest.approx(2 / 3)
    assert recent.last(1.25) == 1.5
    assert recent.last(2 / 3) is None
    settings[RECENT_RATIOS] = "nonsense 1e9 -2 1.25"
    assert recent.last(1.5) == 1.25


def test_a_ratio_rounded_by_tags_is_the_preset_again():
    box = crop_to_displayed_box(Crop(0.100001, 0.1, 0.700001, 0.7), 6000, 4000, 1)
    assert exact_aspect(box.aspect * (1 + 4e-6)) == 1.5
    assert exact_aspect(1.47) == 1.47
    assert exact_aspect(6001 / 4000 * (1 - 3e-6), 6001 / 4000) == 6001 / 4000
