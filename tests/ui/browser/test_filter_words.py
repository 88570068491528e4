"""A filter in words."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.session import State
from cropperhead_desktop.domain.sort_filter import NO_LABEL, CropState, Filter
from cropperhead_desktop.ui.browser.filter_words import described


@pytest.mark.parametrize(
    ("wanted", "parts"),
    [
        (Filter(), ()),
        (Filter(state=State.KEPT), ("kept",)),
        (Filter(state=State.KEPT, stars=2, cropped=CropState.NO), ("kept", "2 stars or more", "no crop")),
        (Filter(label=NO_LABEL, text="IMG_1"), ("no label",)),
    ],
)
def test_every_part_of_a_filter_is_named(wanted: Filter, parts: tuple[str, ...]) -> None:
    words = described(wanted)
    assert all(part.lower() in words.lower() for part in parts)
    assert bool(words) == bool(parts)
