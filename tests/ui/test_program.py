"""The frame is painted first; parts follow in turns of the event loop."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.ui import app as parts
from cropperhead_desktop.ui.program import WindowRun


@pytest.fixture
def program(qtbot, services, settings, tmp_path):
    """Of a folder with one photo; nothing is shown yet."""
    services.found.photos = [tmp_path / "00000.jpg"]
    interval, made = sys.getswitchinterval(), WindowRun(lambda _settings: services, settings, [tmp_path])
    qtbot.addWidget(made.window)
    yield made
    assert made.end()
    gc.unfreeze()
    sys.setswitchinterval(interval)


def wait(qtbot, milliseconds: int) -> None:
    timer = QTimer(singleShot=True)
    with qtbot.waitSignal(timer.timeout):
        timer.start(milliseconds)


def test_the_frame_is_shown_first_and_the_rest_follows_in_turns(qtbot, program, tmp_path):
    program.notes.append("said first")
    program.show()
    window = program.window
    assert program.app is None and window.isVisible()
    assert window.empty.isVisible() and tmp_path.name in window.empty.title.text()
    assert [title.text() for title in window.menuBar().actions()][0] == "File"
    height, turns = window.menuBar().height(), []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: turns.append(program.app is None))
    beat.start()
    qtbot.waitUntil(lambda: program.app is not None)
    beat.stop()
    assert sum(turns) > 5
    app = program.app
    assert len(window.menuBar().actions()[0].menu().actions()) > 3
    assert window.menuBar().height() == height
    assert app.messages.entries[0].reason == "said first"
    qtbot.waitUntil(lambda: app.review.session.total == 1)
    qtbot.waitUntil(window.panes.grid.isVisible)
    qtbot.waitUntil(lambda: app.jobs.pending() == 0)


def test_a_window_closed_before_it_is_filled_ends_quietly(qtbot, program):
    program.show()
    assert program.window.close()
    assert program.end()
    wait(qtbot, 200)
    assert program.app is None


def test_the_system_may_end_it_before_it_is_filled(qtbot, program, monkeypatch):
    codes = []
    monkeypatch.setattr(QApplication, "exit", lambda code=0: codes.append(code))
    program.show()
    program.stop()
    assert codes == [0]


def test_the_system_may_end_it_later_and_the_place_is_kept(qtbot, program, settings, monkeypatch):
    codes = []
    monkeypatch.setattr(QApplication, "exit", lambda code=0: codes.append(code))
    program.show()
    qtbot.waitUntil(lambda: program.app is not None and program.app.review.session.total == 1)
    program.stop()
    assert codes == [0] and settings.place()[0] == program.app.review.place.paths


def test_a_window_that_cannot_be_filled_ends_with_an_error(qtbot, program, monkeypatch):
    codes, failed = [], []
    monkeypatch.setattr(QApplication, "exit", lambda code=0: codes.append(code))
    monkeypatch.setattr(parts, "made", lambda *_given: 1 / 0)
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: failed.append(error))
    with qtbot.captureExceptions() as raised:
        program.show()
        qtbot.waitUntil(lambda: bool(raised))
    program.tell(raised[0][1])
    assert isinstance(raised[0][1], ZeroDivisionError) and codes == [1]


def test_what_is_imported_in_turns_is_what_the_parts_need():
    code = """
import sys
from cropperhead_desktop.ui.program import _ROOMS
import cropperhead_desktop.ui.app
print([room for room in _ROOMS if f"cropperhead_desktop.{room}" not in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
