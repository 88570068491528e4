"""What the environment says when numpy and onnxruntime are loaded, whoever loads them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cropperhead_desktop.system.process import is_running, prepare_environment

VARIABLES = ("OPENBLAS_NUM_THREADS", "ORT_DISABLE_TELEMETRY")

WITNESS = f"""
import os, sys

def see(event, arguments):
    if event == "import" and arguments[0] in ("numpy", "onnxruntime"):
        print(f"{{arguments[0]}}:", *map(os.environ.get, {VARIABLES}), file=sys.stderr)

sys.addaudithook(see)
"""


def seen(folder: Path, *arguments: str) -> set[str]:
    """The variables as they were whenever one of the two was first asked for."""
    (folder / "sitecustomize.py").write_text(WITNESS)
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    path = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment | {"PYTHONPATH": os.pathsep.join(path)},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return {line for line in done.stderr.splitlines() if line.startswith(("numpy:", "onnxruntime:"))}


def test_the_program_has_one_thread_and_no_telemetry(tmp_path: Path) -> None:
    assert seen(tmp_path, "-m", "cropperhead_desktop", "doctor") == {"numpy: 1 1", "onnxruntime: 1 1"}


def test_an_import_forbids_telemetry_but_leaves_threads_alone(tmp_path: Path) -> None:
    script = "import cropperhead_desktop.training.epochs, cropperhead_desktop.inference.models.session"
    assert seen(tmp_path, "-c", script) == {"numpy: None None", "onnxruntime: None 1"}


@pytest.mark.skipif(os.name == "nt", reason="nothing is known there")
def test_only_what_is_surely_gone_is_not_running() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert is_running(os.getpid()) and is_running(os.getppid()) and is_running(1)
    assert not is_running(ended.pid) and not is_running(10**20)


@pytest.mark.parametrize(("before", "left"), [("/opt/lib", "/opt/lib"), (None, None)])
def test_a_frozen_program_keeps_its_libraries_from_others(
    monkeypatch: pytest.MonkeyPatch, before: str | None, left: str | None
) -> None:
    monkeypatch.setattr(os, "environ", {"LD_LIBRARY_PATH": f"/here/_internal:{before}"})
    prepare_environment()
    assert os.environ["LD_LIBRARY_PATH"] == f"/here/_internal:{before}"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    if before:
        os.environ["LD_LIBRARY_PATH_ORIG"] = before
    prepare_environment()
    assert os.environ.get("LD_LIBRARY_PATH") == left
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
