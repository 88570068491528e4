"""No words for people are written past the door for translations."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

PACKAGE = Path(__file__).parents[2] / "cropperhead_desktop"
FILES = sorted(file for room in ("review", "ui") for file in (PACKAGE / room).rglob("*.py"))
DOORS = {"tr", "phrase", "counted"}
TABLE_ROWS = {"Command", "Family", "_mark", "_step"}
"""What makes rows of the command table, whose words are translated where they are shown."""
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setTitle",
    "setPlaceholderText", "setInformativeText", "setHeaderLabels", "setHorizontalHeaderLabels", "addItem",
    "addAction", "addMenu", "addButton", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction",
    "QGroupBox", "QTreeWidgetItem", "QListWidgetItem", "QTableWidgetItem", "show_text", "show_words", "say",
    "note", "label", "button", "_heading", "set_message", "drawText", "paint_message", "paint_hint",
    "show_over", "begin", "table",
    "QMessageBox", "QProgressDialog", "getExistingDirectory", "getOpenFileName", "getSaveFileName",
}  # fmt: skip
NAMES = {
    "CropperHead", "darktable", "RawTherapee", "Fusion", "English", "Deutsch", "Français",
    "TensorRT", "DirectML", "CoreML", "OpenVINO", "CPU", "CUDA", "Num+", "Space",
    "Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Cantarell", "DejaVu Sans",
    "Red", "Yellow", "Green", "Blue", "Purple", "ShowItems", "ISO", "JPEG", "HEIC", "TIFF", "PNG", "MP", "px",
    "MB", "mm",
}  # fmt: skip
"""Names of programs, typefaces, labels in files, units: the same in every language."""
KEYS = {
    "row.py": (
        "Return",
        "Enter",
        "Left",
        "Right",
        "Up",
        "Down",
        "Ctrl",
        "Shift",
        "Alt",
        "Home",
        "End",
        "Esc",
        "Tab",
    )
}
"""Keys by their portable names."""
ROLES = {"secondary", "heading", "doubt", "error", "unit", "active", "currentColor"}
ICONS = {file.stem for file in (PACKAGE.parent / "resources" / "icons").iterdir()}
WORDS = re.compile(r"[A-Z][a-z]+|[a-z]{2,} [a-z]{2,}|…")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def untranslated(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that people could read and that no door lets through."""
    let_through: set[ast.AST] = set()
    shown: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in DOORS | TABLE_ROWS | {"getLogger", "import_module"} or _is_for_programmers(node.func):
                let_through.update(ast.walk(node))
            elif name in SHOWING:
                shown.update(part for argument in node.args for part in ast.walk(argument))
        elif isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and _is_text(node.value)):
            let_through.update(ast.walk(node))
        elif isinstance(node, ast.Subscript):
            let_through.update(ast.walk(node.slice))
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            let_through.update(ast.walk(node.annotation))
        elif isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
        ):
            let_through.update(ast.walk(node))
    for node in ast.walk(tree):
        if _is_text(node) and node not in let_through:
            text = node.value  # type: ignore[attr-defined]
            pattern = LETTERS if node in shown else WORDS
            if pattern.search(text) and not _is_technical(text, node in shown):
                yield node.lineno, text


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_for_programmers(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and getattr(function.value, "id", "") in ("log", "re")


def _is_technical(text: str, is_shown: bool) -> bool:
    """Names, icons and roles of the style sheet; where nobody sees it also keys, ids and style sheets."""
    bare = text.strip(" –·\n×:…")
    if not LETTERS.search(bare) or bare in NAMES | ROLES or bare in ICONS:
        return True
    return not is_shown and bool(
        re.search(r"[{};<>=|/\\]|^[\w.]*[._]\w+$|^[a-z0-9-]+$|^[a-z]+[A-Z]\w*$", bare)
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_word_for_people_goes_through_the_door(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert [found for found in untranslated(tree) if found[1] not in KEYS.get(file.name, ())] == []


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("ready")',
        'words = "Nothing failed"',
        'self._board.view.say(f"{count} photos gone")',
        'QLabel("Angle", self)',
        'made.setToolTip(tr("Size") + "of the crop")',
    ],
)
def test_words_past_the_door_are_found(line: str) -> None:
    assert list(untranslated(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    ['label.setText(tr("ready"))', 'raise ValueError("No such row")', 'icon("rotate-ccw")', '"""Words."""'],
)
def test_what_nobody_reads_is_left_alone(line: str) -> None:
    assert not list(untranslated(ast.parse(line)))


def _phrases() -> ModuleType:
    spec = importlib.util.spec_from_file_location("phrases", PACKAGE.parent / "tools" / "phrases.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


PHRASES = _phrases()
REASONED = (
    "dataset",
    "domain",
    "evaluation",
    "imaging",
    "inference/models",
    "inference/style",
    "library",
    "training",
    "workflows",
    "xmp",
)
"""Rooms whose errors the window shows, translated: a reason is a template and its values."""


def glued(tree: ast.Module) -> list[int]:
    """Lines of errors whose reason is an f-string, which nobody can translate."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and node.args
        and PHRASES.REASON_DOORS.fullmatch(PHRASES.called(node))
        and PHRASES.called(node) != "ValueError"  # of readers of texts, whose caller says it in its own words
        and isinstance(node.args[-1], ast.JoinedStr)
    ]


@pytest.mark.parametrize("room", REASONED)
def test_reasons_are_templates_and_values(room: str) -> None:
    files = sorted((PACKAGE / room).rglob("*.py"))
    found = {file.name: glued(ast.parse(file.read_text(encoding="utf-8"))) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_glued_reason_is_found() -> None:
    assert glued(ast.parse('raise PhotoError(path, f"cannot be read ({error})")')) == [1]
    assert glued(ast.parse('raise PhotoError(path, "cannot be read ({why})", why=str(error))')) == []


def colons(tree: ast.Module) -> list[int]:
    """Lines where a name and words are put together with an English colon; French has a space before it."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and part.value == ": " for part in node.values)
        and not any("__name__" in ast.unparse(part) for part in node.values)
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_colons_are_those_of_the_language(file: Path) -> None:
    assert colons(ast.parse(file.read_text(encoding="utf-8"))) == []


def test_an_english_colon_is_found() -> None:
    assert colons(ast.parse('words = f"{name}: {reason}"')) == [1]
    assert colons(ast.parse("words = labelled(name, reason)")) == []
