"""A panel in a window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cropperhead_desktop.ui.panel.panel import CropPanel
from tests.helpers.panel import BOX, Shown


@pytest.fixture
def shown(qtbot: QtBot):
    window = QWidget()
    window.resize(280, 600)
    qtbot.addWidget(window)
    panel = CropPanel(window)
    panel.setGeometry(0, 0, 272, 600)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    made = Shown(panel)
    made.show(BOX)
    yield made
