"""Which editors a word stands for."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.also_for import AlsoFor


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        (AlsoFor.NONE, ()),
        (AlsoFor.DARKTABLE, (AlsoFor.DARKTABLE,)),
        (AlsoFor.RAWTHERAPEE, (AlsoFor.RAWTHERAPEE,)),
        (AlsoFor.BOTH, (AlsoFor.DARKTABLE, AlsoFor.RAWTHERAPEE)),
    ],
)
def test_a_word_stands_for_its_editors(word: AlsoFor, parts: tuple[AlsoFor, ...]) -> None:
    assert word.parts == parts
