"""Key presses as the window system sends them: repeats that look like hands, keys of other layouts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.ui.commands.pressed import PLACES

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def event(kind: QEvent.Type, key: Qt.Key, moment: int, modifiers=NONE, text="", code=0) -> QKeyEvent:
    made = QKeyEvent(kind, int(key), modifiers, code, 0, 0, text)
    made.setTimestamp(moment)
    return made


def claimed(stage, key: Qt.Key, moment: int) -> bool:
    """Whether a press at that moment is kept from the commands; its release is in the same or a later one."""
    override = event(QEvent.Type.ShortcutOverride, key, moment)
    override.ignore()
    QApplication.sendEvent(stage.panes.grid, override)
    return override.isAccepted()


def let_go(stage, key: Qt.Key, moment: int) -> None:
    QApplication.sendEvent(stage.panes.grid, event(QEvent.Type.KeyRelease, key, moment))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_K, Qt.Key.Key_P])
def test_a_press_in_the_moment_of_the_release_is_no_hand(start, key):
    stage = start(3)
    assert not claimed(stage, key, 1000)
    for moment in range(1500, 1700, 40):
        let_go(stage, key, moment)
        assert claimed(stage, key, moment)
    let_go(stage, key, 1720)
    assert not claimed(stage, key, 1750)


def test_what_may_repeat_repeats(start):
    stage = start(3)
    let_go(stage, Qt.Key.Key_Right, 1500)
    assert not claimed(stage, Qt.Key.Key_Right, 1500)


@pytest.mark.parametrize(
    ("sign", "key", "text"), [("]", Qt.Key.Key_Plus, "+"), ("[", Qt.Key.Key_Udiaeresis, "ü")]
)
def test_a_key_of_another_layout_counts_by_its_place(start, sign, key, text):
    stage = start(1)
    stage.key("crop")
    stage.qtbot.waitUntil(lambda: stage.panes.canvas.box is not None)
    code = next(code for code, here in PLACES.items() if here == sign)
    QApplication.sendEvent(stage.window, event(QEvent.Type.KeyPress, key, 0, ALT, text, code))
    assert stage.panes.canvas.box.angle == pytest.approx(0.1 if sign == "]" else -0.1)


def test_a_key_that_can_do_nothing_now_says_why(start):
    stage = start(1)
    QTest.keyClick(stage.panes.grid, Qt.Key.Key_L, ALT)
    assert stage.panes.status.remark.whole == "In loupe and crop view only"
    stage.key("loupe")
    QTest.keyClick(stage.panes.canvas, Qt.Key.Key_L, ALT)
    assert "proposes no angle" in stage.panes.status.remark.whole
    assert stage.item(0).state is State.UNDECIDED
