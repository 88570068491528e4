"""How numbers read: a real minus sign, no negative zero, a space before the per cent sign."""

from __future__ import annotations

MINUS = "\u2212"


def angle_text(degrees: float, signed: bool = False) -> str:
    """`−1.5°` to a tenth of a degree; `signed` gives positive angles their plus."""
    rounded = round(degrees, 1) + 0.0  # no -0.0
    return with_minus(f"{rounded:{'+' if signed and rounded else ''}.1f}°")


def per_cent(share: float) -> str:
    """A share of one as `68 %`."""
    return f"{share * 100:.0f} %"


def with_minus(text: str) -> str:
    """Hyphens of a number as minus signs."""
    return text.replace("-", MINUS)


def with_hyphen(text: str) -> str:
    """Minus signs as the hyphens that parsers know."""
    return text.replace(MINUS, "-")
