"""Weights of the trunk."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.trunk_weights import EPSILON, STRIDED, fold, read_trunk


def test_folding_is_batch_norm(trunk_arrays):
    layers = fold(trunk_arrays)
    assert [layer.name for layer in layers[:3]] == ["conv1", "conv_dw_1", "conv_pw_1"] and len(layers) == 25
    strided = {layer.name for layer in layers if layer.stride == 2}
    assert strided == {"conv1", *(f"conv_dw_{number}" for number in STRIDED)}
    name = "conv_pw_1"
    rng = np.random.default_rng(0)
    x = rng.normal(size=trunk_arrays[f"{name}/kernel"].shape[2])
    plain = x @ trunk_arrays[f"{name}/kernel"][0, 0]
    norm = {
        key: trunk_arrays[f"{name}_bn/{key}"] for key in ("gamma", "beta", "moving_mean", "moving_variance")
    }
    spread = np.sqrt(norm["moving_variance"] + EPSILON)
    wanted = (plain - norm["moving_mean"]) / spread * norm["gamma"] + norm["beta"]
    assert layers[2].kernel[:, :, 0, 0] @ x + layers[2].bias == pytest.approx(wanted, rel=1e-3, abs=1e-4)


def test_files_that_are_no_trunk_are_named(tmp_path, trunk_arrays):
    np.savez(tmp_path / "some.npz", **{k: v for k, v in trunk_arrays.items() if k != "conv_pw_3/kernel"})
    with pytest.raises(ModelError, match=r"some\.npz.*conv_pw_3/kernel"):
        read_trunk(tmp_path / "some.npz")
    (tmp_path / "none.npz").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"none\.npz"):
        read_trunk(tmp_path / "none.npz")
    np.savez(tmp_path / "whole.npz", **trunk_arrays)
    assert len(read_trunk(tmp_path / "whole.npz")) == 25
