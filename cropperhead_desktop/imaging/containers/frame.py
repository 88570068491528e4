"""A raw's stored frame: the camera's default crop within what LibRaw shows of the sensor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.imaging.containers.fuji import CROPPED_SIZE, is_raf, raf_record
from cropperhead_desktop.imaging.containers.maker_notes import maker_note
from cropperhead_desktop.imaging.containers.parts import PhotoParts
from cropperhead_desktop.imaging.containers.reading import Window
from cropperhead_desktop.imaging.tiff import (
    DEFAULT_CROP_ORIGIN,
    DEFAULT_CROP_SIZE,
    PIXEL_X_DIMENSION,
    PIXEL_Y_DIMENSION,
)

if TYPE_CHECKING:
    from rawpy._rawpy import ImageSizes

_FLIP_TO_ORIENTATION = {0: 1, 1: 2, 2: 4, 3: 3, 4: 5, 5: 8, 6: 6, 7: 7}
_LEAST_CROP = 0.9
_LEAST_DNG_CROP = 0.3
"""Smallest believable side of a default crop as a share of the visible area; a DNG states it on purpose."""

_LEAST_FULL = 0.97
"""A preview with this share of the visible area's sides has the size of the camera's own JPEGs."""

_LEAST_PREVIEW = 600
"""Smaller previews may have black bars: their shape says nothing."""

_SLACK = 8
"""Pixels by which a camera's own crop may be larger than what LibRaw shows."""

_IN_DIRECTORIES = ((DEFAULT_CROP_SIZE, DEFAULT_CROP_ORIGIN, _LEAST_DNG_CROP), (0x74C8, 0x74C7, _LEAST_CROP))
"""DNG's default crop and Sony's: tags of size and origin, smallest believable side."""

_NOTED: dict[str, tuple[int, tuple[int, int], tuple[int, int] | None]] = {
    "Nikon": (0x0045, (2, 3), (0, 1)),  # CropArea
    "Pentax": (0x0039, (0, 1), None),  # RawImageSize
    "Sony": (0xB02B, (1, 0), None),  # FullImageSize
}
"""The tag of a maker note, where in its values width and height stand, and where left and top (sensor)."""

_LEAST_DIAGONAL = 1.1
"""Least ratio of the sides of pictures by sensors that lie diagonally; LibRaw's lozenges are squares."""

_SENSORS = (4 / 3, 3 / 2, 5 / 4, 16 / 9)
_SAME_SHAPE = 0.02
_Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RawFrame:
    """The default crop, and the `visible` area of LibRaw that it lies in, in square pixels; Orientation."""

    left: int
    top: int
    width: int
    height: int
    orientation: int
    visible: _Size

    @property
    def info(self) -> PhotoInfo:
        """What the rest of the program needs to know."""
        return PhotoInfo(self.width, self.height, self.orientation)


def frame_of(window: Window, parts: PhotoParts, sizes: ImageSizes) -> RawFrame | None:
    """The frame of a raw with LibRaw's `sizes`; None where its shape is not known.

    By DNG's DefaultCropSize, else the camera's own word (read here, or as LibRaw found it), else the size in
    EXIF, else a full-size preview's, else all that is visible. Where only LibRaw says so, and no sensor has
    that shape, the largest preview's shape counts.
    """
    orientation = _FLIP_TO_ORIENTATION.get(sizes.flip, 1)
    large = (each for each in parts.previews if max(each.width, each.height) >= _LEAST_PREVIEW)
    preview = max(((each.width, each.height) for each in large), default=None)
    visible = sizes.width, sizes.height
    if is_raf(window) and abs(visible[0] - visible[1]) == 1:
        # a Super CCD lies diagonally: LibRaw's size is that of the lozenge, its pictures are upright
        size = _diagonal(window, parts, preview)
        return RawFrame(0, 0, *size, orientation, size) if size is not None else None
    across, down = max(1.0, sizes.pixel_aspect), 1 / min(1.0, sizes.pixel_aspect or 1.0)
    size, origin = _default_crop(window, sizes, _scaled(preview, 1 / across, 1 / down) if preview else None)
    return RawFrame(
        *_scaled(_origin(size, origin, visible), across, down),
        *_scaled(size, across, down),
        orientation,
        _scaled(visible, across, down),
    )


