"""The program as a list of commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from typer.main import get_command

from cropperhead_desktop.cli import COMMANDS
from cropperhead_desktop.cli.app import app_of
from tests.helpers.cli import Cli


def test_every_command_is_there_and_can_be_had_alone() -> None:
    assert set(get_command(app_of()).commands) == set(COMMANDS)  # type: ignore[attr-defined]
    for name in COMMANDS:
        assert set(get_command(app_of([name])).commands) == {name}  # type: ignore[attr-defined]


def test_a_command_imports_its_own_module_alone() -> None:
    code = (
        "import sys; from cropperhead_desktop.__main__ import main; sys.argv[1:] = {}\n"
        "try: main()\n"
        "finally: print(sorted(n for n in sys.modules if '_desktop.cli.' in n), file=sys.stderr)"
    )

    def loaded(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code.format(list(arguments))], capture_output=True, text=True, check=True
        )
        return done.stderr

    assert loaded("--version") == "[]\n"
    told = loaded("blind", "--help")
    assert "cli.blind'" in told
    assert "cli.batch'" not in told and "cli.train'" not in told


def test_a_path_opens_the_window(cli: Cli, tmp_path: Path) -> None:
    assert cli("--device", "cpu", tmp_path)[0] == 77
    assert cli("open", tmp_path)[0] == 77
    assert cli("--version")[0] == 0
