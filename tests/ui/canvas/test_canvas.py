"""Real events on the widget: what it shows, tells and takes from the window's shortcuts."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cropperhead_desktop.geometry.crop import Box, Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle
from cropperhead_desktop.ui.canvas.state import BeforeAfter
from cropperhead_desktop.ui.canvas.transitions import with_hand
from tests.helpers.canvas import BOX

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
CENTRE, START = QPoint(500, 350), QPoint(400, 300)
SPACE = Qt.Key.Key_Space


def calls(signal) -> list[tuple[object, ...]]:
    """What a signal carried, each time."""
    found: list[tuple[object, ...]] = []
    signal.connect(lambda *values: found.append(values))
    return found


def wheel(canvas: CropCanvas, at: QPoint, eighths: int) -> None:
    position = QPointF(at)
    event = QWheelEvent(
        position,
        canvas.mapToGlobal(position),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def is_claimed(canvas: CropCanvas, key: Qt.Key) -> bool:
    """Whether the canvas takes a key before a shortcut of the window does."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, PLAIN)
    event.ignore()
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def is_taken(canvas: CropCanvas, kind: QEvent.Type, key: Qt.Key) -> bool:
    """Whether the canvas keeps a key event for itself."""
    event = QKeyEvent(kind, key, PLAIN)
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def lose_focus(canvas: CropCanvas, reason: Qt.FocusReason) -> None:
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut, reason))


def shape(canvas: CropCanvas) -> Qt.CursorShape:
    return canvas.cursor().shape()


# --- the frame under the mouse ------------------------------------------------------------------------


def test_a_drag_is_told_as_it_goes_and_once_when_it_is_finished(cropping, hand) -> None:
    told, steps = calls(cropping.box_dragged), calls(cropping.gesture_finished)
    before = cropping.box
    hand.drag(Handle.RIGHT, 40, 0)
    assert told[-1] == (cropping.box,)
    assert len(told) == 4
    assert steps == [(before, cropping.box)]
    assert cropping.box.width > before.width


def test_a_drag_back_to_its_start_is_no_step(cropping, hand) -> None:
    steps, start = calls(cropping.gesture_finished), hand.at(Handle.OUTSIDE)
    hand.take(Handle.OUTSIDE, 0, 60)
    hand.move(start, LEFT)
    hand.release(start)
    assert (cropping.box, steps) == (BOX, [])


def test_escape_restores_the_press_and_only_then_is_taken(cropping, hand) -> None:
    view, steps = cropping.state.viewport, calls(cropping.gesture_finished)
    assert not cropping.cancel_gesture()
    assert not is_taken(cropping, QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    end = hand.take(Handle.BODY, 70, 30)
    assert cropping.box != BOX
    told = calls(cropping.box_dragged)
    assert is_taken(cropping, QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    assert (cropping.box, cropping.state.viewport, told) == (BOX, view, [(BOX,)])
    hand.move(end + QPoint(20, 0), LEFT)
    hand.release(end)
    assert (cropping.box, steps) == (BOX, [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, SPACE])
def test_keys_are_claimed_from_shortcuts_only_where_they_mean_something(canvas, hand, key) -> None:
    assert is_claimed(canvas, key) is (key is SPACE)
    assert not is_claimed(canvas, Qt.Key.Key_Return)
    canvas.set_mode(CanvasMode.CROP)
    hand.press(hand.at(Handle.BODY))
    assert is_claimed(canvas, key)
    canvas.set_message("Nothing here", "")
    assert not is_claimed(canvas, key)


def test_shift_and_alt_count_as_soon_as_they_are_held(cropping, hand) -> None:
    end = hand.take(Handle.BOTTOM_RIGHT, 100, 10)
    free = cropping.box
    assert is_taken(cropping, QEvent.Type.KeyPress, Qt.Key.Key_Shift)
    assert cropping.box.aspect == pytest.approx(1.5)
    assert is_taken(cropping, QEvent.Type.KeyRelease, Qt.Key.Key_Shift)
    assert cropping.box == free
    assert is_taken(cropping, QEvent.Type.KeyPress, Qt.Key.Key_Alt)
    assert cropping.box.centre == BOX.centre
    hand.release(end)


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Return])
def test_keys_that_mean_nothing_here_are_left_to_the_window(cropping, key) -> None:
    assert not is_taken(cropping, QEvent.Type.KeyPress, key)
    assert not is_taken(cropping, QEvent.Type.KeyRelease, key)


