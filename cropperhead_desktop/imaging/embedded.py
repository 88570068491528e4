"""Small pictures that cameras put into photos: finding them, and telling honest ones from odd ones."""

from __future__ import annotations

import math
from io import BytesIO

from PIL import Image, ImageStat

from cropperhead_desktop.imaging.limits import MIN_THUMBNAIL_SIDE
from cropperhead_desktop.imaging.tiff import (
    COMPRESSION,
    JPEG_LENGTH,
    JPEG_OFFSET,
    NEW_SUBFILE_TYPE,
    STRIP_LENGTHS,
    STRIP_OFFSETS,
    Directory,
    Tiff,
)

_LARGEST_BYTES = 512 * 1024
_SAME_ASPECT = 0.03
_BLACK = 24.0


def thumbnail_of(tiff: Tiff) -> Image.Image | None:
    """The smallest usable JPEG thumbnail in an EXIF block or a raw's directories, not yet decoded.

    Stored frame, as the camera wrote it: maybe with black bars (see `whole`). None when there is none.
    """
    best: Image.Image | None = None
    for directory in tiff.all_directories():
        offset, length = _jpeg_place(directory)
        data = tiff.read(offset, length) if offset and 0 < length <= _LARGEST_BYTES else b""
        if not data.startswith(b"\xff\xd8\xff"):
            continue
        try:
            image = Image.open(BytesIO(data), formats=("JPEG",))
        except (OSError, ValueError):
            continue
        if max(image.size) >= MIN_THUMBNAIL_SIDE and (best is None or image.size < best.size):
            best = image
    return best


def _jpeg_place(directory: Directory) -> tuple[int, int]:
    """Offset and length of a directory's reduced picture: EXIF's way, or DNG's (one JPEG strip)."""
    offset, length = directory.number(JPEG_OFFSET), directory.number(JPEG_LENGTH)
    if not offset and directory.number(NEW_SUBFILE_TYPE) == 1 and directory.number(COMPRESSION) in (6, 7):
        offset, length = directory.number(STRIP_OFFSETS), directory.number(STRIP_LENGTHS)
    return offset or 0, length or 0


def whole(image: Image.Image, aspect: float) -> Image.Image | None:
    """The decoded picture when it shows all of a photo of that aspect (width / height, same frame).

    Black bars, which cameras add to reach 4:3 or 16:9, are cut away. None: it shows something else,
    for instance the photo as it was before somebody cropped the file.
    """
    width, height = image.size
    if abs(width / height / aspect - 1) <= max(_SAME_ASPECT, 1.5 / min(width, height)):
        return image
    if width / height < aspect:
        bar = (height - width / aspect) / 2
        inner = (0, math.ceil(bar), width, height - math.ceil(bar))
        bars = [(0, 0, width, math.floor(bar)), (0, height - math.floor(bar), width, height)]
    else:
        bar = (width - height * aspect) / 2
        inner = (math.ceil(bar), 0, width - math.ceil(bar), height)
        bars = [(0, 0, math.floor(bar), height), (width - math.floor(bar), 0, width, height)]
    black = all(_is_black(image, box) for box in bars)
    return image.crop(inner) if black and inner[0] < inner[2] and inner[1] < inner[3] else None


def _is_black(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    if box[0] >= box[2] or box[1] >= box[3]:
        return False
    return ImageStat.Stat(image.crop(box).convert("L")).mean[0] < _BLACK
