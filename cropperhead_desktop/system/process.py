"""What is said to libraries before they are loaded; the processes that we start inherit it."""

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
