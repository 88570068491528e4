"""The house as a whole: what no single file shows. Each check is shown to fail on an injected fault."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tools.figures import PACKAGE, circles, files_in_folders, imports, methods_with_ancestors, public_classes
from tools.figures import sources as read_sources

ROOT = PACKAGE.parent
MOST_METHODS = 40
MOST_FILES = 25


@pytest.fixture(scope="module")
def modules() -> dict[str, ast.Module]:
    return read_sources(PACKAGE)


def test_no_file_imports_itself_over_others(modules: dict[str, ast.Module]) -> None:
    assert circles(imports(modules)) == []


def test_a_circle_is_seen_even_where_only_types_need_it() -> None:
    texts = {
        "house.a": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house.b import B",
        "house.b": "def late():\n    import house.c",
        "house.c": "from house import a",
        "house.d": "import house.a",
    }
    found = circles(imports({name: ast.parse(text) for name, text in texts.items()}))
    assert found == [["house.a", "house.b", "house.c"]]


def test_no_class_is_large_with_its_ancestors(modules: dict[str, ast.Module]) -> None:
    large = {name: count for name, count in methods_with_ancestors(modules).items() if count > MOST_METHODS}
    assert large == {}


def test_methods_are_counted_through_ancestors_in_other_files() -> None:
    def made(name: str, base: str, count: int) -> str:
        return f"class {name}({base}):\n" + "".join(
            f"    def m{number}(self): ...\n" for number in range(count)
        )

    texts = {
        "house.low": made("Low", "object", 20),
        "house.middle": "from house.low import Low as Base\n" + made("Middle", "Base", 20),
        "house.top": "from house.middle import Middle\n" + made("Top", "Middle", 1),
    }
    counts = methods_with_ancestors({name: ast.parse(text) for name, text in texts.items()})
    assert counts == {"house.low.Low": 20, "house.middle.Middle": 40, "house.top.Top": 41}


def test_no_folder_is_a_warehouse() -> None:
    assert {folder: count for folder, count in files_in_folders(PACKAGE).items() if count > MOST_FILES} == {}


def test_files_are_counted_folder_by_folder(tmp_path: Path) -> None:
    for name in ("__init__.py", "a.py", "room/__init__.py", "room/b.py", "room/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert files_in_folders(tmp_path) == {".": 1, "room": 2}


def test_no_two_public_classes_share_a_name(modules: dict[str, ast.Module]) -> None:
    assert {name: where for name, where in public_classes(modules).items() if len(where) > 1} == {}


def test_a_class_name_twice_is_seen() -> None:
    texts = {"house.a": "class Found: ...\nclass _Own: ...", "house.b": "class Found: ...\nclass _Own: ..."}
    found = public_classes({name: ast.parse(text) for name, text in texts.items()})
    assert found == {"Found": ["house.a", "house.b"]}


def drawn_floors() -> str:
    """The floors of the package and of the window as CONTRIBUTING shows them, from the import contracts."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    lines = []
    for contract in contracts:
        if contract["type"] == "layers":
            lines.append(f"    {contract['containers'][0].replace('.', '/')}/")
            lines += [f"        {layer}" for layer in contract["layers"]]
    return "\n".join(lines)


def test_the_picture_in_contributing_is_that_of_the_contracts() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert drawn_floors() in text, f"CONTRIBUTING.md should show\n{drawn_floors()}"


def test_every_room_has_its_line_in_contributing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(\w+)/`", text, re.MULTILINE))
    rooms = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()}
    assert rooms <= told, rooms - told
