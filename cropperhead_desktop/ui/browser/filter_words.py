"""The choices of a filter in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cropperhead_desktop.domain.sort_filter import NO_LABEL, CropState, FileType, Filter, Flag
from cropperhead_desktop.review.marks import LABEL_WORDS
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit.theme import STATE_WORDS

ANY = phrase("Any")
CHOICES: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "state": (phrase("State"), STATE_WORDS),
    "stars": (
        phrase("Stars"),
        {
            1: phrase("1 star or more"),
            2: phrase("2 stars or more"),
            3: phrase("3 stars or more"),
            4: phrase("4 stars or more"),
            5: phrase("5 stars"),
        },
    ),
    "flag": (
        phrase("Flag"),
        {
            Flag.PICKED: phrase("Picked"),
            Flag.REJECTED: phrase("Rejected"),
            Flag.NONE: phrase("Not flagged"),
        },
    ),
    "label": (phrase("Label"), {**LABEL_WORDS, NO_LABEL: phrase("No label")}),
    "kind": (
        phrase("File type"),
        {
            FileType.RAW: phrase("Raw"),
            FileType.JPEG: "JPEG",
            FileType.HEIC: "HEIC",
            FileType.TIFF: "TIFF",
            FileType.PNG: "PNG",
            FileType.OTHER: phrase("Other types"),
        },
    ),
    "cropped": (phrase("Crop"), {CropState.YES: phrase("Has a crop"), CropState.NO: phrase("No crop")}),
}
"""Field of `Filter`: its name for people, and its values with theirs."""


def described(wanted: Filter) -> str:
    """The filter in one line, without its text; empty when it lets everything through."""
    words = (choices.get(getattr(wanted, field)) for field, (_title, choices) in CHOICES.items())
    return " · ".join(tr(word) for word in words if word)
