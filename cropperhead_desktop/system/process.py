"""Processes: what ours are told before they load libraries, and whether others are alive."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

CHILD = "--child"
"""What a frozen program is called with to run one of our modules: it has no Python to call."""


def prepare_environment() -> None:
    """For the entry point of a process, before it imports numpy: one BLAS thread, and no telemetry.

    OpenBLAS ends its threads at every fork, under a product that waits for them: where ExifTool starts
    while a photo is judged, both would wait for ever. Photos are what is done side by side, and one after
    the other these small products take longer with several threads than with one.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    forbid_telemetry()
    if getattr(sys, "frozen", False):
        _let_others_find_their_libraries()


def _let_others_find_their_libraries() -> None:
    """A frozen program begins with its own libraries in front: those that it starts would take them too."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # our own processes begin like this one


def forbid_telemetry() -> None:
    """Before onnxruntime is imported, which from 1.29 on tells its maker of every session by default."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def own_command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this package as a process of its own, installed or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD, module, *arguments]
    # -P: a file called PIL.py in the current folder must not be imported
    return [sys.executable, "-P", "-m", module, *arguments]


def own_environment(**more: str) -> Mapping[str, str]:
    """The environment of such a process: it finds this package wherever it runs."""
    package_root, inherited = str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH")
    path = os.pathsep.join([package_root, inherited] if inherited else [package_root])
    return {**os.environ, "PYTHONPATH": path, **more}


def limit_memory(megabytes: int) -> None:
    """Limit this process's address space, and leave no core file; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    limit = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def is_running(pid: int) -> bool:
    """False only where no process of this number is alive, as seen from this one; True in doubt."""
    if os.name == "nt":  # there os.kill(pid, 0) would end the process
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
