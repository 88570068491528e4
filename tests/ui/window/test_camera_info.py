"""The plate with camera data: what it says, when it asks, and that it stays switched on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.domain.settings import CAMERA_INFO
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.window.camera_info import lines

FACTS = CameraFacts("NIKON D850", "24-70mm f/2.8", "2024-05-01 10:20:30", 1 / 250, 2.8, 400, 35)


def test_all_lines_and_only_those_that_are_known():
    assert lines(Path("/a/b.jpg"), PhotoInfo(6000, 4000, 6), FACTS) == (
        "b.jpg",
        "4000 × 6000 px · 24.0 MP",
        "NIKON D850",
        "24-70mm f/2.8",
        "1/250 s · f/2.8 · ISO 400 · 35 mm",
        "2024-05-01 10:20:30",
    )
    assert lines(Path("b.jpg"), None, CameraFacts()) == ("b.jpg",)


@pytest.mark.parametrize(
    ("seconds", "text"), [(1 / 8000, "1/8000 s"), (0.25, "1/4 s"), (0.4, "0.4 s"), (30, "30 s")]
)
def test_shutter_times_read_as_on_the_dial(seconds, text):
    assert lines(Path("b"), None, CameraFacts(exposure=seconds)) == ("b", text)


def test_the_key_shows_it_for_each_photo_and_it_stays_on(start, services, tmp_path):
    services.photos.cameras["00000.jpg"] = FACTS
    stage = start(2)
    stage.key("loupe")
    plate = stage.app.camera.plate
    assert not plate.isVisible()
    assert ("camera", "00000.jpg") not in services.photos.asked
    QTest.keyClick(stage.window, Qt.Key.Key_I)
    stage.qtbot.waitUntil(lambda: "NIKON D850" in plate.text())
    assert plate.isVisible()
    assert stage.app.actions["info"].isChecked()
    stage.key("next")
    stage.qtbot.waitUntil(lambda: ("camera", "00001.jpg") in services.photos.asked)
    assert plate.text().startswith("00001.jpg")
    stage.key("previous")
    assert "NIKON D850" in plate.text()
    assert services.photos.asked.count(("camera", "00000.jpg")) == 1
    stage.app.settings.sync()
    assert Settings(tmp_path / "settings.ini")[CAMERA_INFO] is True
    stage.key("crop")
    assert not plate.isVisible()
    stage.key("loupe")
    assert plate.isVisible()
    stage.key("info")
    assert not plate.isVisible()
