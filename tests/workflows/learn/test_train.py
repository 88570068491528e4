"""Training as a workflow."""

from __future__ import annotations

import sys

import pytest

from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.training.config import TrainJob
from cropperhead_desktop.workflows.learn.train import TRAIN_ADVICE, train


def test_without_torch_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ToolError, match="pip install"):
        train(TrainJob(tmp_path, tmp_path / "run"))
    assert "train" in TRAIN_ADVICE
