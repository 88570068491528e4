"""A process that trains."""

from __future__ import annotations

import pytest

from cropperhead_desktop.ui.features.train.process import TrainingProcess


@pytest.fixture
def training(qtbot, qapp):
    made = TrainingProcess()
    yield made
    made.end()
