"""The walkers on files made by hand, and on damage of every kind."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.imaging.containers.parts import parts_of
from cropperhead_desktop.imaging.tiff import EXIF_IFD, GPS_IFD, MAKER_NOTE
from tests.helpers.containers import MEMBERS, block, camera, cr3, heif, jpeg, nef

PREVIEWS = {
    "a.cr3": {(160, 120), (1620, 1080), (3000, 2000)},
    "a.raf": {(1920, 1285)},
    "a.crw": {(1440, 960), (160, 120)},
    "a.mrw": {(640, 480)},
    "a.x3f": {(1024, 680)},
    "a.hif": {(160, 120)},
    "b.hif": {(160, 120)},
    "a.nef": {(570, 375)},
    "a.rw2": {(1920, 1440)},
    "a.orf": {(1600, 1200)},
}
DATA = {name: make() for name, make in MEMBERS.items()}


@pytest.mark.parametrize("name", MEMBERS)
def test_previews_are_found_and_whole(name):
    data = DATA[name]
    found = parts_of(BytesIO(data)).previews
    assert {(each.width, each.height) for each in found} == PREVIEWS[name]
    for each in found:
        picture = data[each.offset : each.offset + each.length]
        assert picture.startswith(b"\xff\xd8\xff") and picture.endswith(b"\xff\xd9")


@pytest.mark.parametrize("name", MEMBERS)
def test_exif_blocks_are_tiff_structures_within_the_file(name):
    parts = parts_of(BytesIO(DATA[name]))
    assert parts.exif or parts.told
    for each in parts.exif:
        assert DATA[name][each.offset : each.offset + 2] in (b"II", b"MM")
        assert each.offset + each.length <= len(DATA[name])


def test_a_cr3_keeps_its_directories_apart():
    assert [each.holds for each in parts_of(BytesIO(cr3())).exif] == [0, EXIF_IFD, MAKER_NOTE, GPS_IFD]


@pytest.mark.parametrize("name", MEMBERS)
def test_a_preview_that_is_cut_off_is_none(name):
    data = DATA[name]
    for each in parts_of(BytesIO(data)).previews:
        cut = parts_of(BytesIO(data[: each.offset + each.length - 1]))
        assert each not in cut.previews


def test_lossless_jpegs_of_raw_pixels_are_no_previews():
    picture = jpeg(64, 48)
    strips = {0x0103: 6, 0x0111: 0, 0x0117: len(picture)}
    start = len(block(strips))
    for frame, found in ((b"\xff\xc0", 1), (b"\xff\xc3", 0), (b"\xff\xc2", 1)):
        data = block(strips | {0x0111: start}) + picture.replace(b"\xff\xc0", frame)
        assert len(parts_of(BytesIO(data)).previews) == found


@pytest.mark.parametrize(
    ("head", "kind"), [(b"OM SYSTEM\0\0\0II\4\0", 16), (b"OLYMPUS\0II\3\0", 12), (b"PENTAX \0II", 10)]
)
def test_notes_with_offsets_of_their_own(head, kind):
    from tests.helpers.containers import ifd

    picture = jpeg(320, 240)
    tags = (0x0004, 0x0003) if kind == 10 else (0x0088, 0x0089)

    def made(start):
        note = head + ifd({tags[0]: start, tags[1]: len(picture)}, kind)
        return camera("Any", "Thing", note=note)

    before = made(0)
    data = made(len(before) - before.index(head)) + picture
    assert [(each.width, each.height) for each in parts_of(BytesIO(data)).previews] == [(320, 240)]


def test_a_wrong_count_before_the_exif_of_a_heif_does_no_harm():
    data = heif(b"Exif\0\0").replace(b"\0\0\0\6Exif", b"\0\0\0\0Exif")
    (exif,) = parts_of(BytesIO(data)).exif
    assert data[exif.offset : exif.offset + 4] == b"II*\0"


def test_hostile_counts_end():
    heap = (
        b"II\x1a\0\0\0HEAPCCDR"
        + bytes(12)
        + b"\xff\x01"
        + (b"\x0a\x30" + (12 + 5110).to_bytes(4, "little") + bytes(4)) * 511
    )
    looping = heap + (0).to_bytes(4, "little")
    assert parts_of(BytesIO(looping)).previews == ()
    endless = b"\xff\xd8" + b"\xff\xe0\0\2" * 50_000
    assert parts_of(BytesIO(endless)).exif == ()
    nested = b"\0\0\0\x18ftypcrx \0\0\0\0" + b"\0\0\0\0moov" * 1000
    assert parts_of(BytesIO(nested)).exif == ()


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(MEMBERS)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6),
    st.floats(0, 1),
)
def test_damage_never_raises_and_never_points_outside(name, wrong, kept):
    data = bytearray(DATA[name])
    structure = [place for place in range(len(data)) if place < 4000 or place > len(data) - 400]
    for place, value in wrong:
        data[structure[int(place * (len(structure) - 1))]] = value
    data = data[: max(16, int(len(data) * kept))] if kept < 0.5 else data
    parts = parts_of(BytesIO(bytes(data)))
    assert len(parts.exif) + len(parts.previews) + len(parts.told) <= 64
    for each in parts.previews:
        assert each.offset > 0 and each.offset + each.length <= len(data)
        assert bytes(data[each.offset : each.offset + 3]) == b"\xff\xd8\xff"


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([data[:16] for data in DATA.values()]), st.binary(max_size=300))
def test_noise_behind_a_good_beginning_never_raises(head, noise):
    assert parts_of(BytesIO(head + noise)).previews == ()


def test_the_maker_note_of_a_nef_counts_from_itself():
    data = nef()
    (preview,) = parts_of(BytesIO(data)).previews
    assert preview.offset == data.index(b"\xff\xd8\xff")
