"""The program as a list of commands."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.cli import COMMANDS
from cropperhead_desktop.cli.app import app
from tests.helpers.cli import Cli


def test_known_commands_are_the_registered_ones() -> None:
    names = {command.name or command.callback.__name__ for command in app.registered_commands}
    names |= {group.name for group in app.registered_groups}
    assert names == set(COMMANDS)


def test_a_path_opens_the_window(cli: Cli, tmp_path: Path) -> None:
    assert cli("--device", "cpu", tmp_path)[0] == 77
    assert cli("open", tmp_path)[0] == 77
    assert cli("--version")[0] == 0
