"""An output with a switch: the same where it is asked for, not computed where it is not."""

from __future__ import annotations

import numpy as np
import onnx
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.graph_edit import only_output
from cropperhead_desktop.inference.graphs.switch import with_switch, without_switches
from cropperhead_desktop.inference.models.card import ModelKind
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession, switch_of

SHIPPED = [
    entry.name for entry in Registry().list() if entry.card and entry.card.kind is ModelKind.CANDIDATES
]
PIXELS = np.random.default_rng(2).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
NAMES = ["features", "subjects", "angle"]


def plain(model: bytes) -> bytes:
    """The model with everything computed always."""
    made = onnx.load_from_string(model)
    made.graph.CopyFrom(without_switches(made.graph))
    onnx.checker.check_model(made, full_check=True)
    return made.SerializeToString()


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_models_leave_the_angle_out_unless_it_is_asked_for(name):
    path, card = Registry().find(name)
    model = path.read_bytes()
    without = open_session(plain(model), CPU)
    wanted = without.run(NAMES, {"image": PIXELS})
    assert not without.get_overridable_initializers()
    session = open_session(model, CPU)
    for found in (
        session.run(NAMES, {"image": PIXELS}),
        OnnxSession(path, card, "cpu").arrays(PIXELS, NAMES),
    ):
        for mine, theirs in zip(found, wanted, strict=True):
            assert np.array_equal(mine, theirs)
    no = {switch_of("angle"): np.array(False)}
    features, subjects, angle = session.run(NAMES, {"image": PIXELS} | no)
    assert np.array_equal(features, wanted[0]) and np.array_equal(subjects, wanted[1])
    assert not angle.any() and angle.shape == wanted[2].shape
    # a browser's onnxruntime knows no optional inputs
    larger = session.run(["angle"], {"image": np.zeros((1, 288, 416, 3), np.uint8)})[0]
    assert not larger.any() and larger.shape == wanted[2].shape


@pytest.mark.parametrize("name", SHIPPED)
def test_a_switch_comes_off_and_on_again(name):
    model = Registry().find(name)[0].read_bytes()
    again = with_switch(plain(model), "angle", (1, 49), 224)
    for made in (again, only_output(again, "angle"), only_output(model, "angle")):
        (found,) = open_session(made, CPU).run(["angle"], {"image": PIXELS})
        assert np.array_equal(found, open_session(model, CPU).run(["angle"], {"image": PIXELS})[0])


def test_an_output_that_is_not_there_is_named(cropper_file):
    with pytest.raises(ModelError, match="soup"):
        with_switch(cropper_file, "soup", (1,), 224)
