"""Small pictures that cameras put into photos: decoding them, turning them, telling honest from odd ones."""

from __future__ import annotations

import math
import os
import struct
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageChops, ImageStat, JpegImagePlugin

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.orientation import displayed_size, legal_orientation
from cropperhead_desktop.imaging import eighths
from cropperhead_desktop.imaging.colour.told import Told, told_by
from cropperhead_desktop.imaging.containers.exif import directories_in
from cropperhead_desktop.imaging.containers.jpegs import baseline_height
from cropperhead_desktop.imaging.containers.parts import PhotoParts
from cropperhead_desktop.imaging.containers.reading import EmbeddedJpeg, Window
from cropperhead_desktop.imaging.limits import MIN_THUMBNAIL_SIDE, THUMBNAIL_SIDE
from cropperhead_desktop.imaging.sniff import FileKind
from cropperhead_desktop.imaging.tiff import ORIENTATION, PIXEL_X_DIMENSION, PIXEL_Y_DIMENSION

Picture = tuple[Image.Image, int, Told]
"""A decoded picture, the Orientation left to apply to it, and what its colours mean."""

_LARGEST_BYTES = 512 * 1024
"""Of a thumbnail: decoding a larger one takes as long as a preview, which is kept."""

NEARLY = 0.907
"""A picture with this share of the wanted long side will do: 680 of 750 px."""

_FIRST_BYTES = 64 * 1024
_SHARE = 24
"""Of a JPEG's rows one in so many is decoded to see whether its previews are stale."""
_FEWEST_ROWS = 8
_CELLS = 48
_LEAST_TEXTURE = 4.0
_NEAR, _MOST_UNLIKE = 1.5, 0.2
"""Levels, and share of the texture, by which cells of two pictures of the same may differ."""

_SAME_ASPECT = 0.03
_BLACK = 24.0