def test_a_locked_ratio_is_kept(cropping, hand) -> None:
    cropping.set_ratio(1.5)
    hand.drag(Handle.BOTTOM_RIGHT, 90, 3)
    assert cropping.box.aspect == pytest.approx(1.5)
    assert cropping.box.width > 3000


def test_an_answer_from_outside_does_not_disturb_the_hand(cropping, hand) -> None:
    other = Box(1000, 1000, 500, 500)
    end = hand.take(Handle.BODY, 50, 0)
    dragged = cropping.box
    cropping.set_box(other, FrameStyle.DRAFT)
    assert cropping.box == dragged
    hand.release(end)
    cropping.set_box(other, FrameStyle.DRAFT)
    assert cropping.box == other


def test_another_photo_ends_the_drag_silently(cropping, hand) -> None:
    steps = calls(cropping.gesture_finished)
    end = hand.take(Handle.BODY, 50, 0)
    cropping.set_photo(None, 300, 200)
    hand.release(end)
    assert (cropping.box, steps) == (None, [])


def test_a_decision_under_way_takes_the_drag_as_it_is(cropping, hand) -> None:
    steps = calls(cropping.gesture_finished)
    end = hand.take(Handle.BODY, 50, 0)
    cropping.finish_gesture()
    assert steps == [(BOX, cropping.box)]
    hand.release(end)
    cropping.finish_gesture()
    assert len(steps) == 1


def test_another_mode_gives_the_drag_up(cropping, hand) -> None:
    hand.take(Handle.BODY, 50, 0)
    cropping.set_mode(CanvasMode.LOUPE)
    assert cropping.box == BOX


def test_the_button_that_began_ends_a_drag(cropping, hand) -> None:
    end = hand.take(Handle.BODY, 50, 0)
    hand.release(end, RIGHT)
    assert cropping.state.is_busy
    hand.release(end)
    assert not cropping.state.is_busy


@pytest.mark.parametrize(
    ("reason", "is_given_up"),
    [
        (Qt.FocusReason.ActiveWindowFocusReason, True),
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.PopupFocusReason, False),
        (Qt.FocusReason.MenuBarFocusReason, False),
    ],
)
def test_a_window_that_takes_the_focus_ends_a_drag_and_a_menu_does_not(
    cropping, hand, reason, is_given_up
) -> None:
    hand.take(Handle.BODY, 50, 0)
    lose_focus(cropping, reason)
    assert (cropping.box == BOX) is is_given_up


# --- levelling ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("button", "keys"), [(LEFT, CTRL), (RIGHT, PLAIN)])
def test_a_line_sets_the_angle_in_one_step(cropping, hand, button, keys) -> None:
    told, steps = calls(cropping.box_dragged), calls(cropping.gesture_finished)
    end = START + QPoint(200, 20)
    hand.press(START, button, keys)
    hand.move(end, button, keys)
    assert (cropping.box, told) == (BOX, [])
    hand.release(end, button)
    assert cropping.box.angle == pytest.approx(math.degrees(math.atan2(20, 200)))
    assert (told, steps) == ([(cropping.box,)], [(BOX, cropping.box)])


def test_a_line_can_be_given_up_and_taken_as_it_is(cropping, hand) -> None:
    end = START + QPoint(200, 20)
    hand.press(START, RIGHT)
    hand.move(end, RIGHT)
    assert cropping.cancel_gesture()
    hand.release(end, RIGHT)
    assert not cropping.cancel_gesture()
    assert cropping.box == BOX
    hand.press(START, RIGHT)
    hand.move(end, RIGHT)
    cropping.finish_gesture()
    assert cropping.box.angle > 0


def test_only_crop_view_with_a_crop_levels(canvas, hand) -> None:
    steps = calls(canvas.gesture_finished)
    for prepare in (lambda: canvas.set_box(None, FrameStyle.DRAFT), lambda: canvas.set_mode(CanvasMode.CROP)):
        hand.press(START, RIGHT)
        hand.move(START + QPoint(200, 20), RIGHT)
        hand.release(START + QPoint(200, 20), RIGHT)
        prepare()
    assert steps == []


# --- clicks -------------------------------------------------------------------------------------------


def test_a_click_on_the_photo_zooms_there_and_back(canvas) -> None:
    whole = canvas.state.viewport
    QTest.mouseClick(canvas, LEFT, pos=QPoint(3, 3))
    assert canvas.state.viewport == whole
    QTest.mouseClick(canvas, LEFT, pos=CENTRE)
    assert canvas.state.viewport.scale == 1
    QTest.mouseClick(canvas, LEFT, pos=CENTRE)
    assert canvas.state.viewport == whole


