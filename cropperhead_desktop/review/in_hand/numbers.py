"""How numbers read: a real minus sign, no negative zero, a space before the unit."""

from __future__ import annotations

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.aspect import describe_aspect
from cropperhead_desktop.review.text import figures, numeral, tr

MINUS = "\u2212"


def in_camera(info: PhotoInfo) -> str:
    """The ratio dialled in the camera, as displayed: `in camera: 1:1`."""
    return tr("in camera: {ratio}").format(ratio=aspect_text(info.as_shot_box.aspect))


def aspect_text(ratio: float) -> str:
    """The name of a ratio, width over height: `3:2`, `1.47:1`."""
    return figures(describe_aspect(ratio))


def angle_text(degrees: float, signed: bool = False) -> str:
    """`−1.5°` to a tenth of a degree; `signed` gives positive angles their plus."""
    rounded = round(degrees, 1) + 0.0  # no -0.0
    return with_minus(numeral(rounded, f"{'+' if signed and rounded else ''}.1f")) + "°"


def per_cent(share: float) -> str:
    """A share of one as `68 %`."""
    return f"{share * 100:.0f} %"


def with_minus(text: str) -> str:
    """Hyphens of a number as minus signs."""
    return text.replace("-", MINUS)


def with_hyphen(text: str) -> str:
    """Minus signs as the hyphens that parsers know."""
    return text.replace(MINUS, "-")


def duration(seconds: float, tenths: bool = False) -> str:
    """`45 s`, `3 min`, `1 h 20 min`; `tenths` makes it `4.2 s` where it is short."""
    if tenths and seconds < 10:
        return numeral(seconds, ".1f") + " s"
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
