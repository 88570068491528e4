"""Develop settings as Lightroom's catalogue keeps them, as the `crs:` properties that sidecars have.

They are a Lua table, `s = { Key = value, ... }` with nested tables, as text or compressed: four bytes
(big-endian) of the length of the text, then a zlib stream. Keys are those of `crs:` without the prefix, and
only those of the outermost table are the photo's own (a look, a mask nest theirs).
"""

from __future__ import annotations

import re
import zlib

from cropperhead_desktop.domain.errors import Worded
from cropperhead_desktop.xmp import tags

LONGEST = 32 * 1024 * 1024
"""Bytes of settings, uncompressed: more is not unpacked."""

_NAMES = {
    tags.local_name(name): name
    for name in (*tags.EDGES, tags.ANGLE, tags.HAS_CROP, tags.UPRIGHT, *tags.TRANSFORM)
}
_NAME = "|".join(_NAMES)
# all runs are possessive: whatever the text is, it is read once
_TOKEN = re.compile(
    rf"""(?:(?<![\w.])({_NAME})(?!\w)|\["({_NAME})"\])\s*+=\s*+("[^"\\]*+"|[^\s,{{}}"]{{1,64}}+)"""
    r"""|"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[{}]""",
    re.DOTALL,
)
_EDGE = tags.local_name(tags.LEFT)


class SettingsError(Worded):
    """Settings that cannot be unpacked."""


def unpacked(data: bytes) -> str:
    """The text of settings or of a packet, compressed or not (SettingsError)."""
    if len(data) > 6 and data[4] & 0x0F == 8 and int.from_bytes(data[4:6], "big") % 31 == 0:
        data = _inflated(int.from_bytes(data[:4], "big"), data[4:])
    return data.decode("utf-8", "replace")


def _inflated(length: int, stream: bytes) -> bytes:
    if length > LONGEST:
        raise SettingsError("larger than {limit} MB, not read", limit=LONGEST // 2**20)
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(stream, length + 1)
    except zlib.error as error:
        raise SettingsError("damaged, cannot be unpacked") from error
    if len(text) != length or not inflater.eof:
        raise SettingsError("damaged, not as long as it says")
    return text


def settings_of(text: str) -> dict[str, str]:
    """The crop, and what bends the picture under it, by qualified name; empty without a crop.

    Never raises, and takes time in proportion to the text whatever it is. Of several of one name the last one
    counts.
    """
    found: dict[str, str] = {}
    if _EDGE not in text:
        return found
    depth = 0
    for token in _TOKEN.finditer(text):
        match token.lastindex:
            case None:
                bracket = text[token.start()]
                depth += (bracket == "{") - (bracket == "}")
            case _ if depth == 1:
                found[_NAMES[token[1] or token[2]]] = token[3].strip('"')
    return found
