"""DefaultUserCrop of DNG files, and the ratio dialled in the camera."""

from __future__ import annotations

import struct
from dataclasses import astuple
from pathlib import Path

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.in_camera import as_shot_crop, in_camera_crop
from tests.helpers.containers import box


def dng(crop: tuple[float, ...], order: str = "<", *, below: bool = False, version: bool = True) -> bytes:
    """Directories without pixels; `below` puts the crop into a SubIFD."""
    parts = [part for value in crop for part in (round(value * 10000), 10000)]
    rationals = struct.pack(f"{order}{len(parts)}I", *parts)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8 + len(rationals))
    user = struct.pack(order + "HHII", 51125, 5, len(crop), 8)
    mark = struct.pack(order + "HHI4B", 50706, 1, 4, 1, 4, 0, 0)
    start = 8 + len(rationals)
    if below:
        child = start + 2 + 24 + 4
        first = struct.pack(order + "HHII", 330, 4, 1, child) + mark
        last = struct.pack(order + "H", 1) + user + bytes(4)
        return head + rationals + struct.pack(order + "H", 2) + first + bytes(4) + last
    entries = [mark, user] if version else [user]
    return head + rationals + struct.pack(order + "H", len(entries)) + b"".join(entries) + bytes(4)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("below", [False, True])
def test_top_left_bottom_right(tmp_path: Path, order: str, below: bool) -> None:
    photo = tmp_path / "a.dng"
    photo.write_bytes(dng((0.1, 0.2, 0.9, 0.8), order, below=below))
    assert in_camera_crop(photo) == Crop(0.2, 0.1, 0.8, 0.9)


@pytest.mark.parametrize(
    "data",
    [
        dng((0, 0, 1, 1)),
        dng((0.5, 0.2, 0.4, 0.8)),
        dng((0.1, 0.2, 0.9, 1.2)),
        dng((0.1, 0.2, 0.9)),
        dng((0.1, 0.2, 0.9, 0.8), version=False),
        dng((0.1, 0.2, 0.9, 0.8))[:60],
        b"II*\0" + b"\xff" * 200,
        b"",
    ],
)
def test_everything_else_is_none(tmp_path: Path, data: bytes) -> None:
    photo = tmp_path / "a.dng"
    photo.write_bytes(data)
    assert in_camera_crop(photo) is None
    assert in_camera_crop(tmp_path) is None and in_camera_crop(tmp_path / "gone.dng") is None


# --- the ratio dialled in the camera ---------------------------------------------------------------------


def directory(at: int, tags: dict[int, tuple[str, tuple[int, ...]]], sign: str = "<") -> bytes:
    """An IFD that begins at `at`, its values after it; `s` is bytes."""
    entries, values = b"", b""
    start = at + 2 + 12 * len(tags) + 4
    for tag, (form, numbers) in sorted(tags.items()):
        kind = {"B": 1, "H": 3, "I": 4, "s": 7, "a": 2}[form]
        data = bytes(numbers) if form in "sa" else struct.pack(f"{sign}{len(numbers)}{form}", *numbers)
        inline = data.ljust(4, b"\0")
        if len(data) > 4:
            inline = struct.pack(sign + "I", start + len(values))
            values += data + b"\0" * (len(data) % 2)
        entries += struct.pack(sign + "HHI", tag, kind, len(numbers)) + inline
    return struct.pack(sign + "H", len(tags)) + entries + bytes(4) + values


def raw_with(note: bytes, sign: str = "<") -> bytes:
    """A Canon TIFF whose Exif IFD holds a maker note, at byte 64; those of other makers tell who they are."""
    head = (b"II*\0" if sign == "<" else b"MM\0*") + struct.pack(sign + "I", 8)
    first = directory(8, {0x10F: ("a", tuple(b"Canon\0")), 0x8769: ("I", (46,))}, sign).ljust(38, b"\0")
    exif = directory(46, {0x927C: ("s", tuple(note.ljust(80, b"\0")))}, sign)
    data = head + first + exif
    assert data.startswith(note[:8], 64)
    return data


