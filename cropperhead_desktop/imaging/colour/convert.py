"""Any picture that Pillow decodes, as 8-bit sRGB; transparent parts over white.

What is shown, kept as a preview, rendered and given to the model comes through `eight_bit` and `to_srgb`.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms

from cropperhead_desktop.imaging.colour.icc import Space, profile
from cropperhead_desktop.imaging.colour.told import Told

if TYPE_CHECKING:
    import numpy as np

_PROFILE_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
ENDS = (255.0, 65535.0, 2147483647.0, 4294967295.0)
"""What white may be in whole numbers."""
_SAMPLES = 200_000
_LARGEST = 3e38
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


def to_srgb(image: Image.Image, told: Told) -> Image.Image:
    """An `eight_bit` picture as sRGB mode RGB. A profile that is damaged or of another kind is ignored."""
    base = _ALPHA_BASES.get(image.mode)
    if base is None:
        return _opaque_to_srgb(image, _profile(told, image.mode))
    white = Image.new("RGB", image.size, "white")
    white.paste(_opaque_to_srgb(image.convert(base), _profile(told, base)), mask=image.getchannel("A"))
    return white


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile that rendered sRGB pictures carry."""
    return _srgb().tobytes()


def usable_profile(told: Told, mode: str) -> bytes | None:
    """The profile that goes with a picture of this mode when its pixels stay as they are, else None.

    None also where it cannot be parsed or is for pictures of another kind.
    """
    icc = _profile(told, mode.removesuffix("A"))
    return icc if icc and _transform(icc, mode.removesuffix("A")) is not None else None


def _profile(told: Told, mode: str) -> bytes | None:
    """What was told as an ICC profile for pictures of this mode (without alpha)."""
    if not isinstance(told, Space):
        return told
    return profile(told, gray=mode == "L") if mode in ("L", "RGB") else None


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
        found = ImageCms.ImageCmsProfile(BytesIO(icc))
        if found.profile.xcolor_space.strip() != _PROFILE_SPACES.get(mode):
            return None
        return ImageCms.buildTransform(
            found, _srgb(), mode, "RGB", renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC
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
    """16-bit, 32-bit and float gray as 8 bits."""
    import numpy as np  # only these rare files need it

    values: np.ndarray[Any, Any] = np.asarray(image)
    if image.mode.startswith("I;16"):
        return Image.fromarray((values >> 8).astype(np.uint8))
    return Image.fromarray(scaled(values))


def scaled(values: np.ndarray[Any, Any], ends: tuple[float, ...] = ENDS) -> np.ndarray[Any, Any]:
    """Numbers of a kind that does not say what white is, as 8 bits.

    White is 1. Where more than a hundredth is brighter, it is the next of `ends` for whole numbers,
    and what a hundredth exceeds for others: single hot pixels darken nothing, and no small step of a value
    makes a large one of the picture.
    """
    import numpy as np

    values = np.nan_to_num(values.astype(np.float32), posinf=_LARGEST, neginf=0.0)
    some = values.reshape(-1)[:: max(1, values.size // _SAMPLES)]
    bright = float(np.percentile(some, 99)) if some.size else 0.0
    if (some == np.rint(some)).all() and (bright > 1.0 or float(some.max(initial=0.0)) > 2.0):
        white = next(filter(lambda end: bright <= end, ends), ends[-1])
    else:
        white = max(1.0, bright)
    return (np.clip(values / white, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
