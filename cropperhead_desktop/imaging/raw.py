"""Raw files through LibRaw: the camera's own preview where it will do, developed only where it will not.

Stored frame: the camera's default crop (DNG DefaultCropSize, else the size in EXIF, else LibRaw's inset
crop, else its visible area), unrotated. LibRaw's `flip` is turned into an EXIF Orientation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.imaging.colour.icc import ADOBE_RGB, Space
from cropperhead_desktop.imaging.colour.told import SPACE_TEXTS, told_by_tiff
from cropperhead_desktop.imaging.containers.parts import PhotoParts, parts_of
from cropperhead_desktop.imaging.containers.reading import ExifBlock
from cropperhead_desktop.imaging.containers.sensor_data import missing, unreadable_packing
from cropperhead_desktop.imaging.embedded import (
    Picture,
    embedded_jpeg,
    jpeg_preview,
    preview_of,
    preview_turn,
    smallest_thumbnail,
)
from cropperhead_desktop.imaging.limits import MIN_THUMBNAIL_SIDE, PREVIEW_SIDE
from cropperhead_desktop.imaging.tiff import (
    BITS,
    COLOR_SPACE,
    COMPRESSION,
    DEFAULT_CROP_ORIGIN,
    DEFAULT_CROP_SIZE,
    IMAGE_LENGTH,
    IMAGE_WIDTH,
    PHOTOMETRIC,
    PIXEL_X_DIMENSION,
    PIXEL_Y_DIMENSION,
    PREVIEW_COLOR_SPACE,
    STRIP_LENGTHS,
    STRIP_OFFSETS,
    Tiff,
)

if TYPE_CHECKING:
    from rawpy._rawpy import ImageSizes, RawPy  # importing rawpy costs what a JPEG folder need not pay

_FLIP_TO_ORIENTATION = {0: 1, 1: 2, 2: 4, 3: 3, 4: 5, 5: 8, 6: 6, 7: 7}
_ENOUGH = 0.8
"""A preview with this share of the wanted pixels along the long side is preferred to developing."""

_DEVELOPING_PAYS_BELOW = 1200
"""Previews smaller than this are replaced by a developed picture where more is wanted."""

_ADOBE_RGB = 3
"""In PreviewColorSpace; 2 is sRGB."""

_CANON_ADOBE_RGB = (2, 0xFFFF)
"""ColorSpace of a CR3, which has no Interoperability directory to say what is not sRGB."""

_RGB = 2
_LARGEST_PLAIN = 512
"""Pixels along the long side of a thumbnail that is not packed."""

_LEAST_CROP = 0.9
_LEAST_DNG_CROP = 0.3
"""Smallest believable side of a default crop as a share of the visible area; a DNG states it on purpose."""


@dataclass(frozen=True, slots=True)
class RawFrame:
    """The default crop in pixels of LibRaw's visible area, and the Orientation."""

    left: int
    top: int
    width: int
    height: int
    orientation: int

    @property
    def info(self) -> PhotoInfo:
        """What the rest of the program needs to know."""
        return PhotoInfo(self.width, self.height, self.orientation)


