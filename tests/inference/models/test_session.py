"""The session: lazy, verified, run from many threads, and its ways back to the CPU."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime as ort
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.providers import (
    CPU,
    DEVICES,
    Device,
    open_session,
)
from cropperhead_desktop.inference.models.session import OnnxSession
from tests.helpers.sessions import OPENVINO, check_falls_back

AZURE = Device("azure", "AzureExecutionProvider", "Azure")


"""In every plain onnxruntime, comes up without complaint, and then runs no node of ours."""


def test_nothing_is_loaded_before_the_first_run(saved, batch):
    path, card = saved
    session = OnnxSession(path.with_name("gone.onnx"), card, "cpu")
    assert session.device == "CPU"
    with pytest.raises(ModelError, match=r"gone\.onnx"):
        session.run(batch)


def test_outputs_are_those_of_the_network(saved, batch, weights, forward):
    found = OnnxSession(*saved, "cpu").run(batch)
    assert found.shape == (1, 5) and found.dtype == np.float32
    assert np.abs(found[0] - forward(weights, batch[0])).max() <= 1e-4
    assert np.ptp(found) > 0.01


def test_a_changed_model_file_is_refused(saved, batch):
    path, card = saved
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match="SHA-256") as caught:
        OnnxSession(path, card, "cpu").run(batch)
    assert path.name in str(caught.value)


def test_many_threads_share_one_session(saved):
    path, card = saved
    opened = []

    def opener(model, device, size):
        opened.append(threading.get_ident())
        return open_session(model, device, size)

    session = OnnxSession(path, card, "cpu", opener)
    rng = np.random.default_rng(3)
    batches = [rng.integers(0, 256, (1, 300, 300, 3), dtype=np.uint8) for _ in range(6)]
    gate = threading.Barrier(6)

    def work(number):
        gate.wait(10)
        return session.run(batches[number])

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(work, range(6)))
    assert len(opened) == 1
    alone = OnnxSession(path, card, "cpu")
    for mine, theirs in zip(batches, answers, strict=True):
        assert np.allclose(alone.run(mine), theirs, atol=1e-6)


@pytest.mark.skipif(
    AZURE.provider not in ort.get_available_providers()
    or not hasattr(ort.InferenceSession, "get_provider_graph_assignment_info"),
    reason="this onnxruntime has no Azure provider, or cannot tell who runs a node",
)
def test_a_provider_that_comes_up_but_does_no_work_falls_back(saved, batch):
    check_falls_back(saved, batch, AZURE, "it can run no part of this model")


@pytest.mark.parametrize("device", [row for row in DEVICES if row is not CPU], ids=lambda row: row.label)
def test_a_device_falls_back_or_gives_the_same_numbers(saved, batch, device):
    """Every row of the table, whatever this onnxruntime and this machine have."""
    path, card = saved
    if device.provider not in ort.get_available_providers():
        check_falls_back(saved, batch, device, "the installed onnxruntime does not have it")
        return
    session = OnnxSession(path, card, (device, CPU))
    found = session.run(batch)
    assert np.abs(found - OnnxSession(path, card, "cpu").run(batch)).max() <= 1e-2
    assert session.device == device.label or session.device.startswith(f"CPU ({device.label} failed: ")


def test_a_device_that_fails_at_its_first_run_is_left_for_good(saved, batch, model_bytes):
    path, card = saved
    breaking = Device("breaking", "CPUExecutionProvider", "Breaking")
    opened = []

    def opener(model, device, size):
        opened.append(device.key)
        # a real session that really fails when it runs: it was built for another input type
        return (
            ort.InferenceSession(_float_model(), providers=[CPU.provider])
            if device is breaking
            else open_session(model, device, size)
        )

    session = OnnxSession(path, card, (breaking, CPU), opener)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: session.run(batch), range(4)))
    assert all(np.array_equal(answer, answers[0]) for answer in answers)
    assert opened == ["breaking", "cpu"]
    assert session.device.startswith("CPU (Breaking failed: ") and "\n" not in session.device


def _float_model(columns: int = 5) -> bytes:
    from onnx import TensorProto, helper

    graph = helper.make_graph(
        [helper.make_node("Identity", ["image"], ["crop"])],
        "other",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", columns])],
        [helper.make_tensor_value_info("crop", TensorProto.FLOAT, ["N", columns])],
    )
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    ).SerializeToString()


def test_when_even_the_cpu_fails_the_model_is_named(tmp_path, bare_card, batch):
    from cropperhead_desktop.inference.models.store import save_model

    path, card = save_model(tmp_path, bare_card, b"this is no ONNX file")
    with pytest.raises(ModelError, match=r"tiny\.onnx: the model does not load"):
        OnnxSession(path, card, "cpu").run(batch)
    path, card = save_model(tmp_path, bare_card, _float_model(), overwrite=True)
    with pytest.raises(ModelError, match=r"tiny\.onnx: the model does not run"):
        OnnxSession(path, card, "cpu").run(batch)
    path, card = save_model(tmp_path, bare_card, _float_model(columns=4), overwrite=True)
    with pytest.raises(ModelError, match="its card says"):
        OnnxSession(path, card, "cpu").run(np.zeros((1, 4), np.float32))


@pytest.mark.skipif(OPENVINO not in ort.get_available_providers(), reason="onnxruntime without OpenVINO")
def test_openvino_gives_the_same_numbers_from_many_threads(saved, batch):
    path, card = saved
    session = OnnxSession(path, card, "openvino")
    expected = OnnxSession(path, card, "cpu").run(batch)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(session.run, [batch] * 8))
    assert session.device.startswith("OpenVINO ")
    assert max(np.abs(answer - expected).max() for answer in answers) <= 1e-3
