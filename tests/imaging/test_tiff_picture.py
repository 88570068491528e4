"""Pages and pixels of TIFF files: those of Pillow's, and those that it refuses or decodes wrongly."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.imaging.tiff import page_shown

WIDTH, HEIGHT = 64, 48
KINDS = {"u": 1, "i": 2, "f": 3}
FORMS = {3: "H", 4: "I"}
RGB, GRAY, WHITE_IS_ZERO, CMYK, LAB = 2, 1, 0, 5, 8


def picture(channels: int) -> np.ndarray:
    """Values from 0 to 1: right, down, a quarter, three quarters."""
    values = np.zeros((HEIGHT, WIDTH, 4))
    values[..., 0] = np.linspace(0, 1, WIDTH)[None]
    values[..., 1] = np.linspace(0, 1, HEIGHT)[:, None]
    values[..., 2], values[..., 3] = 0.25, 0.75
    return values[..., :channels]


def tiff(*pages: dict[int, object], order: str = "<") -> bytes:
    """A TIFF of pages, each its tags; tag 273 holds a list of strips' bytes, 330 further pages."""
    out = bytearray((b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 0))
    link = 4
    for page in pages:
        out[link : link + 4] = struct.pack(order + "I", len(out))
        link = _directory(out, page, order)
    return bytes(out)


def _directory(out: bytearray, page: dict[int, object], order: str) -> int:
    """Append a page; the place of the pointer to the next one."""
    tags = dict(page)
    strips, below = tags.pop(273, []), tags.pop(330, [])
    tags |= {273: (0,) * len(strips), 279: tuple(map(len, strips))} if strips else {}
    tags |= {330: (0,) * len(below)} if below else {}
    start = len(out)
    out += struct.pack(order + "H", len(tags)) + bytes(12 * len(tags) + 4)
    places = {}
    for number, (tag, value) in enumerate(sorted(tags.items())):
        values = value if isinstance(value, tuple) else (value,)
        data = struct.pack(f"{order}{len(values)}I", *values)
        at = start + 2 + 12 * number
        out[at : at + 8] = struct.pack(order + "HHI", tag, 4, len(values))
        places[tag] = at + 8 if len(data) == 4 else len(out)
        out[at + 8 : at + 12] = data if len(data) == 4 else struct.pack(order + "I", len(out))
        out += data if len(data) > 4 else b""
    for number, strip in enumerate(strips):
        out[places[273] + 4 * number : places[273] + 4 * number + 4] = struct.pack(order + "I", len(out))
        out += strip
    for number, child in enumerate(below):
        out[places[330] + 4 * number : places[330] + 4 * number + 4] = struct.pack(order + "I", len(out))
        _directory(out, child, order)
    return start + 2 + 12 * len(tags)


def page_of(
    values: np.ndarray,
    colours: int,
    order: str = "<",
    *,
    apart: bool = False,
    deflate: bool = False,
    rows: int = 20,
) -> dict[int, object]:
    """A page of values (rows, columns, channels) as they are."""
    height, width, channels = values.shape
    kind = values.dtype
    planes = [values[..., number : number + 1] for number in range(channels)] if apart else [values]
    strips = [
        plane[top : top + rows].astype(kind.newbyteorder(order)).tobytes()
        for plane in planes
        for top in range(0, height, rows)
    ]
    return {
        256: width,
        257: height,
        258: (kind.itemsize * 8,) * channels,
        259: 8 if deflate else 1,
        262: colours,
        273: [zlib.compress(strip) for strip in strips] if deflate else strips,
        277: channels,
        278: rows,
        284: 2 if apart else 1,
        339: (KINDS[kind.kind],) * channels,
    }


def scaled(channels: int, kind: str) -> np.ndarray:
    most = np.iinfo(kind).max if np.dtype(kind).kind in "ui" else 1
    return (picture(channels) * most).astype(kind)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("deflate", [False, True])
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("kind", ["u1", "u2", "u4", "i2", "f2", "f4", "f8"])
@pytest.mark.parametrize("colours", [GRAY, WHITE_IS_ZERO, RGB])
def test_every_kind_of_number_gives_the_same_picture(photos, tmp_path, order, deflate, apart, kind, colours):
    channels = 3 if colours == RGB else 1
    path = tmp_path / "a.tif"
    path.write_bytes(
        tiff(page_of(scaled(channels, kind), colours, order, apart=apart, deflate=deflate), order=order)
    )
    assert photos.info(path) == PhotoInfo(WIDTH, HEIGHT)
    found = np.frombuffer(photos.pixels(path, 999).rgb, np.uint8).reshape(HEIGHT, WIDTH, 3).astype(int)
    wanted = picture(channels) * 255
    wanted = 255 - wanted if colours == WHITE_IS_ZERO else wanted
    assert np.abs(found[..., :channels] - wanted).max() <= 2


