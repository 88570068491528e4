"""The cropper's graph: its outputs are what numpy makes of the same arrays."""

from __future__ import annotations

import numpy as np
import onnx
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.trunk_weights import EPSILON, STRIDED, fold, read_trunk
from cropperhead_desktop.inference.graphs.whole import parameters
from cropperhead_desktop.inference.models.providers import CPU, open_session


@pytest.fixture(scope="module")
def outputs(cropper_file, cropper_parts):
    pixels = np.random.default_rng(2).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    session = open_session(cropper_file, CPU)
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(None, {"image": pixels}), strict=True))


def test_the_head_comes_out_as_it_went_in(outputs, cropper_parts):
    head = cropper_parts[1].head
    for name in ("hidden", "bias", "out", "prior", "constant"):
        assert np.array_equal(outputs[f"head_{name}"], getattr(head, name))


def test_importance_is_a_probability_and_part_of_the_features(outputs, cropper_parts):
    subjects = outputs["subjects"][0]
    assert subjects.shape == (3, 14, 14) and 0 <= subjects.min() < subjects.max() <= 1
    assert outputs["features"][0, -3:] == pytest.approx(subjects * cropper_parts[1].importance, abs=1e-5)


def test_the_file_is_plain_onnx_of_one_uint8_picture(cropper_file, cropper_parts):
    model = onnx.load_from_string(cropper_file)
    assert [(row.domain, row.version) for row in model.opset_import] == [("", 17)]
    (picture,) = model.graph.input
    assert picture.type.tensor_type.elem_type == onnx.TensorProto.UINT8
    assert [size.dim_value for size in picture.type.tensor_type.shape.dim] == [1, 224, 224, 3]
    learnt = parameters(*cropper_parts, None)
    assert learnt < len(cropper_file) / 4 < 1.02 * learnt + 5_000


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
