"""Minolta's MRW: blocks before the pixels, one of which is a TIFF structure."""

from __future__ import annotations

from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.reading import ExifBlock, Part, Window
from cropperhead_desktop.imaging.containers.tiffs import tiff_parts

_FIRST, _MOST_BLOCKS = 8, 64


def mrw_parts(window: Window) -> Iterator[Part]:
    """The `TTW` block and the previews that it points to."""
    end, position = _FIRST + window.unpack(">I", 4)[0], _FIRST
    for _ in range(_MOST_BLOCKS):
        if position + 8 > end:
            return
        name, length = window.unpack(">4sI", position)
        if name == b"\0TTW":
            block = ExifBlock(position + 8, length)
            yield block
            yield from tiff_parts(window, block)
        position += 8 + length