def test_a_double_click_in_the_loupe_goes_back_and_leaves_the_zoom(canvas) -> None:
    asked, whole = calls(canvas.back_requested), canvas.state.viewport
    QTest.mouseClick(canvas, LEFT, pos=CENTRE)
    QTest.mouseDClick(canvas, LEFT, pos=CENTRE)
    QTest.mouseRelease(canvas, LEFT, pos=CENTRE)
    assert asked == [()]
    assert canvas.state.mode is CanvasMode.LOUPE
    assert whole.scale < 1


def test_a_pan_is_no_click(canvas, hand) -> None:
    asked = calls(canvas.back_requested)
    wheel(canvas, CENTRE, 960)
    before = canvas.state.viewport
    hand.press(CENTRE)
    hand.move(CENTRE + QPoint(80, 50), LEFT)
    hand.release(CENTRE + QPoint(80, 50))
    assert canvas.state.viewport == before.panned(Point(80, 50))
    assert asked == []


def test_a_double_click_in_the_frame_ends_cropping(cropping, hand) -> None:
    accepted, steps = calls(cropping.back_requested), calls(cropping.gesture_finished)
    for at in (hand.at(Handle.OUTSIDE), CENTRE):
        QTest.mouseClick(cropping, LEFT, pos=at)
        QTest.mouseDClick(cropping, LEFT, pos=at)
        QTest.mouseRelease(cropping, LEFT, pos=at)
    assert (accepted, steps) == ([()], [])


@pytest.mark.parametrize("way", [0, 6])
def test_two_quick_drags_accept_nothing(cropping, hand, way) -> None:
    accepted, steps = calls(cropping.back_requested), calls(cropping.gesture_finished)
    at = hand.at(Handle.BODY)
    hand.drag(Handle.BODY, way, 0)
    hand.press_again(at)
    hand.move(at + QPoint(30, 10), LEFT)
    hand.release(at + QPoint(30, 10))
    assert accepted == []
    assert len(steps) == (2 if way else 1)


def test_escape_in_a_double_click_accepts_nothing(cropping, hand) -> None:
    accepted = calls(cropping.back_requested)
    hand.press(CENTRE)
    hand.release(CENTRE)
    hand.press_again(CENTRE)
    assert cropping.cancel_gesture()
    hand.release(CENTRE)
    assert accepted == []


# --- zoom and the hand --------------------------------------------------------------------------------


def test_the_wheel_zooms_at_the_mouse_and_tells(canvas) -> None:
    fitted, scales = canvas.state.viewport, calls(canvas.viewport_changed)
    at = Point(300, 200)
    for _ in range(3):
        wheel(canvas, QPoint(300, 200), 120)
    assert canvas.state.viewport.to_image(at) == pytest.approx(fitted.to_image(at))
    assert scales[-1] == (canvas.state.viewport.scale,)
    assert len(scales) == 3
    wheel(canvas, QPoint(700, 500), -1200)
    assert canvas.state.viewport == fitted


def test_the_wheel_does_nothing_under_a_hand_that_drags(cropping, hand) -> None:
    hand.take(Handle.RIGHT, 30, 0)
    before = cropping.state.viewport
    wheel(cropping, CENTRE, 120)
    assert cropping.state.viewport == before


def test_one_to_one_and_back(canvas) -> None:
    fitted = canvas.state.viewport
    canvas.zoom_toggle()
    assert canvas.state.viewport.scale == pytest.approx(1 / canvas.devicePixelRatioF())
    canvas.zoom_toggle()
    assert canvas.state.viewport == fitted


def test_space_held_moves_the_photo_and_no_frame(cropping, hand, qtbot) -> None:
    before = cropping.state.viewport
    with qtbot.assertNotEmitted(cropping.gesture_finished):
        QTest.keyPress(cropping, SPACE)
        assert shape(cropping) is Qt.CursorShape.OpenHandCursor
        hand.press(CENTRE)
        hand.move(CENTRE + QPoint(40, 30), LEFT)
        assert shape(cropping) is Qt.CursorShape.ClosedHandCursor
        hand.release(CENTRE + QPoint(40, 30))
        QTest.keyRelease(cropping, SPACE)
    qtbot.waitUntil(lambda: not cropping.state.pointer.keys)
    assert (cropping.box, cropping.state.viewport) == (BOX, before.panned(Point(40, 30)))


