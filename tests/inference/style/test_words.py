"""What a style says about itself."""

from __future__ import annotations

from dataclasses import replace

from cropperhead_desktop.inference.style.head import Style, Voice, flat_prior
from cropperhead_desktop.inference.style.words import in_words
from tests.helpers.styles import square_right_of_the_model, taught


def test_who_proposes_and_why() -> None:
    styles = [taught(count, square_right_of_the_model) for count in (1, 9)]
    first, nine = (in_words(style)[1] for style in styles)
    assert first.endswith("your crops propose: the ratio and size of the first, where the model likes them")
    assert nine.startswith("overlap with your crops before they were learnt: the model ")
    assert nine.endswith("; your crops propose")
    worse = tuple(replace(one, foreseen=(0.8, 0.6)) for one in styles[1].crops)
    stepped_back = replace(styles[1], crops=worse)
    assert in_words(stepped_back)[1].endswith("the model proposes: it was nearer to your crops")
    assert in_words(replace(stepped_back, wish=Voice.HEAD))[1].endswith("your crops propose, as you wished")
    assert in_words(replace(styles[1], wish=Voice.MODEL))[1].endswith("the model proposes, as you wished")


def test_words_for_nothing_and_for_few() -> None:
    assert in_words(Style(flat_prior())) == ["nothing learnt yet"]
