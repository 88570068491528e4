"""Which other editors are written for: a word of settings and options."""

from __future__ import annotations

from enum import StrEnum


class AlsoFor(StrEnum):
    """Which other editors' own files a decision goes into, beside the XMP that all others read."""

    NONE = "none"
    DARKTABLE = "darktable"
    RAWTHERAPEE = "rawtherapee"
    BOTH = "both"

    @property
    def parts(self) -> tuple[AlsoFor, ...]:
        """The single ones."""
        each = (AlsoFor.DARKTABLE, AlsoFor.RAWTHERAPEE)
        return each if self is AlsoFor.BOTH else tuple(one for one in each if one is self)
