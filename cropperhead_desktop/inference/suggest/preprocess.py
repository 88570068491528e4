"""Picture to network input, driven by the card; training feeds its photos through the same functions."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.inference.models.card import Fit, InputSpec, Layout
from cropperhead_desktop.inference.suggest.candidates import letterboxed

GREY = 128
"""The value of letterbox bars."""


_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "GIF", "BMP", "PPM")
"""Of previews and of the photos of data sets: nothing that starts other programs, as EPS does."""
_MOST_PIXELS = 120_000_000


class PictureError(CropperHeadError):
    """A preview that cannot be decoded."""


def decode(jpeg: bytes, side: int | None = None) -> Image.Image:
    """The RGB picture in a file's bytes, in the frame they are in (PictureError; no Orientation is applied).

    With `side` a JPEG may come smaller, its longer side still at least so many px: much quicker.
    """
    try:
        with Image.open(io.BytesIO(jpeg), formats=_FORMATS) as picture:
            if side is not None:
                scale = side / max(picture.size)
                size = (max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))
                picture.draft("RGB", size)
            if picture.width * picture.height > _MOST_PIXELS:
                raise ValueError(f"{picture.width} x {picture.height} pixels are too many")
            return picture.convert("RGB")
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError) as error:
        raise PictureError("the preview cannot be decoded: {why}", why=str(error)) from error


def recoded(picture: Image.Image, quality: int) -> Image.Image:
    """The RGB picture after a JPEG of this quality (0 to 100)."""
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=quality)
    return decode(encoded.getvalue())


def fitted(picture: Image.Image, spec: InputSpec) -> npt.NDArray[np.uint8]:
    """The picture as `height` x `width` x 3 uint8: squashed, or kept in shape between grey bars."""
    size = (spec.width, spec.height)
    if spec.fit is Fit.SQUASH:
        return np.asarray(picture.resize(size, Image.Resampling.BILINEAR))
    canvas = np.full((spec.height, spec.width, 3), GREY, np.uint8)
    left, top, right, bottom = letterboxed(*picture.size, size)
    resized = picture.resize((right - left, bottom - top), Image.Resampling.BILINEAR)
    canvas[top:bottom, left:right] = np.asarray(resized)
    return canvas


def to_input(pixels: npt.NDArray[np.uint8], spec: InputSpec) -> npt.NDArray[Any]:
    """`height` x `width` x 3 pixels as the array a session is fed: `spec.shape` and `spec.dtype`."""
    batch: npt.NDArray[Any] = pixels[np.newaxis]
    if spec.dtype == "float32":
        batch = batch.astype(np.float32) * np.float32(spec.scale) + np.float32(spec.offset)
    if spec.layout is Layout.NCHW:
        batch = batch.transpose(0, 3, 1, 2)
    return np.ascontiguousarray(batch)
