"""How numbers read."""

from __future__ import annotations

import pytest

from cropperhead_desktop.ui.crop_fields import NumberField
from cropperhead_desktop.ui.numbers import angle_text, per_cent


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


def test_a_number_field_shows_a_minus_and_takes_both_signs(qtbot):
    field = NumberField("Angle", "°", 1)
    qtbot.addWidget(field)
    field.setRange(-45, 45)
    field.show_number(-3.2)
    assert field.text() == "\u22123.2°"
    field.show_number(-0.01)
    assert field.text() == "0.0°"
    for typed in ("-2.5", "\u22122.5"):
        field.setValue(0)
        field.selectAll()
        field.lineEdit().insert(typed)
        field.interpretText()
        assert field.value() == -2.5
        assert field.text() == "\u22122.5°"
