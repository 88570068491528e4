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

LONGEST = 16 * 1024 * 1024
"""Bytes of settings, uncompressed: more is not unpacked."""

MOST_TOKENS = 200_000
"""Braces and strings: real settings have some thousands at most."""

READ = {
    tags.local_name(name): name
    for name in (*tags.EDGES, tags.ANGLE, tags.HAS_CROP, tags.UPRIGHT, *tags.TRANSFORM)
}
"""Qualified names by those that settings have."""

STEMS = ("Crop", "Upright", "Perspective")
"""Each name has one of these in it."""

_VALUE = r"""\s*+=\s*+(?:"[^"\\]*+"|[^\s,;{}"]{1,64}+)"""
# each way begins with a character of its own, by which the engine skips all that is of no interest, and runs
# are possessive: whatever the text is, it is read once
_TOKEN = re.compile(
    "|".join(
        [rf"{name[0]}(?<![\w.]{name[0]}){name[1:]}{_VALUE}" for name in READ]
        + [
            rf"""\["(?:{"|".join(READ)})"\]{_VALUE}""",
            r""""[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)""",
            r"'[^'\\]*+(?:\\.[^'\\]*+)*+(?:'|\\?\Z)",
            r"\[\[[^\]]*+(?:\](?!\])[^\]]*+)*+(?:\]\]|\]?\Z)",
            r"--[^\n]*+",
            r"\{\{*+",
            r"\}\}*+",
        ]
    ),
    re.DOTALL,
)
# one expression: each string alone is looked for five times as long
_EDGE = re.compile("|".join(map(tags.local_name, tags.EDGES)))
_TABLE = re.compile(r"\ufeff?\s*+(?:\w++\s*+=\s*+)?\{")


_NO_KEYS = "\"'-"


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

    It takes time in proportion to the text whatever that is. Of several of one name the last one counts.
    SettingsError: it is no table, or tables and strings without end.
    """
    if not _TABLE.match(text):
        raise SettingsError("no develop settings")
    found: dict[str, str] = {}
    if not _EDGE.search(text):
        return found
    depth, last = 0, max(map(text.rfind, STEMS))
    for number, match in enumerate(_TOKEN.finditer(text)):
        if match.start() > last:  # most of the text is of no interest, and names are in the order of letters
            break
        token = match[0]
        if token[0] in "{}":
            depth += len(token) if token[0] == "{" else -len(token)
        elif depth == 1 and token[0] not in _NO_KEYS and token[:2] != "[[":
            name, _, value = token.partition("=")
            found[READ[name.strip().strip('[]"')]] = value.strip().strip('"')
        if number > MOST_TOKENS:
            raise SettingsError("no develop settings, they have no end")
    return found
