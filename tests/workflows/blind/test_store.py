"""Answers on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.workflows.blind.rounds import (
    Maker,
)
from cropperhead_desktop.workflows.blind.store import Judgements
from tests.helpers.blind import rounds


def test_judgements_stay_and_the_last_can_be_taken_back(tmp_path: Path) -> None:
    store = Judgements(tmp_path / "deep" / "blind.jsonl")
    assert store.all() == []
    first, second = rounds(2)
    store.add(first, Maker.HUMAN, "m")
    store.add(second, None, "m")
    again = Judgements(store.file)
    assert [(one.key, one.picked) for one in again.all()] == [(first.key, Maker.HUMAN), (second.key, None)]
    assert again.all()[0].shown == first.shown
    again.take_back(second.key)
    store.add(first, Maker.MODEL, "m")  # judged anew: the later one counts
    assert [(one.key, one.picked) for one in store.all()] == [(first.key, Maker.MODEL)]
    with store.file.open("a") as stream:
        stream.write("{torn\n")
    assert len(store.all()) == 1
    store.take_back("nobody")
    assert len(store.all()) == 1
    assert str(tmp_path) not in store.file.read_text()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Judgements(tmp_path / "file" / "blind.jsonl")
    with pytest.raises(FileError, match=r"blind\.jsonl"):
        store.add(rounds(1)[0], None, "m")
