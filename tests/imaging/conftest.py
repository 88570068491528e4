"""Pictures with four coloured quarters in every format, raw files made by hand, and one worker for all."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.imaging.limits import MAX_SCANS
from cropperhead_desktop.imaging.source import Photos

COLOURS = ((220, 40, 40), (40, 200, 40), (40, 40, 220), (230, 230, 230))
"""Top left, top right, bottom left, bottom right of the stored picture."""


@pytest.fixture(scope="session")
def photos() -> Iterator[Photos]:
    """One source without a cache for all tests that only decode."""
    with Photos(None, workers=1) as source:
        yield source


@pytest.fixture
def quarters() -> Callable[[int, int], Image.Image]:
    """Draws the four quarters."""
    return draw_quarters


def draw_quarters(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height))
    for index, colour in enumerate(COLOURS):
        corner = (index % 2 * width // 2, index // 2 * height // 2)
        image.paste(colour, (*corner, corner[0] + (width + 1) // 2, corner[1] + (height + 1) // 2))
    return image


@pytest.fixture
def exif() -> Callable[..., bytes]:
    """Builds an EXIF block with an Orientation."""
    return exif_block


def exif_block(orientation: int, **others: str) -> bytes:
    block = Image.Exif()
    block[0x0112] = orientation
    if "artist" in others:
        block[0x013B] = others["artist"]
    return block.tobytes()


@pytest.fixture
def colour_at() -> Callable[[Image.Image, float, float], int]:
    """Which of the four colours a picture shows at a fractional position (index into COLOURS)."""

    def nearest(image: Image.Image, u: float, v: float) -> int:
        at = (min(image.width - 1, int(u * image.width)), min(image.height - 1, int(v * image.height)))
        pixel = image.convert("RGB").getpixel(at)
        assert isinstance(pixel, tuple)
        distances = [sum(abs(a - b) for a, b in zip(pixel, colour, strict=True)) for colour in COLOURS]
        return distances.index(min(distances))

    return nearest


@pytest.fixture
def exif_with_thumbnail() -> Callable[[Image.Image, int], bytes]:
    """Builds an EXIF block whose IFD1 holds a picture as JPEG."""

    def build(thumbnail: Image.Image, orientation: int) -> bytes:
        data = jpeg(thumbnail)
        first = struct.pack("<H", 1) + struct.pack("<HHIHxx", 0x0112, 3, 1, orientation)
        second_at = 8 + len(first) + 4
        data_at = second_at + 2 + 3 * 12 + 4
        second = struct.pack("<H", 3)
        for tag, value in ((0x0103, 6), (0x0201, data_at), (0x0202, len(data))):
            second += struct.pack("<HHII", tag, 4, 1, value)
        head = b"II*\0" + struct.pack("<I", 8)
        return b"Exif\0\0" + head + first + struct.pack("<I", second_at) + second + bytes(4) + data

    return build


def jpeg(image: Image.Image, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=92, **options)
    return buffer.getvalue()


@pytest.fixture
def write_dng() -> Callable[..., None]:
    """Writes a DNG that LibRaw develops: an RGGB mosaic of the four quarters, with or without a preview."""
    return dng


def dng(
    path: Path,
    width: int = 320,
    height: int = 240,
    *,
    orientation: int = 1,
    preview: bytes | None = None,
    others: Sequence[bytes] = (),
    crop: tuple[int, int, int, int] | None = None,
    compression: int = 1,
) -> None:
    """`crop`: left, top, width, height of the default crop; `preview`, `others`: JPEGs, IFD0 and SubIFDs."""
    mosaic = _mosaic(width, height)
    raw_tags: dict[int, tuple[str, tuple[int, ...]]] = {
        254: ("I", (0,)),
        256: ("I", (width,)),
        257: ("I", (height,)),
        258: ("H", (16,)),
        259: ("H", (compression,)),
        262: ("H", (32803,)),
        273: ("I", (0,)),
        277: ("H", (1,)),
        278: ("I", (height,)),
        279: ("I", (len(mosaic),)),
        33421: ("H", (2, 2)),
        33422: ("B", (0, 1, 1, 2)),
        50714: ("H", (0,)),
        50717: ("H", (4095,)),
    }
    if crop is not None:
        raw_tags[50719] = ("I", crop[:2])
        raw_tags[50720] = ("I", crop[2:])
    shared: dict[int, tuple[str, tuple[int, ...]]] = {
        271: ("s", tuple(b"Test\0")),
        272: ("s", tuple(b"Quarters\0")),
        274: ("H", (orientation,)),
        50706: ("B", (1, 4, 0, 0)),
        50708: ("s", tuple(b"Test Quarters\0")),
        50721: ("r", (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1)),
        50728: ("R", (1, 1, 1, 1, 1, 1)),
        50778: ("H", (21,)),
    }
    if preview is None:
        path.write_bytes(_tiff([(raw_tags | shared, mosaic)]))
        return
    first = _preview_tags(preview) | {330: ("I", (0,) * (1 + len(others)))}
    more = [(_preview_tags(data), data) for data in others]
    path.write_bytes(_tiff([(first | shared, preview), (raw_tags, mosaic), *more]))


def _preview_tags(preview: bytes) -> dict[int, tuple[str, tuple[int, ...]]]:
    size = Image.open(BytesIO(preview)).size
    return {
        254: ("I", (1,)),
        256: ("I", (size[0],)),
        257: ("I", (size[1],)),
        258: ("H", (8, 8, 8)),
        259: ("H", (7,)),
        262: ("H", (6,)),
        273: ("I", (0,)),
        277: ("H", (3,)),
        278: ("I", (size[1],)),
        279: ("I", (len(preview),)),
    }


def _mosaic(width: int, height: int) -> bytes:
    linear = (np.asarray(draw_quarters(width, height), dtype=np.float64) / 255) ** 2.2 * 4095
    plane = linear[:, :, 1].copy()
    plane[::2, ::2] = linear[::2, ::2, 0]
    plane[1::2, 1::2] = linear[1::2, 1::2, 2]
    return plane.astype("<u2").tobytes()


def _tiff(directories: list[tuple[dict[int, tuple[str, tuple[int, ...]]], bytes]]) -> bytes:
    """IFD0 and, as its SubIFDs, the other directories; tag 273 points to each one's data."""
    kinds = {"B": (1, "B"), "s": (2, "B"), "H": (3, "H"), "I": (4, "I"), "R": (5, "I"), "r": (10, "i")}
    out = bytearray(b"II*\0" + struct.pack("<I", 8))
    sub_pointer = None
    for number, (tags, data) in enumerate(directories):
        start = len(out)
        if number:
            assert sub_pointer is not None
            out[sub_pointer : sub_pointer + 4] = struct.pack("<I", start)
            sub_pointer += 4
        entries, extra = bytearray(), bytearray()
        extra_at = start + 2 + 12 * len(tags) + 4
        data_field = 0
        for tag, (kind, values) in sorted(tags.items()):
            code, form = kinds[kind]
            packed = struct.pack(f"<{len(values)}{form}", *values)
            count = len(values) // 2 if kind in "Rr" else len(values)
            field = start + 2 + len(entries) + 8
            if tag == 330:
                sub_pointer = field if count == 1 else extra_at + len(extra)
            if tag == 273:
                data_field = field
            if len(packed) > 4:
                packed, inline = packed + bytes(len(packed) % 2), struct.pack("<I", extra_at + len(extra))
                extra += packed
            else:
                inline = packed.ljust(4, b"\0")
            entries += struct.pack("<HHI", tag, code, count) + inline
        out += struct.pack("<H", len(tags)) + entries + bytes(4) + extra
        out[data_field : data_field + 4] = struct.pack("<I", len(out))
        out += data + bytes(len(data) % 2)
    return bytes(out)


@pytest.fixture(scope="session")
def slow_photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small JPEG that takes long: one empty scan of a large flat picture, as often as is allowed."""
    plain = jpeg(Image.new("RGB", (10_000, 7_500), "gray"), progressive=True)
    last = plain.rindex(b"\xff\xda")
    path = tmp_path_factory.mktemp("slow") / "slow.jpg"
    path.write_bytes(plain[:-2] + plain[last:-2] * (MAX_SCANS - 20) + plain[-2:])
    return path
