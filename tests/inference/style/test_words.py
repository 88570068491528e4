"""What a style says about itself."""

from __future__ import annotations

from cropperhead_desktop.inference.style.head import Style, flat_prior
from cropperhead_desktop.inference.style.words import in_words


def test_words_for_nothing_and_for_few() -> None:
    assert in_words(Style(flat_prior())) == ["nothing learnt yet"]