def _scaled(size: _Size, across: float, down: float) -> _Size:
    return round(size[0] * across), round(size[1] * down)


def _default_crop(window: Window, sizes: ImageSizes, preview: _Size | None) -> tuple[_Size, _Size | None]:
    """Size and, where known, origin in pixels of the visible area."""
    visible = sizes.width, sizes.height
    tiff = window.tiff()
    for directory in tiff.all_directories():
        for tag, origin_tag, least in _IN_DIRECTORIES:
            size = directory.pair(tag)
            if size is not None and _fits(size, visible, least):
                return size, directory.pair(origin_tag)
    inset = (sizes.crop_width, sizes.crop_height), (sizes.crop_left_margin, sizes.crop_top_margin)
    for size, origin in (_told(window), inset):
        if size is not None and _fits(size, visible, slack=_SLACK):
            return size, (origin[0] - sizes.left_margin, origin[1] - sizes.top_margin) if origin else None
    exif = tiff.exif()
    across, down = (exif.number(PIXEL_X_DIMENSION), exif.number(PIXEL_Y_DIMENSION)) if exif else (None, None)
    if across and down and _fits((across, down), visible):
        return (across, down), None
    if preview is None:
        return visible, None
    wanted = _like(visible, preview)
    return wanted if _fits(wanted, visible, _LEAST_FULL) else _believable(visible, wanted), None


def _told(window: Window) -> tuple[_Size | None, _Size | None]:
    """Size and origin on the sensor by Fujifilm's directory or a maker note."""
    if is_raf(window):
        record = raf_record(window, CROPPED_SIZE)
        return (record[1], record[0]) if record is not None else None, None
    note = maker_note(window)
    if note is None or note.maker not in _NOTED:
        return None, None
    tag, *places = _NOTED[note.maker]
    values = note.directory.tags.get(tag, ())
    size, origin = (
        (int(values[place[0]]), int(values[place[1]])) if place and len(values) > max(place) else None
        for place in places
    )
    return size, origin


def _diagonal(window: Window, parts: PhotoParts, preview: _Size | None) -> _Size | None:
    """The first size of a shape that is no lozenge's: stated, that of the JPEG in EXIF, the preview's."""
    exif = window.tiff(parts.exif[0].offset).exif() if parts.exif else None
    jpeg = (exif.number(PIXEL_X_DIMENSION) or 0, exif.number(PIXEL_Y_DIMENSION) or 0) if exif else None
    for size in filter(None, (_told(window)[0], jpeg, preview)):
        if min(size) > 0 and max(size) > _LEAST_DIAGONAL * min(size):
            return size
    return None


def _believable(visible: _Size, preview: _Size) -> _Size:
    """What is visible, or the largest part of the preview's shape."""
    shape = max(visible) / min(visible)
    is_a_sensors = any(abs(shape / known - 1) <= _SAME_SHAPE for known in _SENSORS)
    if is_a_sensors or _same_shape(visible, preview):
        return visible
    scale = min(visible[0] / preview[0], visible[1] / preview[1])
    return _scaled(preview, scale, scale)


def _like(frame: _Size, preview: _Size) -> _Size:
    """A preview's size in the stored frame: cameras turn some previews already."""
    turned = (frame[0] > frame[1]) != (preview[0] > preview[1])
    return (preview[1], preview[0]) if turned else preview


def _same_shape(one: _Size, other: _Size) -> bool:
    return abs(one[0] * other[1] / (one[1] * other[0]) - 1) <= _SAME_SHAPE


def _fits(size: _Size, visible: _Size, least: float = _LEAST_CROP, slack: int = 0) -> bool:
    """True for sizes that fit the visible area and are no preview's or relic's."""
    return all(least * most <= side <= most + slack for side, most in zip(size, visible, strict=True))


def _origin(size: _Size, origin: _Size | None, visible: _Size) -> _Size:
    """The origin, or that of a centred crop where it is unknown or impossible."""
    room = visible[0] - size[0], visible[1] - size[1]
    if origin is None or not (0 <= origin[0] <= room[0] and 0 <= origin[1] <= room[1]):
        return room[0] // 2, room[1] // 2
    return origin
