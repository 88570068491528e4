"""The two looks: neutral greys with one calm accent, dark (the default) and light."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`.

    Accent-dark carries bright text, ticked a white mark; doubt and error are for words and badges.
    """

    canvas: str
    panel: str
    field: str
    raised: str
    hover: str
    hairline: str
    outline: str
    text: str
    text_bright: str
    text_secondary: str
    text_disabled: str
    accent: str
    accent_dark: str
    ticked: str
    doubt: str
    error: str


DARK = Palette(
    canvas="#1f1f1f",
    panel="#2b2b2b",
    field="#232323",
    raised="#383838",
    hover="#434343",
    hairline="#3a3a3a",
    outline="#4d4d4d",
    text="#d6d6d6",
    text_bright="#f2f2f2",
    text_secondary="#9a9a9a",
    text_disabled="#6b6b6b",
    accent="#5a93c8",
    accent_dark="#2f5f8c",
    ticked="#2f5f8c",
    doubt="#d9a441",
    error="#e4766a",
)

LIGHT = Palette(
    canvas="#d4d4d4",
    panel="#ececec",
    field="#fafafa",
    raised="#f8f8f8",
    hover="#ffffff",
    hairline="#cfcfcf",
    outline="#b0b0b0",
    text="#262626",
    text_bright="#0a0a0a",
    text_secondary="#555555",
    text_disabled="#949494",
    accent="#3c82c2",
    accent_dark="#b8d3ec",
    ticked="#3373ae",
    doubt="#754e00",
    error="#a8261a",
)

PALETTES = {"dark": DARK, "light": LIGHT}

SURROUNDS = {"black": "#000000", "dark": "#1f1f1f", "mid": "#767676", "white": "#ffffff"}
"""What lies around a photo on the canvas, in either look."""
