"""The command table: complete, without clashes, and what is generated from it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.row import as_markdown, key_text
from tests.helpers.commands import command

BY_HAND = {
    "accept": ("Return", "Enter"),
    "keep": ("K",),
    "skip": ("Ctrl+Return", "Ctrl+Enter"),
    "cancel": ("Esc",),
    "grid": ("G",),
    "loupe": ("E",),
    "crop": ("R",),
    "lock": ("A",),
    "swap": ("X",),
    "zoom": ("Z", "Space"),
    "reset_crop": ("Ctrl+Alt+R",),
    "reset_to_original": ("Ctrl+Alt+Shift+R",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "panels": ("Tab",),
    "reveal": ("Ctrl+R",),
    "help": ("?", "F1"),
}


@pytest.mark.parametrize("view", View)
def test_no_key_means_two_things_in_one_view(view):
    keys = Counter(QKeySequence(key).toString() for row in COMMANDS if view in row.views for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_ids_are_unique_and_every_row_has_words_and_real_keys():
    assert len({row.id for row in COMMANDS}) == len(COMMANDS)
    for row in COMMANDS:
        assert row.text, row.id
        assert row.help, row.id
        assert row.views, row.id
        for key in row.keys:
            assert QKeySequence(key).count() == 1, key


@pytest.mark.parametrize(("name", "keys"), BY_HAND.items())
def test_the_keys_that_hands_know(name, keys):
    assert command(name).keys == keys


def test_keys_read_as_people_write_them():
    assert key_text(command("accept")) == "Enter"
    assert key_text(command("skip")) == "Ctrl+Enter"
    assert key_text(command("redo")) == "Ctrl+Shift+Z or Ctrl+Y"
    assert key_text(command("left10")) == "Alt+Shift+← or Ctrl+Shift+←"
    assert key_text(command("larger")) == "+ or ="


def test_the_table_for_the_readme_lists_every_key_once():
    lines = as_markdown(COMMANDS).splitlines()
    alone = sum(bool(row.keys) and row.family is None for row in COMMANDS)
    assert len(lines) == 2 + alone + len({row.family for row in COMMANDS if row.family})
    assert all(line.count("|") == 4 for line in lines)


@pytest.mark.parametrize("name", ["accept", "keep", "skip", "reset_to_original", "cancel"])
def test_a_key_held_down_decides_once(name):
    assert not command(name).repeats
