"""Figures of the house, counted from the sources: `python tools/figures.py [PACKAGE]`.

Nothing of the package is run, except for the count of modules that the first window imports. The functions
are what `tests/architecture` holds the house to.
"""

from __future__ import annotations

import ast
import json
import os
import statistics
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cropperhead_desktop"


def sources(package: Path) -> dict[str, ast.Module]:
    """Dotted module name -> syntax tree, for every file of a package."""
    found = {}
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text("utf-8"), str(file))
    return found


# --- imports -------------------------------------------------------------------------------------------


def imports(modules: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Module -> the modules of the same package that it imports anywhere, type checking and functions too."""
    return {name: set(_imported(name, tree, modules)) - {name} for name, tree in modules.items()}


def _imported(name: str, tree: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in modules:
                    yield whole
                elif node.module in modules:
                    yield node.module


def circles(edges: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Groups of modules that reach each other (Tarjan's strongly connected components of two and more)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in edges.get(node, ()):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            group = [stack.pop()]
            while group[-1] != node:
                group.append(stack.pop())
            if len(group) > 1:
                found.append(sorted(group))

    sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))
    for node in edges:
        if node not in index:
            visit(node)
    return found


# --- classes and folders -------------------------------------------------------------------------------


def methods_with_ancestors(modules: Mapping[str, ast.Module]) -> dict[str, int]:
    """Class (`module.Class`) -> its methods and those of its ancestors that this package wrote.

    A method that a subclass overrides counts once for each class that writes it: a reader meets both.
    """
    classes, bases = {}, {}
    for name, tree in modules.items():
        names = _names_of(name, tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                key = f"{name}.{node.name}"
                classes[key] = sum(
                    isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body
                )
                bases[key] = [names.get(_root(base), "") for base in node.bases]

    def whole(key: str, seen: frozenset[str] = frozenset()) -> int:
        if key not in classes or key in seen:
            return 0
        return classes[key] + sum(whole(base, seen | {key}) for base in bases[key])

    return {key: whole(key) for key in classes}


def _names_of(module: str, tree: ast.Module) -> dict[str, str]:
    """What a bare name in the module means, for imported and own classes."""
    names = {node.name: f"{module}.{node.name}" for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _root(base: ast.expr) -> str:
    while isinstance(base, ast.Subscript):
        base = base.value
    return base.attr if isinstance(base, ast.Attribute) else base.id if isinstance(base, ast.Name) else ""


def public_classes(modules: Mapping[str, ast.Module]) -> dict[str, list[str]]:
    """Public class name -> the modules that define one of that name at their top."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, tree in modules.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(name)
    return dict(found)


def files_in_folders(package: Path) -> dict[str, int]:
    """Folder (relative to the package) -> its Python files, `__init__.py` not counted."""
    return Counter(
        str(file.parent.relative_to(package)) for file in package.rglob("*.py") if file.name != "__init__.py"
    )


# --- the table -----------------------------------------------------------------------------------------


def window_modules(package: Path) -> int:
    """Own modules that are loaded when the window's module is (a Python of its own imports it)."""
    code = (
        f"import sys, {package.name}.ui.app;"
        f"print(sum(name.split('.')[0] == {package.name!r} for name in sys.modules))"
    )
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(package.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True, cwd=package.parent
    )
    return int(done.stdout)


def figures(package: Path) -> dict[str, object]:
    """The table by name."""
    modules, texts = sources(package), [file.read_text("utf-8") for file in package.rglob("*.py")]
    lines = sum(text.count("\n") for text in texts)
    sizes = [text.count("\n") for text in texts if text.count("\n") > 3]
    trees = list(modules.values())
    nodes = [node for tree in trees for node in ast.walk(tree)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    public = [node for node in functions if not node.name.startswith("_")]
    largest = max(methods_with_ancestors(modules).items(), key=lambda each: each[1])
    folder = max(files_in_folders(package).items(), key=lambda each: each[1])
    groups = circles(imports(modules))
    names = public_classes(modules)
    comments = sum(line.lstrip().startswith("#") for text in texts for line in text.splitlines())
    return {
        "files / lines": f"{len(texts)} / {lines}",
        "lines a file: mean, median, max": (
            f"{statistics.mean(sizes):.0f}, {statistics.median(sizes):.0f}, {max(sizes)}"
        ),
        "function lines: median, max": (
            f"{statistics.median(_length(f) for f in functions):.0f}, {max(_length(f) for f in functions)}"
        ),
        "most files in a folder": f"{folder[1]} ({folder[0]})",
        "import circles (files in them)": f"{len(groups)} ({sum(map(len, groups))})",
        "methods of the largest class, own ancestors added": f"{largest[1]} ({largest[0].split('.')[-1]})",
        "public class names twice": sum(len(where) > 1 for where in names.values()),
        "lambdas per 1,000 lines": f"{sum(isinstance(n, ast.Lambda) for n in nodes) / lines * 1000:.1f}",
        "public functions documented": f"{sum(map(bool, map(ast.get_docstring, public))) / len(public):.0%}",
        "comments per 100 lines": f"{comments / lines * 100:.1f}",
        "own modules imported with ui.app": window_modules(package),
    }


def _length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def main() -> None:
    """Print the table, as JSON with `--json`."""
    given = [argument for argument in sys.argv[1:] if argument != "--json"]
    table = figures(Path(given[0]).resolve() if given else PACKAGE)
    if "--json" in sys.argv:
        print(json.dumps(table, indent=2))
        return
    for name, value in table.items():
        print(f"{name:<50} {value}")


if __name__ == "__main__":
    main()
