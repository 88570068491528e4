"""A crop applied to the full-size photo, written as a new picture. Runs in the worker process.

A level crop is cut and reduced in one Lanczos step; a turned one is turned about its own centre in one
bicubic step, where a smaller picture is wanted at `_TURNED` times its size, and then reduced by Lanczos.
The result has 8 bits a channel, keeps the colour profile and the EXIF data, and stands upright.
"""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError, Worded
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, Point, from_local, half_extent, is_inside, rotate
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.imaging.colour.convert import srgb_profile, to_srgb, usable_profile
from cropperhead_desktop.imaging.colour.icc import Space
from cropperhead_desktop.imaging.colour.told import Told
from cropperhead_desktop.imaging.decode import Photo
from cropperhead_desktop.imaging.metadata import SRGB, UNCALIBRATED, carried_exif
from cropperhead_desktop.imaging.turning import turned
from cropperhead_desktop.system.files import reason_of

_SAVE: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "PNG": {},
    "TIFF": {},  # uncompressed: with a compression Pillow loses the EXIF directories
    "WEBP": {"quality": 95, "method": 4},
}


_MORE = 1.2
"""How much larger than the result a picture is decoded: 46 dB of the same from all pixels."""

_TURNED = 1.5
"""How much larger than the result a picture is turned: at 1.2 the outermost pixels are darkened by up to 8 %
of what lies one pixel outside, at 1.5 by up to 4 %."""

_MOST_PADDED = 12.0
"""How often larger than the photo a frame may be."""


class RenderError(Worded):
    """The result cannot be written; the photo is not to blame."""


def render(
    photo: Photo,
    crop: Crop,
    out: Path,
    kind: str,
    max_size: int | None,
    orientation: int | None = None,
    exact: tuple[int, int] | None = None,
    pad: str = "",
) -> tuple[int, int]:
    """Write the crop (tags, stored frame) of an open photo into the file `out`; its size in pixels.

    `max_size` limits the long side; nothing is enlarged, but to the size `exact`. `orientation` replaces the
    photo's own. With a colour `pad` (`#rrggbb`) the crop may reach over the edge, and that is painted.
    Raises PhotoError for a crop without area, OutputError.
    """
    info, inner = _asked(photo, crop, orientation)
    box = inner if not pad else _past_the_edge(photo.path, crop, info)
    size = exact or output_size(box, max_size)
    image, told = _turned(photo, info, box, size)
    image, icc = _for_format(image, told, kind)
    is_kept = UNCALIBRATED if isinstance(told, Space) else None
    colours = SRGB if icc == srgb_profile() else is_kept
    on = _on(image, box, info)
    made = cut_out(image, on, size)
    if pad and not is_inside(box, *info.displayed, slack=0.5):
        made = _padded(image, on, size, pad)
    made.info = {}  # or Pillow would write leftovers of the source
    exif = carried_exif(photo, size, colours)
    try:
        with open(out, "wb") as stream:
            made.save(stream, kind, icc_profile=icc, exif=exif, **_SAVE[kind])
    except OSError as error:
        raise RenderError(reason_of(error)) from error
    return size


def cut(photo: Photo, crop: Crop, size: tuple[int, int], orientation: int | None = None) -> Image.Image:
    """The crop (tags, stored frame) of an open photo as sRGB of exactly `size`, upright (PhotoError).

    Another shape than the crop's own squashes it, a larger size enlarges it.
    """
    info, box = _asked(photo, crop, orientation)
    image = to_srgb(*_turned(photo, info, box, size))
    return cut_out(image, _on(image, box, info), size)


def displayed_box(path: Path, crop: Crop, info: PhotoInfo) -> Box:
    """The crop in displayed pixels, moved inside the picture where rounding or a lie put it outside."""
    try:
        box = info.box(crop)
    except ValueError as error:
        raise PhotoError(path, str(error)) from error
    return fit_inside(box, *info.displayed, min_side=1.0)


def output_size(box: Box, max_size: int | None) -> tuple[int, int]:
    """Whole pixels of the result."""
    scale = min(1.0, max_size / max(box.width, box.height)) if max_size else 1.0
    return max(1, round(box.width * scale)), max(1, round(box.height * scale))


