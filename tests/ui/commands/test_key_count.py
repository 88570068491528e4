"""Keys that hands press are counted once each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow

from cropperhead_desktop.ui.commands.key_count import KeyCount

OVERRIDE, PRESS, RELEASE = (
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
)


def event(kind: QEvent.Type, key: Qt.Key, time: int, repeats: bool = False) -> QKeyEvent:
    made = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeats)
    made.setTimestamp(time)
    return made


@pytest.mark.parametrize(
    ("events", "count"),
    [
        (
            [
                (OVERRIDE, Qt.Key.Key_Return, 1),
                (PRESS, Qt.Key.Key_Return, 1),
                (RELEASE, Qt.Key.Key_Return, 2),
            ],
            1,
        ),
        ([(OVERRIDE, Qt.Key.Key_K, 1), (OVERRIDE, Qt.Key.Key_K, 5)], 2),
        ([(OVERRIDE, Qt.Key.Key_Shift, 1), (OVERRIDE, Qt.Key.Key_K, 2)], 1),
        ([(OVERRIDE, Qt.Key.Key_K, 1), (OVERRIDE, Qt.Key.Key_K, 9, True), (PRESS, Qt.Key.Key_K, 9, True)], 1),
    ],
)
def test_a_press_counts_once_and_repeats_and_modifiers_do_not(qtbot, events, count):
    pressed: list[bool] = []
    counter = KeyCount(lambda: pressed.append(True), QObject())
    window = QWindow()
    for each in events:
        assert counter.eventFilter(window, event(*each)) is False
        assert counter.eventFilter(QObject(), event(*each)) is False
    assert len(pressed) == count
