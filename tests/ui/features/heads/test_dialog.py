"""Align heads: a preset over the photos, and what is left out."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.care import Guarded, Sight, Sights
from cropperhead_desktop.domain.settings import HEAD_PRESET
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.portrait import HEAD_PRESETS, PASSPORT
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.features.heads.dialog import HeadsDialog

FACE = Sight(Guarded.FACES, (Point(270, 150), Point(330, 150), Point(330, 210), Point(270, 210)))


@pytest.fixture
def stage(start, services):
    services.seen["00000.jpg"] = Sights(things=(FACE,))
    return start(2)


@pytest.fixture
def dialog(stage) -> HeadsDialog:
    stage.key("align_heads")
    return stage.window.findChild(HeadsDialog)


def test_heads_are_drawn_and_those_left_out_lead_to_their_photo(stage, dialog):
    assert dialog.draw.text() == "Draw on 2 photos"
    dialog.draw.click()
    stage.qtbot.waitUntil(lambda: dialog.rows.count() == 1)
    assert dialog.rows.item(0).text() == "00001.jpg: no face is known"
    assert stage.item(0).draft is not None and stage.item(1).draft is None
    dialog.rows.setCurrentRow(0)
    dialog.rows.itemActivated.emit(dialog.rows.item(0))
    assert stage.controller.session.current.path == stage.paths[1]
    assert stage.controller.view is View.CROP
    assert stage.panes.canvas.state.eyes == HEAD_PRESETS[0]


def test_a_passport_is_not_drawn_by_itself(stage, dialog):
    dialog.preset.setCurrentIndex(HEAD_PRESETS.index(PASSPORT))
    assert not dialog.draw.isEnabled()
    assert "too coarse" in dialog.words.text()
    assert stage.app.settings[HEAD_PRESET] == PASSPORT.name
