"""Choices of a training: read from a file or a command line, wrong ones named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.training.config import checked_parity, config_from, read_table


@dataclass(frozen=True)
class Config:
    epochs: int = 3
    rate: float = 0.1
    flips: bool = True
    loss: str = "mse"


def test_texts_take_the_type_of_their_field() -> None:
    made = config_from(Config, {"epochs": "7", "rate": "1e-3", "flips": "false", "loss": "giou"}, "here")
    assert made == Config(7, 0.001, False, "giou")
    assert config_from(Config, {}, "here") == Config()


@pytest.mark.parametrize(
    ("choices", "word"),
    [({"epoch": 1}, "epoch"), ({"epochs": "many"}, "epochs"), ({"flips": "perhaps"}, "flips")],
)
def test_a_wrong_choice_is_named_with_where_it_stands(choices: dict[str, object], word: str) -> None:
    with pytest.raises(ModelError, match=rf"(?s)here.*{word}|{word}.*here"):
        config_from(Config, choices, "here")


def test_choices_are_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('epochs = 5\nloss = "giou"\n')
    assert read_table(tmp_path / "a.toml") == {"epochs": 5, "loss": "giou"}
    (tmp_path / "bad.toml").write_text("epochs = = 5")
    with pytest.raises(ModelError, match=r"bad\.toml"):
        read_table(tmp_path / "bad.toml")


def test_an_export_that_differs_from_the_network_is_refused() -> None:
    assert checked_parity(0.0) == 0.0
    for difference in (1.0, float("nan")):
        with pytest.raises(ModelError, match="differ"):
            checked_parity(difference)
