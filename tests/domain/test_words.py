"""Words of several kinds travel to another process and can be translated there."""

from __future__ import annotations

import json

import pytest

from cropperhead_desktop.domain.errors import Reason, joined
from cropperhead_desktop.domain.words import Count, Digits, counted, packed, reworded, unpacked, with_words


def sent(words: str) -> str:
    """Through JSON and back."""
    return unpacked(json.loads(json.dumps(packed(words))))


def test_a_reason_travels_with_its_parts() -> None:
    reason = Reason("cannot be read: {why}, {size} MB", why=Reason("exit code {code}", code=3), size=4)
    again = sent(reason)
    assert isinstance(again, Reason) and again == reason
    assert (again.template, again.values["why"].values, again.values["size"]) == (
        reason.template, {"code": 3}, 4,
    )  # fmt: skip
    assert sent("plain words") == "plain words"


@pytest.mark.parametrize(
    "words", [Digits("+0.031 [+0.010, +0.052]"), counted(1200, "photo"), Count(1, "crop")]
)
def test_counts_and_figures_stay_what_they_are(words: str) -> None:
    inside = sent(Reason("{it} here", it=words))
    assert isinstance(inside, Reason)
    for again in (sent(words), inside.values["it"]):
        assert type(again) is type(words) and again == words and vars(again) == vars(words)


def test_a_row_keeps_its_english_and_carries_its_words() -> None:
    row = {
        "status": "ok",
        "verdict": joined([Reason("not read: {why}", why="gone"), Reason("kept")]),
        "table": [{"row": Reason("no crop"), "iou": 0.5}, {"row": "cropper-1", "iou": None}],
        "epoch": 3.0,
    }
    line = json.dumps(with_words(row))
    plain, again = json.loads(line), reworded(json.loads(line))
    assert {name: plain[name] for name in row} == again == row
    assert isinstance(again["verdict"], Reason) and isinstance(again["table"][0]["row"], Reason)
    assert (
        type(again["table"][1]["row"]) is str and again["verdict"].values["one"].template == "not read: {why}"
    )


def test_a_row_without_words_is_itself() -> None:
    row = {"status": "running", "done": 3, "total": 9, "message": "A.JPG"}
    assert with_words(row) == reworded(row) == row
