"""EXIF's tags out of any photo file: the one reader of camera, lens, date and all other fields."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from cropperhead_desktop.imaging.containers.parts import PhotoParts, parts_of
from cropperhead_desktop.imaging.tiff import EXIF_IFD, Directory, Tiff


def exif_directories(stream: BinaryIO, texts: frozenset[int], longest: int = 64) -> list[Directory]:
    """The directories with EXIF's tags, those that count first before others: Exif, IFD0, then told tags.

    Of texts only those of the tags `texts` are read, of at most `longest` bytes. OSError.
    """
    return directories_in(stream, parts_of(stream), texts, longest)


def directories_in(
    stream: BinaryIO, parts: PhotoParts, texts: frozenset[int], longest: int
) -> list[Directory]:
    """The same of a file whose parts are known."""
    found = []
    for block in parts.exif:
        source = BytesIO(block.unpacked) if block.unpacked else stream
        tiff = Tiff(source, texts, longest, start=block.offset)
        if block.holds in (0, EXIF_IFD):
            found += [each for each in (tiff.exif(), tiff.first()) if each is not None]
    return [*found, *parts.told]
