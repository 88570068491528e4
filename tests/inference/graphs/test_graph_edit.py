"""Weights come out of a model file as they went in, and other ones can be put in their place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.graph_edit import head_changes, projection_in, trunk_in, with_arrays
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.system.folders import models_folder


def test_the_trunk_and_the_projection_are_those_the_file_was_drawn_from(cropper_file, cropper_parts):
    trunk, crop = cropper_parts
    for found, wanted in zip(trunk_in(cropper_file), trunk, strict=True):
        assert (found.name, found.stride, found.groups) == (wanted.name, wanted.stride, wanted.groups)
        assert np.array_equal(found.kernel, wanted.kernel)
        assert np.array_equal(found.bias, wanted.bias)
    for array, wanted in zip(projection_in(cropper_file), (crop.fine, crop.coarse, crop.bias), strict=True):
        assert np.array_equal(array, wanted)


def test_the_shipped_model_can_be_taught_further_without_any_other_file():
    model = (models_folder() / f"{DEFAULT_MODEL}.onnx").read_bytes()
    trunk = trunk_in(model)
    assert [layer.name for layer in trunk][:3] == ["conv1", "conv_dw_1", "conv_pw_1"]
    assert trunk[-1].kernel.shape[0] == 1024
    assert [array.shape[-1] for array in projection_in(model)[:2]] == [512, 1024]


def test_another_head_is_what_the_changed_file_answers_with(cropper_file, cropper_parts):
    head = cropper_parts[1].head
    other = replace(head, out=head.out * 2, prior=head.prior + 1)
    changes = head_changes(head, other)
    assert len(changes) == 2
    made = with_arrays(cropper_file, changes)
    pixels = np.random.default_rng(2).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    names = ["head_out", "head_prior", "features"]
    before, after = (open_session(file, CPU).run(names, {"image": pixels}) for file in (cropper_file, made))
    assert np.array_equal(after[0], other.out) and np.array_equal(after[1], other.prior)
    assert np.array_equal(after[2], before[2])


def test_what_is_not_in_the_file_cannot_be_replaced(cropper_file):
    foreign = np.full(7, 0.123, np.float32)
    with pytest.raises(ModelError, match="does not hold"):
        with_arrays(cropper_file, [(foreign, foreign)])
    seed = (models_folder() / "cropper-2020-retrained.onnx").read_bytes()
    with pytest.raises(ModelError, match="no MobileNet"):
        trunk_in(seed)
    with pytest.raises(ModelError, match="projection"):
        projection_in(seed)
    with pytest.raises(ModelError, match="not an ONNX"):
        trunk_in(b"nonsense")
