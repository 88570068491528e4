"""What raw files say about data that they do not have, on files made by hand."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.imaging.containers.reading import Window
from cropperhead_desktop.imaging.containers.sensor_data import missing, unreadable_packing
from tests.helpers.containers import MEMBERS, block, camera, cr3, heif, ifd

PIXELS = {0x0100: 600, 0x0101: 400}


def words(data: bytes) -> str:
    return missing(Window(BytesIO(data)))


def packing(data: bytes) -> str:
    return unreadable_packing(Window(BytesIO(data)))


def check_words(data: bytes) -> None:
    assert not words(data) or words(data).startswith(("cut short: ", "its sensor data"))
    assert packing(data) in ("", "GoPro's VC-5", "JPEG XL in a DNG", "Nikon's High Efficiency")


def strips(count: int, length: int, offsets: int = 0x0111, lengths: int = 0x0117) -> bytes:
    """A TIFF of that many strips or tiles, all of the same length, one after the other."""
    tags = PIXELS | {0x0103: 1, offsets: (0,) * count, lengths: (length,) * count}
    start = len(block(tags))
    places = tuple(start + number * length for number in range(count))
    return block(tags | {offsets: places if count > 1 else start}) + bytes(count * length)


def raf(length: int) -> bytes:
    head = b"FUJIFILMCCD-RAW 0201".ljust(84, b"\0")
    return head + struct.pack(">6I", 108, 10, 118, 20, 138, length) + bytes(30 + length)


def mrw(height: int, width: int) -> bytes:
    prd = bytes(8) + struct.pack(">HHHHBB", height, width, height, width, 12, 12) + bytes(6)
    blocks = b"\0PRD" + struct.pack(">I", len(prd)) + prd
    return b"\0MRM" + struct.pack(">I", len(blocks)) + blocks + bytes(height * width * 3 // 2)


def panasonic(there: int) -> bytes:
    """As RW2s are: StripOffsets nowhere, StripByteCounts of unpacked data, packed data somewhere else."""
    tags = {2: 600, 3: 400, 0x0111: 0xFFFFFFFF, 0x0117: 2 * 600 * 400, 0x0118: 0}
    start = len(block(tags, magic=b"U\0"))
    return block(tags | {0x0118: start}, magic=b"U\0") + bytes(there)


WHOLE = {
    "one strip": strips(1, 360_000),
    "strips": strips(400, 900),
    "tiles": strips(100, 3600, 0x0144, 0x0145),
    "raf": raf(50_000),
    "cr3": cr3(),
    "heif": heif(),
    "heif, wide": heif(b"Exif\0\0", wide=True),
    "mrw": mrw(400, 600),
    "rw2": panasonic(600 * 400 * 8 // 7),
    "A100, whose SubIFD is its data": block({0x014A: 200}) + bytes(5000),
}


@pytest.mark.parametrize("name", WHOLE)
def test_whole_files_miss_nothing(name):
    assert words(WHOLE[name]) == ""
    assert words(WHOLE[name] + b"Trailing words of an uploader " * 40) == ""


@pytest.mark.parametrize("share", [0.3, 0.5, 0.95, 0.99])
@pytest.mark.parametrize("name", [name for name in WHOLE if "A100" not in name and name != "rw2"])
def test_cut_files_tell_how_much_there_is(name, share):
    whole = WHOLE[name]
    cut = whole[: int(len(whole) * share)]
    assert words(cut) == f"cut short: {len(cut)} of {len(whole)} bytes or more"


def test_lengths_of_unpacked_data_are_not_believed():
    assert words(panasonic(10)).startswith("cut short: ")
    assert words(panasonic(600 * 400 // 2)).startswith("cut short: ")


def test_directories_that_are_not_there_are_data_that_is_not_there():
    assert words(block({0x014A: 70_000}) + bytes(500)).endswith("of 70002 bytes or more")
    many = block(PIXELS | {0x0111: (9,) * 500, 0x0117: (9,) * 500})
    assert words(many[:-3000]).startswith("cut short: "), "the list of strips itself"


def test_a_preview_that_is_cut_off_says_nothing_of_the_data():
    preview = {0x00FE: 1, 0x0103: 7, 0x0111: 9_000_000, 0x0117: 50_000}
    assert words(block(preview) + bytes(9000)) == ""


@pytest.mark.parametrize("compression", [1, 6, 7, 34713])
def test_a_few_bytes_are_no_picture(compression):
    tags = PIXELS | {0x0103: compression, 0x0117: 18}
    start = len(block(tags | {0x0111: 0}))
    assert words(block(tags | {0x0111: start}) + bytes(18)) == "its sensor data is missing"


@pytest.mark.parametrize("compression", [8, 52546])
def test_packings_that_make_black_very_small(compression):
    tags = PIXELS | {0x0103: compression, 0x0117: 18}
    start = len(block(tags | {0x0111: 0}))
    assert words(block(tags | {0x0111: start}) + bytes(18)) == ""


@pytest.mark.parametrize(("compression", "name"), [(9, "GoPro's VC-5"), (52546, "JPEG XL in a DNG"), (7, "")])
def test_packings_that_libraw_does_not_read(compression, name):
    assert packing(block({0x0103: compression, 0x00FE: 0})) == name
    assert packing(block({0x0103: compression, 0x00FE: 1})) == "", "of a preview"


@pytest.mark.parametrize(
    ("number", "name"), [(3, ""), (13, "Nikon's High Efficiency"), (14, "Nikon's High Efficiency")]
)
def test_nikons_high_efficiency(number, name):
    note = b"Nikon\0\2\x10\0\0" + b"II*\0\x08\0\0\0" + ifd({0x0093: number}, 8)
    assert packing(camera("NIKON CORPORATION", "NIKON Z 9", note=note)) == name


@pytest.mark.parametrize("name", MEMBERS)
def test_heads_of_every_format_are_survived(name):
    data = MEMBERS[name]()
    for end in (20, 100, len(data) // 2):
        check_words(data[:end])


@given(
    st.sampled_from(sorted(WHOLE)), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8)
)
@settings(max_examples=150, deadline=None)
def test_hostile_files_are_survived(name, changes):
    data = bytearray(WHOLE[name][:4000])
    for place, value in changes:
        if place < len(data):
            data[place] = value
    check_words(bytes(data))
