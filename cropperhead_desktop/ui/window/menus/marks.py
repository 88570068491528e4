"""The Mark menu: stars, colour labels and flags, each with a variant that goes on to the next photo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from cropperhead_desktop.domain.marks import MOST_STARS
from cropperhead_desktop.review.marks import Marking
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.row import ALWAYS, LIBRARY, Command, Family, Menu
from cropperhead_desktop.ui.window.context import App

STARS = Family("0 to 5", "Stars", "Rate the photo, or all selected in the grid; 0 takes the stars away")
LABEL = Family("6 to 9", "Colour label", "Red, yellow, green, blue; again takes it away")
MARK_ON = Family("Shift with these keys", "The same, and next photo", "Rates, labels or flags and goes on")

Mark = Callable[[Marking, Sequence[Path]], None]
"""What is done to the photos that the command is about."""


def _star(stars: int) -> Mark:
    return lambda marking, paths: marking.star(paths, stars)


def _label(colour: str) -> Mark:
    return lambda marking, paths: marking.label(paths, colour)


def _run(mark: Mark, goes_on: bool = False) -> Callable[[App], object]:
    return lambda app: app.review.mark(partial(mark, app.review.marking), goes_on)


def _mark(
    command_id: str,
    text: str,
    key: str,
    help_: str,
    mark: Mark,
    family: Family | None = None,
    views: frozenset[View] = ALWAYS,
    ends_group: bool = False,
) -> tuple[Command[App], Command[App]]:
    """A command that marks the photo, and its variant that goes on to the next one."""
    first = Command(
        command_id, text, (key,), Menu.MARK, help_, views, True, ends_group, family=family, run=_run(mark)
    )
    going_on = Command(
        f"{command_id}_next", f"{text}, next photo", (f"Shift+{key}",), Menu.MARK, f"{help_} and go on",
        views, family=MARK_ON, in_menus=False, run=_run(mark, goes_on=True),
    )  # fmt: skip
    return first, going_on


_ROWS: tuple[Command[App], ...] = (
    *_mark("star0", "No stars", "0", "Take the stars away", _star(0), STARS),
    *_mark("star1", "1 star", "1", "Give 1 star", _star(1), STARS),
    *(row for stars in range(2, MOST_STARS + 1)
      for row in _mark(f"star{stars}", f"{stars} stars", f"{stars}", f"Give {stars} stars", _star(stars),
                       STARS, ends_group=stars == MOST_STARS)),
    *(row for colour, key in (("Red", "6"), ("Yellow", "7"), ("Green", "8"), ("Blue", "9"))
      for row in _mark(f"label_{colour.lower()}", f"{colour} label", key,
                       f"Give the {colour.lower()} label, or take it away", _label(colour), LABEL)),
    # Lightroom has no key for it either, so there is no variant of it that goes on
    Command("label_purple", "Purple label", (), Menu.MARK, "Give the purple label, or take it away",
            ends_group=True, run=_run(_label("Purple"))),
    *_mark("pick", "Pick", "P", "Flag the photo as picked", Marking.pick),
    *_mark("reject", "Reject", "X", "Flag the photo as rejected; its stars go", Marking.reject,
           views=LIBRARY),
    *_mark("unflag", "Remove flag", "U", "Neither picked nor rejected", Marking.unflag),
)  # fmt: skip

COMMANDS = tuple(sorted(_ROWS, key=lambda row: not row.in_menus))
"""The variants that go on come last."""
