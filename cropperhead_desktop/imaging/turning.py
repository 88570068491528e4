"""Pictures that were turned upright by one Orientation, shown by another one.

The photographer may have turned a photo in another program, which says so in the sidecar only.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from cropperhead_desktop.domain.photo import Pixels, Preview
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


def turned_preview(preview: Preview, wanted: int) -> Preview:
    """The preview of the same photo by another Orientation."""
    if preview.info.orientation == wanted:
        return preview
    with Image.open(BytesIO(preview.jpeg), formats=("JPEG",)) as image:
        buffer = BytesIO()
        turned(image, preview.info.orientation, wanted).save(buffer, "JPEG", quality=PREVIEW_QUALITY)
    return Preview(preview.info.turned(wanted), buffer.getvalue())


def turned_pixels(pixels: Pixels, wanted: int) -> Pixels:
    """The pixels of the same photo by another Orientation."""
    if pixels.info.orientation == wanted:
        return pixels
    image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
    image = turned(image, pixels.info.orientation, wanted)
    return Pixels(pixels.info.turned(wanted), *image.size, image.tobytes())
