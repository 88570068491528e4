"""Which picture of a TIFF is the photo, and the kinds of pixels that Pillow refuses or decodes wrongly.

A TIFF may begin with a reduced page; the photo is the first page that is none. Those pixels that Pillow is
not trusted with (found out by trying all kinds, see the tests) are read here, or refused by name.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from PIL import Image, TiffImagePlugin

from cropperhead_desktop.geometry.orientation import legal_orientation
from cropperhead_desktop.imaging.colour.convert import ENDS, scaled
from cropperhead_desktop.imaging.tiff import (
    NEW_SUBFILE_TYPE,
    ORIENTATION,
    SUB_IFDS,
    SUBFILE_TYPE,
    chosen_page,
    is_full,
)

if TYPE_CHECKING:
    import numpy as np

    Values = np.ndarray[Any, Any]

_WIDTH, _LENGTH, _BITS, _COMPRESSION, _PHOTOMETRIC = 256, 257, 258, 259, 262
_STRIPS, _CHANNELS, _ROWS, _STRIP_BYTES, _PLANAR, _PREDICTOR = 273, 277, 278, 279, 284, 317
_TILE_WIDTH, _TILE_LENGTH, _TILES, _TILE_BYTES, _FORMAT, _ICC = 322, 323, 324, 325, 339, 34675
_MAX_PAGES = 24

_COLOURS = {0: ("gray", 1), 1: ("gray", 1), 2: ("RGB", 3), 5: ("CMYK", 4), 8: ("LAB", 3), 9: ("LAB", 3)}
"""Photometric interpretations: a word, and how many channels they need."""
_RAW, _DEFLATE, _MAX_CHANNELS = 1, (8, 32946), 16
_METHODS = {_RAW, *_DEFLATE, 5, 32773, 50000}
"""None, deflate, LZW, PackBits, Zstandard: what is undone here, with Pillow's help."""
_SIGNED_ENDS = (255.0, 32767.0)
_PILLOWS_METHODS = {2, 3, 4, 6, 7, 32771, 32809, 34925, 50001}
"""Fax, JPEG, ThunderScan, LZMA, WebP."""
_KINDS = {1: "u", 2: "i", 3: "f"}
_WORDS = {1: "", 2: "signed ", 3: "floating-point "}


class Unsupported(Exception):
    """Pixels of a kind that is known to be none of ours; the text names it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A directory, and its place in the chain; None for one that another page points to."""

    ifd: TiffImagePlugin.ImageFileDirectory_v2
    place: int | None
    inherited: int = 1
    """The Orientation of the page that points to it."""

    @property
    def size(self) -> tuple[int, int]:
        """Stored width and height in pixels."""
        return self.number(_WIDTH, 0), self.number(_LENGTH, 0)

    @property
    def orientation(self) -> int:
        """Its Orientation, 1 to 8."""
        return legal_orientation(self.ifd.get(ORIENTATION, self.inherited))

    @property
    def icc(self) -> bytes | None:
        """Its ICC profile."""
        found = self.ifd.get(_ICC)
        return found if isinstance(found, bytes) and found else None

    @property
    def is_full(self) -> bool:
        """Neither a reduced picture nor a mask, by its own word."""
        return is_full(self.number(NEW_SUBFILE_TYPE, 0), self.number(SUBFILE_TYPE, 1))

    @property
    def suits_pillow(self) -> bool:
        """Whether Pillow, where it opens the page, decodes it right."""
        bits, planar = self.number(_BITS, 1), self.number(_PLANAR, 1) == 2
        kind, method = self.number(_FORMAT, 1), self.number(_COMPRESSION, _RAW)
        colours = self.number(_PHOTOMETRIC, 1)
        swapped = self.ifd.prefix == b"MM" and method != _RAW and (kind != 1 or bits == 32)
        planes = planar and (colours in (6, 8, 9) or (method == _RAW and bits > 8))
        numbers = kind == 2 or (kind == 1 and bits == 32) or (colours == 0 and (planar or bits > 8))
        known = method in _METHODS or method in _PILLOWS_METHODS
        return self.place is not None and known and not (planes or swapped or numbers)

    def number(self, tag: int, default: int) -> int:
        """The first value of a tag."""
        value = self.ifd.get(tag, default)
        value = value[0] if isinstance(value, tuple) and value else value
        return value if isinstance(value, int) else default

    def words(self) -> str:
        """What its pixels are, for a person."""
        number = self.number(_PHOTOMETRIC, 1)
        colours = _COLOURS[number][0] if number in _COLOURS else f"colours of kind {number}"
        depth = f"{_WORDS.get(self.number(_FORMAT, 1), 'odd ')}{self.number(_BITS, 1)}-bit"
        planes = ", channels apart" if self.number(_PLANAR, 1) == 2 else ""
        method = self.number(_COMPRESSION, _RAW)
        return f"{self.number(_CHANNELS, 1)} {depth} channels of {colours}, compression {method}{planes}"


