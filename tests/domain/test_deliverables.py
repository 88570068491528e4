"""Linked crops of a decision in other ratios."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.domain.decision import Alternate
from cropperhead_desktop.domain.deliverables import (
    MOST,
    colour_text,
    find,
    framed,
    leaves_picture,
    linked,
    linked_box,
    ratio_list,
    turned_for,
)
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.aspect import parse_aspect
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, is_inside, to_local
from cropperhead_desktop.geometry.rotation import fit_inside

INFO = PhotoInfo(6000, 4000)
FOUR = ("3:2", "4:5", "1:1", "9:16")


def test_ratios_are_lists_of_numbers():
    assert ratio_list("3:2, 4:5 1x1;9:16,3:2") == FOUR
    assert ratio_list("") == ()
    for text in ("3:2,banana", "0:1", "1:nan", "101:1", ",".join(f"{n}:7" for n in range(1, MOST + 2))):
        with pytest.raises(ValueError, match="ratio"):
            ratio_list(text)


def test_landscape_ratios_are_turned_for_uprights():
    assert turned_for(FOUR, INFO) == FOUR
    assert turned_for((*FOUR, "16:9"), INFO.turned(6)) == ("2:3", "4:5", "1:1", "9:16")


def test_the_ratio_of_the_master_needs_no_linked_crop():
    found = linked(WHOLE, FOUR, INFO)
    assert [each.ratio for each in found] == ["4:5", "1:1", "9:16"]
    boxes = [INFO.box(each.crop) for each in found]
    assert [round(box.height) for box in boxes] == [4000] * 3
    assert {round(box.cx) for box in boxes} == {3000}


def test_they_move_towards_what_the_model_keeps_but_not_out_of_the_master():
    left, far = Crop(0, 0, 0.5, 1), Crop(0, 0, 0.05, 0.05)
    (square,) = linked(WHOLE, ["1:1"], INFO, {"1:1": left})
    assert INFO.box(square.crop).cx == pytest.approx(2000, abs=1)
    master = INFO.box(Crop(0.4, 0.4, 0.8, 0.6))
    made = linked_box(master, 1.0, INFO, INFO.box(far))
    assert made.cx - made.width / 2 == pytest.approx(master.cx - master.width / 2, abs=1)
    assert made.cy - made.height / 2 <= master.cy - master.height / 2
    assert made.cy + made.height / 2 >= master.cy + master.height / 2


@given(
    st.floats(-40, 40), st.floats(500, 5500), st.floats(500, 3500), st.floats(200, 6000),
    st.floats(200, 4000), st.sampled_from(["4:5", "1:1", "9:16", "16:9", "2.39:1"]),
    st.floats(0, 6000), st.floats(0, 4000),
)  # fmt: skip
def test_every_linked_crop_is_legal_and_lies_along_the_master(angle, cx, cy, width, height, ratio, x, y):
    master = fit_inside(Box(cx, cy, width, height, angle), *INFO.displayed)
    made = linked_box(master, parse_aspect(ratio), INFO, Box(x, y, 100, 100))
    assert is_inside(made, *INFO.displayed, slack=1e-3)
    assert made.aspect == pytest.approx(parse_aspect(ratio)) and made.angle == master.angle
    if not angle:
        away = to_local(master, made.centre)
        assert abs(away.x) <= abs(master.width - made.width) / 2 + 1e-3 or made.width < master.width


def test_nudged_ones_stay_and_the_others_follow():
    before = (
        Alternate("1:1", Crop(0, 0, 0.4, 0.6), nudged=True),
        Alternate("4:5", Crop(0, 0, 0.1, 0.1)),
        Alternate("7:5", Crop(0, 0, 0.7, 0.75), nudged=True),
    )
    after = linked(Crop(0.2, 0.2, 0.8, 0.8), FOUR, INFO, previous=before)
    assert [each.ratio for each in after] == ["4:5", "1:1", "9:16", "7:5"]
    assert find(after, "1:1") == before[0] and find(after, "7:5") == before[2]
    assert find(after, "4:5") != before[1]
    without = linked(Crop(0.2, 0.2, 0.8, 0.8), (), INFO, previous=before)
    assert {each.ratio for each in without} == {"1:1", "4:5", "7:5"}
    assert linked(WHOLE, (), INFO) == ()


def test_one_that_leaves_the_picture_is_known():
    inside, outside = Alternate("1:1", Crop(0, 0, 0.4, 0.6)), Alternate("1:1", Crop(0.8, 0, 1.01, 0.3))
    assert not leaves_picture(inside, INFO)
    assert leaves_picture(outside, INFO)
    assert leaves_picture(Alternate("1:1", Crop(0.5, 0.5, 0.5, 0.5)), INFO)


def test_a_frame_holds_all_of_the_master():
    box = framed(INFO.box(WHOLE), 1.0)
    assert (box.width, box.height, box.cx, box.cy) == (6000, 6000, 3000, 2000)


def test_colours_are_words_or_digits():
    assert [colour_text(text) for text in ("White", "#fa0", " #A0b0C0 ")] == ["#ffffff", "#ffaa00", "#a0b0c0"]
    for text in ("blau", "#12345", "#gggggg", ""):
        with pytest.raises(ValueError, match="colour"):
            colour_text(text)
