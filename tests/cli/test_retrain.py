"""`cropperhead retrain`: wrong calls."""

from __future__ import annotations

import pytest

from cropperhead_desktop.cli.app import run as cli


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["train"], "give one of --library"),
        (["train", "--library", "a", "--data", "b"], "give one of --library"),
        (["train", "onlydata"], "give one of --library"),
        (["train", "--library", "a", "--what", "soup"], "'head'"),
        (["models", "use", "nobody"], "no model called nobody"),
    ],
)
def test_wrong_calls_say_what_is_right(capsys, private_home, arguments, message) -> None:
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, arguments)
    assert ended.value.code == 2
    assert message in " ".join(capsys.readouterr().err.replace("│", " ").split())
