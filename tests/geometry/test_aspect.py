"""Ratios."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.aspect import describe_aspect, exact_aspect, parse_aspect, with_aspect
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.geometry.orientation import crop_to_displayed_box


def test_a_ratio_rounded_by_tags_is_the_preset_again():
    box = crop_to_displayed_box(Crop(0.100001, 0.1, 0.700001, 0.7), 6000, 4000, 1)
    assert exact_aspect(box.aspect * (1 + 4e-6)) == 1.5
    assert exact_aspect(1.47) == 1.47
    assert exact_aspect(6001 / 4000 * (1 - 3e-6), 6001 / 4000) == 6001 / 4000


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("3:2", 1.5), ("2.39:1", 2.39), ("2,39x1", 2.39), (" 4 : 5 ", 0.8), ("16/9", 16 / 9), ("1×1", 1.0)],
)
def test_ratios_are_read_as_people_write_them(text: str, ratio: float) -> None:
    assert parse_aspect(text) == pytest.approx(ratio)


@pytest.mark.parametrize("text", ["", "3", "0:1", "1:0", "-3:2", "nan:1", "1:1000", "٣:٢", "3:2:1", "a:b"])
def test_what_is_no_ratio_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="aspect ratio"):
        parse_aspect(text)


def test_ratios_have_photographers_names() -> None:
    assert [describe_aspect(r) for r in (1.5, 2 / 3, 1.0, 2.39, 0.8, math.sqrt(2))] == [
        "3:2", "2:3", "1:1", "2.39:1", "4:5", "A4",
    ]  # fmt: skip
    assert describe_aspect(1.37) == "1.37:1"
    assert describe_aspect(1 / 1.37) == "1:1.37"


@given(st.floats(0.1, 10), st.floats(10, 5000), st.floats(10, 5000))
def test_a_new_ratio_keeps_centre_and_area(ratio: float, width: float, height: float) -> None:
    box = Box(7, 8, width, height, 5)
    changed = with_aspect(box, ratio)
    assert changed.aspect == pytest.approx(ratio)
    assert changed.area == pytest.approx(box.area)
    assert (changed.centre, changed.angle) == (box.centre, 5)
