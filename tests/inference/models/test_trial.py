"""A model that is new here can loop, grow or crash: the program goes on and says so."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models import trial
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.models.trial import SUFFIX, try_model


def graph(nodes, constants, answer="answer"):
    shown = helper.make_tensor_value_info("picture", TensorProto.UINT8, [None, 300, 300, 3])
    told = helper.make_tensor_value_info(answer, TensorProto.FLOAT, None)
    held = [numpy_helper.from_array(np.array(value), name) for name, value in constants.items()]
    made = helper.make_graph(nodes, "hostile", [shown], [told], held)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def endless():
    """Counts to 2^62."""
    value = helper.make_tensor_value_info
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["on"], ["on_out"]),
            helper.make_node("Add", ["sum", "sum"], ["sum_out"]),
        ],
        "body",
        [
            value("at", TensorProto.INT64, []),
            value("on", TensorProto.BOOL, []),
            value("sum", TensorProto.FLOAT, [1]),
        ],
        [value("on_out", TensorProto.BOOL, []), value("sum_out", TensorProto.FLOAT, [1])],
    )
    loop = helper.make_node("Loop", ["many", "yes", "start"], ["answer"], body=body)
    return graph([loop], {"many": np.int64(2**62), "yes": True, "start": np.zeros(1, np.float32)})


def giant():
    """64 GB of zeros, written to one after the other."""
    fill = helper.make_node("ConstantOfShape", ["shape"], ["zeros"])
    add = helper.make_node("Sigmoid", ["zeros"], ["answer"])
    return graph([fill, add], {"shape": np.array([2**34], np.int64)})


def elsewhere():
    """Weights that lie in a file outside the model's folder."""
    made = graph(
        [helper.make_node("Identity", ["weights"], ["answer"])], {"weights": np.zeros(4, np.float32)}
    )
    held = made.graph.initializer[0]
    held.ClearField("raw_data")
    held.data_location = TensorProto.EXTERNAL
    held.external_data.add(key="location", value="../../../../etc/passwd")
    return made


@pytest.fixture
def saved(tmp_path, bare_card):
    def save(made):
        data = made if isinstance(made, bytes) else made.SerializeToString()
        return save_model(tmp_path / "user", replace(bare_card, name="hostile"), data)

    return save


def test_a_good_model_is_tried_once(tmp_path, saved, model_bytes, monkeypatch):
    path, card = saved(model_bytes)
    assert Registry(tmp_path / "user").find("hostile")[0] == path
    assert path.with_suffix(SUFFIX).read_text() == card.sha256
    monkeypatch.setattr(trial.subprocess, "run", None)
    try_model(path, card)


def test_another_model_in_its_place_is_tried_again(saved, model_bytes):
    path, card = saved(model_bytes)
    try_model(path, card)
    with pytest.raises(ModelError, match=r"hostile\.onnx"):
        try_model(path, replace(card, sha256="0" * 64), memory_mb=1)


@pytest.mark.parametrize("made", [endless, giant, elsewhere], ids=lambda each: each.__name__)
def test_a_hostile_model_is_told_and_harms_nobody(tmp_path, saved, made):
    if made is giant and sys.platform in ("win32", "darwin"):
        pytest.skip("this system does not limit memory")
    path, card = saved(made())
    with pytest.raises(ModelError, match=r"hostile\.onnx"):
        try_model(path, card, deadline=8.0)
    assert not path.with_suffix(SUFFIX).exists()
    entry = next(each for each in Registry(tmp_path / "user").list() if each.name == "hostile")
    assert entry.card is not None  # listing runs nothing


@pytest.mark.parametrize("cut", [0.0, 0.3, 0.99])
def test_half_a_model_is_told(saved, model_bytes, cut):
    path, card = saved(model_bytes[: int(len(model_bytes) * cut)])
    with pytest.raises(ModelError, match=r"hostile\.onnx.*does not load"):
        try_model(path, card)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_only_read_is_tried_each_time(saved, model_bytes):
    path, card = saved(model_bytes)
    path.parent.chmod(0o555)
    try_model(path, card)
    path.parent.chmod(0o755)
    assert not path.with_suffix(SUFFIX).exists()