def test_space_tapped_zooms_and_zooms_back(cropping, qtbot) -> None:
    fitted = cropping.state.viewport.scale
    for scale in (1 / cropping.devicePixelRatioF(), fitted):
        with qtbot.waitSignal(cropping.viewport_changed):
            QTest.keyClick(cropping, SPACE)
        assert cropping.state.viewport.scale == pytest.approx(scale)
        assert shape(cropping) is not Qt.CursorShape.ClosedHandCursor


def test_a_key_that_repeats_without_saying_so_is_held(cropping, hand, qtbot) -> None:
    before = cropping.state.viewport
    for _repeat in range(3):
        QTest.keyPress(cropping, SPACE)
        QTest.keyRelease(cropping, SPACE)
    hand.press(CENTRE)
    hand.move(CENTRE + QPoint(10, 0), LEFT)
    QTest.keyPress(cropping, SPACE)
    hand.release(CENTRE + QPoint(10, 0))
    QTest.keyRelease(cropping, SPACE)
    qtbot.waitUntil(lambda: not cropping.state.pointer.keys)
    assert cropping.state.viewport == before.panned(Point(10, 0))


def test_space_let_go_in_another_window_is_no_longer_held(cropping, hand) -> None:
    QTest.keyPress(cropping, SPACE)
    lose_focus(cropping, Qt.FocusReason.ActiveWindowFocusReason)
    hand.drag(Handle.BODY, 40, 0)
    assert cropping.box != BOX


def test_space_belongs_to_whom_the_user_gave_it(cropping) -> None:
    cropping.change(lambda state: with_hand(state, False))
    assert not is_claimed(cropping, SPACE)
    assert not is_taken(cropping, QEvent.Type.KeyPress, SPACE)
    assert not is_taken(cropping, QEvent.Type.KeyRelease, SPACE)
    assert cropping.state.is_fitted


def test_the_middle_button_moves_the_photo_under_the_frame(cropping, hand, qtbot) -> None:
    before = cropping.state.viewport
    with qtbot.assertNotEmitted(cropping.gesture_finished):
        hand.press(CENTRE, MIDDLE)
        hand.move(QPoint(470, 340), MIDDLE)
        hand.release(QPoint(470, 340), MIDDLE)
    hand.move(QPoint(300, 300))
    assert cropping.state.viewport == before.panned(Point(-30, -10))


# --- what is shown ------------------------------------------------------------------------------------


def test_a_resized_window_keeps_the_photo_fitted_or_the_middle_in_place(canvas) -> None:
    canvas.resize(700, 700)
    assert canvas.state.viewport.to_view(Point(3000, 2000)) == pytest.approx((350, 350))
    canvas.zoom_toggle()
    middle = canvas.state.viewport.to_image(Point(350, 350))
    canvas.resize(600, 500)
    assert canvas.state.viewport.to_image(Point(300, 250)) == pytest.approx(middle)


def test_sharper_pixels_change_no_geometry(canvas) -> None:
    canvas.zoom_toggle()
    before, painted = canvas.state, canvas.grab().toImage()
    sharp = painted.scaled(2048, 1365)
    sharp.fill(Qt.GlobalColor.red)
    canvas.set_image(sharp)
    assert canvas.state == before
    assert canvas.grab().toImage() != painted


def test_nudges_are_finished_steps(cropping) -> None:
    told, steps = calls(cropping.box_dragged), calls(cropping.gesture_finished)
    cropping.nudge(10, -1)
    moved = cropping.box
    assert moved == Box(3010, 1999, 3000, 2000)
    cropping.nudge_angle(0.5)
    assert cropping.box.angle == 0.5
    assert steps == [(BOX, moved), (moved, cropping.box)]
    assert told == [(moved,), (cropping.box,)]


def test_a_nudge_at_the_border_is_no_step(cropping) -> None:
    cropping.set_box(Box(3000, 2000, 6000, 4000), FrameStyle.DRAFT)
    steps = calls(cropping.gesture_finished)
    cropping.nudge(1, 1)
    assert steps == []


