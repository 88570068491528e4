"""The welcome: what it offers, what it says of the machine, when it goes."""

from __future__ import annotations

from cropperhead_desktop.domain.settings import LANGUAGE, THEME
from cropperhead_desktop.ui.features.welcome.pane import FINDINGS
from cropperhead_desktop.workflows import options


def _texts(pane) -> set[str]:
    layout = pane._findings
    return {layout.itemAt(at).widget().text() for at in range(layout.count())} - {""}


def test_the_first_start_welcomes_and_the_first_folder_ends_it(start, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(options, "data_folder", lambda: tmp_path / "data")
    stage = start(3, paths=[])
    pane = stage.panes.empty.welcome
    stage.qtbot.waitUntil(pane.heading.isVisible)
    assert _texts(pane) == {FINDINGS["model"][0], FINDINGS["exiftool"][1]}
    pane.demo.click()
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 3)
    stage.qtbot.waitUntil(lambda: stage.panes.empty.welcome is None)
    assert (tmp_path / "data" / "demo" / "friends.jpg").is_file()
    assert [folder.name for folder in settings.recent()] == ["demo"]


def test_whoever_opened_a_folder_before_is_not_welcomed(start, settings, tmp_path):
    settings.add_recent(tmp_path)
    assert start(0, paths=[]).panes.empty.welcome is None


def test_language_and_look_are_settings(start, settings):
    pane = start(0, paths=[]).panes.empty.welcome
    language, look = pane.fields[LANGUAGE], pane.fields[THEME]
    assert (language.value, look.value, pane.later.isHidden()) == ("system", "dark", True)
    language.show_value("fr")
    language.finished.emit()
    assert settings[LANGUAGE] == "fr" and not pane.later.isHidden()
    settings[THEME] = "light"
    assert look.value == "light"


def test_a_welcome_that_is_gone_hears_of_no_setting(start, settings):
    stage = start(0, paths=[])
    pane = stage.panes.empty.welcome
    gone = []
    pane.destroyed.connect(lambda: gone.append(True))
    stage.panes.empty.show_welcome(None)
    del pane
    stage.qtbot.waitUntil(lambda: bool(gone))
    settings[LANGUAGE] = "de"
    settings[THEME] = "light"


def test_learning_from_the_past_is_one_click_away(start):
    stage = start(0, paths=[])
    asked = []
    stage.app.actions["learn_past"].triggered.connect(lambda *_: asked.append(1))
    stage.panes.empty.welcome.learn.click()
    assert len(asked) == 1
