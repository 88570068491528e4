"""What is said where there are no photos."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.review.view import Place, PlaceKind
from cropperhead_desktop.ui.browser.empty import EmptyPane


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


def test_enter_answers_what_is_offered(qtbot):
    pane = EmptyPane()
    qtbot.addWidget(pane)
    heard = []
    pane.below_wanted.connect(lambda: heard.append("below"))
    pane.open_wanted.connect(lambda: heard.append("open"))
    pane.folder_chosen.connect(heard.append)
    pane.show_recent([Path("/a")])
    pane.show_place(Place(PlaceKind.NO_PHOTOS, (Path("/photos/x"),), below=(63, 3)))
    for asked in (pane.below, pane.open_button, pane.links[0]):
        QTest.keyClick(asked, Qt.Key.Key_Return)
    assert heard == ["below", "open", Path("/a")]
