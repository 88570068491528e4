"""The network of 2020 in PyTorch."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.inference.graphs.seed2020 import SHAPES

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.network2020.model import Seed2020, load_weights, predict, weights_of  # noqa: E402
from tests.helpers.training import CONFIG  # noqa: E402

pytestmark = pytest.mark.torch


def test_the_network_has_the_parameters_of_2020_and_its_weights_go_both_ways():
    model = Seed2020()
    assert sum(parameter.numel() for parameter in model.parameters()) == 958_789
    weights = weights_of(model)
    assert {name: array.shape for name, array in weights.items()} == dict(SHAPES)
    other = Seed2020()
    load_weights(other, weights, "test")
    pixels = np.random.default_rng(0).integers(0, 256, (2, 300, 300, 3), dtype=np.uint8)
    assert np.array_equal(predict(model, pixels, CONFIG), predict(other, pixels, CONFIG))


def test_dropout_works_in_training_only():
    model = Seed2020(dropout=0.5)
    pixels = torch.randint(0, 256, (1, 300, 300, 3), dtype=torch.uint8)
    model.train()
    assert not torch.equal(model(pixels), model(pixels))
    model.eval()
    assert torch.equal(model(pixels), model(pixels))
