"""A part of a model."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.inference.models.part import part_of
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession


def test_a_part_computes_what_the_whole_does(cropper_file):
    part = part_of(cropper_file, ["subjects"])
    assert len(part) < len(cropper_file)
    pixels = np.random.default_rng(2).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    whole, alone = (open_session(model, CPU) for model in (cropper_file, part))
    assert [output.name for output in alone.get_outputs()] == ["subjects"]
    (wanted,) = whole.run(["subjects"], {"image": pixels})
    assert np.array_equal(alone.run(None, {"image": pixels})[0], wanted)
    with pytest.raises(ValueError, match="soup"):
        part_of(cropper_file, ["soup"])


def test_a_session_of_some_outputs_leaves_the_rest_out():
    path, card = Registry().find()
    session = OnnxSession(path, card, "cpu")
    maps = session.only(["features", "subjects"])
    assert maps.has("features") and not maps.has("angle")
    batch = np.random.default_rng(1).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    for found, wanted in zip(
        maps.arrays(batch, ["features", "subjects"]),
        session.arrays(batch, ["features", "subjects"]),
        strict=True,
    ):
        assert found == pytest.approx(wanted, abs=1e-4)
