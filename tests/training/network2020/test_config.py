"""Choices of a training."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.training.config import config_from
from cropperhead_desktop.training.network2020.config import TrainConfig, read_config

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")


pytestmark = pytest.mark.torch


def test_choices_are_read_and_wrong_ones_named(tmp_path):
    file = tmp_path / "run.toml"
    file.write_text('epochs = 3\nloss = "giou"\nzoom = 1\n')
    assert read_config(file) == replace(TrainConfig(), epochs=3, loss="giou", zoom=1.0)
    made = config_from(TrainConfig, {"flips": "no", "light": "0.5", "epochs": "7"}, "here")
    assert (made.flips, made.light, made.epochs) == (False, 0.5, 7)
    for choices, message in (
        ({"epoch": 3}, "no choice 'epoch'"),
        ({"epochs": "many"}, "epochs is 'many'"),
        ({"flips": "perhaps"}, "neither true nor false"),
        ({"epochs": 2.5}, "epochs is 2.5"),
    ):
        with pytest.raises(ModelError, match=message):
            config_from(TrainConfig, choices, "here")
    file.write_text("epochs = ")
    with pytest.raises(ModelError, match=r"run\.toml"):
        read_config(file)
