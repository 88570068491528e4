"""Weights from outside: every packing of TensorFlow.js, an .npz, and what must be refused."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.importer import import_model
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from tests.helpers.tfjs import check_refused


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"weightsManifest": 3}', b"\xff\x00"])
def test_files_that_are_no_models(tmp_path, content):
    (tmp_path / "model.json").write_bytes(content)
    check_refused(tmp_path, tmp_path, r"model\.json")
    (tmp_path / "w.npz").write_bytes(content)
    check_refused(tmp_path, tmp_path / "w.npz", r"w\.npz")


def test_pickles_and_bad_values_are_refused(tmp_path, weights):
    np.savez(tmp_path / "w.npz", **weights, evil=np.array([{}], object))
    check_refused(tmp_path, tmp_path / "w.npz", r"w\.npz")
    bad = dict(weights)
    bad["dense/bias"] = np.full(64, np.nan, np.float32)
    np.savez(tmp_path / "n.npz", **bad)
    check_refused(tmp_path, tmp_path / "n.npz", "dense/bias holds values")


def test_names_that_are_taken_or_impossible(tmp_path, weights):
    np.savez(tmp_path / "w.npz", **weights)
    with pytest.raises(ModelError, match="comes with the program"):
        import_model(tmp_path / "w.npz", tmp_path / "models", DEFAULT_MODEL)
    with pytest.raises(ModelError, match="cannot be saved"):
        import_model(tmp_path / "w.npz", tmp_path / "models", "../x")
