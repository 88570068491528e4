"""The cropper's graph: its outputs are what numpy makes of the same arrays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnx
import pytest

from cropperhead_desktop.inference.graphs.level import STAGES, level_model
from cropperhead_desktop.inference.graphs.lite import fold_lite
from cropperhead_desktop.inference.graphs.whole import LITE_STAGES, Levels, build, parameters
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.models.sizes import HEIGHT, WIDTH
from tests.inference.conftest import random_reader


@pytest.fixture(scope="module")
def outputs(cropper_file, cropper_parts):
    pixels = np.random.default_rng(2).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    session = open_session(cropper_file, CPU)
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(None, {"image": pixels}), strict=True))


def test_the_head_comes_out_as_it_went_in(outputs, cropper_parts):
    head = cropper_parts[1].head
    for name in ("hidden", "bias", "out", "prior", "constant", "free"):
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
    sides = picture.type.tensor_type.shape.dim
    assert [side.dim_param or side.dim_value for side in sides] == [1, HEIGHT, WIDTH, 3]
    learnt = parameters(cropper_file)
    assert learnt < len(cropper_file) / 4 < 1.02 * learnt + 5_000


def test_tilts_are_the_mean_of_what_both_read_and_a_branch_is_taken_over_as_it_is(cropper_parts, lite_arrays):
    """A model whose branch is taken over, joined with another reader."""
    blocks = fold_lite(lite_arrays, STAGES)
    level_reader, other = random_reader(1), random_reader(2)
    taken = build(*cropper_parts, Levels(reader=other, blocks=blocks))
    again = build(*cropper_parts, Levels(model=taken))
    both = build(*cropper_parts, Levels(model=taken, reader=level_reader, blocks=blocks))
    alone = level_model(blocks, level_reader, 224)
    pixels = np.random.default_rng(5).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)

    def angle(model, name="angle"):
        session = open_session(model, CPU)
        return session.run([name or session.get_outputs()[0].name], {"image": pixels})[0]

    read = [angle(taken), angle(alone, None)]
    assert np.ptp(read[0]) > 0 and not np.allclose(*read)
    assert angle(again) == pytest.approx(read[0], abs=1e-5)
    assert angle(both) == pytest.approx(np.mean(read, axis=0), abs=1e-4)
    assert parameters(both) < parameters(taken) + parameters(alone)  # the trunk's weights are there once


def test_one_lite_trunk_serves_crops_and_levels(cropper_parts, lite_arrays):
    """Shape and place of outputs are those of the other trunk; the level reader draws no second one."""
    blocks, crop, reader = fold_lite(lite_arrays, LITE_STAGES), cropper_parts[1], random_reader(1)
    rng = np.random.default_rng(3)
    channels = len(crop.bias)
    subjects = {
        **crop.subjects,
        "fine.weight": crop.subjects["fine.weight"][:, :112],
        "coarse.weight": crop.subjects["coarse.weight"][:, :192],
    }
    crop = replace(
        crop,
        fine=rng.normal(size=(channels, 112)).astype(np.float32),
        coarse=rng.normal(size=(channels, 192)).astype(np.float32),
        subjects=subjects,
    )
    model = build(blocks, crop, Levels(reader=reader))
    pixels = rng.integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    session = open_session(model, CPU)
    features, subjects_map, angle = session.run(["features", "subjects", "angle"], {"image": pixels})
    assert features.shape == (1, channels + 3, 14, 14) and subjects_map.shape == (1, 3, 14, 14)
    level = level_model(fold_lite(lite_arrays, STAGES), reader, 224)
    assert parameters(model) < parameters(build(blocks, crop)) + parameters(level)
    alone = open_session(level, CPU)
    assert angle == pytest.approx(alone.run(None, {"image": pixels})[0], abs=1e-3)
