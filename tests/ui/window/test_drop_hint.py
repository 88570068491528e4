"""What is seen while files are held over the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.ui.window.drop_hint import DropHint


@pytest.mark.parametrize(
    ("paths", "words"),
    [([Path("/a/wedding")], "Open wedding"), ([Path("/a"), Path("/b")], "Open 2 items")],
)
def test_it_covers_the_window_and_says_what_letting_go_does(qtbot, paths, words):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    bare, hint = window.grab().toImage(), DropHint(window)
    hint.show_over(paths)
    assert hint.words == words
    assert hint.geometry() == window.rect()
    assert window.grab().toImage() != bare
