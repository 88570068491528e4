"""The command line, run in this process."""

from __future__ import annotations

import pytest

from cropperhead_desktop.cli.app import run
from tests.helpers.cli import Cli


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs the command line in this process, where a window only answers 77; see `Cli`."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(lambda _paths, _options: 77, [str(argument) for argument in arguments])
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return call
