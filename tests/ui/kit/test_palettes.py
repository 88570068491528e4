"""Colours that can be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from cropperhead_desktop.domain.settings import SURROUND, THEME
from cropperhead_desktop.ui.kit.palettes import PALETTES, SURROUNDS

NEUTRALS = ("CANVAS", "PANEL", "FIELD", "RAISED", "HOVER", "HAIRLINE", "OUTLINE")
TEXTS = ("TEXT", "TEXT_BRIGHT", "TEXT_SECONDARY")


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    channels = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", PALETTES)
@pytest.mark.parametrize("name", NEUTRALS + TEXTS)
def test_greys_are_neutral(look: str, name: str) -> None:
    colour = QColor(getattr(PALETTES[look], name.lower()))
    assert colour.red() == colour.green() == colour.blue()


@pytest.mark.parametrize("look", PALETTES)
@pytest.mark.parametrize("name", [*TEXTS, "DOUBT", "ERROR"])
def test_text_is_readable_on_panel_and_canvas(look: str, name: str) -> None:
    colours = PALETTES[look]
    for ground in (colours.panel, colours.canvas, colours.field):
        assert contrast(getattr(colours, name.lower()), ground) >= 4.5


@pytest.mark.parametrize("look", PALETTES)
def test_what_is_chosen_and_what_is_active_can_be_told(look: str) -> None:
    colours = PALETTES[look]
    assert contrast(colours.text_bright, colours.accent_dark) >= 4.5
    assert contrast("#ffffff", colours.ticked) >= 4.5
    for ground in (colours.panel, colours.field, colours.raised):
        assert contrast(colours.accent, ground) >= 3


def test_the_looks_and_surrounds_are_those_of_the_settings() -> None:
    assert tuple(PALETTES) == THEME.choices
    assert tuple(SURROUNDS) == SURROUND.choices
