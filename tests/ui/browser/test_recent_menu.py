"""The folders that were open before, in the File menu."""

from __future__ import annotations

from cropperhead_desktop.ui.browser.recent_menu import RecentMenu


def test_recent_folders_in_the_file_menu(start, settings, tmp_path):
    stage = start(1)
    other = tmp_path / "R&D"
    settings.add_recent(other)
    menu = stage.window.findChild(RecentMenu)
    menu.aboutToShow.emit()
    assert menu.title() == "Open recent (2)"
    assert [action.text() for action in menu.actions()] == ["&1 R&&D", f"&2 {tmp_path.name}"]
    menu.actions()[0].trigger()
    stage.qtbot.waitUntil(lambda: stage.controller.place.paths == (other,))
