"""Tests of the canvas go through what it shows to everybody: its state, its methods, its events."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
CANVAS_TESTS = TESTS / "ui" / "canvas"
OWN = {"self", "cls"}


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
