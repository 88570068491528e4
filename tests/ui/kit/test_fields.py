"""Fields for numbers."""

from __future__ import annotations

from cropperhead_desktop.ui.kit.fields import NumberField


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
