"""A key held, and tapped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.ui.canvas.peek import TAP, PeekKeys
from cropperhead_desktop.ui.canvas.state import BeforeAfter

KEY = Qt.Key.Key_Backslash


@pytest.mark.parametrize("held", [False, True])
def test_a_key_held_shows_the_whole_photo_and_tapped_the_next_look(canvas, qtbot, held) -> None:
    PeekKeys(canvas).set_keys([KEY])
    canvas.setFocus()
    before, time = canvas.state.before_after, QElapsedTimer()
    time.start()
    QTest.keyPress(canvas, KEY)
    assert canvas.state.before_after is BeforeAfter.BEFORE
    if held:
        qtbot.waitUntil(lambda: time.elapsed() > TAP + 100)
    QTest.keyRelease(canvas, KEY)
    wanted = before if held else before.next
    qtbot.waitUntil(lambda: canvas.state.before_after is wanted)


def test_other_keys_are_left_alone(canvas) -> None:
    PeekKeys(canvas).set_keys([KEY])
    before = canvas.state
    QTest.keyClick(canvas, Qt.Key.Key_Y)
    QTest.keyClick(canvas, KEY, Qt.KeyboardModifier.ControlModifier)
    assert canvas.state.before_after is before.before_after
