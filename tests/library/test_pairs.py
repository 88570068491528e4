"""Pairs by name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from cropperhead_desktop.library.pairs import pairs_among

FOLDER = Path("/p")


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["A.CR3", "A.JPG"], {"A.JPG": "A.CR3"}),
        (["A.nef", "A.jpeg", "B.NEF"], {"A.jpeg": "A.nef"}),
        (["A.CR3", "A.HIF"], {"A.HIF": "A.CR3"}),
        (["A.DNG", "A.HEIC"], {"A.HEIC": "A.DNG"}),
        (["A.ORF", "A.JPG", "A.HEIC"], {"A.JPG": "A.ORF"}),
        (["A.CR2", "A.DNG", "A.JPG"], {}),
        (["A.CR2", "A.jpg", "A.jpeg"], {}),
        (["A.CR2", "A.tif"], {}),
        (["A.CR2", "a.JPG"], {}),
        (["A.JPG", "A.HEIC"], {}),
    ],
)
def test_one_raw_and_one_jpeg_of_a_stem(names: list[str], pairs: dict[str, str]) -> None:
    found = pairs_among([FOLDER / name for name in names])
    assert found == {FOLDER / photo: FOLDER / raw for photo, raw in pairs.items()}


def test_accents_in_both_spellings_are_one_name_and_folders_are_apart() -> None:
    raw = FOLDER / unicodedata.normalize("NFD", "Café.RAF")
    jpeg = FOLDER / unicodedata.normalize("NFC", "Café.JPG")
    assert pairs_among([raw, jpeg, Path("/q/A.RAF"), FOLDER / "A.JPG"]) == {jpeg: raw}
