"""What the model could run on, on this machine, and the command that brings it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RUNTIMES = {"onnxruntime": "", "onnxruntime-gpu": "gpu", "onnxruntime-directml": "directml"}
"""The packages that hold onnxruntime, all in the same folder, and the extra that asks for each."""


def installed_runtimes() -> list[str]:
    """The names of the installed packages of RUNTIMES; more than one overwrite each other's files."""
    found = []
    for name in RUNTIMES:
        try:
            version(name)
        except PackageNotFoundError:
            continue
        found.append(name)
    return found


def command(runtime: str) -> str:
    """What puts `runtime` in place of the runtime for the CPU, which every installation brings."""
    bring = f"pip install 'cropperhead-desktop[{RUNTIMES[runtime]}]'"
    return f"{bring} && pip uninstall -y onnxruntime && pip install --force-reinstall --no-deps {runtime}"


def faster(built_in: Sequence[str]) -> tuple[bool, str]:
    """Why nothing faster than what is built in (labels of devices) is used, and how to get it.

    False where what is installed is broken.
    """
    several = [name for name in installed_runtimes() if name != "onnxruntime"]
    if several and len(installed_runtimes()) > 1:
        return False, f"onnxruntime and {several[0]} overwrite each other: {command(several[0])}"
    if getattr(sys, "frozen", False):
        return True, "this package has what the system brings; for a graphics card install with pip or pipx"
    if sys.platform == "darwin":
        return True, "CoreML comes with onnxruntime"
    if "CUDA" in built_in or "DirectML" in built_in:
        return True, "the runtime for graphics cards is installed"
    if has_nvidia():
        return True, f"a card of NVIDIA is here and not used; for it: {command('onnxruntime-gpu')}"
    if sys.platform == "win32":
        return True, f"the graphics card is not used; for it: {command('onnxruntime-directml')}"
    return True, f"no driver of NVIDIA found; with one: {command('onnxruntime-gpu')}"


def has_nvidia() -> bool:
    """Whether the driver of an NVIDIA card is installed."""
    return Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi") is not None