def test_nothing_happens_without_a_photo_or_a_crop(canvas) -> None:
    canvas.set_message("Nothing here", "Open a folder.")
    steps, asked = calls(canvas.gesture_finished), calls(canvas.back_requested)
    canvas.nudge(1, 1)
    canvas.nudge_angle(1)
    canvas.zoom_toggle()
    wheel(canvas, CENTRE, 120)
    QTest.mouseClick(canvas, LEFT, pos=CENTRE)
    canvas.set_mode(CanvasMode.CROP)
    canvas.set_photo(None, 600, 400)
    QTest.mouseClick(canvas, LEFT, pos=CENTRE)
    canvas.grab()
    assert steps == asked == []


def test_before_and_after_and_the_frame_again(cropping) -> None:
    frame = cropping.grab().toImage()
    for shown in (BeforeAfter.AFTER, BeforeAfter.BEFORE):
        cropping.next_look()
        assert cropping.state.before_after is shown
        assert cropping.grab().toImage() != frame
    cropping.next_look()
    assert cropping.grab().toImage() == frame


@pytest.mark.parametrize(
    "change",
    [
        lambda canvas: canvas.set_dim(0),
        lambda canvas: canvas.set_darkness(0.8),
        lambda canvas: canvas.set_surround("#767676"),
        lambda canvas: canvas.set_guide(None, 0),
    ],
    ids=["dim", "darkness", "surround", "guide"],
)
def test_each_setting_is_seen(cropping, change) -> None:
    before = cropping.grab().toImage()
    change(cropping)
    assert cropping.grab().toImage() != before


def test_it_says_what_it_shows(canvas) -> None:
    canvas.set_box(Box(3000, 2000, 3000, 2000, 2), FrameStyle.DECIDED)
    assert canvas.accessibleDescription() == "Crop 3000 by 2000 pixels, angle 2.0°, decided"
    canvas.set_message("Nothing here", "Open a folder")
    assert canvas.accessibleDescription() == "Nothing here. Open a folder"


def test_what_is_said_waits_for_the_end_of_a_drag(cropping, hand) -> None:
    before = cropping.accessibleDescription()
    end = hand.take(Handle.RIGHT, 40, 0)
    assert cropping.accessibleDescription() == before
    hand.release(end)
    assert f"Crop {cropping.box.width:.0f} by" in cropping.accessibleDescription()


@pytest.mark.parametrize(
    ("reason", "is_seen"), [(Qt.FocusReason.TabFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)]
)
def test_the_focus_is_drawn_where_the_keyboard_brought_it(canvas, reason, is_seen) -> None:
    before = canvas.grab().toImage()
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert (canvas.grab().toImage() != before) is is_seen
    lose_focus(canvas, Qt.FocusReason.TabFocusReason)
    assert canvas.grab().toImage() == before


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._count += event.type() is QEvent.Type.Paint
        return False

    def since_last(self) -> int:
        QApplication.sendPostedEvents()
        count, self._count = self._count, 0
        return count


def test_it_is_painted_when_something_is_seen_to_change(cropping, hand) -> None:
    hand.move(CENTRE)
    paints = Paints(cropping)
    paints.since_last()
    hand.move(CENTRE + QPoint(9, 9))
    assert paints.since_last() == 0, "the mouse moves over the same part"
    hand.move(hand.at(Handle.RIGHT))
    assert paints.since_last() == 1
    end = hand.take(Handle.RIGHT, 900, 0)
    paints.since_last()
    before = cropping.box
    hand.move(end + QPoint(0, 30), LEFT)
    assert (cropping.box, paints.since_last()) == (before, 1), "the size beside the mouse goes with it"


def test_the_pointer_follows_mouse_and_keys(cropping, hand) -> None:
    hand.move(hand.at(Handle.TOP_LEFT))
    assert shape(cropping) is Qt.CursorShape.SizeFDiagCursor
    hand.move(CENTRE)
    assert shape(cropping) is Qt.CursorShape.OpenHandCursor
    QTest.keyPress(cropping, Qt.Key.Key_Control)
    assert shape(cropping) is Qt.CursorShape.CrossCursor
    QTest.keyRelease(cropping, Qt.Key.Key_Control)
    assert shape(cropping) is Qt.CursorShape.OpenHandCursor
    cropping.set_message("Nothing here", "")
    assert shape(cropping) is Qt.CursorShape.ArrowCursor


def test_a_handle_no_longer_grows_when_the_mouse_has_left(cropping, hand) -> None:
    resting = cropping.grab().toImage()
    hand.move(hand.at(Handle.TOP))
    assert cropping.grab().toImage() != resting
    QApplication.sendEvent(cropping, QEvent(QEvent.Type.Leave))
    assert cropping.grab().toImage() == resting
