"""Actions made from rows: what they run, and what says why they cannot."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.actions import Actions
from cropperhead_desktop.ui.commands.keymap import Keymap
from cropperhead_desktop.ui.commands.row import CROPPING, Command, Menu


class Kettle:
    """What these commands act on."""

    def __init__(self) -> None:
        self.water, self.boiled = 0, 0

    def boil(self) -> None:
        self.boiled += 1


ROWS: tuple[Command[Kettle], ...] = (
    Command("boil", "Boil", ("B",), Menu.FILE, "Make it hot", run=Kettle.boil,
            why_not=lambda kettle: "" if kettle.water else "It is empty"),
    Command("pour", "Pour", (), Menu.EDIT, "Into a cup", CROPPING, needs_photo=False, run=Kettle.boil),
)  # fmt: skip


@pytest.fixture
def made(qtbot, settings):
    window, kettle = QMainWindow(), Kettle()
    qtbot.addWidget(window)
    return Actions(window, ROWS, Keymap(ROWS, settings), kettle), kettle, window


def test_a_row_runs_with_what_it_acts_on(made):
    actions, kettle, _window = made
    actions["boil"].trigger()
    assert kettle.boiled == 1


def test_a_command_that_cannot_run_is_disabled_and_says_why(made):
    actions, kettle, _window = made
    boil, pour = ROWS
    actions.refresh(View.GRID, True)
    assert not actions["boil"].isEnabled()
    assert actions["boil"].toolTip() == "Make it hot (B)\nIt is empty"
    assert (actions.obstacle(boil), actions.obstacle(pour)) == ("It is empty", "In crop view only")
    kettle.water = 1
    actions.refresh(View.CROP, True)
    assert actions["boil"].isEnabled() and actions["pour"].isEnabled()
    assert actions["boil"].toolTip() == "Make it hot (B)"
    actions.refresh(View.CROP, False)
    assert actions.obstacle(boil) == "No photo is open"
    assert actions["pour"].isEnabled()


def test_menus_hold_the_rows_in_their_order(made):
    actions, _kettle, window = made
    actions.fill(window.menuBar())
    titles = [menu.text() for menu in window.menuBar().actions()]
    assert titles == [menu.value for menu in Menu]
    assert [action.text() for action in window.menuBar().actions()[0].menu().actions()] == ["Boil"]