def canon(place: int, left: int = 912) -> bytes:
    sensor = (34, 5568, 3708, 1, 1, 84, 50, 5555, 3697)
    return directory(place, {0x9A: ("I", (1, 3648, 3648, left, 0)), 0xE0: ("H", sensor)})


def olympus(heading: bytes, start: int) -> bytes:
    """A note that counts from its own beginning."""
    below = start + 2 + 12 + 4
    processing = {0x614: ("H", (4608,)), 0x615: ("H", (3456,)), 0x1113: ("H", (576, 0, 4031, 3455))}
    main = directory(start, {0x2040: ("I", (below,))})
    return heading.ljust(start, b"\0") + main + directory(below, processing)


def nikon(tags: dict[int, tuple[str, tuple[int, ...]]]) -> bytes:
    return b"Nikon\0\x02\x10\0\0" + b"MM\0*\0\0\0\x08" + directory(8, tags, ">")


def rw2() -> bytes:
    crop = {0x2F: 8, 0x30: 444, 0x31: 3464, 0x32: 3900}
    border = {0x04: 8, 0x05: 8, 0x06: 3464, 0x07: 4616}
    tags = {tag: ("H", (value,)) for tag, value in (crop | border).items()}
    return b"IIU\0" + struct.pack("<I", 24) + bytes(16) + directory(24, tags)


def arw() -> bytes:
    child = 8 + 2 + 12 + 4
    tags = {
        0x74C7: ("I", (32, 332)),
        0x74C8: ("I", (6000, 3376)),
        0xC61F: ("I", (32, 20)),
        0xC620: ("I", (6000, 4000)),
    }
    return b"II*\0" + struct.pack("<I", 8) + directory(8, {0x14A: ("I", (child,))}) + directory(child, tags)


def raf(down: int, across: int) -> bytes:
    tags = struct.pack(">IHHHHHHHHHH", 2, 0x100, 4, 3296, 4992, 0x115, 4, down, across, 0, 0)
    return b"FUJIFILMCCD-RAW ".ljust(0x5C, b"\0") + struct.pack(">II", 128, len(tags)) + bytes(28) + tags


def pentax(heading: bytes, start: int, place: int = 0) -> bytes:
    return heading.ljust(start, b"\0") + directory(place + start, {0x80: ("H", (3,))}, ">")


II = b"II*\0" + struct.pack("<I", 8)
CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
SQUARE_OF_3_2 = Crop(1 / 6, 0, 5 / 6, 1)
SQUARE_OF_4_3 = Crop(0.125, 0, 0.875, 1)
CASES = {
    "canon.cr2": (raw_with(canon(64)), (5472, 3648), SQUARE_OF_3_2),
    "canon.cr3": (
        box(b"ftyp", b"crx ") + box(b"moov", box(b"uuid", CANON + box(b"CMT3", II + canon(8)))),
        (5472, 3648),
        SQUARE_OF_3_2,
    ),
    "nikon.nef": (
        raw_with(nikon({0x45: ("H", (0, 312, 6048, 3400))})),
        (6048, 4024),
        Crop(0, 312 / 4024, 1, 3712 / 4024),
    ),
    "nikon_dx.nef": (
        raw_with(nikon({0x1B: ("H", (2, 6048, 4024, 3984, 2656, 1032, 684))})),
        (6048, 4024),
        Crop(1032 / 6048, 684 / 4024, 5016 / 6048, 3340 / 4024),
    ),
    "sony.arw": (arw(), (6000, 4000), Crop(0, 0.078, 1, 0.922)),
    "olympus.orf": (raw_with(olympus(b"OLYMPUS\0II\3\0", 12)), (4608, 3456), SQUARE_OF_4_3),
    "om.orf": (raw_with(olympus(b"OM SYSTEM\0\0\0II\4\0", 16)), (4608, 3456), SQUARE_OF_4_3),
    "panasonic.rw2": (rw2(), (4608, 3456), Crop(436 / 4608, 0, 3892 / 4608, 1)),
    "fuji.raf": (raf(1, 1), (4896, 3264), SQUARE_OF_3_2),
    "fuji_wide.raf": (raf(9, 16), (4896, 3264), Crop(0, 0.078125, 1, 0.921875)),
    "pentax.pef": (raw_with(pentax(b"AOC\0MM", 6, 64), ">"), (6000, 4000), SQUARE_OF_3_2),
    "pentax_q.pef": (raw_with(pentax(b"PENTAX \0MM", 10), ">"), (4000, 3000), SQUARE_OF_4_3),
    "leica.dng": (dng((0.1, 0.2, 0.9, 0.8)), (6000, 4000), Crop(0.2, 0.1, 0.8, 0.9)),
}