@pytest.mark.parametrize("apart", [False, True])
def test_cmyk_and_lab_of_16_bits_look_like_those_of_8(photos, tmp_path, apart):
    for colours, channels in ((CMYK, 4), (LAB, 3)):
        small, large = tmp_path / "8.tif", tmp_path / "16.tif"
        eight = scaled(channels, "u1")
        small.write_bytes(tiff(page_of(eight, colours)))
        large.write_bytes(tiff(page_of(eight.astype("u2") * 256, colours, apart=apart)))
        assert photos.pixels(small, 999) == photos.pixels(large, 999)


@pytest.mark.parametrize("predictor", [2, 3])
def test_differences_are_undone(photos, tmp_path, predictor):
    values = scaled(3, "f4" if predictor == 3 else "u4")
    page = page_of(values, RGB, rows=HEIGHT)
    if predictor == 3:
        raw = values.astype(">f4").view(np.uint8).reshape(HEIGHT, WIDTH * 3, 4).transpose(0, 2, 1)
        raw = raw.reshape(HEIGHT, -1, 3)
    else:
        raw = values
    data = np.concatenate([raw[:, :1], np.diff(raw, axis=1)], axis=1).tobytes()
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(page | {273: [zlib.compress(data)], 259: 8, 317: predictor}))
    found = np.frombuffer(photos.pixels(path, 999).rgb, np.uint8).reshape(HEIGHT, WIDTH, 3)
    assert np.abs(found - picture(3) * 255).max() <= 2


@pytest.mark.parametrize("name", ["tiff_lzw", "packbits"])
def test_planes_of_floats_by_other_compressions(photos, tmp_path, name):
    buffer = BytesIO()
    values = scaled(1, "f4")[..., 0]
    Image.frombytes("L", (WIDTH * 4, HEIGHT), values.tobytes()).save(buffer, "TIFF", compression=name)
    with Image.open(buffer) as packed:
        offset, length = packed.tag_v2[273][0], packed.tag_v2[279][0]
        number = packed.tag_v2[259]
    strip = buffer.getvalue()[offset : offset + length]
    page = page_of(np.repeat(values[..., None], 3, 2), RGB, apart=True, rows=HEIGHT)
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(page | {273: [strip] * 3, 259: number}))
    found = np.frombuffer(photos.pixels(path, 999).rgb, np.uint8).reshape(HEIGHT, WIDTH, 3)
    assert np.abs(found - picture(1) * 255).max() <= 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({262: 32844}, "colours of kind 32844"),
        ({259: 34676}, "compression 34676"),
        ({258: (24, 24, 24)}, "24-bit"),
        ({262: LAB, 339: (3, 3, 3), 258: (32, 32, 32)}, "floating-point 32-bit channels of LAB"),
        ({339: (5, 5, 5)}, "odd"),
    ],
)
def test_what_nobody_reads_is_named(photos, tmp_path, change, words):
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(page_of(scaled(3, "u2"), RGB) | change))
    with pytest.raises(PhotoError, match="not supported: a TIFF with") as refused:
        photos.preview(path)
    assert words in refused.value.reason


@pytest.mark.parametrize(
    "change",
    [
        {273: [b"short"]},
        {273: [zlib.compress(bytes(50_000_000))], 259: 8},
        {273: [b"junk" * 100], 259: 8},
        {278: 0},
        {278: 1},
        {257: 300_000},
        {256: 40_000, 257: 40_000},
        {317: 9},
        {277: 9},
    ],
)
def test_hostile_values_are_refused_or_harmless(photos, tmp_path, change):
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(page_of(scaled(3, "f4"), RGB) | change))
    try:
        photos.pixels(path, 50)
    except PhotoError as error:
        assert "died" not in error.reason and "seconds" not in error.reason


SMALL = picture(3)[::4, ::4]


def small(tags: dict[int, object], value: int = 255) -> dict[int, object]:
    return page_of((SMALL * 0 + value).astype("u1"), RGB) | tags


