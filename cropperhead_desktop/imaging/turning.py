"""Pictures that were turned upright by one Orientation, shown by another one.

The photographer may have turned a photo in another program, which says so in the sidecar only.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo, Pixels, Preview
from cropperhead_desktop.imaging.limits import PREVIEW_QUALITY

TURNS: dict[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What takes the stored pixels to the displayed ones, by Orientation."""

_BACK = {6: 8, 8: 6}  # the others are their own inverse


def turned(image: Image.Image, was: int, wanted: int) -> Image.Image:
    """A picture displayed by Orientation `was`, as Orientation `wanted` displays it."""
    if was == wanted:
        return image
    back = _BACK.get(was, was)
    stored = image.transpose(TURNS[back]) if back in TURNS else image
    return stored.transpose(TURNS[wanted]) if wanted in TURNS else stored


def turned_preview(preview: Preview, shown: PhotoInfo) -> Preview:
    """The preview of the same photo as `shown` says that it is shown."""
    if preview.info.orientation == shown.orientation:
        return replace(preview, info=shown)
    with Image.open(BytesIO(preview.jpeg), formats=("JPEG",)) as image:
        return Preview(shown, _jpeg(turned(image, preview.info.orientation, shown.orientation)))


def turned_pixels(pixels: Pixels, shown: PhotoInfo) -> Pixels:
    """The pixels of the same photo as `shown` says that it is shown."""
    if pixels.info.orientation == shown.orientation:
        return replace(pixels, info=shown)
    image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
    image = turned(image, pixels.info.orientation, shown.orientation)
    return Pixels(shown, *image.size, image.tobytes())


def as_seen(preview: Preview) -> Preview:
    """The preview of what the photographer saw in the camera, see `PhotoInfo.as_seen`."""
    info = preview.info
    if info.as_shot is None:
        return preview
    with Image.open(BytesIO(preview.jpeg), formats=("JPEG",)) as image:
        box, (width, height) = info.as_shot_box, info.displayed
        across, down = image.width / width, image.height / height
        left, top = box.cx - box.width / 2, box.cy - box.height / 2
        right, bottom = (left + box.width) * across, (top + box.height) * down
        edges = (round(left * across), round(top * down), round(right), round(bottom))
        return Preview(info.as_seen, _jpeg(image.crop(edges)))


def _jpeg(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=PREVIEW_QUALITY)
    return buffer.getvalue()
