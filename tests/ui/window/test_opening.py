"""Opening a folder."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from cropperhead_desktop.domain.settings import PAIR_RAW_JPEG
from cropperhead_desktop.ui.kit.settings_store import Settings


def test_dropping_a_folder_opens_it(start, services, tmp_path):
    stage = start(0, paths=[])
    services.found.photos = [tmp_path / "00000.jpg"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    stage.window.dropEvent(event)
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 1)


def test_folder_photo_and_window_come_back(start, settings, services, tmp_path):
    stage = start(4)
    stage.controller.select(stage.paths[2])
    stage.window.resize(780, 650)
    stage.panes.grid.set_side(240)
    assert stage.window.close()
    again = start(4, paths=[], store=Settings(tmp_path / "settings.ini"))
    again.qtbot.waitUntil(lambda: len(again.controller.session) == 4)
    assert again.controller.session.current.path == stage.paths[2]
    assert again.window.height() == 650
    assert again.panes.grid.side == 240
    assert again.panes.folders.recent.count() == 1


def test_photos_opened_one_by_one_leave_their_folder_among_the_recent(start, settings, tmp_path):
    stage = start(1, paths=[tmp_path / "00000.jpg"])
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 1)
    assert settings.recent() == (tmp_path,)


def test_raw_and_jpeg_are_together_until_the_setting_parts_them(start, settings, services, tmp_path):
    stage = start(0, paths=[])
    services.found.photos = [tmp_path / name for name in ("A.CR3", "A.JPG", "B.JPG")]
    stage.controller.open([tmp_path])
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 2)
    stage.qtbot.waitUntil(lambda: stage.panes.filters.count.text() == "2 shots (3 files)")
    settings[PAIR_RAW_JPEG] = False
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 3)
    settings[PAIR_RAW_JPEG] = True
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 2)
