"""Execution providers: which are tried on this machine, in what order, and why one was left out.

onnxruntime drops a provider whose libraries are missing without raising anything: the session then
simply runs on the CPU. So a session is only believed to run on a provider that it lists itself.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field

import onnxruntime as ort

from cropperhead_desktop.domain.errors import ModelError


@dataclass(frozen=True, slots=True)
class Device:
    """One row of the table: the value of the setting `model.device`, onnxruntime's name, ours.

    `concurrent` is False where one session must not be run from two threads at a time.
    """

    key: str
    provider: str
    label: str
    options: Mapping[str, str] = field(default_factory=dict)
    concurrent: bool = True


_FATAL = 4
_SOURCE_PLACE = re.compile(r"^\S+\.(?:cc|cpp|h|hpp):\d+ .*?\)\s(?=\S)")

CPU = Device("cpu", "CPUExecutionProvider", "CPU")

# the best chip OpenVINO finds; one thread a run, as everywhere
_OPENVINO = {"device_type": "AUTO", "num_of_threads": "1"}

DEVICES: tuple[Device, ...] = (
    Device("tensorrt", "TensorrtExecutionProvider", "TensorRT"),
    Device("cuda", "CUDAExecutionProvider", "CUDA"),
    Device("directml", "DmlExecutionProvider", "DirectML", concurrent=False),
    Device("coreml", "CoreMLExecutionProvider", "CoreML"),
    Device("openvino", "OpenVINOExecutionProvider", "OpenVINO", _OPENVINO),
    CPU,
)
"""In the order in which `auto` tries them."""


class ProviderError(ModelError):
    """A provider that did not come up; the message is the reason alone."""


def candidates(device: str) -> tuple[Device, ...]:
    """The devices to try in turn for a setting, the CPU always last.

    `auto` gives those that the installed onnxruntime was built with; a device by name is tried even
    where it is missing, so that the reason can be shown. ModelError for an unknown name.
    """
    if device == "auto":
        built_in = set(ort.get_available_providers())
        return tuple(row for row in DEVICES if row.provider in built_in or row is CPU)
    for row in DEVICES:
        if row.key == device:
            return (CPU,) if row is CPU else (row, CPU)
    names = ", ".join(row.key for row in DEVICES)
    raise ModelError(f"there is no device called {device}; known are auto, {names}")


def open_session(model: bytes, device: Device) -> ort.InferenceSession:
    """A session that really runs on `device`; ProviderError with the reason when it does not.

    One thread per run: several workers run the same session, each on its own core.
    """
    ort.set_default_logger_severity(_FATAL)  # what goes wrong is reported by us
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.inter_op.allow_spinning", "0")
    options.enable_mem_pattern = device.concurrent  # DirectML demands it off
    options.log_severity_level = _FATAL
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # "not in available provider names": checked below
            session = ort.InferenceSession(
                model, options, providers=[(device.provider, dict(device.options))], enable_fallback=0
            )
    except Exception as error:  # providers raise whatever their libraries do
        raise ProviderError(first_line(error)) from error
    if device.provider not in session.get_providers():
        if device.provider in ort.get_available_providers():
            raise ProviderError("its libraries or its hardware are missing")
        raise ProviderError("the installed onnxruntime does not have it")
    session.disable_fallback()
    return session


def first_line(error: BaseException) -> str:
    """What an error says, in one line: no code prefix, no C++ source place, at most 200 characters."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    text = _SOURCE_PLACE.sub("", lines[0].removeprefix("[ONNXRuntimeError] : ")).strip()
    return text if len(text) <= 200 else text[:199] + "…"


def installed() -> tuple[str, tuple[str, ...]]:
    """onnxruntime's version and the labels of the devices it was built with, for `doctor`."""
    built_in = set(ort.get_available_providers())
    return (ort.__version__, tuple(row.label for row in DEVICES if row.provider in built_in))
