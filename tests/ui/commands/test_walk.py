"""The whole command table through the real window: every key reaches its command, and nothing breaks."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from cropperhead_desktop.domain.sort_filter import Filter
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.kit import file_manager

LEAVES = {"quit"}


@pytest.fixture
def stage(start, services, monkeypatch):
    """Four photos whose proposals have an angle and alternatives; nothing leaves the window."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    monkeypatch.setattr(file_manager, "show_in_file_manager", lambda _path, _say: None)
    turned = Crop(0.2, 0.2, 0.8, 0.8, 2.0)
    proposed = Suggestion(turned, 0.8, "fake", (Crop(0.1, 0.1, 0.9, 0.9), Crop(0.3, 0.3, 0.7, 0.7)))
    monkeypatch.setattr(services, "suggest", lambda _path, _aspect: proposed)
    stage = start(4)
    stage.window.activateWindow()
    return stage


def settle(stage, view: View = View.GRID) -> None:
    """No dialog, everything taken back, the first of all photos in front, in this view."""
    for dialog in stage.window.findChildren(QDialog):
        dialog.close()
    stage.window.activateWindow()
    stage.controller.arrangement.choose(Filter())
    stage.qtbot.waitUntil(lambda: stage.window.isActiveWindow() and len(stage.controller.session) == 4)
    while stage.controller.decisions.done:
        stage.controller.undo()
    stage.ready()
    stage.controller.select(stage.paths[0])
    stage.controller.show(view)


@pytest.mark.parametrize("view", View)
def test_every_key_reaches_its_command(stage, view):
    ran: list[str] = []
    for row in COMMANDS:
        if row.id not in LEAVES:
            stage.app.actions[row.id].triggered.connect(lambda _on=False, name=row.id: ran.append(name))
    missed = []
    for row in COMMANDS:
        for key in row.keys:
            if row.id in LEAVES or view not in row.views:
                continue
            settle(stage, view)
            if not stage.app.actions[row.id].isEnabled():
                continue
            ran.clear()
            QTest.keySequence(stage.window, QKeySequence(key))
            if ran != [row.id]:
                missed.append((row.id, key, list(ran)))
    settle(stage)
    assert missed == []
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    assert [entry.reason for entry in stage.app.messages.entries if not entry.is_note] == []


def test_every_command_runs_where_it_works(stage):
    asleep = {row.id for row in COMMANDS} - LEAVES
    for view in View:
        for row in COMMANDS:
            settle(stage, view)
            action = stage.app.actions[row.id]
            if row.id not in LEAVES and action.isEnabled():
                action.trigger()
                asleep.discard(row.id)
    settle(stage)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    assert [entry.reason for entry in stage.app.messages.entries if not entry.is_note] == []
    assert asleep == set()
