"""Stars, label and flag into packet bytes: new ones, or existing ones with all else kept.

`xmp:Rating` 0 to 5, or -1 for rejected as Adobe Bridge writes it; `xmp:Label` the label's name;
`xmpDM:pick` 1, 0 or -1. The same guarantees as for a crop: every result is parsed back and compared,
and only the properties that were to change may differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values, read_marks
from cropperhead_desktop.xmp.merge import begun, check_rewritable, dates, made, photo_values, rewritten, strip
from cropperhead_desktop.xmp.packet import Packet, PacketError
from cropperhead_desktop.xmp.tags import Readable

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


def merge_marks(packet: Packet, values: Readable, changes: Changes) -> bytes:
    """The bytes of a packet, which is used up by it, with other marks; `values` are its own.

    Raises PacketError when it holds a property twice, or would not survive as it is.
    """
    check_rewritable(packet)
    return rewritten(packet, _wanted(values, changes), changes.keys(), partial(_check, changes))


def create_with_marks(changes: Changes, info: PhotoInfo, extension: str, embedded: bytes | None) -> bytes:
    """A new sidecar that says nothing of a crop; of the packet `embedded` it has all the rest."""
    copy = begun(embedded)
    if copy is not None:
        strip(copy, changes.keys() | tags.CROP_PROPERTIES)
    before: Readable = Values(copy) if copy is not None else {}
    return made(copy, photo_values(info, extension) | _wanted(before, changes), partial(_check, changes))


def _wanted(before: Readable, changes: Changes) -> dict[str, str]:
    """The marks that are to be there, with their date."""
    values = {name: text for name, text in changes.items() if text is not None} | dates(before)
    return values | {tags.MARKED: values[tags.METADATA_DATE]}


def _check(changes: Changes, written: Readable) -> None:
    """PacketError when a written mark does not read back."""
    marks = read_marks(written)
    found = {tags.RATING: marks.rating, tags.LABEL: marks.label, tags.PICK: marks.pick}
    for name, text in changes.items():
        value = found[name]
        if (text or None) != (None if value is None else str(value)):
            raise PacketError(
                "{name} {text} cannot be written: it does not read back",
                name=tags.local_name(name),
                text=repr(text),
            )
