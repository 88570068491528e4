"""A dialog of statistics."""

from __future__ import annotations

import pytest

from cropperhead_desktop.ui.features.statistics.dialog import StatisticsDialog
from cropperhead_desktop.ui.kit.palettes import DARK
from cropperhead_desktop.ui.kit.theme import apply_theme


@pytest.fixture
def dialog(qtbot, qapp, tmp_path):
    apply_theme(qapp, DARK)
    made = StatisticsDialog()
    qtbot.addWidget(made)
    made.show()
    yield made
    apply_theme(qapp, DARK)
