"""Lines and things of the photo in front: looked for when wanted, in a job, and once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.care import Care, Guarded, LeaningLine, Sight, Sights
from cropperhead_desktop.domain.settings import LEVEL_LINES, NEVER_CUT, TRUST
from cropperhead_desktop.geometry.crop import Point

LINE = LeaningLine(Point(10, 200), Point(590, 210), upright=False, length=0.9, tilt=1.0)
FACE = Sight(Guarded.FACES, (Point(100, 100), Point(150, 100), Point(150, 150), Point(100, 150)))
SEEN = Sights((LINE,), (FACE, Sight(Guarded.HORIZON, (LINE.start, LINE.end))))


@pytest.fixture
def stage(start, services):
    """Two photos, of which the first has a face and a horizon; in the loupe."""
    services.seen["00000.jpg"] = SEEN
    stage = start(2)
    stage.key("loupe")
    return stage


def test_the_key_shows_the_lines_and_they_stay_switched_on(stage, services):
    canvas = stage.panes.canvas
    assert services.looked == []
    QTest.keyClick(stage.window, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    stage.qtbot.waitUntil(lambda: canvas.state.lines == (LINE,))
    assert canvas.state.line_words == ("horizon +1.0°",)
    assert stage.app.settings[LEVEL_LINES] and stage.app.actions["level_lines"].isChecked()
    stage.key("next")
    stage.qtbot.waitUntil(lambda: canvas.state.line_words == ("no line found",))
    stage.key("previous")
    assert canvas.state.lines == (LINE,)
    stage.key("level_lines")
    assert canvas.state.lines == () and canvas.state.line_words == ()
    assert services.looked == ["00000.jpg", "00001.jpg"]


def test_while_cropping_things_are_known_by_the_kinds_that_are_wished(stage, services):
    canvas = stage.panes.canvas
    stage.key("crop")
    stage.qtbot.waitUntil(lambda: canvas.state.things == SEEN.things)
    assert canvas.state.lines == ()
    stage.app.settings[NEVER_CUT[Guarded.HORIZON]] = False
    stage.qtbot.waitUntil(lambda: canvas.state.things == (FACE,))
    stage.key("loupe")
    assert canvas.state.things == ()


@pytest.mark.parametrize("row", [TRUST, *NEVER_CUT.values()])
def test_another_wish_renews_the_proposals_that_wait(stage, services, row):
    services.suggested.clear()
    stage.app.settings[row] = 80 if row is TRUST else False
    stage.qtbot.waitUntil(lambda: sorted(services.suggested) == ["00000.jpg", "00001.jpg"])
    assert services.care != Care()


def test_a_photo_that_was_rewritten_is_looked_at_anew(stage, services):
    stage.key("crop")
    stage.qtbot.waitUntil(lambda: services.looked == ["00000.jpg"])
    stage.app.presenter.show_rewritten([stage.paths[0]])
    stage.qtbot.waitUntil(lambda: services.looked == ["00000.jpg"] * 2)