@pytest.mark.parametrize("name", CASES)
def test_every_makers_ratio(tmp_path: Path, name: str) -> None:
    data, size, expected = CASES[name]
    photo = tmp_path / name
    photo.write_bytes(data)
    found = as_shot_crop(photo, PhotoInfo(*size, 6))
    assert found is not None and astuple(found) == pytest.approx(astuple(expected), abs=1e-9)


@pytest.mark.parametrize("name", [name for name in CASES if not name.endswith((".dng", ".raf"))])
def test_a_frame_that_is_cut_already_has_its_own_ratio(tmp_path: Path, name: str) -> None:
    """The JPEG of the shot, say, and raws of cameras that store what was dialled alone."""
    data, size, _ = CASES[name]
    photo = tmp_path / name
    photo.write_bytes(data)
    assert as_shot_crop(photo, PhotoInfo(min(size), min(size))) is None


@pytest.mark.parametrize("name", CASES)
def test_damage_is_no_ratio(tmp_path: Path, name: str) -> None:
    data, size, expected = CASES[name]
    for length in range(20, len(data), 7):
        photo = tmp_path / f"{length}_{name}"
        photo.write_bytes(data[:length])
        found = as_shot_crop(photo, PhotoInfo(*size))
        assert found is None or astuple(found) == pytest.approx(astuple(expected), abs=0.2)


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("whole.cr2", raw_with(canon(64, left=9999)), (5472, 3648)),
        ("native.raf", raf(2, 3), (4896, 3264)),
        ("zero.raf", raf(0, 3), (4896, 3264)),
        ("a.jpg", b"\xff\xd8\xff" + raw_with(canon(64)), (5472, 3648)),
        ("a.tif", raw_with(canon(64)), (5472, 3648)),
        ("slack.nef", raw_with(nikon({0x45: ("H", (8, 8, 6000, 4000))})), (6036, 4020)),
    ],
)
def test_numbers_that_tell_nothing(tmp_path: Path, name: str, data: bytes, size: tuple[int, int]) -> None:
    photo = tmp_path / name
    photo.write_bytes(data)
    assert as_shot_crop(photo, PhotoInfo(*size)) is None


def test_a_real_camera_set_to_one_to_one(shared_data: Path, tmp_path: Path) -> None:
    """The R6's own note, its AspectInfo changed from 3:2 to 1:1."""
    raw = (shared_data / "raws/files/canon_r6_grafted.cr3").read_bytes()
    whole, square = (
        struct.pack("<5I", *numbers) for numbers in ((0, 5472, 3648, 0, 0), (1, 3648, 3648, 912, 0))
    )
    assert raw.count(whole) == 1
    photo, unchanged = tmp_path / "a.cr3", tmp_path / "b.cr3"
    photo.write_bytes(raw.replace(whole, square))
    unchanged.write_bytes(raw)
    found = as_shot_crop(photo, PhotoInfo(5472, 3648))
    assert found is not None and astuple(found) == pytest.approx(astuple(SQUARE_OF_3_2))
    assert as_shot_crop(unchanged, PhotoInfo(5472, 3648)) is None
