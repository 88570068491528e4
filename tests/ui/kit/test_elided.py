"""Long names never make the window wider than the screen."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.review.view import Place, PlaceKind
from cropperhead_desktop.ui.kit.elided import ElidedLabel, breakable, shortened

LONG = "Hochzeit_von_Anna-Maria_und_Friedrich-Wilhelm_" * 6


def test_a_label_gives_way_and_comes_back(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.show_text("first line\nsecond   line")
    label.resize(400, 20)
    assert (label.text(), label.toolTip()) == ("first line second line", "")
    label.resize(60, 20)
    assert "…" in label.text()
    assert label.toolTip() == label.whole == "first line second line"
    assert label.minimumSizeHint().width() == 0
    label.resize(400, 20)
    assert label.text() == label.whole


def test_long_words_can_be_broken():
    assert breakable("a short text") == "a short text"
    assert max(len(part) for part in breakable(LONG).split("\u200b")) == 24


def test_the_window_stays_as_wide_as_it_is_whatever_names_there_are(start):
    stage = start(1)
    width = stage.window.width()
    folders = [Path("/photos") / f"{number}{LONG}" for number in range(5)]
    stage.panes.folders.show_recent(folders)
    stage.panes.empty.show_recent(folders)
    stage.panes.status.say(LONG)
    stage.panes.bar.show_name(LONG)
    stage.panes.panel.state.show_state(None, "", f"not written: {LONG}")
    stage.panes.empty.show_place(Place(PlaceKind.MISSING, (folders[0],), LONG))
    stage.window.show_middle(None)
    assert stage.window.minimumSizeHint().width() <= 1000
    stage.controller.open([tuple(stage.paths)[0]])
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 1)
    assert stage.window.width() == width
    assert stage.panes.panel.width() <= 320


def test_a_shortened_name_keeps_both_ends():
    assert shortened("DSC4000.xmp", 11) == "DSC4000.xmp"
    assert shortened("a wedding in Hampshire 0012.xmp", 15) == "a weddi…012.xmp"
    assert len(shortened("x" * 300, 36)) == 36
