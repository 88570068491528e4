"""Stars, label and flag into packet bytes: new ones, or existing ones with all else kept.

`xmp:Rating` 0 to 5, or -1 for rejected as Adobe Bridge writes it; `xmp:Label` the label's name;
`xmpDM:pick` 1, 0 or -1. The same guarantees as for a crop: every result is parsed back and compared,
and only the properties that were to change may differ.
"""

from __future__ import annotations

from datetime import UTC, datetime

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values, read_marks
from cropperhead_desktop.xmp.merge import (
    apply,
    begun,
    check_rest,
    check_rewritable,
    photo_values,
    strip,
    target_of,
)
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, serialise


def merge_marks(old: bytes, before: Marks, after: Marks) -> bytes:
    """`old` with those marks in which `after` differs from `before`.

    Raises PacketError when `old` is unusable, holds a property twice, or would not survive as it is.
    """
    packet = parse(old)
    check_rewritable(packet)
    changes = _changes(before, after)
    _set(packet, changes)
    new = serialise(packet)
    _check(new, changes)
    check_rest(old, new, frozenset({*changes, tags.MARKED}))
    return new


def create_with_marks(
    before: Marks, after: Marks, info: PhotoInfo, extension: str, embedded: bytes | None
) -> bytes:
    """A new sidecar that says nothing of a crop, but for what the packet `embedded` says already."""
    packet, changes = begun(embedded), _changes(before, after)
    apply(packet, target_of(packet), photo_values(info, extension))
    _set(packet, changes)
    new = serialise(packet)
    _check(new, changes)
    return new


def _changes(before: Marks, after: Marks) -> dict[str, str | None]:
    """Properties and their new values; None takes one out."""
    pairs = (
        (tags.RATING, before.rating, after.rating),
        (tags.LABEL, before.label, after.label),
        (tags.PICK, before.pick, after.pick),
    )
    return {name: None if new is None else str(new) for name, old, new in pairs if old != new}


def _set(packet: Packet, changes: dict[str, str | None]) -> None:
    strip(packet, changes.keys() | {tags.MARKED})
    values = {name: text for name, text in changes.items() if text is not None}
    apply(packet, target_of(packet), values | {tags.MARKED: datetime.now(UTC).isoformat(timespec="seconds")})


def _check(new: bytes, changes: dict[str, str | None]) -> None:
    """PacketError when a written mark does not read back."""
    marks = read_marks(Values(parse(new)))
    found = {tags.RATING: marks.rating, tags.LABEL: marks.label, tags.PICK: marks.pick}
    for name, text in changes.items():
        value = found[name]
        if text != (None if value is None else str(value)):
            raise PacketError(
                "{name} {text} cannot be written: it does not read back",
                name=tags.local_name(name),
                text=repr(text),
            )
