"""The tree of folders and those opened lately."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.ui.browser import start_folders as places_module
from cropperhead_desktop.ui.browser.folder_panel import FolderPanel


def test_the_tree_opens_at_a_folder_and_says_what_is_clicked(qtbot, tmp_path):
    inner = tmp_path / "holiday" / "day 1"
    inner.mkdir(parents=True)
    panel = FolderPanel()
    qtbot.addWidget(panel)
    panel.load()
    panel.show_folder(inner)
    chosen = []
    panel.folder_chosen.connect(chosen.append)
    index = panel.tree.currentIndex()
    assert index.data() == "day 1"
    panel.tree.clicked.emit(index)
    assert chosen == [inner]


def test_recent_folders_are_counted_and_chosen(qtbot):
    panel = FolderPanel()
    qtbot.addWidget(panel)
    folders = [Path(f"/photos/{number}") for number in range(9)]
    panel.show_recent(folders)
    chosen = []
    panel.folder_chosen.connect(chosen.append)
    panel.recent.itemClicked.emit(panel.recent.item(3))
    assert chosen == [folders[3]]
    assert panel.recent.item(3).text() == "3"


def test_the_tree_begins_at_home_or_at_the_disk_of_the_folder(qtbot, tmp_path, monkeypatch):
    home, card = tmp_path / "home", tmp_path / "media" / "CARD"
    for folder in (home / "Pictures", card / "DCIM"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(places_module, "_mount_points", lambda: (card.parent, tmp_path / "nothing"))
    monkeypatch.setenv("HOME", str(home))
    panel = FolderPanel()
    qtbot.addWidget(panel)
    panel.load()
    model = panel.tree.model()
    places = [panel.place.itemText(row) for row in range(panel.place.count())]
    assert places == ["Home folder", "CARD", "Whole disk"]
    assert model.filePath(panel.tree.rootIndex()) == str(home)
    panel.show_folder(card / "DCIM")
    assert panel.place.currentText() == "CARD"
    assert model.filePath(panel.tree.rootIndex()) == str(card)
    assert panel.tree.currentIndex().data() == "DCIM"
    panel.show_folder(tmp_path)
    assert panel.place.currentText() == "Whole disk"
    panel.place.setCurrentIndex(0)
    panel.place.activated.emit(0)
    assert model.filePath(panel.tree.rootIndex()) == str(home)
