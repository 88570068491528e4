"""The curve of a training."""

from __future__ import annotations

import pytest

from cropperhead_desktop.ui.features.train.curve import TrainCurve
from tests.helpers.own_crops import EPOCHS


def test_the_curve_shows_both_losses(qtbot, qapp):
    pytest.importorskip("pyqtgraph")
    curve = TrainCurve()
    qtbot.addWidget(curve)
    curve.show_epochs([])
    curve.show_epochs(EPOCHS[:1])
    curve.show_epochs(EPOCHS)
    assert {line.name(): list(line.getData()[1]) for line in curve.chart.item.listDataItems()} == {
        "photos it learns from": [1.2, 0.8],
        "unseen photos": [1.3, 1.0],
    }
    assert "Epoch 2: loss 0.800, on unseen photos 1.000" in curve.accessibleDescription()
