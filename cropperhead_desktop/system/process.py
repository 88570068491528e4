"""Processes: what ours are told before they load libraries, and whether others are alive."""

from __future__ import annotations

import os


def prepare_environment() -> None:
    """For the entry point of a process, before it imports numpy: one BLAS thread, and no telemetry.

    OpenBLAS ends its threads at every fork, under a product that waits for them: where ExifTool starts
    while a photo is judged, both would wait for ever. Photos are what is done side by side, and one after
    the other these small products take longer with several threads than with one.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    forbid_telemetry()


def forbid_telemetry() -> None:
    """Before onnxruntime is imported, which from 1.29 on tells its maker of every session by default."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


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
