"""Maker notes: where a maker's own directory lies in the Exif directory, and from where it counts offsets."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cropperhead_desktop.imaging.containers.reading import Window
from cropperhead_desktop.imaging.tiff import MAKE, Directory, Tiff

MAKER_NOTE = 0x927C
_NIKON_PREVIEW, _OLYMPUS_SETTINGS = 0x0011, 0x2020
_BELOW = {"Nikon": _NIKON_PREVIEW, "Olympus": _OLYMPUS_SETTINGS}
_LONGEST_HEAD = 18
_ORDERS = (b"II", b"MM")


@dataclass(frozen=True, slots=True)
class _Layout:
    """A kind of maker note, known by its first bytes, or else by the make."""

    maker: str
    head: bytes = b""
    make: str = ""
    counts_from: int | None = None
    """The byte of the note from which offsets count; None: as in the EXIF block around it."""
    order_at: int | None = None
    """The byte of the note where its byte order stands; None: as in the EXIF block around it."""
    directory_at: int | None = 0
    """The byte of the note where the directory starts; None: a TIFF header stands at `counts_from`."""


_LAYOUTS = (
    _Layout("Nikon", b"Nikon\0\2", counts_from=10, directory_at=None),
    _Layout("Olympus", b"OLYMPUS\0", counts_from=0, order_at=8, directory_at=12),
    _Layout("Olympus", b"OM SYSTEM\0", counts_from=0, order_at=12, directory_at=16),
    _Layout("Olympus", b"OLYMP\0", directory_at=8),
    _Layout("Pentax", b"AOC\0", order_at=4, directory_at=6),
    _Layout("Pentax", b"PENTAX \0", counts_from=0, order_at=8, directory_at=10),
    _Layout("Panasonic", b"Panasonic\0", directory_at=12),
    _Layout("Sony", b"SONY DSC", directory_at=12),
    _Layout("Sony", b"SONY CAM", directory_at=12),
    _Layout("Sony", make="sony"),
    _Layout("Canon", make="canon"),
    _Layout("Minolta", make="minolta"),
    _Layout("Minolta", make="konica"),
)


@dataclass(frozen=True, slots=True)
class MakerNote:
    """A maker's own directory, and the structure that it lies in: offsets count from `tiff.start`."""

    maker: str
    tiff: Tiff
    directory: Directory

    def directories(self) -> Iterator[Directory]:
        """The directory, and the one below it that points to a preview."""
        yield self.directory
        tag = _BELOW.get(self.maker)
        if tag is not None:
            # older Olympus notes hold the lower directory as a value, newer ones its place
            offset = self.directory.spans.get(tag, (self.directory.number(tag) or 0, 0))[0]
            below = self.tiff.directory(offset) if offset else None
            if below is not None:
                yield below


def maker_note(window: Window, start: int = 0) -> MakerNote | None:
    """The maker note of the EXIF block at `start`; None where there is none of a maker known here."""
    tiff = window.tiff(start)
    first, exif = tiff.first(), tiff.exif()
    if first is None or exif is None or MAKER_NOTE not in exif.spans:
        return None
    place = exif.spans[MAKER_NOTE][0]
    head, make, around = tiff.read(place, _LONGEST_HEAD), first.text(MAKE).casefold(), tiff.read(0, 2)
    for each in _LAYOUTS:
        if head.startswith(each.head) if each.head else make.startswith(each.make):
            return _laid_out(each, window, start, place, head, around)
    return None


def _laid_out(
    layout: _Layout, window: Window, start: int, place: int, head: bytes, around: bytes
) -> MakerNote | None:
    base = start if layout.counts_from is None else start + place + layout.counts_from
    made = None
    if layout.directory_at is not None:
        own = head[layout.order_at : layout.order_at + 2] if layout.order_at is not None else around
        order = own if own in _ORDERS else around
        form = "<" if order == b"II" else ">"
        made = order + struct.pack(form + "HI", 42, start + place + layout.directory_at - base)
    tiff = window.tiff(base, made)
    directory = tiff.first()
    return MakerNote(layout.maker, tiff, directory) if directory is not None else None
