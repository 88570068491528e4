"""How numbers read."""

from __future__ import annotations

import pytest

from cropperhead_desktop.review.in_hand.numbers import angle_text, duration, per_cent


@pytest.mark.parametrize(
    ("degrees", "signed", "text"),
    [
        (2.44, False, "2.4°"),
        (2.44, True, "+2.4°"),
        (-1.5, False, "\u22121.5°"),
        (-0.04, False, "0.0°"),
        (0, True, "0.0°"),
    ],
)
def test_angles_have_a_real_minus_and_no_negative_zero(degrees, signed, text):
    assert angle_text(degrees, signed) == text


def test_per_cent_has_a_space():
    assert per_cent(0.955) == "96 %"


def test_times_read_as_people_say_them():
    assert [duration(seconds) for seconds in (0.2, 45, 200, 4800)] == ["1 s", "45 s", "3 min", "1 h 20 min"]
    assert [duration(seconds, tenths=True) for seconds in (0.24, 9.9, 10.2)] == ["0.2 s", "9.9 s", "10 s"]
