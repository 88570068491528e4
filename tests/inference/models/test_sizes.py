"""Photos of any size: older files, and devices that compile a graph for each size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnx
import pytest
from PIL import Image

from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.models.sizes import of_any_size
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester

NAMES = ["features", "subjects"]
COMPILING = replace(CPU, key="compiling", any_size=False)


def fixed(model: bytes) -> bytes:
    """The file as it was: for one size."""
    made = onnx.load_from_string(model)
    for value in (*made.graph.input, *made.graph.output):
        for side in value.type.tensor_type.shape.dim:
            if side.dim_param:
                side.dim_value = 224 if value.name == "image" else 14
    return made.SerializeToString()


@pytest.mark.parametrize("name", ["cropper-2", "cropper-2-light", "cropper-1"])
def test_a_file_for_one_size_gives_the_same_and_takes_all(name, tmp_path):
    path, card = Registry().find(name)
    free = path.read_bytes()
    old = fixed(free)
    assert of_any_size(free) is free and of_any_size(old) == free
    pixels = np.random.default_rng(1).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    before, after = (open_session(each, CPU).run(NAMES, {"image": pixels}) for each in (old, free))
    for mine, theirs in zip(after, before, strict=True):
        assert np.abs(mine - theirs).max() <= 1e-5
    session = OnnxSession(*save_model(tmp_path, card, old), "cpu")
    features, subjects = session.arrays(np.zeros((1, 288, 416, 3), np.uint8), NAMES)
    assert features.shape[2:] == subjects.shape[2:] == (18, 26)


def test_a_device_that_compiles_gets_two_sizes_and_sees_the_same():
    path, card = Registry().find()
    opened = []

    def opener(model, device, size):
        opened.append(size)
        session = open_session(model, device, size)
        assert session.get_inputs()[0].shape == [1, *(size or ("height", "width")), 3]
        return session

    picture = Image.effect_mandelbrot((750, 500), (-2, -1.5, 1, 1.5), 40).convert("RGB")
    usual, compiling = CandidateSuggester(path, card, "cpu"), CandidateSuggester(path, card, "cpu")
    compiling._session = OnnxSession(path, card, (COMPILING,), opener)
    compiling.warm_up()
    for shown in (picture, picture.rotate(90, expand=True), picture.crop((0, 0, 400, 400))):
        wide, square = usual._wide(shown), compiling._wide(shown)
        bars = [(26 - cells) // 2 for cells in wide.shape]
        inner = square[bars[0] : bars[0] + wide.shape[0], bars[1] : bars[1] + wide.shape[1]]
        assert np.abs(inner - wide).max() < 0.1
    assert opened == [(224, 224), (416, 416)]
