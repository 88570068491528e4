"""Stars, label and flag into packet bytes: new ones, or existing ones with all else kept.

`xmp:Rating` 0 to 5, or -1 for rejected as Adobe Bridge writes it; `xmp:Label` the label's name;
`xmpDM:pick` 1, 0 or -1. The same guarantees as for a crop: every result is parsed back and compared,
and only the properties that were to change may differ.
"""

from __future__ import annotations

from collections.abc import Mapping

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values, read_marks
from cropperhead_desktop.xmp.merge import (
    apply,
    begun,
    check_rest,
    check_rewritable,
    dates,
    photo_values,
    strip,
    target_of,
)
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, serialise

Changes = Mapping[str, str | None]
"""Properties and their new values; None takes one out."""


def changes_between(before: Marks, after: Marks) -> Changes:
    """The marks in which two differ, as properties."""
    pairs = (
        (tags.RATING, before.rating, after.rating),
        (tags.LABEL, before.label, after.label),
        (tags.PICK, before.pick, after.pick),
    )
    return {name: None if new is None else str(new) for name, old, new in pairs if old != new}


def merge_marks(old: bytes, changes: Changes) -> bytes:
    """`old` with other marks.

    Raises PacketError when `old` is unusable, holds a property twice, or would not survive as it is.
    """
    packet = parse(old)
    check_rewritable(packet)
    _set(packet, changes)
    new = serialise(packet)
    _check(new, changes)
    check_rest(old, new, frozenset({*changes, tags.MARKED, *tags.DATES}))
    return new


def create_with_marks(changes: Changes, info: PhotoInfo, extension: str, embedded: bytes | None) -> bytes:
    """A new sidecar that says nothing of a crop; of the packet `embedded` it has all the rest."""
    packet, copied = begun(embedded)
    strip(packet, frozenset(tags.CROP_PROPERTIES))
    apply(packet, target_of(packet), copied | photo_values(info, extension))
    _set(packet, changes)
    new = serialise(packet)
    _check(new, changes)
    return new


def _set(packet: Packet, changes: Changes) -> None:
    values = {name: text for name, text in changes.items() if text is not None}
    values |= dates(Values(packet))
    strip(packet, changes.keys() | {tags.MARKED})
    apply(packet, target_of(packet), values | {tags.MARKED: values[tags.METADATA_DATE]})


def _check(new: bytes, changes: Changes) -> None:
    """PacketError when a written mark does not read back."""
    marks = read_marks(Values(parse(new)))
    found = {tags.RATING: marks.rating, tags.LABEL: marks.label, tags.PICK: marks.pick}
    for name, text in changes.items():
        value = found[name]
        if (text or None) != (None if value is None else str(value)):
            raise PacketError(
                "{name} {text} cannot be written: it does not read back",
                name=tags.local_name(name),
                text=repr(text),
            )
