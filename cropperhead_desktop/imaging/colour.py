"""Any picture that Pillow decodes, as 8-bit sRGB; transparent parts over white."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

_PROFILE_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
_ALPHA_BASES = {"RGBA": "RGB", "LA": "L"}


def eight_bit(image: Image.Image) -> Image.Image:
    """The picture in a mode with 8 bits a channel that can be resampled: L, LA, RGB, RGBA, CMYK, LAB."""
    mode = image.mode
    if mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if mode in ("1", "L", "LA", "RGB", "RGBA", "CMYK", "LAB"):
        return image.convert("L") if mode == "1" else image
    if mode in ("PA", "RGBa", "La"):
        return image.convert("LA" if mode == "La" else "RGBA")
    if mode.startswith("I") or mode == "F":
        return _deep_gray(image)
    return image.convert("RGB")


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """An `eight_bit` picture as sRGB mode RGB. A profile that is damaged or of another kind is ignored."""
    base = _ALPHA_BASES.get(image.mode)
    if base is None:
        return _opaque_to_srgb(image, icc)
    white = Image.new("RGB", image.size, "white")
    white.paste(_opaque_to_srgb(image.convert(base), icc), mask=image.getchannel("A"))
    return white


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile that rendered sRGB pictures carry."""
    return _srgb().tobytes()


def usable_profile(icc: bytes | None, mode: str) -> bytes | None:
    """`icc` when it can be parsed and is for pictures of this mode, else None."""
    return icc if icc and _transform(icc, mode.removesuffix("A")) is not None else None


def _opaque_to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    if image.mode == "LAB":
        lab = ImageCms.buildTransform(ImageCms.createProfile("LAB"), _srgb(), "LAB", "RGB")
        return _applied(lab, image)
    if icc and not _is_srgb(icc):
        transform = _transform(icc, image.mode)
        if transform is not None:
            return _applied(transform, image)
    return image if image.mode == "RGB" else image.convert("RGB")


def _applied(transform: ImageCms.ImageCmsTransform, image: Image.Image) -> Image.Image:
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None  # only in-place transforms return None
    return converted


@lru_cache(maxsize=8)
def _transform(icc: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from a profile to sRGB, or None for profiles that do not fit the mode or are damaged."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        if profile.profile.xcolor_space.strip() != _PROFILE_SPACES.get(mode):
            return None
        return ImageCms.buildTransform(
            profile, _srgb(), mode, "RGB", renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@lru_cache(maxsize=8)
def _is_srgb(icc: bytes) -> bool:
    """True for the profiles that call themselves sRGB: nothing to convert, nothing to lose."""
    try:
        description = ImageCms.ImageCmsProfile(BytesIO(icc)).profile.profile_description
    except (OSError, ValueError, TypeError):
        return False
    return (description or "").startswith("sRGB")


def _deep_gray(image: Image.Image) -> Image.Image:
    """16-bit, 32-bit and float gray as 8 bits. Floats up to 1 and integers up to 255 keep their scale."""
    import numpy as np  # only these rare files need it

    values: np.ndarray[Any, Any] = np.asarray(image)
    if image.mode.startswith("I;16"):
        return Image.fromarray((values >> 8).astype(np.uint8))
    values = np.nan_to_num(values.astype(np.float32), posinf=0.0, neginf=0.0)
    top = float(values.max(initial=0.0))
    scale = 255.0 if image.mode == "F" and top <= 1.0 else 1.0 if top <= 255.0 else 255.0 / max(top, 65535.0)
    return Image.fromarray(np.clip(values * scale, 0, 255).astype(np.uint8))
