"""Raw files through LibRaw: the camera's own preview where it will do, developed only where it will not.

Stored frame: the camera's default crop (see `containers.frame`), unrotated. LibRaw's `flip` is turned
into an EXIF Orientation.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.orientation import displayed_size, legal_orientation
from cropperhead_desktop.imaging.colour.icc import ADOBE_RGB, Space
from cropperhead_desktop.imaging.colour.told import Told, told_by, told_by_exif
from cropperhead_desktop.imaging.containers.frame import RawFrame, frame_of
from cropperhead_desktop.imaging.embedded import whole
from cropperhead_desktop.imaging.sniff import FileKind
from cropperhead_desktop.imaging.tiff import (
    ORIENTATION,
    PREVIEW_COLOR_SPACE,
    Tiff,
)

if TYPE_CHECKING:
    from rawpy._rawpy import RawPy  # importing rawpy costs what a JPEG folder need not pay

_ENOUGH = 0.8
"""A preview with this share of the wanted pixels along the long side is preferred to developing."""

_DEVELOPING_PAYS_BELOW = 1200
"""Previews smaller than this are replaced by a developed picture where more is wanted."""

_ADOBE_RGB = 3
"""In PreviewColorSpace; 2 is sRGB."""


class Raw:
    """An open raw file."""

    def __init__(self, libraw: RawPy, frame: RawFrame, told: Space | None) -> None:
        self._libraw = libraw
        self.frame = frame
        self.told = told
        """The colours of the previews that say nothing themselves."""

    def picture(self, side: int | None) -> tuple[Image.Image, int, Told]:
        """A picture of at least about `side` px (None: full size), the Orientation left to apply, colours.

        The embedded preview when it is large enough and shows the whole photo, else developed (at half
        size when that will do), else whatever preview there is.
        """
        import rawpy

        wanted = min(
            side or max(self.frame.width, self.frame.height), max(self.frame.width, self.frame.height)
        )
        preview = self._preview()
        if preview is not None and max(preview[0].size) >= wanted * _ENOUGH:
            return preview
        if preview is not None and side is not None and max(preview[0].size) >= _DEVELOPING_PAYS_BELOW:
            return preview
        try:
            return self._developed(half=wanted <= max(self.frame.width, self.frame.height) / 2)
        except rawpy.LibRawError:
            if preview is None:
                raise
            return preview

    def _preview(self) -> tuple[Image.Image, int, Told] | None:
        """The embedded preview, decoded, the Orientation left to apply to it, and its colours."""
        import rawpy

        try:
            thumb = self._libraw.extract_thumb()
            if isinstance(thumb.data, bytes):
                stream = BytesIO(thumb.data)
                image: Image.Image = Image.open(stream, formats=("JPEG",))
                own = image.getexif().get(ORIENTATION)
                told = told_by(image, FileKind.JPEG, stream) or self.told
                image.load()
            else:
                image, own, told = Image.fromarray(thumb.data), None, self.told
        except (rawpy.LibRawError, OSError, ValueError, SyntaxError, TypeError):
            return None
        turn = preview_turn(image.size, own, self.frame.info)
        before_turning = displayed_size(*self.frame.info.displayed, turn)
        fitting = whole(image, before_turning[0] / before_turning[1])
        return (fitting, turn, told) if fitting is not None else None

    def _developed(self, half: bool) -> tuple[Image.Image, int, Told]:
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

    try:
        name = str(path)
        name.encode()
        source: str | BinaryIO = name
    except UnicodeEncodeError:  # rawpy only takes names that are valid UTF-8
        stream.seek(0)
        source = stream
    try:
        with rawpy.imread(source) as libraw:
            frame = frame_of(stream, libraw.sizes)
            if frame is None:
                raise PhotoError(
                    path, "the shape of its picture is not known: a diagonal sensor without a preview"
                )
            yield Raw(libraw, frame, _preview_space(stream))
    except rawpy.LibRawFileUnsupportedError as error:
        raise PhotoError(path, "not a raw file that LibRaw knows, or a damaged one") from error
    except rawpy.LibRawError as error:
        raise PhotoError(path, "damaged raw file ({why})", why=_text(error)) from error


def preview_turn(size: tuple[int, int], own: object, info: PhotoInfo) -> int:
    """Which Orientation turns an embedded preview of `size` upright.

    Its own EXIF value when it has one, else the raw's; but a preview whose shape shows that it was
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


def _preview_space(stream: BinaryIO) -> Space | None:
    """The space of embedded previews: as a DNG states it, else the one that the camera was set to."""
    for directory in Tiff(stream).all_directories():
        stated = directory.number(PREVIEW_COLOR_SPACE)
        if stated:
            return ADOBE_RGB if stated == _ADOBE_RGB else None
    return told_by_exif(stream)


def _text(error: Exception) -> str:
    detail = error.args[0] if error.args else ""
    return detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
