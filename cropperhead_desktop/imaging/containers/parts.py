"""What a photo file holds beside its pixels, in any container."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cropperhead_desktop.imaging.containers.boxes import canon_parts, heif_parts
from cropperhead_desktop.imaging.containers.chunked import png_parts, webp_parts
from cropperhead_desktop.imaging.containers.ciff import crw_parts
from cropperhead_desktop.imaging.containers.fuji import MAGIC, raf_parts
from cropperhead_desktop.imaging.containers.minolta import mrw_parts
from cropperhead_desktop.imaging.containers.reading import Damaged, EmbeddedJpeg, ExifBlock, Part, Window
from cropperhead_desktop.imaging.containers.sigma import x3f_parts
from cropperhead_desktop.imaging.containers.tiffs import file_parts, jpeg_parts
from cropperhead_desktop.imaging.tiff import Directory

_MOST_PARTS = 64
_WALKERS: tuple[tuple[int, bytes, Callable[[Window], Iterator[Part]]], ...] = (
    (0, b"\xff\xd8\xff", jpeg_parts),
    (0, MAGIC, raf_parts),
    (0, b"II\x1a\0\0\0HEAP", crw_parts),
    (0, b"\0MRM", mrw_parts),
    (0, b"FOVb", x3f_parts),
    (4, b"ftypcrx ", canon_parts),
    (4, b"ftyp", heif_parts),
    (0, b"\x89PNG\r\n\x1a\n", png_parts),
    (8, b"WEBP", webp_parts),
    (0, b"II", file_parts),
    (0, b"MM", file_parts),
)


@dataclass(frozen=True, slots=True)
class PhotoParts:
    """EXIF blocks, embedded JPEGs that lie within the file (in any order), and EXIF tags told otherwise.

    `exif`: in a CR3 IFD0, Exif, maker note and GPS are blocks of their own, in this order; a TIFF or a raw
    built on it is one block itself. `told`: what containers without EXIF say, under EXIF's tags.
    """

    exif: tuple[ExifBlock, ...] = ()
    previews: tuple[EmbeddedJpeg, ...] = ()
    told: tuple[Directory, ...] = ()


def parts_of(stream: BinaryIO) -> PhotoParts:
    """The parts of a photo file; damage makes parts absent (OSError: the file cannot be read)."""
    return parts_in(Window(stream))


def parts_in(window: Window) -> PhotoParts:
    """The same of a file that is being read already."""
    walker = next((walk for at, magic, walk in _WALKERS if window.begins(magic, at)), None)
    found: list[Part] = []
    try:
        for part in walker(window) if walker is not None else ():
            found.append(part)
            if len(found) == _MOST_PARTS:
                break
    except Damaged:
        pass
    return PhotoParts(
        tuple(part for part in found if isinstance(part, ExifBlock)),
        tuple(dict.fromkeys(part for part in found if isinstance(part, EmbeddedJpeg))),
        tuple(part for part in found if isinstance(part, Directory)),
    )
