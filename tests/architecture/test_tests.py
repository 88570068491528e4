"""How tests are written. Each rule is shown to find what it forbids."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PACKAGE = TESTS.parent / "cropperhead_desktop"
WAITING = TESTS / "helpers" / "waiting.py"
CANVAS_TESTS = TESTS / "ui" / "canvas"
OWN = {"self", "cls"}
SLEEPS = {"sleep", "qWait", "qSleep", "msleep", "usleep", "qtbot.wait"}
JUDGES = {"raises", "warns", "fail", "until", "wait_for", "waitUntil", "waitSignal", "waitSignals"}


def private_uses(tree: ast.AST, is_of_canvas: bool) -> Iterator[tuple[int, str]]:
    """Line and text of each private attribute of a canvas that code reaches, by name or as a string.

    In the canvas's own tests (`is_of_canvas`) every object but a test's own `self` counts; elsewhere what is
    reached through something called canvas: `stage.panes.canvas._x`. Programs in strings are read as well.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield from _judged(node, node.value, node.attr, is_of_canvas)
        elif isinstance(node, ast.Call) and len(node.args) > 1:
            name = node.args[1]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield from _judged(node, node.args[0], name.value, is_of_canvas)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" in node.value:
            try:
                program = ast.parse(node.value)
            except SyntaxError:
                continue
            yield from private_uses(program, is_of_canvas)


def _judged(node: ast.expr, owner: ast.expr, name: str, is_of_canvas: bool) -> Iterator[tuple[int, str]]:
    if not name.startswith("_") or name.endswith("__"):
        return
    names = {part.id for part in ast.walk(owner) if isinstance(part, ast.Name)}
    names |= {part.attr for part in ast.walk(owner) if isinstance(part, ast.Attribute)}
    is_own = isinstance(owner, ast.Name) and owner.id in OWN
    if any("canvas" in part.lower() for part in names) or (is_of_canvas and not is_own):
        yield node.lineno, ast.unparse(node)


def test_no_test_reaches_what_is_private_to_the_canvas() -> None:
    found = {
        file: list(private_uses(ast.parse(file.read_text("utf-8")), file.is_relative_to(CANVAS_TESTS)))
        for file in TESTS.rglob("*.py")
    }
    assert {file: uses for file, uses in found.items() if uses} == {}


@pytest.mark.parametrize(
    ("line", "in_its_tests", "elsewhere"),
    [
        ("canvas._show(1)", 1, 1),
        ("stage.panes.canvas._backdrop", 1, 1),
        ("self.canvas._state.box", 1, 1),
        ("make_canvas()._state", 1, 1),
        ("cropping._viewport", 1, 0),
        ("getattr(canvas, '_state')", 1, 1),
        ("monkeypatch.setattr(panes.canvas, '_state', 3)", 1, 1),
        ("CODE = 'import x\\nprint(canvas._state)\\n'", 1, 1),
        ("self._mouse", 0, 0),
        ("canvas.state.box", 0, 0),
        ("canvas.__class__", 0, 0),
        ("tool._bounds", 1, 0),
    ],
)
def test_what_is_private_is_found(line: str, in_its_tests: int, elsewhere: int) -> None:
    tree = ast.parse(line)
    assert len(list(private_uses(tree, is_of_canvas=True))) == in_its_tests
    assert len(list(private_uses(tree, is_of_canvas=False))) == elsewhere


def programs(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a file and of the programs in its strings."""
    for node in ast.walk(tree):
        yield node
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" in node.value:
            try:
                program = ast.parse(node.value)
            except SyntaxError:
                continue
            yield from programs(program)


def sleeps(tree: ast.AST) -> list[str]:
    """Calls that only let time pass: the end of the called name is one of `SLEEPS`."""
    called = [ast.unparse(node.func) for node in programs(tree) if isinstance(node, ast.Call)]
    return [name for name in called if any(f".{name}".endswith(f".{end}") for end in SLEEPS)]


def test_no_test_lets_time_pass() -> None:
    """Wait for a signal, or with `helpers.waiting` for a condition."""
    files = set(TESTS.rglob("*.py")) - {WAITING, Path(__file__)}
    found = {file: sleeps(ast.parse(file.read_text("utf-8"))) for file in files}
    assert {file: calls for file, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("import time\ntime.sleep(1)", 1),
        ("from time import sleep\nsleep(1)", 1),
        ("stage.qtbot.wait(20)", 1),
        ("QTest.qWait(5)", 1),
        ("CODE = 'import time\\ntime.sleep(1)\\n'", 1),
        ("process.wait(30)\nis_done.wait(0.1)\nqtbot.waitUntil(is_done)", 0),
    ],
)
def test_a_sleep_is_found(line: str, count: int) -> None:
    assert len(sleeps(ast.parse(line))) == count


def judges_nothing(tree: ast.AST) -> list[str]:
    """Tests without an assertion in sight: an `assert`, one of `JUDGES`, a helper named `check…`."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            called = {ast.unparse(c.func).split(".")[-1] for c in ast.walk(node) if isinstance(c, ast.Call)}
            is_asserted = any(isinstance(part, ast.Assert) for part in ast.walk(node))
            if not (is_asserted or called & JUDGES or any(name.startswith("check") for name in called)):
                found.append(node.name)
    return found


def test_every_test_asserts() -> None:
    files = TESTS.rglob("test_*.py")
    found = {file: judges_nothing(ast.parse(file.read_text("utf-8"))) for file in files}
    assert {file: tests for file, tests in found.items() if tests} == {}


def test_a_test_that_asserts_nothing_is_found() -> None:
    lines = "def test_a(): work()\ndef test_b(): check_it()\ndef test_c():\n with pytest.raises(E): work()"
    assert judges_nothing(ast.parse(lines)) == ["test_a"]


def borrowed_names(tree: ast.Module) -> list[str]:
    """Patches of a name where it was imported to instead of where it is defined: they pin import style."""
    aliases = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE.name):
            aliases |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "monkeypatch.setattr"):
            continue
        first, second = node.args[0], node.args[1]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            module, _dot, name = first.value.rpartition(".")
        elif isinstance(first, ast.Name) and isinstance(second, ast.Constant):
            module, name = aliases.get(first.id, ""), str(second.value)
        else:
            continue
        file = TESTS.parent / f"{module.replace('.', '/')}.py"
        if module.startswith(f"{PACKAGE.name}.") and file.is_file() and name in imported_names(file):
            found.append(f"{module}.{name}")
    return found


def imported_names(file: Path) -> set[str]:
    """What a module takes from others by name."""
    nodes = [
        node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
    ]
    return {each.asname or each.name for node in nodes for each in node.names}


def test_no_patch_depends_on_how_a_module_imports() -> None:
    found = {file: borrowed_names(ast.parse(file.read_text("utf-8"))) for file in TESTS.rglob("*.py")}
    assert {file: names for file, names in found.items() if names} == {}


def test_a_borrowed_name_is_found() -> None:
    line = f"from {PACKAGE.name}.review import text\nmonkeypatch.setattr(text, '{{}}', 1)"
    assert borrowed_names(ast.parse(line.format("Callable"))) == [f"{PACKAGE.name}.review.text.Callable"]
    assert borrowed_names(ast.parse(line.format("phrase"))) == []
    named = f"monkeypatch.setattr('{PACKAGE.name}.review.text.Callable', 1)"
    assert borrowed_names(ast.parse(named)) == [f"{PACKAGE.name}.review.text.Callable"]