@pytest.mark.parametrize(
    "before",
    [
        [small({254: 1})],
        [small({255: 2})],
        [small({254: 4})],
        [small({})],
        [small({254: 1}), small({254: 1})],
    ],
)
@pytest.mark.parametrize("kind", ["u1", "f4"])
@pytest.mark.parametrize("below", [False, True])
def test_the_full_page_is_the_photo(photos, tmp_path, before, kind, below):
    full = page_of(scaled(3, kind), RGB) | {254: 0, 274: 6}
    path = tmp_path / "a.tif"
    pages = [before[0] | {330: [full]}, *before[1:]] if below else [*before, full]
    path.write_bytes(tiff(*pages))
    preview = photos.preview(path)
    assert preview.info == photos.info(path) == PhotoInfo(WIDTH, HEIGHT, 6)
    pixels = photos.pixels(path, 999)
    assert (pixels.width, pixels.height) == (HEIGHT, WIDTH)
    assert tuple(pixels.rgb[:3])[1] > 250
    photos.render(path, None, tmp_path / "r.png")
    with Image.open(tmp_path / "r.png") as made:
        assert made.size == (HEIGHT, WIDTH)


def test_of_several_full_pages_the_first(photos, tmp_path):
    pages = [page_of((picture(3) * 0 + value).astype("u1"), RGB) for value in (10, 200)]
    other_shape = page_of(np.full((400, 100, 3), 99, np.uint8), RGB)
    path = tmp_path / "a.tif"
    path.write_bytes(tiff(*pages, other_shape))
    assert photos.pixels(path, 9).rgb[0] == 10


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ([{}], 0),
        ([{}, {}], 1),
        ([{}, {}, {}], 1),
        ([{}, {254: 1}], 0),
        ([{254: 1}, {}], 0),
        ([{254: 1}, {}, {}], 2),
        ([{254: 2}, {254: 2}], 1),
        ([{}, {254: 4}], 0),
        ([{255: 2}, {}], 0),
        ([{255: 3}, {255: 3}], 1),
    ],
)
def test_other_full_pages_are_told(pages, shown, tmp_path):
    made = [
        page_of((picture(3) * 0 + 10 * place).astype("u1"), RGB) | tags for place, tags in enumerate(pages)
    ]
    for order in ("<", ">"):
        assert page_shown(BytesIO(tiff(*made, order=order))) == shown


def test_unnamed_smaller_copies_are_no_other_pages():
    full = page_of((picture(3) * 0 + 9).astype("u1"), RGB)
    half = page_of(np.full((HEIGHT // 2, WIDTH // 2, 3), 9, np.uint8), RGB)
    assert page_shown(BytesIO(tiff(full, half))) == page_shown(BytesIO(tiff(half, full))) == 0
    assert page_shown(BytesIO(tiff(full, half, full))) == 1
    assert page_shown(BytesIO(b"II*\0")) == 0


def test_pages_that_lead_in_a_circle(photos, tmp_path):
    data = bytearray(tiff(small({254: 1}), small({254: 1}, 7)))
    first = struct.unpack_from("<I", data, 4)[0]
    second = struct.unpack_from("<I", data, first + 2 + 12 * struct.unpack_from("<H", data, first)[0])[0]
    link = second + 2 + 12 * struct.unpack_from("<H", data, second)[0]
    data[link : link + 4] = struct.pack("<I", first)
    path = tmp_path / "a.tif"
    path.write_bytes(data)
    assert photos.info(path) == PhotoInfo(16, 12)


@pytest.mark.parametrize(
    ("marker", "bits", "words"),
    [(0xC1, 12, "12 bits"), (0xC3, 8, "lossless"), (0xC5, 8, "hierarchical")],
)
def test_jpegs_that_nobody_reads_are_named(photos, tmp_path, marker, bits, words):
    buffer = BytesIO()
    Image.new("RGB", (16, 16)).save(buffer, "JPEG")
    data = bytearray(buffer.getvalue())
    at = data.index(b"\xff\xc0")
    data[at + 1], data[at + 4] = marker, bits
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    with pytest.raises(PhotoError, match="not supported") as refused:
        photos.preview(path)
    assert words in refused.value.reason


def test_a_kind_of_file_that_nobody_here_reads_is_named(photos, tmp_path):
    photo = tmp_path / "A.tif"
    photo.write_bytes(b"MM\0+\0\x08\0\0" + (16).to_bytes(8, "big") + bytes(64))
    with pytest.raises(PhotoError, match="not supported: a BigTIFF in big-endian order"):
        photos.preview(photo)
