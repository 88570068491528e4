"""The bounded directory reader on damage of every kind."""

from __future__ import annotations

import struct
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.imaging.tiff import DEFAULT_CROP_SIZE, ORIENTATION, Tiff

GOOD = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHIHxxI", 1, ORIENTATION, 3, 1, 6, 0)

BIG = b"II+\0\x08\0\0\0" + struct.pack("<Q", 16)


def test_reads_both_byte_orders_and_rationals():
    assert Tiff(BytesIO(GOOD)).chain()[0].number(ORIENTATION) == 6
    size = struct.pack(">IIII", 12001, 2, 4000, 1)
    big = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">HHHIII", 1, DEFAULT_CROP_SIZE, 5, 2, 26, 0) + size
    assert Tiff(BytesIO(big)).chain()[0].pair(DEFAULT_CROP_SIZE) == (6000, 4000)


def test_loops_end():
    looping = GOOD[:-4] + struct.pack("<I", 8)
    assert len(Tiff(BytesIO(looping)).chain()) == 1
    pointers = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHIII", 1, 0x014A, 4, 1, 8, 8)
    assert len(Tiff(BytesIO(pointers)).all_directories()) == 2


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"II*\0\x08\0\0\0", BIG, BIG[:8]]))
def test_never_raises_and_never_makes_much_of_little(data, head):
    tiff = Tiff(BytesIO(head + data))
    directories = tiff.all_directories()
    assert len(directories) <= 24
    assert all(len(values) <= 64 for directory in directories for values in directory.tags.values())
    exif = tiff.exif()
    assert exif is None or len(exif.tags) <= 1024


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_every_single_byte_may_be_wrong(place, value):
    damaged = bytearray(GOOD)
    damaged[place] = value
    for directory in Tiff(BytesIO(bytes(damaged))).all_directories():
        assert isinstance(directory.number(ORIENTATION), int | float | None)
        directory.pair(ORIENTATION)
