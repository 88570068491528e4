"""Raw files through LibRaw: the camera's own preview where it will do, developed only where it will not.

Stored frame: the camera's default crop (see `containers.frame`), unrotated. LibRaw's `flip` is turned
into an EXIF Orientation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.imaging.colour.icc import ADOBE_RGB, Space
from cropperhead_desktop.imaging.colour.told import told_by_tiff
from cropperhead_desktop.imaging.containers.frame import RawFrame, frame_of
from cropperhead_desktop.imaging.containers.parts import PhotoParts, parts_in
from cropperhead_desktop.imaging.containers.reading import ExifBlock, Window
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
    EXIF_IFD,
    IMAGE_LENGTH,
    IMAGE_WIDTH,
    PHOTOMETRIC,
    PREVIEW_COLOR_SPACE,
    STRIP_LENGTHS,
    STRIP_OFFSETS,
)

if TYPE_CHECKING:
    from rawpy._rawpy import RawPy  # importing rawpy costs what a JPEG folder need not pay

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


class Raw:
    """An open raw file."""

    def __init__(self, path: Path, window: Window, libraw: RawPy, parts: PhotoParts, frame: RawFrame) -> None:
        self._path = path
        self._window = window
        self._stream = window.stream
        self._libraw = libraw
        self.parts = parts
        self.frame = frame
        self._long_side = max(frame.width, frame.height)

    @cached_property
    def _told(self) -> Space | None:
        """The colours of the previews that say nothing themselves."""
        return _preview_space(self._window, self.parts.exif)

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
            packing = unreadable_packing(self._window)
            if packing:
                raise PhotoError(self._path, "LibRaw cannot read {what}", what=packing) from error
            raise

    def thumbnail(self) -> Picture | None:
        """The smallest embedded picture worth showing; None where there is none.

        Where there is no large one either, it may be all that can be had of the photo: PhotoError when the
        file is cut short, and None when LibRaw may not read it.
        """
        enough = min(PREVIEW_SIDE, self._long_side) * _ENOUGH
        if not any(max(part.width, part.height) >= enough for part in self.parts.previews):
            self._refuse_cut()
            if unreadable_packing(self._window):
                return None
        return self._plain_thumbnail() or smallest_thumbnail(
            self._stream, self.parts.previews, self.frame.info, self._told
        )

    def _plain_thumbnail(self) -> Picture | None:
        """IFD0 where it is a small picture that is not packed (Nikon, DNG)."""
        first = self._window.tiff().first()
        if first is None or first.number(COMPRESSION) != 1 or first.number(PHOTOMETRIC) != _RGB:
            return None
        size = first.number(IMAGE_WIDTH) or 0, first.number(IMAGE_LENGTH) or 0
        length = size[0] * size[1] * 3
        is_small = MIN_THUMBNAIL_SIDE <= max(size) <= _LARGEST_PLAIN
        if not is_small or first.tags.get(STRIP_LENGTHS) != (length,) or set(first.tags.get(BITS, ())) != {8}:
            return None
        data = self._window.tiff().read(first.number(STRIP_OFFSETS) or 0, length)
        if len(data) < length:
            return None
        info = self.frame.info
        return preview_of(
            Image.frombytes("RGB", size, data), preview_turn(size, None, info), info, self._told
        )

    def _preview(self, wanted: int, least: float) -> Picture | None:
        """The smallest embedded preview with a long side of `wanted` px, else the largest of `least` px."""
        by_size = sorted(self.parts.previews, key=lambda part: part.width * part.height)
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
        words = missing(self._window)
        if words:
            raise PhotoError(self._path, words)

    def _developed(self, half: bool) -> Picture:
        rgb = self._libraw.postprocess(half_size=half, use_camera_wb=True, output_bps=8, user_flip=0)
        image = Image.fromarray(rgb)
        frame = self.frame
        across, down = image.width / frame.visible[0], image.height / frame.visible[1]
        box = (
            max(0, round(frame.left * across)),
            max(0, round(frame.top * down)),
            min(image.width, round((frame.left + frame.width) * across)),
            min(image.height, round((frame.top + frame.height) * down)),
        )
        return image.crop(box), frame.orientation, None


@contextmanager
def opened_raw(path: Path, stream: BinaryIO) -> Iterator[Raw]:
    """Open a raw file (PhotoError when LibRaw does not know it or finds it damaged)."""
    import rawpy

    window = Window(stream)
    try:
        name = str(path)
        name.encode()
        source: str | BinaryIO = name
    except UnicodeEncodeError:  # rawpy only takes names that are valid UTF-8
        stream.seek(0)
        source = stream
    try:
        with rawpy.imread(source) as libraw:
            parts = parts_in(window)
            frame = frame_of(window, parts, libraw.sizes)
            if frame is None:
                raise PhotoError(
                    path, "the shape of its picture is not known: a diagonal sensor without a preview"
                )
            yield Raw(path, window, libraw, parts, frame)
    except rawpy.LibRawError as error:
        words = missing(window)
        if words:
            raise PhotoError(path, words) from error
        if isinstance(error, rawpy.LibRawFileUnsupportedError):
            raise PhotoError(path, "not a raw file that LibRaw knows, or a damaged one") from error
        if isinstance(error, rawpy.LibRawIOError):
            raise PhotoError(path, "damaged raw file: it ends too early") from error
        raise PhotoError(path, "damaged raw file ({why})", why=_text(error)) from error


def _preview_space(window: Window, blocks: Sequence[ExifBlock]) -> Space | None:
    """The space of embedded previews: as a DNG states it, else the one that the camera was set to."""
    for directory in window.tiff().all_directories():
        stated = directory.number(PREVIEW_COLOR_SPACE)
        if stated:
            return ADOBE_RGB if stated == _ADOBE_RGB else None
    for block in blocks:
        first = window.tiff(block.offset).first() if block.holds == EXIF_IFD else None
        if first is not None:
            return ADOBE_RGB if first.number(COLOR_SPACE) in _CANON_ADOBE_RGB else None
    return told_by_tiff(window.tiff())


def _text(error: Exception) -> str:
    detail = error.args[0] if error.args else ""
    return detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