class Raw:
    """An open raw file."""

    def __init__(self, path: Path, stream: BinaryIO, libraw: RawPy) -> None:
        self._path = path
        self._stream = stream
        self._libraw = libraw
        self._tiff = Tiff(stream, SPACE_TEXTS)
        self.frame = _frame(self._tiff, libraw.sizes)
        self._long_side = max(self.frame.width, self.frame.height)

    @cached_property
    def _parts(self) -> PhotoParts:
        return parts_of(self._stream)

    @cached_property
    def _told(self) -> Space | None:
        """The colours of the previews that say nothing themselves."""
        return _preview_space(self._stream, self._tiff, self._parts.exif)

    def picture(self, side: int | None) -> Picture:
        """A picture of at least about `side` px (None: full size).

        The smallest embedded preview that is large enough and shows the whole photo, else developed (at half
        size when that will do). PhotoError: the file is cut short, or LibRaw cannot read its kind.
        """
        import rawpy

        wanted = min(side or self._long_side, self._long_side)
        least = wanted * _ENOUGH
        if side is not None:
            least = min(least, _DEVELOPING_PAYS_BELOW)
        found = self._preview(wanted, least) or self._extracted(wanted, least)
        if found is not None:
            return found
        self._refuse_cut()
        try:
            return self._developed(half=wanted <= self._long_side / 2)
        except rawpy.LibRawError as error:
            packing = unreadable_packing(self._stream)
            if packing:
                raise PhotoError(self._path, "LibRaw cannot read {what}", what=packing) from error
            raise

    def thumbnail(self) -> Picture | None:
        """The smallest embedded picture worth showing; None where there is none.

        Where there is no large one either, it may be all that can be had of the photo: PhotoError when the
        file is cut short, and None when LibRaw may not read it.
        """
        enough = min(PREVIEW_SIDE, self._long_side) * _ENOUGH
        if not any(max(part.width, part.height) >= enough for part in self._parts.previews):
            self._refuse_cut()
            if unreadable_packing(self._stream):
                return None
        return self._plain_thumbnail() or smallest_thumbnail(
            self._stream, self._parts.previews, self.frame.info, self._told
        )

    def _plain_thumbnail(self) -> Picture | None:
        """IFD0 where it is a small picture that is not packed (Nikon, DNG)."""
        first = self._tiff.first()
        if first is None or first.number(COMPRESSION) != 1 or first.number(PHOTOMETRIC) != _RGB:
            return None
        size = first.number(IMAGE_WIDTH) or 0, first.number(IMAGE_LENGTH) or 0
        length = size[0] * size[1] * 3
        is_small = MIN_THUMBNAIL_SIDE <= max(size) <= _LARGEST_PLAIN
        if not is_small or first.tags.get(STRIP_LENGTHS) != (length,) or set(first.tags.get(BITS, ())) != {8}:
            return None
        data = self._tiff.read(first.number(STRIP_OFFSETS) or 0, length)
        if len(data) < length:
            return None
        info = self.frame.info
        return preview_of(
            Image.frombytes("RGB", size, data), preview_turn(size, None, info), info, self._told
        )

    def _preview(self, wanted: int, least: float) -> Picture | None:
        """The smallest embedded preview with a long side of `wanted` px, else the largest of `least` px."""
        by_size = sorted(self._parts.previews, key=lambda part: part.width * part.height)
        enough = [part for part in by_size if max(part.width, part.height) >= wanted]
        fewer = [part for part in reversed(by_size) if least <= max(part.width, part.height) < wanted]
        tried = (
            embedded_jpeg(self._stream, part, self.frame.info, self._told, wanted)
            for part in (*enough, *fewer)
        )
        return next(filter(None, tried), None)

    def _extracted(self, wanted: int, least: float) -> Picture | None:
        """The preview that LibRaw finds, of `least` px along its long side."""
        import rawpy

        try:
            thumb = self._libraw.extract_thumb()
        except (rawpy.LibRawError, ValueError):
            return None
        info = self.frame.info
        if isinstance(thumb.data, bytes):
            found = jpeg_preview(thumb.data, info, self._told, wanted)
        else:
            image = Image.fromarray(thumb.data)
            found = preview_of(image, preview_turn(image.size, None, info), info, self._told)
        return found if found is not None and max(found[0].size) >= least else None

    def _refuse_cut(self) -> None:
        words = missing(self._stream)
        if words:
            raise PhotoError(self._path, words)

    def _developed(self, half: bool) -> Picture:
        rgb = self._libraw.postprocess(half_size=half, use_camera_wb=True, output_bps=8, user_flip=0)
        image = Image.fromarray(rgb)
        frame = self.frame
        across, down = image.width / self._libraw.sizes.width, image.height / self._libraw.sizes.height
        box = (
            round(frame.left * across),
            round(frame.top * down),
            min(image.width, round((frame.left + frame.width) * across)),
            min(image.height, round((frame.top + frame.height) * down)),
        )
        return image.crop(box), frame.orientation, None


