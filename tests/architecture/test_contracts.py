"""The house keeps its rule: imports, lint and types, and the checks really fail when broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cropperhead_desktop"


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # run by module, so that the tools of this very environment are used
    return subprocess.run(
        [sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False, timeout=200
    )


def lint_imports(cwd: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path.insert(0, '.'); sys.argv[0] = 'lint-imports';"
        "from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    return run("-c", code, "--no-cache", cwd=cwd)


def test_imports_go_downward_only() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_types() -> None:
    result = run("-m", "mypy")
    assert result.returncode == 0, result.stdout + result.stderr


def test_lint_and_format() -> None:
    for command in (("check",), ("format", "--check")):
        result = run("-m", "ruff", *command, "--no-cache", ".")
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package to break."""
    shutil.copytree(PACKAGE, tmp_path / "cropperhead_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("geometry", "import cropperhead_desktop.domain.photo"),
        ("system", "import cropperhead_desktop.geometry.crop"),
        ("domain", "import numpy"),
        ("xmp", "import cropperhead_desktop.imaging"),
        ("workflows", "import PySide6.QtCore"),
        ("inference", "import torch"),
        ("inference/models", "import cropperhead_desktop.inference.suggest.suggesters"),
        ("inference/suggest", "import cropperhead_desktop.inference.graphs.builder"),
        ("imaging", "import onnxruntime"),
        ("cli", "import cropperhead_desktop.ui"),
        ("cli", "import cropperhead_desktop.web"),
        ("workflows", "import starlette"),
        ("web", "import PySide6.QtCore"),
        ("review", "import numpy"),
        ("review", "import PySide6.QtCore"),
        ("evaluation", "import torch"),
        ("evaluation", "import cropperhead_desktop.review.store"),
        ("workflows/trace", "import cropperhead_desktop.workflows.batch.run"),
        ("ui/kit", "import cropperhead_desktop.ui.panel.facts"),
        ("ui/window", "import cropperhead_desktop.ui.features.errors"),
        ("ui/features", "import cropperhead_desktop.ui.features.errors"),
    ],
)
def test_a_broken_import_rule_is_noticed(copy: Path, room: str, line: str) -> None:
    (copy / "cropperhead_desktop" / room / "intruder.py").write_text(line + "\n")
    result = lint_imports(copy)
    assert result.returncode == 1, result.stdout + result.stderr


def test_a_circle_is_noticed_even_where_only_types_need_it(copy: Path) -> None:
    kit = copy / "cropperhead_desktop" / "ui" / "kit"
    (kit / "one.py").write_text("import cropperhead_desktop.ui.kit.two\n")
    (kit / "two.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import cropperhead_desktop.ui.kit.one\n"
    )
    result = lint_imports(copy)
    assert result.returncode == 1 and "No circle in any room BROKEN" in result.stdout


@pytest.mark.parametrize("room", ["attic.py", "ui/attic.py"])
def test_a_new_room_must_be_placed(copy: Path, room: str) -> None:
    (copy / "cropperhead_desktop" / room).write_text("")
    assert lint_imports(copy).returncode == 1


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtGui import QPixmap",
        "from PySide6.QtCore import QSettings",
        "from PySide6.QtCore import QThread",
        "from PySide6.QtCore import QThreadPool",
        "from PySide6.QtWidgets import QApplication\n\nQApplication.processEvents()",
    ],
)
def test_owned_classes_are_banned_elsewhere(copy: Path, line: str) -> None:
    intruder = copy / "cropperhead_desktop" / "ui" / "intruder.py"
    intruder.write_text(line + "\n")
    result = run("-m", "ruff", "check", "--no-cache", "--select", "TID251", str(intruder), cwd=copy)
    assert result.returncode == 1
    assert "is banned" in result.stdout


def test_nothing_names_a_registry_or_a_machine() -> None:
    """What is committed speaks of the project alone."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    words = [b"py" + b"pi.org", b"registry.npm" + b"js", b"deb.deb" + b"ian.org", b"/wo" + b"rk/"]
    for name in filter(None, listed.split(b"\0")):
        path = ROOT / name.decode()
        if path.suffix in {".py", ".md", ".toml", ".json", ".txt", ""} and path.is_file():
            text = path.read_bytes()
            assert not [word for word in words if word in text], path
