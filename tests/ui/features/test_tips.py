"""Tips: each once, at its moment, not one after the other."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.settings import TIPS_SHOWN
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.features.tips import TIPS


@pytest.fixture
def fresh(settings):
    settings[TIPS_SHOWN] = ""
    return settings


def test_a_tip_is_given_once_and_the_next_one_waits(start, fresh):
    stage = start(12)
    assert fresh[TIPS_SHOWN] == "" and stage.window.offering.isHidden()
    stage.controller.show(View.LOUPE)
    assert fresh[TIPS_SHOWN] == "enter" and not stage.window.offering.isHidden()
    stage.window.offering.hide()
    stage.controller.show(View.CROP)
    assert fresh[TIPS_SHOWN] == "enter"
    for _ in range(5):
        stage.key("accept")
        stage.come_round()
    stage.qtbot.waitUntil(lambda: fresh[TIPS_SHOWN] == "enter hand")
    stage.window.offering.hide()
    stage.controller.show(View.LOUPE)
    assert stage.window.offering.isHidden()


def test_a_tip_does_what_it_says(start, fresh):
    stage = start(2)
    stage.controller.show(View.LOUPE)
    asked = []
    stage.app.actions["help"].triggered.connect(lambda *_: asked.append(1))
    stage.window.offering.yes.click()
    assert len(asked) == 1 and stage.window.offering.isHidden()


def test_every_tip_names_a_command(start):
    stage = start(0, paths=[])
    assert all(stage.app.actions[tip.command] for tip in TIPS)
    assert len({tip.id for tip in TIPS}) == len(TIPS) == 5
