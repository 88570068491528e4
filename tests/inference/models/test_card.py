"""Cards: what is not exactly right is refused by name."""

from __future__ import annotations

import json
import os

import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.card import parse_card, read_card, record_of


def test_a_card_survives_its_file(tmp_path, bare_card):
    path = tmp_path / "tiny.json"
    path.write_text(bare_card.to_json(), "utf-8")
    assert read_card(path) == bare_card


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"name": "../evil"}, "name"),
        ({"version": 2}, "version"),
        ({"sha256": "abc"}, "sha256"),
        ({"parameters": 0}, "parameters"),
        ({"parameters": True}, "parameters"),
        ({"confidence": "high"}, "high"),
        ({"typo": 1}, "typo"),
        ({"outputs": []}, "outputs"),
        ({"outputs": None}, "outputs"),
    ],
)
def test_wrong_fields_are_named(tmp_path, bare_card, change, named):
    path = tmp_path / "tiny.json"
    path.write_text(json.dumps(record_of(bare_card) | change))
    with pytest.raises(ModelError, match=named) as caught:
        read_card(path)
    assert "tiny.json" in str(caught.value)


@pytest.mark.parametrize("field", ["name", "input", "outputs", "licence", "origin", "sha256"])
def test_missing_fields_are_named(tmp_path, bare_card, field):
    record = record_of(bare_card)
    del record[field]
    path = tmp_path / "tiny.json"
    path.write_text(json.dumps(record))
    with pytest.raises(ModelError, match=f"{field} is missing"):
        read_card(path)


@pytest.mark.parametrize(
    "change",
    [
        {"dtype": "int64"},
        {"layout": "HWC"},
        {"fit": "stretch"},
        {"width": 0},
        {"height": 100_000},
        {"scale": float("nan")},
        {"scale": 0.5},
    ],
)
def test_inputs_that_cannot_be_fed_are_refused(bare_card, change):
    record = record_of(bare_card)
    record["input"] |= change
    with pytest.raises((ValueError, TypeError)):
        parse_card(record)


def test_a_range_beyond_a_crop_is_refused(bare_card):
    record = record_of(bare_card)
    record["outputs"][4]["high"] = 90.0
    with pytest.raises(ValueError, match="angle"):
        parse_card(record)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_files_that_are_no_cards(tmp_path, content):
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"broken\.json"):
        read_card(path)
    with pytest.raises(ModelError, match=r"gone\.json"):
        read_card(tmp_path / "gone.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_among_the_cards_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(ModelError, match=r"a\.json.*pipe"):
        read_card(tmp_path / "a.json")
