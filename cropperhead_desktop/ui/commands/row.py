"""A command is one row: id, words, keys, menu, where it works, what it does, and why it cannot now.

Rows stand where the thing they run lives (`COMMANDS` of a feature or of a module of `window/menus`);
`ui/app.py` chains them. Menus, shortcuts, tooltips, palette, keys page, help sheet and the table in the
README are made from that chain, which is handed to whoever needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.review.view import View

_KEYS = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Return": phrase("Enter"),
    "Enter": phrase("Enter"),
    "Ctrl": phrase("Ctrl"),
    "Shift": phrase("Shift"),
    "Alt": phrase("Alt"),
    "Space": phrase("Space"),
    "Home": phrase("Home"),
    "End": phrase("End"),
    "Esc": phrase("Esc"),
    "Tab": phrase("Tab"),
}


class Menu(StrEnum):
    """Menus in their order."""

    FILE = phrase("File")
    EDIT = phrase("Edit")
    VIEW = phrase("View")
    PHOTO = phrase("Photo")
    MARK = phrase("Mark")
    QUEUE = phrase("Queue")
    CROP = phrase("Crop")
    HELP = phrase("Help")


A = TypeVar("A")
"""What the commands act on; in the window that is `window.context.App`."""

ALWAYS = frozenset(View)
PICTURE = frozenset({View.LOUPE, View.CROP})
CROPPING = frozenset({View.CROP})
LIBRARY = frozenset(View) - CROPPING


@dataclass(frozen=True, slots=True)
class Family:
    """Neighbouring commands that people know as one: how help sheet and README list them."""

    keys: str
    text: str
    help: str


def _always(_app: object) -> str:
    """The `why_not` of commands that every photo allows."""
    return ""


@dataclass(frozen=True, slots=True)
class Command(Generic[A]):
    """One row. `keys` are Qt's portable key names; the first is the one menus show."""

    id: str
    text: str
    keys: tuple[str, ...]
    menu: Menu
    help: str
    views: frozenset[View] = ALWAYS
    needs_photo: bool = True
    ends_group: bool = False
    repeats: bool = False
    """Whether holding the key down goes on; never for what writes."""
    is_switch: bool = False
    """On or off, shown with a check mark."""
    family: Family | None = None
    in_menus: bool = True
    """False for variants of a command that would only make menus long."""
    run: Callable[[A], object] = field(kw_only=True)
    why_not: Callable[[A], str] = field(default=_always, kw_only=True)
    """Why it cannot run with the photo in front, in a few words; empty when it can."""


def key_text(row: Command[Any]) -> str:
    """The keys as people read them: `Ctrl+Alt+R`, several joined by `or`."""
    names = dict.fromkeys("+".join(map(_key_name, key.split("+"))) for key in row.keys)
    return tr(" or ").join(names)


def _key_name(key: str) -> str:
    """One key as it is called on the keyboards of the language; `+` itself splits into nothing."""
    name = _KEYS.get(key, key)
    return tr(name) if name.isalpha() and name in _KEYS.values() else name


def scope_text(row: Command[Any]) -> str:
    """Where a command works, in words; empty for everywhere."""
    return (
        "" if row.views == ALWAYS else tr(" and ").join(tr(view.value) for view in View if view in row.views)
    )


def listed(rows: Iterable[Command[Any]]) -> tuple[tuple[Family, Command[Any]], ...]:
    """What a list of keys shows: commands that have keys, families once, each with its first row."""
    shown: dict[Family, Command[Any]] = {}
    for row in rows:
        if row.keys:
            shown.setdefault(row.family or Family(key_text(row), row.text.rstrip("…"), row.help), row)
    return tuple(shown.items())


def as_markdown(commands: Iterable[Command[Any]]) -> str:
    """The table for the manual."""
    lines = ["| keys | action | what it does |", "|---|---|---|"]
    for words, row in listed(commands):
        keys = words.keys.replace("|", "\\|")
        where = f" ({scope_text(row)})" if scope_text(row) else ""
        lines.append(f"| {keys} | {words.text}{where} | {words.help} |")
    return "\n".join(lines) + "\n"
