"""A review knows no screen and no library of numbers, and neither do its tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cropperhead_desktop.review

ROOT = Path(__file__).parents[2]
SCRIPT = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked}:
            raise ImportError(f"{{name}} is blocked")

sys.meta_path.insert(0, Blocked())
for module in {modules}:
    importlib.import_module(module)
"""


def import_without(blocked: set[str], modules: list[str]) -> str:
    """What Python says on stderr when it imports `modules` where `blocked` cannot be imported."""
    script = SCRIPT.format(blocked=blocked, modules=modules)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, cwd=ROOT, check=False
    )
    return done.stderr


def test_the_room_needs_no_screen_and_no_numbers() -> None:
    modules = [
        f"cropperhead_desktop.review.{name}" for name in names(Path(cropperhead_desktop.review.__file__))
    ]
    blocked = {"PySide6", "shiboken6", "numpy", "torch", "onnxruntime", "PIL", "lxml"}
    assert import_without(blocked, modules) == ""


def test_neither_do_its_tests() -> None:
    modules = [f"tests.review.{name}" for name in names(ROOT / "tests" / "review" / "conftest.py")]
    assert import_without({"PySide6", "shiboken6", "pytestqt", "numpy", "torch"}, modules) == ""


@pytest.mark.parametrize("module", ["numpy", "PySide6.QtCore"])
def test_a_blocked_import_is_seen(module: str) -> None:
    assert f"{module.partition('.')[0]} is blocked" in import_without({"numpy", "PySide6"}, [module])


def names(file: Path) -> list[str]:
    """The modules beside a file."""
    return sorted(path.stem for path in file.parent.glob("*.py") if path.stem != "__init__")
