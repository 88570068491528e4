"""What any editor's reader finds: a crop in the terms of `crs:`, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.geometry.crop import Crop


class Editor(StrEnum):
    """A program that photos are cropped in; the value is its name for people."""

    LIGHTROOM = "Lightroom"
    DARKTABLE = "darktable"
    RAWTHERAPEE = "RawTherapee"
    ART = "ART"
    PICASA = "Picasa"
    CAPTURE_ONE = "Capture One"


@dataclass(frozen=True, slots=True)
class EditorCrop:
    """What an editor keeps about one photo (or one virtual copy of it).

    When and with which camera a whole one was taken need not be told.
    """

    photo: Path
    """Where the photo is, after the roots of missing drives were mapped; it need not exist."""
    editor: Editor
    crop: Crop | None
    """Fractions of the stored frame; None: the editor knows the photo and shows it whole."""
    width: int
    """Pixels of the stored frame, as the editor has it."""
    height: int
    orientation: int = 1
    """EXIF orientation that the editor shows the photo in."""
    is_exact: bool = True
    """Whether `crop` is what the editor renders, within a pixel; else its size and ratio alone count.

    What darktable exports of turned or mirrored photos is itself stretched a little (up to 3.8 px at 903 x
    602): of these it is the crop that darktable keeps, which nobody can compare within a pixel.
    """
    taken: datetime | None = None
    """By the camera's clock, without a time zone."""
    changed: datetime | None = None
    """When it was edited last, in UTC (with that zone), where the editor says so."""
    camera: str = ""
    copy: str = ""
    """The name of a virtual copy; empty for the photo itself."""
    is_tried: bool = True
    """Whether what this editor, in its version, writes was ever rendered by it and compared."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A photo that an editor has something about that cannot be used, and why."""

    photo: Path
    reason: str
    """A sentence fragment; a `Reason` where it has values."""