def main_page(stream: BinaryIO) -> Page | None:
    """The photo among the pages; None where the first cannot be read. Bounded; moves the stream."""
    return chosen_page(list(_pages(stream)))


def _pages(stream: BinaryIO) -> Iterator[Page]:
    stream.seek(0)
    head = stream.read(8)
    head += stream.read(8) if head[2:3] == b"\x2b" or head[3:4] == b"\x2b" else b""
    try:
        offset = TiffImagePlugin.ImageFileDirectory_v2(head).next
    except (SyntaxError, ValueError, IndexError, struct.error):
        return
    seen: set[int] = set()
    while offset and offset not in seen and len(seen) < _MAX_PAGES:
        seen.add(offset)
        ifd = _directory(stream, head, offset)
        if ifd is None:
            return
        page = Page(ifd, len(seen) - 1)
        yield page
        below = ifd.get(SUB_IFDS, ())
        for place in (below if isinstance(below, tuple) else (below,))[:8]:
            child = _directory(stream, head, place) if isinstance(place, int) else None
            if child is not None:
                yield Page(child, None, page.orientation)
        offset = ifd.next


def _directory(stream: BinaryIO, head: bytes, offset: int) -> TiffImagePlugin.ImageFileDirectory_v2 | None:
    """A directory as Pillow reads it; None where it is damaged in any way."""
    try:
        ifd = TiffImagePlugin.ImageFileDirectory_v2(head)
        stream.seek(offset)
        ifd.load(stream)
        return ifd if ifd.get(_WIDTH) is not None else None
    except Exception:
        return None


