"""Photos: which files are ones, and the few facts that every room needs about one."""

from __future__ import annotations

import os
from dataclasses import astuple, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, carried
from cropperhead_desktop.geometry.orientation import (
    crop_to_displayed_box,
    displayed_box_to_crop,
    displayed_size,
)

RAW_EXTENSIONS = frozenset(
    [
        "3fr",
        "arw",
        "cr2",
        "cr3",
        "crw",
        "dcr",
        "erf",
        "fff",
        "gpr",
        "iiq",
        "kdc",
        "mef",
        "mos",
        "mrw",
        "nef",
        "nrw",
        "orf",
        "pef",
        "raf",
        "raw",
        "rw2",
        "rwl",
        "sr2",
        "srf",
        "srw",
        "x3f",
    ]
)
"""Proprietary raw formats: their crop lives in a sidecar only."""

EMBEDDING_EXTENSIONS = frozenset(
    ["dng", "jpg", "jpeg", "jpe", "jfif", "mpo", "tif", "tiff", "png", "webp", "heic", "heif", "hif", "avif"]
)
"""Formats that may carry an XMP packet of their own."""

WRITABLE_INSIDE = frozenset(["jpg", "jpeg", "jpe", "jfif", "tif", "tiff", "dng", "heic", "heif", "hif"])
"""Those in which this program writes it, on wish; Lightroom reads no sidecar of them."""

RAW_SLACK = 64
"""Pixels by which a raw's size may differ from what another decoder, or Adobe, says."""

OTHER_EXTENSIONS = frozenset(["bmp", "gif"])

PHOTO_EXTENSIONS = RAW_EXTENSIONS | EMBEDDING_EXTENSIONS | OTHER_EXTENSIONS


def extension(path: Path) -> str:
    """The extension in lower case without the dot (`IMG.CR2` gives `cr2`)."""
    return path.suffix[1:].lower()


def photo_key(path: Path) -> str:
    """A name for a photo that does not tell which it is: a hash of where it lies."""
    return sha256(os.fsencode(path.absolute())).hexdigest()[:24]


def is_raw(path: Path) -> bool:
    """True for proprietary raw files; DNG is not one, it may carry XMP itself."""
    return extension(path) in RAW_EXTENSIONS


def is_sensor_data(path: Path) -> bool:
    """True for raw files, DNG among them: each developer has other edges of its own for those."""
    return is_raw(path) or extension(path) == "dng"


class PhotoFrame(NamedTuple):
    """Stored size in pixels and Orientation 1-8 as a photo's own file has them, and a mark of its pixels.

    The mark is empty where nobody asked for it.
    """

    width: int
    height: int
    orientation: int
    pixels: str = ""

    def same_as(self, other: PhotoFrame, photo: Path) -> bool:
        """Whether a photo's frame is still the same; decoders of raws may differ by some pixels.

        Marks are compared where both have one.
        """
        if self.pixels and other.pixels and self.pixels != other.pixels:
            return False
        slack = RAW_SLACK if is_raw(photo) else 0
        near = abs(self.width - other.width) <= slack and abs(self.height - other.height) <= slack
        return near and self.orientation == other.orientation


@dataclass(frozen=True, slots=True)
class PhotoInfo:
    """Stored width and height in pixels (the camera's default-crop size) and Orientation 1-8 as shown.

    `own_orientation` is what the photo's own file says where a sidecar has another one, `pixels` a mark of
    its pixels, only there where a decision is about to be written. `as_shot` is the upright rectangle (stored
    frame) of the ratio dialled in the camera, where a raw's pixels reach beyond it.
    """

    width: int
    height: int
    orientation: int = 1
    own_orientation: int | None = field(default=None, compare=False)
    pixels: str = field(default="", compare=False)
    as_shot: Crop | None = None

    @property
    def frame(self) -> PhotoFrame:
        """What the photo's own file says of its frame."""
        return PhotoFrame(self.width, self.height, self.own_orientation or self.orientation, self.pixels)

    def turned(self, orientation: int) -> PhotoInfo:
        """The same photo, shown by another Orientation."""
        if orientation == self.orientation:
            return self
        return replace(self, orientation=orientation, own_orientation=self.frame.orientation)

    @property
    def displayed(self) -> tuple[int, int]:
        """Width and height as shown, after Orientation."""
        return displayed_size(self.width, self.height, self.orientation)

    @property
    def megapixels(self) -> float:
        """Millions of pixels."""
        return self.width * self.height / 1e6

    def box(self, crop: Crop) -> Box:
        """Crop tags (stored frame) as a box in displayed pixels (ValueError: no area)."""
        return crop_to_displayed_box(crop, self.width, self.height, self.orientation)

    def box_or_none(self, crop: Crop | None) -> Box | None:
        """The same for a crop that may be missing or have no area."""
        try:
            return None if crop is None else self.box(crop)
        except ValueError:
            return None

    @property
    def as_shot_box(self) -> Box:
        """What the photographer saw in the camera, in displayed pixels: `as_shot`, else the whole."""
        return self.box(self.as_shot or WHOLE)

    @property
    def as_seen(self) -> PhotoInfo:
        """The picture of `as_shot` alone, as if its pixels were all there are."""
        if self.as_shot is None:
            return self
        left, top, right, bottom, _angle = astuple(self.as_shot)
        width, height = round((right - left) * self.width), round((bottom - top) * self.height)
        return replace(self, width=width, height=height, as_shot=None)

    def outward(self, crop: Crop) -> Crop:
        """A crop of `as_seen` as a crop of this photo (ValueError: no area)."""
        if self.as_shot is None:
            return crop
        if crop.is_whole:
            return self.as_shot
        seen = self.as_seen
        return self.crop(carried(seen.box(crop), seen.as_shot_box, self.as_shot_box))

    def inward(self, crop: Crop) -> Crop:
        """The inverse of `outward`; what lay outside reaches beyond the edges (ValueError: no area)."""
        seen = self.as_seen
        return (
            crop if seen is self else seen.crop(carried(self.box(crop), self.as_shot_box, seen.as_shot_box))
        )

    def crop(self, box: Box) -> Crop:
        """A box in displayed pixels as crop tags (stored frame)."""
        return displayed_box_to_crop(box, self.width, self.height, self.orientation)


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """What the camera wrote about a picture; empty or None where it did not say.

    `exposure` in seconds, `aperture` the f-number, `focal` the lens's focal length in mm, `taken` the
    camera's local time as `YYYY-MM-DD HH:MM:SS`.
    """

    camera: str = ""
    lens: str = ""
    taken: str = ""
    exposure: float | None = None
    aperture: float | None = None
    iso: int | None = None
    focal: float | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A JPEG of the whole photo in the displayed frame, sRGB; sides at most what was asked for."""

    info: PhotoInfo
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class Pixels:
    """8-bit sRGB pixels of the whole photo in the displayed frame, rows of 3 * width bytes."""

    info: PhotoInfo
    width: int
    height: int
    rgb: bytes
