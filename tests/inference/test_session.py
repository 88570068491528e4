"""The session: lazy, verified, run from many threads, and its ways back to the CPU."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime as ort
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.providers import (
    CPU,
    DEVICES,
    Device,
    ProviderError,
    candidates,
    first_line,
    installed,
    open_session,
)
from cropperhead_desktop.inference.session import OnnxSession

OPENVINO = next(row for row in DEVICES if row.key == "openvino")


@pytest.fixture
def batch():
    return np.random.default_rng(1).integers(0, 256, (1, 300, 300, 3), dtype=np.uint8)


def failing_device() -> Device:
    """A device that this machine's onnxruntime really refuses when the session is made."""
    built_in = ort.get_available_providers()
    missing = [row for row in DEVICES if row.provider not in built_in]
    return missing[0] if missing else Device("no", "OpenVINOExecutionProvider", "No", {"device_type": "NPU"})


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

    def opener(model, device):
        opened.append(threading.get_ident())
        return open_session(model, device)

    session = OnnxSession(path, card, "cpu", opener)
    dice = np.random.default_rng(3)
    batches = [dice.integers(0, 256, (1, 300, 300, 3), dtype=np.uint8) for _ in range(6)]
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


def test_a_provider_that_fails_at_creation_falls_back_to_the_cpu(saved, batch):
    path, card = saved
    device = failing_device()
    with pytest.raises(ProviderError):
        open_session(path.read_bytes(), device)
    session = OnnxSession(path, card, (device, CPU))
    expected = OnnxSession(path, card, "cpu").run(batch)
    assert np.allclose(session.run(batch), expected)
    assert session.device.startswith(f"CPU ({device.label} failed: ")


def test_asking_for_a_device_by_name_that_is_not_there_says_so(saved, batch):
    path, card = saved
    missing = failing_device()
    if missing.key == "no":
        pytest.skip("this onnxruntime has every provider")
    session = OnnxSession(path, card, missing.key)
    session.run(batch)
    assert session.device == f"CPU ({missing.label} failed: the installed onnxruntime does not have it)"


def test_a_device_that_fails_at_its_first_run_is_left_for_good(saved, batch, model_bytes):
    path, card = saved
    breaking = Device("breaking", "CPUExecutionProvider", "Breaking")
    opened = []

    def opener(model, device):
        opened.append(device.key)
        # a real session that really fails when it runs: it was built for another input type
        return (
            ort.InferenceSession(_float_model(), providers=[CPU.provider])
            if device is breaking
            else (open_session(model, device))
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
    from cropperhead_desktop.inference.store import save_model

    path, card = save_model(tmp_path, bare_card, b"this is no ONNX file")
    with pytest.raises(ModelError, match=r"tiny\.onnx: the model does not load"):
        OnnxSession(path, card, "cpu").run(batch)
    path, card = save_model(tmp_path, bare_card, _float_model(), overwrite=True)
    with pytest.raises(ModelError, match=r"tiny\.onnx: the model does not run"):
        OnnxSession(path, card, "cpu").run(batch)
    path, card = save_model(tmp_path, bare_card, _float_model(columns=4), overwrite=True)
    with pytest.raises(ModelError, match="its card says"):
        OnnxSession(path, card, "cpu").run(np.zeros((1, 4), np.float32))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            # as onnxruntime-gpu says it on a machine without TensorRT
            "/onnxruntime_src/onnxruntime/python/onnxruntime_pybind_state.cc:729 void onnxruntime::python::"
            "Register(PySessionOptions&, const onnxruntime::ProviderOptions&) Please install TensorRT\nmore",
            "Please install TensorRT",
        ),
        ("[ONNXRuntimeError] : 7 : INVALID_PROTOBUF : no (model)", "7 : INVALID_PROTOBUF : no (model)"),
        ("", "RuntimeError"),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
def test_reasons_are_one_readable_line(raw, said):
    assert first_line(RuntimeError(raw)) == said


def test_auto_tries_what_is_built_in_and_the_cpu_last():
    devices = candidates("auto")
    assert devices[-1] is CPU
    order = [row.key for row in DEVICES]
    assert [order.index(row.key) for row in devices] == sorted(order.index(row.key) for row in devices)
    version, labels = installed()
    assert version == ort.__version__ and "CPU" in labels
    with pytest.raises(ModelError, match="abacus"):
        candidates("abacus")


def test_every_choice_of_the_setting_is_a_device():
    from cropperhead_desktop.domain.settings import setting

    assert set(setting("model.device").choices) == {"auto", *(row.key for row in DEVICES)}


@pytest.mark.skipif(
    OPENVINO.provider not in ort.get_available_providers(),
    reason="this onnxruntime is built without OpenVINO",
)
def test_openvino_gives_the_same_numbers(saved, batch):
    path, card = saved
    session = OnnxSession(path, card, "openvino")
    found = session.run(batch)
    assert session.device == "OpenVINO"
    assert np.abs(found - OnnxSession(path, card, "cpu").run(batch)).max() <= 1e-3
    with ThreadPoolExecutor(4) as pool:
        assert all(np.allclose(answer, found, atol=1e-5) for answer in pool.map(session.run, [batch] * 8))