def cut_out(image: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    """The content of a box (pixels of `image`) as an upright picture of `size`."""
    if box.angle == 0:
        corner = (box.cx - box.width / 2, box.cy - box.height / 2)
        edges = (*(max(0.0, side) for side in corner), corner[0] + box.width, corner[1] + box.height)
        region = (edges[0], edges[1], min(edges[2], image.width), min(edges[3], image.height))
        return image.resize(size, Image.Resampling.LANCZOS, box=region)
    native = (max(size[0], round(box.width)), max(size[1], round(box.height)))
    corner = from_local(box, Point(-box.width / 2, -box.height / 2))
    across, below = 1.0, 1.0
    if min(native[0] / size[0], native[1] / size[1]) > 1.2 * _TURNED:
        native = (math.ceil(_TURNED * size[0]), math.ceil(_TURNED * size[1]))
        image, place = _nearer(image, box, min(box.width / native[0], box.height / native[1]))
        across, below = image.width / (place[2] - place[0]), image.height / (place[3] - place[1])
        corner = Point(corner.x - place[0], corner.y - place[1])
    along = rotate(Point(box.width / native[0], 0.0), box.angle)
    down = rotate(Point(0.0, box.height / native[1]), box.angle)
    level = image.transform(
        native,
        Image.Transform.AFFINE,
        (
            along.x * across, down.x * across, corner.x * across,
            along.y * below, down.y * below, corner.y * below,
        ),
        resample=Image.Resampling.BICUBIC,
    )  # fmt: skip
    return level if native == size else level.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _nearer(image: Image.Image, box: Box, factor: float) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """What lies around a turned box, smaller by about `factor`, and its edges in pixels of `image`.

    Turning costs ten times as much a pixel as reducing does. Hamming, as Lanczos would carry further into the
    cut-out what lies outside of it, is less near to all pixels turned, and slower.
    """
    extent, margin = half_extent(box), math.ceil(3 * factor)
    place = (
        max(0, math.floor(box.cx - extent.x) - margin),
        max(0, math.floor(box.cy - extent.y) - margin),
        min(image.width, math.ceil(box.cx + extent.x) + margin),
        min(image.height, math.ceil(box.cy + extent.y) + margin),
    )
    smaller = (math.ceil((place[2] - place[0]) / factor), math.ceil((place[3] - place[1]) / factor))
    return image.resize(smaller, Image.Resampling.HAMMING, box=place, reducing_gap=2.0), place


def _asked(photo: Photo, crop: Crop, orientation: int | None) -> tuple[PhotoInfo, Box]:
    """The photo by the Orientation wanted, and the crop in its displayed pixels (PhotoError)."""
    info = replace(photo.info, orientation=orientation or photo.info.orientation)
    return info, displayed_box(photo.path, crop, info)


def _past_the_edge(path: Path, crop: Crop, info: PhotoInfo) -> Box:
    """The crop in displayed pixels where it was put (PhotoError: no area, or far larger than the photo)."""
    try:
        box = info.box(crop)
    except ValueError as error:
        raise PhotoError(path, str(error)) from error
    if max(box.width, box.height) > _MOST_PADDED * max(info.displayed):
        raise PhotoError(path, "the frame is far larger than the photo")
    return box


def _padded(image: Image.Image, box: Box, size: tuple[int, int], pad: str) -> Image.Image:
    """What `cut_out` makes of a box that reaches over the edge, with `pad` there, in the picture's mode."""
    extent = half_extent(box)
    left, top = (math.ceil(max(0.0, -low)) for low in (box.cx - extent.x, box.cy - extent.y))
    right = math.ceil(max(0.0, box.cx + extent.x - image.width))
    bottom = math.ceil(max(0.0, box.cy + extent.y - image.height))
    colour = Image.new("RGB", (1, 1), pad).convert(image.mode).getpixel((0, 0))
    canvas = Image.new(image.mode, (left + image.width + right, top + image.height + bottom), colour)
    canvas.paste(image, (left, top))
    return cut_out(canvas, replace(box, cx=box.cx + left, cy=box.cy + top), size)


def _turned(photo: Photo, info: PhotoInfo, box: Box, size: tuple[int, int]) -> tuple[Image.Image, Told]:
    """The photo as `info` displays it, decoded large enough for a cut-out of `size`, and its colours."""
    image, told = photo.upright(_decode_side(info, box, size), exact=False)
    return turned(image, photo.info.orientation, info.orientation), told


def _on(image: Image.Image, box: Box, info: PhotoInfo) -> Box:
    """A box in displayed pixels of the whole photo, in pixels of a decoded one."""
    across, down = image.width / info.displayed[0], image.height / info.displayed[1]
    return Box(box.cx * across, box.cy * down, box.width * across, box.height * down, box.angle)


def _decode_side(info: PhotoInfo, box: Box, size: tuple[int, int]) -> int | None:
    """The long side to decode at, `_MORE` than is needed; None, full size, where that saves nothing."""
    scale = max(size[0] / box.width, size[1] / box.height)
    wanted = math.ceil(_MORE * scale * max(info.width, info.height))
    return wanted if wanted < max(info.width, info.height) else None


def _for_format(image: Image.Image, told: Told, kind: str) -> tuple[Image.Image, bytes | None]:
    """The picture in a mode that the format can hold, and the profile that goes with it.

    A space that a file tells without a profile is kept and gets one; but HDR becomes sRGB.
    """
    keeps_alpha = image.mode in ("LA", "RGBA") and kind != "JPEG"
    is_hdr = isinstance(told, Space) and told.is_hdr
    if (image.mode in ("L", "RGB") or keeps_alpha) and not is_hdr:
        return image, usable_profile(told, image.mode)
    return to_srgb(image, told), srgb_profile()
