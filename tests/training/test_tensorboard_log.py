"""Pictures for TensorBoard."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")
pytest.importorskip("tensorboard", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.epochs import EpochReport  # noqa: E402
from cropperhead_desktop.training.tensorboard_log import sheet  # noqa: E402

pytestmark = pytest.mark.torch


def test_unseen_photos_are_drawn_with_both_boxes(data):
    held_out = data.split("val")
    predicted = np.tile(np.array([0.1, 0.1, 0.9, 0.9, 0.0], np.float32), (len(held_out.examples), 1))
    predicted[0] = (0.9, 0.9, 0.1, 0.1, 0.0)  # no rectangle: only the person's is drawn
    page = sheet(EpochReport((), held_out, predicted, ""))
    assert page.shape[2] == 3
    assert (page == (90, 220, 120)).all(axis=2).any()
    assert (page == (255, 150, 40)).all(axis=2).any()
