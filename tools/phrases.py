"""Lists every phrase of the window for translators, as C++ that Qt's `lupdate` reads.

    python tools/phrases.py > build/phrases.cpp

Phrases are the literals given to `tr`, `phrase` and `counted` in the sources of the window, and the
words of the tables of commands, settings and guides.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from cropperhead_desktop.domain.settings import NO_GUIDE, SETTINGS
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.review.text import CONTEXT
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.table import COMMANDS
from cropperhead_desktop.ui.features.settings.fields import words

ROOMS = [Path(__file__).parents[1] / "cropperhead_desktop" / room for room in ("review", "ui")]


def phrases() -> set[str]:
    """What is translated as it stands."""
    found = {text for name, text in _calls() if name in ("tr", "phrase")}
    for row in COMMANDS:
        found |= {row.text, row.text.rstrip("…"), row.help}
        if row.family is not None:
            found |= {row.family.text, row.family.help, row.family.keys}
    for setting in SETTINGS:
        shown = {words(choice) for choice in setting.choices} | {setting.title, setting.help, setting.empty}
        found |= shown if setting.title else set()
    return (found | {*View, *Guide, NO_GUIDE}) - {""}


def plurals() -> set[str]:
    """What is translated with a number, as English says it of several."""
    return {f"{{count}} {nouns}" for name, nouns in _calls() if name == "counted"}


def _calls() -> Iterator[tuple[str, str]]:
    """Name of the function and text of each literal given to one of the doors."""
    doors = ("tr", "phrase", "counted")
    for file in sorted(file for room in ROOMS for file in room.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in doors:
                ending = "s" if node.func.id == "counted" and len(node.args) == 2 else ""
                for part in ast.walk(node.args[-1]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield node.func.id, part.value + ending


def main() -> None:
    """Print one call for each phrase."""
    for text in sorted(phrases()):
        print(f"QCoreApplication::translate({json.dumps(CONTEXT)}, {json.dumps(text)});")
    for text in sorted(plurals()):
        print(f"QCoreApplication::translate({json.dumps(CONTEXT)}, {json.dumps(text)}, nullptr, number);")


if __name__ == "__main__":
    main()
