"""What is asked for many times in a turn is done once, before anything else is heard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from cropperhead_desktop.ui.kit.turns import OnceATurn


def test_many_wishes_are_one_and_later_ones_another(qtbot):
    ran, parent = [], QObject()
    soon = OnceATurn(lambda: ran.append(len(ran)), parent)
    timer = QTimer(singleShot=True)
    timer.timeout.connect(lambda: ran.append("timer"))
    timer.start(0)
    for _ in range(5):
        soon.ask()
    assert ran == []
    qtbot.waitUntil(lambda: len(ran) == 2)
    assert ran == [0, "timer"]
    soon.ask()
    qtbot.waitUntil(lambda: len(ran) == 3)


def test_who_asks_while_it_runs_is_heard(qtbot):
    ran, parent = [], QObject()

    def run() -> None:
        ran.append(1)
        if len(ran) == 1:
            soon.ask()

    soon = OnceATurn(run, parent)
    soon.ask()
    assert ran == []
    qtbot.waitUntil(lambda: len(ran) == 2)


def test_answers_of_jobs_refresh_the_commands_once(start, monkeypatch):
    stage = start(3)
    counted, refresh = [], stage.app.actions.refresh
    monkeypatch.setattr(stage.app.actions, "refresh", lambda *state: (counted.append(1), refresh(*state)))
    stage.controller.open([stage.paths[0].parent])
    by_hand = len(counted)
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 3)
    stage.come_round()
    assert len(counted) - by_hand <= 3
    counted.clear()
    stage.key("next")
    assert counted