class Samples:
    """The pixels of a page, read without Pillow's table of modes (Unsupported: another kind; says which)."""

    def __init__(self, stream: BinaryIO, page: Page) -> None:
        self._stream = stream
        self.page = page
        bits = page.ifd.get(_BITS, (1,))
        bits = bits if isinstance(bits, tuple) else (bits,)
        kind, self._colours = page.number(_FORMAT, 1), page.number(_PHOTOMETRIC, 1)
        self._method, self._predictor = page.number(_COMPRESSION, _RAW), page.number(_PREDICTOR, 1)
        self._spp = page.number(_CHANNELS, 1)
        known = self._method in _METHODS and self._colours in _COLOURS and self._predictor in (1, 2, 3)
        depths = {"1": (8, 16, 32), "2": (8, 16, 32), "3": (16, 32, 64)}.get(str(kind), ())
        deep = len(set(bits)) == 1 and bits[0] in depths and (self._predictor != 3 or kind == 3)
        # nothing tells what the ends are of other numbers than gray's and RGB's
        plain = self._colours in (0, 1, 2) or (
            bits[0] <= 16 and kind in ((1,) if self._colours == 5 else (1, 2))
        )
        least = _COLOURS[self._colours][1] if known else 0
        if not (known and deep and plain and least <= self._spp <= _MAX_CHANNELS):
            raise Unsupported(f"a TIFF with {page.words()}")
        order = "<" if page.ifd.prefix == b"II" else ">"
        self._type = f"{order}{_KINDS[kind]}{bits[0] // 8}"

    def picture(self) -> Image.Image:
        """All of it in an 8-bit mode, stored frame (ValueError, EOFError: damaged)."""
        import numpy as np

        count = _COLOURS[self._colours][1]
        width, height = self.page.size
        small = self._type[2:] in ("1", "2") and (self._type[1] == "u" or self._colours in (8, 9))
        values: Values = np.zeros((height, width, count), np.uint8 if small else np.float32)
        planar = self.page.number(_PLANAR, 1) == 2
        for left, top, plane, block in self._blocks(planar):
            if plane >= count:
                break
            part = block[: height - top, : width - left]
            part = part[..., :1] if planar else part[..., :count]
            if small:
                part = _high_bytes(part)
            target = values[top : top + part.shape[0], left : left + part.shape[1]]
            if planar:
                target[..., plane] = part[..., 0]
            else:
                target[...] = part
        flat = values if small else scaled(values, _SIGNED_ENDS if self._type[1:] == "i2" else ENDS)
        if self._colours == 0:
            flat = 255 - flat
        if self._colours == 9:
            flat[..., 1:] ^= 128
        mode = {1: "L", 3: "LAB" if self._colours in (8, 9) else "RGB", 4: "CMYK"}[count]
        return Image.frombytes(mode, (width, height), flat.tobytes())

    def _blocks(self, planar: bool) -> Iterator[tuple[int, int, int, Values]]:
        """Left, top, plane and values (rows, columns, channels) of each strip or tile."""
        (width, height), ifd = self.page.size, self.page.ifd
        if _TILES in ifd:
            across, down = self.page.number(_TILE_WIDTH, 0), self.page.number(_TILE_LENGTH, 0)
            offsets, lengths = ifd.get(_TILES), ifd.get(_TILE_BYTES)
        else:
            across, down = width, min(self.page.number(_ROWS, height), height)
            offsets, lengths = ifd.get(_STRIPS), ifd.get(_STRIP_BYTES)
        if (
            not (0 < across <= 2 * width + 4096 and 0 < down <= 2 * height + 4096)
            or not offsets
            or not lengths
        ):
            raise ValueError("its strips or tiles are not told")
        offsets, lengths = (each if isinstance(each, tuple) else (each,) for each in (offsets, lengths))
        columns, rows = -(-width // across), -(-height // down)
        if len(offsets) < columns * rows or len(lengths) < len(offsets):
            raise EOFError("strips or tiles are missing")
        for number, (offset, length) in enumerate(zip(offsets, lengths, strict=False)):
            plane, place = divmod(number, columns * rows)
            if plane and not planar:
                return
            top, left = place // columns * down, place % columns * across
            lines = down if _TILES in ifd else min(down, height - top)
            self._stream.seek(offset)
            channels = 1 if planar else self._spp
            yield left, top, plane, self._block(self._stream.read(length), lines, across, channels)

    def _block(self, data: bytes, rows: int, columns: int, channels: int) -> Values:
        import numpy as np

        kind = np.dtype(self._type)
        line = columns * channels * kind.itemsize
        data = _expanded(data, self._method, line, rows)
        if len(data) < line * rows:
            raise EOFError("the file is cut off (truncated)")
        if self._predictor == 3:
            parts = np.frombuffer(data, np.uint8, line * rows).reshape(rows, -1, channels)
            parts = np.cumsum(parts, axis=1, dtype=np.uint8).reshape(rows, kind.itemsize, -1)
            whole = np.ascontiguousarray(parts.transpose(0, 2, 1))
            return whole.view(kind.newbyteorder(">")).reshape(rows, columns, channels)
        values = np.frombuffer(data, kind, columns * channels * rows).reshape(rows, columns, channels)
        return np.cumsum(values, axis=1, dtype=kind.newbyteorder("=")) if self._predictor == 2 else values


def _high_bytes(values: Values) -> Values:
    import numpy as np

    return ((values if values.dtype.itemsize == 1 else values >> 8) & 255).astype(np.uint8)


def _expanded(data: bytes, method: int, line: int, rows: int) -> bytes:
    """A strip's bytes uncompressed, at most `rows` lines of `line` bytes."""
    if method == _RAW:
        return data[: line * rows]
    if method in _DEFLATE:
        try:
            return zlib.decompressobj().decompress(data, line * rows)
        except zlib.error as error:
            raise ValueError("a strip is damaged") from error
    # as a gray picture of bytes it is anybody's to decode
    small = TiffImagePlugin.ImageFileDirectory_v2()
    entries = {_WIDTH: line, _LENGTH: rows, _BITS: 8, _COMPRESSION: method, _PHOTOMETRIC: 1, _STRIPS: 0}
    for tag, value in {**entries, _CHANNELS: 1, _ROWS: rows, _STRIP_BYTES: len(data)}.items():
        small[tag] = value  # the place of the strip is counted from behind the directory
    with Image.open(BytesIO(b"II*\0\x08\0\0\0" + small.tobytes(8) + data), formats=("TIFF",)) as image:
        return image.tobytes()
