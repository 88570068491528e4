"""Folder panel, empty pane, status bar, view bar, error list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.session import State
from cropperhead_desktop.review.view import Place, PlaceKind
from cropperhead_desktop.ui.browser import start_folders as places_module
from cropperhead_desktop.ui.browser.empty import EmptyPane
from cropperhead_desktop.ui.browser.folder_panel import FolderPanel
from cropperhead_desktop.ui.features.errors import ErrorList
from cropperhead_desktop.ui.window.messages import Messages
from cropperhead_desktop.ui.window.status import StatusBar
from cropperhead_desktop.ui.window.view_bar import ViewBar


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


@pytest.mark.parametrize(
    ("kind", "detail", "title", "text"),
    [
        (PlaceKind.READING, "", "Reading x", "Looking for photos …"),
        (PlaceKind.READING, "9,000 files looked at", "Reading x", "9,000 files looked at"),
        (PlaceKind.NO_PHOTOS, "", "No photos in x", "Choose another folder, or drop one here"),
        (PlaceKind.MISSING, "no such folder", "x cannot be opened", "No such folder"),
    ],
)
def test_places_without_photos(qtbot, kind, detail, title, text):
    pane = EmptyPane()
    qtbot.addWidget(pane)
    pane.show_place(Place(kind, (Path("/photos/x"),), detail))
    assert (pane.title.whole, pane.detail.text()) == (title, text)
    assert pane.open_button.isHidden() == (kind is PlaceKind.READING)


def test_recent_folders_in_the_empty_pane(qtbot):
    pane = EmptyPane()
    qtbot.addWidget(pane)
    chosen = []
    pane.folder_chosen.connect(chosen.append)
    pane.show_recent([Path("/a"), Path("/very/long/way/to/b")])
    pane.show_recent([Path("/very/long/way/to/b")])
    (link,) = pane.links
    assert link.text() == "… / to / b"
    link.click()
    assert chosen == [Path("/very/long/way/to/b")]


def test_the_status_bar_says_how_many(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_counts({State.UNDECIDED: 1200, State.ACCEPTED: 1, State.KEPT: 0, State.FAILED: 0})
    assert bar.photos.text() == "1,201 photos"
    assert bar.counts[State.UNDECIDED].text() == "1,200 undecided"
    assert bar.counts[State.FAILED].isHidden()
    bar.show_queue(17)
    assert bar.queue.text() == "17 proposals to go"
    bar.show_written(1, 0)
    assert bar.written.text() == "1 sidecar written"
    bar.show_written(3, 2)
    assert bar.written.text() == "3 sidecars written, 2 to go"
    bar.show_errors(0, 1)
    assert bar.errors.text() == " 1 note"
    bar.show_errors(2, 1)
    assert bar.errors.text() == " 2 errors"
    bar.show_device("CPU (CUDA was not used: the driver is too old for this version)")
    assert "too old" in bar.device.toolTip()
    bar.say("first")
    bar.say("second")
    assert bar.remark.text() == "second"


def test_a_long_name_elides_in_the_middle(qtbot):
    bar = ViewBar()
    qtbot.addWidget(bar)
    bar.resize(500, 36)
    name = "IMG_" + "very_" * 40 + "long.CR2"
    bar.show_name(name)
    assert bar.name.text().startswith("IMG_")
    assert bar.name.text().endswith(".CR2")
    assert "…" in bar.name.text()
    assert bar.name.toolTip() == name


def test_the_error_list_keeps_up_copies_and_clears(qtbot, tmp_path):
    messages = Messages()
    messages.report(FileError(tmp_path / "a.jpg", "it is empty"))
    listed = ErrorList(messages)
    qtbot.addWidget(listed)
    assert listed.count.text() == "1 failed. Nothing is written into photo files unless you ask for it."
    messages.report(FileError(tmp_path / "b.jpg", "it is cut off"))
    assert listed.table.rowCount() == 2
    assert listed.table.item(1, 0).toolTip() == str(tmp_path / "b.jpg")
    listed.copy()
    assert "it is cut off" in QGuiApplication.clipboard().text()
    messages.clear()
    assert listed.table.rowCount() == 0
    assert listed.table.textElideMode() is Qt.TextElideMode.ElideMiddle


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
    assert [panel.place.itemText(row) for row in range(panel.place.count())] == ["Home", "CARD", "Whole disk"]
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
