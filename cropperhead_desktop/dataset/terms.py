"""Words that options and labels of a dataset share; plain Python, so that asking costs nothing."""

from __future__ import annotations

from enum import StrEnum

SPLITS = ("train", "val", "test")

TEXT_FACTS = ("camera", "lens", "taken")
NUMBER_FACTS = ("exposure", "aperture", "iso", "focal")
FACTS = TEXT_FACTS + NUMBER_FACTS
"""What may be kept of a photo's metadata: `taken` as YYYY-MM-DD HH:MM:SS, seconds, f-number, ISO, mm."""


class Shape(StrEnum):
    """The shape of exported pictures."""

    PHOTO = "photo"
    """The photo's own."""
    SQUARE = "square"
    """Squashed to a square; never larger than the photo's short side."""
    LETTERBOX = "letterbox"
    """A square with the whole photo in its middle, between grey bars."""


class Frame(StrEnum):
    """Which way up exported pictures are."""

    DISPLAYED = "displayed"
    """Upright, as the photographer sees them."""
    STORED = "stored"
    """As the camera stored them, before Orientation: the frame of the crs tags."""
