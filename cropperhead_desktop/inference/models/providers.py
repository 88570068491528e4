"""Execution providers: which are tried on this machine, in what order, and why one was left out.

onnxruntime drops a provider whose libraries are missing without raising anything, and some providers
come up but then take no node of the graph: in both cases the session simply runs on the CPU. So a
session is only believed to run on a provider that it lists itself and that has taken nodes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import onnxruntime as ort

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.sizes import HEIGHT, WIDTH


@dataclass(frozen=True, slots=True)
class Device:
    """One row of the table: the value of the setting `model.device`, onnxruntime's name, ours.

    `concurrent` is False where one session must not be run from two threads at a time, `any_size` True where
    one session takes photos of all sizes and each costs what it covers; others compile a graph for each size.
    """

    key: str
    provider: str
    label: str
    options: Mapping[str, str] = field(default_factory=dict)
    concurrent: bool = True
    any_size: bool = False


_FATAL = 4
_SOURCE_PLACE = re.compile(r"^\S+\.(?:cc|cpp|h|hpp):\d+ .*?\)\s(?=\S)")

CPU = Device("cpu", "CPUExecutionProvider", "CPU", any_size=True)


_OPENVINO = "OpenVINOExecutionProvider"

DEVICES: tuple[Device, ...] = (
    Device("tensorrt", "TensorrtExecutionProvider", "TensorRT"),
    Device("cuda", "CUDAExecutionProvider", "CUDA"),
    Device("directml", "DmlExecutionProvider", "DirectML", concurrent=False),
    Device("coreml", "CoreMLExecutionProvider", "CoreML"),
    # not device_type AUTO: with it the provider takes no node at all
    Device("openvino", _OPENVINO, "OpenVINO GPU", {"device_type": "GPU"}),
    Device("openvino", _OPENVINO, "OpenVINO CPU", {"device_type": "CPU", "num_of_threads": "1"}),
    CPU,
)
"""In the order in which `auto` tries them; a key may stand for several rows."""


class ProviderError(ModelError):
    """A provider that did not come up; the message is the reason alone."""


def candidates(device: str) -> tuple[Device, ...]:
    """The devices to try in turn for a setting, the CPU always last.

    `auto` gives those that the installed onnxruntime was built with; a device by name is tried even
    where it is missing, so that the reason can be shown. ModelError for an unknown name.
    """
    built_in = set(ort.get_available_providers())
    if device == "auto":
        return tuple(row for row in DEVICES if row.provider in built_in or row is CPU)
    rows = tuple(row for row in DEVICES if row.key == device)
    if rows:
        tried = rows if rows[0].provider in built_in else rows[:1]
        return tried if CPU in tried else (*tried, CPU)
    names = ", ".join(dict.fromkeys(row.key for row in DEVICES))
    raise ModelError(
        "there is no device called {device}; known are auto, {names}", device=device, names=names
    )


def open_session(model: bytes, device: Device, size: tuple[int, int] | None = None) -> ort.InferenceSession:
    """A session that really runs on `device`; ProviderError with the reason when it does not.

    One thread per run: several workers run the same session, each on its own core. `size`, height and width,
    is what a graph for photos of any size is made for.
    """
    if device.provider not in ort.get_available_providers():
        raise ProviderError("the installed onnxruntime does not have it")
    ort.set_default_logger_severity(_FATAL)  # what goes wrong is reported by us
    try:
        session = ort.InferenceSession(
            model,
            _session_options(device, size),
            providers=[(device.provider, dict(device.options))],
            enable_fallback=0,
        )
    except Exception as error:  # providers raise whatever their libraries do
        raise ProviderError(first_line(error)) from error
    if device.provider not in session.get_providers():
        raise ProviderError("its libraries or its hardware are missing")
    if not _takes_part(session, device):
        raise ProviderError("it can run no part of this model")
    session.disable_fallback()
    return session


def _session_options(device: Device, size: tuple[int, int] | None) -> ort.SessionOptions:
    options = ort.SessionOptions()
    for name, side in zip((HEIGHT, WIDTH), size or (), strict=False):
        options.add_free_dimension_override_by_name(name, side)
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.inter_op.allow_spinning", "0")
    options.add_session_config_entry("session.record_ep_graph_assignment_info", "1")
    options.enable_mem_pattern = device.concurrent  # DirectML demands it off
    options.log_severity_level = _FATAL
    return options


def _takes_part(session: ort.InferenceSession, device: Device) -> bool:
    """Whether the device has nodes of the graph; onnxruntime before 1.24 cannot tell and is believed."""
    assignment = getattr(session, "get_provider_graph_assignment_info", None)
    return assignment is None or any(part.ep_name == device.provider for part in assignment())


def first_line(error: BaseException) -> str:
    """What an error says, in one line: no code prefix, no C++ source place, at most 200 characters."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    text = _SOURCE_PLACE.sub("", lines[0].removeprefix("[ONNXRuntimeError] : ")).strip(" .")
    return text if len(text) <= 200 else text[:199] + "…"


def installed() -> tuple[str, tuple[str, ...]]:
    """onnxruntime's version and the labels of the devices it was built with, for `doctor`."""
    built_in = set(ort.get_available_providers())
    return (ort.__version__, tuple(row.label for row in DEVICES if row.provider in built_in))