def fitted(size: tuple[int, int], side: int) -> tuple[int, int]:
    """`size` reduced to a long side of `side`, at least 1 px each way, never enlarged."""
    scale = min(1.0, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def load(image: Image.Image, side: int | None) -> None:
    """Decode an opened picture no larger than a long side of `side` px needs (None: full size).

    A JPEG at eighths, a HEIF by a thumbnail that shows the same, others as a whole.
    """
    if side is not None and isinstance(image, JpegImagePlugin.JpegImageFile):
        eighths.reduce(image, side)
    elif side is not None:
        image.draft("RGB", fitted(image.size, side))
    image.load()


def smallest_thumbnail(
    stream: BinaryIO, parts: Iterable[EmbeddedJpeg], info: PhotoInfo, told: Told
) -> Picture | None:
    """The smallest of a photo's embedded JPEGs that is worth showing; None when there is none."""
    for part in sorted(parts, key=lambda each: each.width * each.height):
        if max(part.width, part.height) >= MIN_THUMBNAIL_SIDE and part.length <= _LARGEST_BYTES:
            found = embedded_jpeg(stream, part, info, told, THUMBNAIL_SIDE)
            if found is not None:
                return found
    return None


def camera_preview(
    stream: BinaryIO, parts: PhotoParts, info: PhotoInfo, told: Told, side: int
) -> Picture | None:
    """A smaller picture that the camera put into its JPEG, in place of a large one decoded for `side` px.

    None: there is none of that size, or nothing proves that it still shows the JPEG's own pixels. Editors
    that change these leave others stale: the first rows of the JPEG and its thumbnail must look the same, and
    where the rows are plain, EXIF must state the size that the JPEG has.
    """
    longest = 0.6 * max(info.width, info.height)
    large = [part for part in parts.previews if NEARLY * side <= max(part.width, part.height) <= longest]
    part = min(large, key=lambda each: each.width * each.height, default=None)
    top = _first_rows(stream) if part is not None and _is_whole(stream) else None
    if part is None or top is None:
        return None
    small = smallest_thumbnail(stream, [each for each in parts.previews if each not in large], info, told)
    if _texture(top[0]) < _LEAST_TEXTURE and (small is None or not _is_stated(stream, parts, info)):
        return None
    found = embedded_jpeg(stream, part, info, told, round(NEARLY * side))
    if found is None or found[1] != info.orientation or not _alike(top[0], found[0], top[1]):
        return None
    return found if small is None or (small[1] == found[1] and _alike(small[0], found[0])) else None


def _is_whole(stream: BinaryIO) -> bool:
    """Whether a file ends as a JPEG does; one that was cut off must be told so by who decodes it."""
    stream.seek(-2, os.SEEK_END)
    return stream.read(2) == b"\xff\xd9"


def _first_rows(stream: BinaryIO) -> tuple[Image.Image, float] | None:
    """The topmost rows of a JPEG at an eighth, and their share of its height; the others are not decoded."""
    window = Window(stream)
    place = baseline_height(window)
    if place is None:
        return None
    height = int(window.unpack(">H", place)[0])
    rows = max(_FEWEST_ROWS * 8, height // _SHARE)
    stream.seek(0)
    # at first a picture of so many rows, in twice as many bytes as they will have
    data = bytearray(stream.read(place + _FIRST_BYTES + 2 * window.size // _SHARE))
    struct.pack_into(">H", data, place, rows)
    try:
        image = JpegImagePlugin.JpegImageFile(BytesIO(bytes(data) + b"\xff\xd9"))
        image.draft("RGB", (1, 1))
        image.load()
    except (OSError, ValueError, SyntaxError, TypeError):
        return None
    is_filled = image.height > 1 and image.crop((0, image.height - 1, *image.size)).getcolors(1) is not None
    return None if is_filled and _texture(image) >= _LEAST_TEXTURE else (image, rows / height)


def _is_stated(stream: BinaryIO, parts: PhotoParts, info: PhotoInfo) -> bool:
    """Whether EXIF says that the picture has the size that it has."""
    sizes = [
        (each.number(PIXEL_X_DIMENSION), each.number(PIXEL_Y_DIMENSION))
        for each in directories_in(stream, parts, frozenset(), 0)
    ]
    return (info.width, info.height) in sizes


def _texture(image: Image.Image) -> float:
    return max(ImageStat.Stat(image).stddev)


def _alike(upper: Image.Image, whole: Image.Image, share: float = 1.0) -> bool:
    """Whether a picture looks like the upper `share` of another."""
    size = (_CELLS, max(2, round(_CELLS * upper.height / upper.width)))
    box = (0.0, 0.0, float(whole.width), whole.height * share)
    one = upper.convert("RGB").resize(size, Image.Resampling.BOX)
    other = whole.convert("RGB").resize(size, Image.Resampling.BOX, box=box)
    unlike = max(ImageStat.Stat(ImageChops.difference(one, other)).rms)
    return unlike <= _NEAR + _MOST_UNLIKE * _texture(one)


def embedded_jpeg(
    stream: BinaryIO, part: EmbeddedJpeg, info: PhotoInfo, told: Told, side: int | None
) -> Picture | None:
    """An embedded JPEG of a photo; see `jpeg_preview`."""
    stream.seek(part.offset)
    return jpeg_preview(stream.read(part.length), info, told, side)


def jpeg_preview(data: bytes, info: PhotoInfo, told: Told, side: int | None) -> Picture | None:
    """A preview, decoded for a long side of `side` px, without black bars.

    `told` are its colours where it does not say so itself. None: damaged, or not the whole photo.
    """
    stream = BytesIO(data)
    try:
        image = Image.open(stream, formats=("JPEG",))
        own, size = image.getexif().get(ORIENTATION), image.size
        told = told_by(image, FileKind.JPEG, stream) or told
        load(image, side)
    except (OSError, ValueError, SyntaxError, TypeError):
        return None
    return preview_of(image, preview_turn(size, own, info), info, told)


def preview_of(image: Image.Image, turn: int, info: PhotoInfo, told: Told) -> Picture | None:
    """A decoded preview without black bars; None where it does not show the whole photo."""
    width, height = displayed_size(*info.displayed, turn)
    fitting = whole(image, width / height)
    return (fitting, turn, told) if fitting is not None else None


def preview_turn(size: tuple[int, int], own: object, info: PhotoInfo) -> int:
    """Which Orientation turns an embedded preview of `size` upright.

    Its own EXIF value when it has one, else the photo's; but a preview whose shape shows that it was
    turned already (or not yet) is believed more than either.
    """
    claims = [legal_orientation(own)] if own is not None else []
    candidates = [*claims, info.orientation, 1]
    if info.width == info.height or size[0] == size[1]:
        return candidates[0]
    portrait = info.displayed[0] < info.displayed[1]
    for candidate in candidates:
        width, height = displayed_size(*size, candidate)
        if (width < height) == portrait:
            return candidate
    return candidates[0]


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
