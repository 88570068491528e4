"""Lists every phrase of the window for translators, as C++ that Qt's `lupdate` reads.

    python tools/phrases.py > build/phrases.cpp

Phrases are the literals given to `tr`, `phrase` and `counted` in the sources of the window, the words of
the tables of commands, settings, options, guides and foreign folders, and the reasons of errors that the
window shows.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.labelling import Doubt
from cropperhead_desktop.domain.options import options_of
from cropperhead_desktop.domain.settings import NO_GUIDE, SETTINGS
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.review.text import CONTEXT
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.features.settings.fields import words
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.rules import ReasonKind

PACKAGE = Path(__file__).parents[1] / "cropperhead_desktop"
ROOMS = ("review", "ui")
DOORS = ("tr", "phrase", "counted")
REASON_ROOMS = (
    "dataset", "domain", "editors", "evaluation", "geometry", "imaging", "inference", "library", "review",
    "system", "training", "ui", "workflows", "xmp",
)  # fmt: skip
"""Rooms whose errors and messages the window shows."""
REASON_DOORS = re.compile(
    r"Reason|LeftOut|on_note|_problem|FolderBusy|OutputRefused|SidecarConflict"
    r"|(?!Type|Key|Attribute|Runtime|NotImplemented|Assertion)\w*Error"
)
REASON_TABLES = re.compile(r"_REASONS|_NOT_PHOTOS|UNSUPPORTED|HOW_TO_GET|\w+_ADVICE")


def phrases() -> set[str]:
    """What is translated as it stands."""
    found = {text for name, text in _calls(*ROOMS) if name in ("tr", "phrase")} | reasons()
    for row in COMMANDS:
        found |= {row.text, row.text.rstrip("…"), row.help}
        if row.family is not None:
            found |= {row.family.text, row.family.help, row.family.keys}
    for setting in SETTINGS:
        shown = {words(choice) for choice in setting.choices} | {setting.title, setting.help, setting.empty}
        shown |= set(setting.ends)
        found |= shown if setting.title else set()
    found |= {row["kind"] for row in json.loads((PACKAGE.parent / "resources/passed-over.json").read_bytes())}
    for option in (*options_of(BatchOptions), *options_of(ExportOptions)):
        about = option.about
        found |= {about.title, about.row or "", about.suffix, about.tip, about.placeholder, *about.presets}
        found |= {*about.words().values(), *about.parts}
    return (found | {*View, *Guide, NO_GUIDE, *ReasonKind, *Doubt}) - {""}


def reasons() -> set[str]:
    """Why something failed: templates and constants given to `Reason` and to errors, and tables of them."""
    found: set[str] = set()
    for node in _nodes(REASON_ROOMS):
        if isinstance(node, ast.Call) and node.args and REASON_DOORS.fullmatch(called(node)):
            found |= set(_texts(node.args[-1]))
        elif isinstance(node, ast.Assign) and REASON_TABLES.fullmatch(ast.unparse(node.targets[0])):
            table = node.value
            found.update(*map(_texts, table.values if isinstance(table, ast.Dict) else [table]))
    return found


def called(call: ast.Call) -> str:
    """The bare name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def plurals() -> set[str]:
    """What is translated with a number, as English says it of several."""
    return {
        f"{{count}} {nouns}"
        for name, nouns in _calls(*ROOMS, "dataset", "training", "workflows")
        if name == "counted"
    }


def _calls(*rooms: str) -> Iterator[tuple[str, str]]:
    """Name of the function and text of each literal given to one of the doors."""
    for node in _nodes(rooms):
        if isinstance(node, ast.Call) and node.args and called(node) in DOORS:
            ending = "s" if called(node) == "counted" and len(node.args) == 2 else ""
            for text in _texts(node.args[-1]):
                yield called(node), text + ending


def _nodes(rooms: Iterable[str]) -> Iterator[ast.AST]:
    for file in sorted(file for room in rooms for file in (PACKAGE / room).rglob("*.py")):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def _texts(node: ast.AST) -> Iterator[str]:
    """Whole literals; the pieces of an f-string are none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, ast.JoinedStr):
        for part in ast.iter_child_nodes(node):
            yield from _texts(part)


def main() -> None:
    """Print one call for each phrase."""
    for text in sorted(phrases()):
        print(f"QCoreApplication::translate({json.dumps(CONTEXT)}, {json.dumps(text)});")
    for text in sorted(plurals()):
        print(f"QCoreApplication::translate({json.dumps(CONTEXT)}, {json.dumps(text)}, nullptr, number);")


if __name__ == "__main__":
    main()
