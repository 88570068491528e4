"""`cropperhead blind`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cropperhead_desktop.cli.app import run as cli
from cropperhead_desktop.workflows.blind.rounds import (
    Maker,
)
from cropperhead_desktop.workflows.blind.store import Judgements
from tests.helpers.blind import rounds


def test_the_command_line_prints_results(capsys, private_home: Path) -> None:
    store = Judgements()
    for one in rounds(12):
        store.add(one, Maker.HUMAN, "m")
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, ["blind", "--results", "--json"])
    assert not ended.value.code
    record = json.loads(capsys.readouterr().out)
    assert (record["judgements"], record["picked"]["you"]["hits"]) == (12, 12)
    with pytest.raises(SystemExit):
        cli(lambda paths, options: 0, ["blind", "--results", str(private_home)])
    assert "0 judgements" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, ["blind"])
    assert ended.value.code == 2
    assert "Compare blind" in " ".join(capsys.readouterr().err.split())
