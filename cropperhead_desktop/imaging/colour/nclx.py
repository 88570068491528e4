"""The colour code (nclx) of the main picture of a HEIC or AVIF file.

ISO/IEC 14496-12, 12.1.5, and 23008-12, 6.5. Bounded: what does not fit counts as absent.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

from cropperhead_desktop.imaging.containers.boxes import MediaBox, boxes, inside, meta_of
from cropperhead_desktop.imaging.containers.reading import Damaged, Window

_LARGEST = 1024 * 1024


def nclx(stream: BinaryIO) -> tuple[int, int] | None:
    """Colour primaries and transfer characteristics; None where the file tells neither."""
    window = Window(stream)
    try:
        meta = meta_of(window)
        iprp = inside(window, meta, b"iprp", skip=4)
        codes = [_code(window, each) for each in _members(window, inside(window, iprp, b"ipco"))]
        main = _body(window, inside(window, meta, b"pitm", skip=4))
        places = _places(main, _body(window, inside(window, iprp, b"ipma")))
    except (Damaged, struct.error, IndexError):
        return None
    own = [codes[place - 1] for place in places if 0 < place <= len(codes)]
    # the tiles of a grid may carry what the grid itself does not say
    return next(filter(None, own), None) or next(filter(None, codes), None)


def _members(window: Window, box: MediaBox | None) -> list[MediaBox]:
    return list(boxes(window, box.start, box.end, most=1000)) if box is not None else []


def _body(window: Window, box: MediaBox | None) -> bytes:
    return window.read(box.start, min(box.end - box.start, _LARGEST)) if box is not None else b""


def _code(window: Window, box: MediaBox) -> tuple[int, int] | None:
    if box.kind != b"colr" or window.read(box.start, 4) != b"nclx":
        return None
    primaries, transfer = window.unpack(">HH", box.start + 4)
    return primaries, transfer


def _places(pitm: bytes, ipma: bytes) -> list[int]:
    """The places (from 1) of the main item's properties."""
    main = struct.unpack_from(">H" if pitm[0] == 0 else ">I", pitm, 4)[0]
    wide, long = ipma[0] > 0, ipma[3] & 1
    count, position = struct.unpack_from(">I", ipma, 4)[0], 8
    for _ in range(min(count, len(ipma))):
        item = struct.unpack_from(">I" if wide else ">H", ipma, position)[0]
        position += 4 if wide else 2
        number, size = ipma[position], 2 if long else 1
        position += 1
        if item == main:
            each = (ipma[at : at + size] for at in range(position, position + number * size, size))
            return [int.from_bytes(one, "big") & (0x7FFF if long else 0x7F) for one in each]
        position += number * size
    return []
