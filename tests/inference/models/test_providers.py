"""Devices, and what is said when they fail."""

from __future__ import annotations

import onnxruntime as ort
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.providers import (
    CPU,
    DEVICES,
    Device,
    candidates,
    first_line,
    installed,
)
from tests.helpers.sessions import OPENVINO, check_falls_back

"""In every plain onnxruntime, comes up without complaint, and then runs no node of ours."""


@pytest.mark.skipif(OPENVINO not in ort.get_available_providers(), reason="onnxruntime without OpenVINO")
def test_hardware_that_is_not_there_fails_at_creation(saved, batch):
    absent = Device("openvino", OPENVINO, "OpenVINO NPU", {"device_type": "NPU"})
    check_falls_back(saved, batch, absent, "its libraries or its hardware are missing")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            # as onnxruntime-gpu says it on a machine without TensorRT
            "/onnxruntime_src/onnxruntime/python/onnxruntime_pybind_state.cc:729 void onnxruntime::python::"
            "Register(PySessionOptions&, const onnxruntime::ProviderOptions&) Please install TensorRT.\nmore",
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
    missing = [row for row in DEVICES if row.provider not in ort.get_available_providers()]
    for row in missing:
        assert [tried.provider for tried in candidates(row.key)] == [row.provider, CPU.provider]


def test_every_choice_of_the_setting_is_a_device():
    from cropperhead_desktop.domain.settings import DEVICE

    assert set(DEVICE.choices) == {"auto", *(row.key for row in DEVICES)}
