"""The cropper's graph: its outputs are what numpy makes of the same arrays."""

from __future__ import annotations

import numpy as np
import onnx
import pytest

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
