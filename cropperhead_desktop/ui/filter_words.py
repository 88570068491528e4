"""The choices of a filter in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cropperhead_desktop.domain.marks import LABELS, MOST_STARS
from cropperhead_desktop.domain.queue import NO_LABEL, Cropped, Filter, Flag, Kind
from cropperhead_desktop.ui.theme import STATE_WORDS
from cropperhead_desktop.ui.words import counted

ANY = "Any"
CHOICES: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "state": ("State", STATE_WORDS),
    "stars": (
        "Stars",
        {
            number: f"{counted(number, 'star')}{'' if number == MOST_STARS else ' or more'}"
            for number in range(1, MOST_STARS + 1)
        },
    ),
    "flag": ("Flag", {Flag.PICKED: "Picked", Flag.REJECTED: "Rejected", Flag.NONE: "Not flagged"}),
    "label": ("Label", {**{name: f"{name} label" for name in LABELS}, NO_LABEL: "No label"}),
    "kind": (
        "File type",
        {
            Kind.RAW: "Raw",
            Kind.JPEG: "JPEG",
            Kind.HEIC: "HEIC",
            Kind.TIFF: "TIFF",
            Kind.PNG: "PNG",
            Kind.OTHER: "Other types",
        },
    ),
    "cropped": ("Crop", {Cropped.YES: "Has a crop", Cropped.NO: "No crop"}),
}
"""Field of `Filter`: its name for people, and its values with theirs."""


def described(wanted: Filter) -> str:
    """The filter in one line, without its text; empty when it lets everything through."""
    words = (choices.get(getattr(wanted, field)) for field, (_title, choices) in CHOICES.items())
    return " · ".join(filter(None, words))
