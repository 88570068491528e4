"""What commands print for people."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.cli import Cli


def test_people_get_lines_not_json(cli: Cli, photo_folder: Path) -> None:
    code, out, _err = cli("crops", photo_folder)
    assert code == 0
    assert "no crop" in out
    assert out.strip().endswith("5 done, 0 failed")
