"""Judging needs neither PyTorch nor a screen: every module can be imported where there is neither."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cropperhead_desktop.evaluation

SCRIPT = """
import importlib, sys
sys.modules |= dict.fromkeys(("torch", "PySide6", "shiboken6"))
for name in sys.argv[1:]:
    importlib.import_module(f"cropperhead_desktop.evaluation.{name}")
    print(name)
"""


def test_every_module_is_imported_without_torch_and_qt() -> None:
    folder = Path(cropperhead_desktop.evaluation.__file__).parent
    names = sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")
    command = [sys.executable, "-c", SCRIPT, *names]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split() == names and len(names) > 10, done.stderr
