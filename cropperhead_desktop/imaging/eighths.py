"""JPEGs decoded at a part of their size, which saves time, and most of the resampling after it.

libjpeg-turbo decodes at any number of eighths. Pillow's `draft` offers one, two, four and eight; but its
decoder takes any divisor, and libjpeg makes three eighths of a third.
"""

from __future__ import annotations

from PIL.JpegImagePlugin import JpegImageFile

_DIVISORS = {1: 8, 2: 4, 3: 3, 4: 2}
"""Eighths, and what Pillow's decoder is told for them."""


def reduce(image: JpegImageFile, side: int) -> None:
    """Have an opened JPEG decoded with a long side of at least `side` px, as little above as can be."""
    longest = max(image.size)
    eighths = next((each for each in _DIVISORS if longest * each >= 8 * side), 8)
    if eighths < 8 and len(image.tile) == 1 and not image.decoderconfig:
        # what `JpegImageFile.draft` does for the others
        image._size = part(image.size, eighths)
        image.tile = [image.tile[0]._replace(extents=(0, 0, *image.size))]
        image.decoderconfig = (_DIVISORS[eighths], 0)


def part(size: tuple[int, int], eighths: int) -> tuple[int, int]:
    """The size in pixels at which libjpeg decodes."""
    return -(-size[0] * eighths // 8), -(-size[1] * eighths // 8)