@contextmanager
def opened_raw(path: Path, stream: BinaryIO) -> Iterator[Raw]:
    """Open a raw file (PhotoError when LibRaw does not know it or finds it damaged)."""
    import rawpy

    try:
        name = str(path)
        name.encode()
        source: str | BinaryIO = name
    except UnicodeEncodeError:  # rawpy only takes names that are valid UTF-8
        stream.seek(0)
        source = stream
    try:
        with rawpy.imread(source) as libraw:
            yield Raw(path, stream, libraw)
    except rawpy.LibRawError as error:
        words = missing(stream)
        if words:
            raise PhotoError(path, words) from error
        if isinstance(error, rawpy.LibRawFileUnsupportedError):
            raise PhotoError(path, "not a raw file that LibRaw knows, or a damaged one") from error
        raise PhotoError(path, "damaged raw file ({why})", why=_text(error)) from error


def _frame(tiff: Tiff, sizes: ImageSizes) -> RawFrame:
    orientation = _FLIP_TO_ORIENTATION.get(sizes.flip, 1)
    for directory in tiff.all_directories():
        size = directory.pair(DEFAULT_CROP_SIZE)
        if size is not None and _plausible(size, sizes, _LEAST_DNG_CROP):
            origin = directory.pair(DEFAULT_CROP_ORIGIN)
            return _placed(size, origin, sizes, orientation)
    exif = tiff.exif()
    across, down = (exif.number(PIXEL_X_DIMENSION), exif.number(PIXEL_Y_DIMENSION)) if exif else (None, None)
    if across and down and _plausible((across, down), sizes):
        return _placed((across, down), None, sizes, orientation)
    inset = (sizes.crop_width, sizes.crop_height)
    if _plausible(inset, sizes):
        origin = (sizes.crop_left_margin - sizes.left_margin, sizes.crop_top_margin - sizes.top_margin)
        return _placed(inset, origin, sizes, orientation)
    return RawFrame(0, 0, sizes.width, sizes.height, orientation)


def _preview_space(stream: BinaryIO, tiff: Tiff, blocks: Sequence[ExifBlock]) -> Space | None:
    """The space of embedded previews: as a DNG states it, else the one that the camera was set to."""
    for directory in tiff.all_directories():
        stated = directory.number(PREVIEW_COLOR_SPACE)
        if stated:
            return ADOBE_RGB if stated == _ADOBE_RGB else None
    if tiff.first() is not None:
        return told_by_tiff(tiff)
    for block in blocks[1:2]:  # the Exif directory of a CR3, as the first one of a block
        first = Tiff(stream, start=block.offset).first()
        if first is not None and first.number(COLOR_SPACE) in _CANON_ADOBE_RGB:
            return ADOBE_RGB
    return None


def _plausible(size: tuple[int, int], sizes: ImageSizes, least: float = _LEAST_CROP) -> bool:
    """True for sizes that fit the visible area and are no preview's or relic's."""
    width_fits = least * sizes.width <= size[0] <= sizes.width
    return width_fits and least * sizes.height <= size[1] <= sizes.height


def _placed(
    size: tuple[int, int],
    origin: tuple[int, int] | None,
    sizes: ImageSizes,
    orientation: int,
) -> RawFrame:
    """A default crop at its origin, centred where the origin is unknown or impossible."""
    room = (sizes.width - size[0], sizes.height - size[1])
    if origin is None or not (0 <= origin[0] <= room[0] and 0 <= origin[1] <= room[1]):
        origin = (room[0] // 2, room[1] // 2)
    return RawFrame(*origin, *size, orientation)


def _text(error: Exception) -> str:
    detail = error.args[0] if error.args else ""
    return detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
