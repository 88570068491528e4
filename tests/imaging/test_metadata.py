"""EXIF of renders: what describes the photo is carried, what described its pixels is not, nothing hostile."""

from __future__ import annotations

import struct
import time
import tracemalloc
from fractions import Fraction
from io import BytesIO

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.imaging.decode import Photo, opened
from cropperhead_desktop.imaging.metadata import camera_facts, carried_exif
from cropperhead_desktop.imaging.sniff import FileKind
from cropperhead_desktop.imaging.tiff import Tiff
from tests.helpers.containers import MEMBERS, WHEN, camera

IFD0, EXIF, GPS = piexif.ImageIFD, piexif.ExifIFD, piexif.GPSIFD
THUMBNAIL = BytesIO()
Image.new("RGB", (160, 120)).save(THUMBNAIL, "JPEG")
WHOLE_BLOCK = {
    "0th": {
        IFD0.Make: b"Panasonic",
        IFD0.Orientation: 6,
        IFD0.Software: b"Ver.1.0",
        IFD0.XResolution: (300, 1),
    },
    "Exif": {
        EXIF.MakerNote: b"Panasonic" + bytes(40),
        EXIF.PixelXDimension: 300,
        EXIF.PixelYDimension: 200,
        EXIF.ExposureTime: (1, 250),
        EXIF.ExposureBiasValue: (-2, 3),
        EXIF.ExifVersion: b"0232",
        EXIF.SceneType: b"\1",
        EXIF.ISOSpeedRatings: 400,
        EXIF.LensSpecification: ((24, 1), (70, 1), (14, 5), (0, 0)),
        EXIF.OffsetTimeOriginal: b"+02:00",
        EXIF.UserComment: b"UNICODE\0\0a",
    },
    "GPS": {
        GPS.GPSVersionID: (2, 3, 0, 0),
        GPS.GPSLatitudeRef: b"N",
        GPS.GPSLatitude: ((51, 1), (30, 1), (617, 50)),
        GPS.GPSAltitudeRef: 0,
    },
    "1st": {IFD0.Compression: 6},
    "thumbnail": THUMBNAIL.getvalue(),
}


@pytest.mark.parametrize("crop", [Crop(0.1, 0.1, 0.9, 0.9, 5.0), Crop(0.1, 0.1, 0.9, 0.9), WHOLE])
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_all_but_what_described_the_pixels_is_carried(photos, tmp_path, suffix, crop):
    path, out = tmp_path / f"a.{suffix}", tmp_path / "o.jpg"
    Image.new("RGB", (300, 200)).save(path, exif=piexif.dump(WHOLE_BLOCK) + bytes(4))
    size = photos.render(path, crop, out)
    made = piexif.load(str(out))
    first, inner = made["0th"], made["Exif"]
    assert (first[IFD0.Make], first[IFD0.Software], first[IFD0.XResolution]) == (
        b"Panasonic",
        b"Ver.1.0",
        (300, 1),
    )
    assert first[IFD0.Orientation] == 1 and first[IFD0.ProcessingSoftware] == b"CropperHead render"
    assert (inner.pop(EXIF.PixelXDimension), inner.pop(EXIF.PixelYDimension)) == size
    same = set(WHOLE_BLOCK["Exif"]) - {EXIF.MakerNote, EXIF.PixelXDimension, EXIF.PixelYDimension}
    assert {tag: inner[tag] for tag in inner} == {tag: WHOLE_BLOCK["Exif"][tag] for tag in same}
    assert {tag: made["GPS"][tag] for tag in made["GPS"]} == WHOLE_BLOCK["GPS"]
    assert made["thumbnail"] is None and not made["1st"]


def test_a_render_of_a_render_says_the_same(photos, tmp_path):
    Image.new("RGB", (300, 200)).save(tmp_path / "a.jpg", exif=piexif.dump(WHOLE_BLOCK))
    photos.render(tmp_path / "a.jpg", None, tmp_path / "b.jpg")
    photos.render(tmp_path / "b.jpg", None, tmp_path / "c.jpg")
    with Image.open(tmp_path / "b.jpg") as once, Image.open(tmp_path / "c.jpg") as twice:
        assert once.info["exif"] == twice.info["exif"] and once.size == twice.size


def test_one_tag_of_the_wrong_kind_costs_only_itself(photos, tmp_path):
    exif = Image.Exif()
    exif[IFD0.Make] = "Apple"
    exif.get_ifd(0x8769).update(
        {EXIF.FNumber: "wide", EXIF.ISOSpeedRatings: 1 << 20, EXIF.ExposureTime: 0.004}
    )
    exif.get_ifd(0x8769)[EXIF.LensModel] = "back camera"
    Image.new("RGB", (30, 20)).save(tmp_path / "a.jpg", exif=exif.tobytes())
    photos.render(tmp_path / "a.jpg", None, tmp_path / "o.jpg")
    inner = piexif.load(str(tmp_path / "o.jpg"))["Exif"]
    assert inner[EXIF.LensModel] == b"back camera" and Fraction(*inner[EXIF.ExposureTime]) == Fraction(1, 250)
    assert EXIF.FNumber not in inner and EXIF.ISOSpeedRatings not in inner


def block(inner: bytes, after: bytes = b"") -> bytes:
    """IFD0 with Make and a pointer to the Exif IFD `inner`, at byte 38."""
    first = struct.pack("<HHHI4sHHIII", 2, IFD0.Make, 2, 4, b"Abc\0", 0x8769, 4, 1, 38, 0)
    return b"II*\0" + struct.pack("<I", 8) + first + inner + after


def directory(*entries: tuple[int, int, int, int]) -> bytes:
    return (
        struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *each) for each in entries) + bytes(4)
    )


HOSTILE = {
    "each entry points to the whole block": block(
        directory(*((0x9000 + n, 7, 50_000, 0) for n in range(1000))), bytes(40_000)
    ),
    "millions of rationals": block(
        directory(*((tag, 5, 0x1FFFFFFF, 0) for tag in range(0x9000, 0x9100))), bytes(40_000)
    ),
    "too many entries": block(struct.pack("<H", 0xFFFF) + bytes(60_000)),
    "its Exif directory is IFD0": b"II*\0" + struct.pack("<I", 8) + directory((0x8769, 4, 1, 8)),
    "its GPS directory is the Exif directory": b"II*\0"
    + struct.pack("<I", 8)
    + directory((0x8769, 4, 1, 38), (0x8825, 4, 1, 38))
    + directory((0x9000, 7, 4, 0)),
    "interoperability is the Exif directory": block(directory((0xA005, 4, 1, 38))),
    "directories far outside": b"II*\0" + struct.pack("<I", 8) + directory((0x8769, 4, 1, 0xFFFFFFF0)),
    "a BigTIFF in a JPEG": b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, 1) + bytes(64),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_hostile_blocks_cost_their_tags_and_nothing_else(photos, tmp_path, suffix, data):
    path, out = tmp_path / f"a.{suffix}", tmp_path / "o.jpg"
    Image.new("RGB", (30, 20)).save(path, exif=b"Exif\0\0" + data)
    began = time.monotonic()
    size = photos.render(path, None, out)
    assert time.monotonic() - began < 5
    made = piexif.load(str(out))
    assert made["0th"].keys() == {IFD0.Orientation, IFD0.ProcessingSoftware, IFD0.ExifTag}
    assert made["Exif"] == {EXIF.PixelXDimension: size[0], EXIF.PixelYDimension: size[1]}
    with opened(path) as photo:
        tracemalloc.start()
        carried_exif(photo, size)
        camera_facts(photo)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
        tracemalloc.stop()


def test_what_cameras_write_is_sound():
    good = piexif.dump(WHOLE_BLOCK)[6:]
    assert Tiff(BytesIO(good)).is_sound(len(good))
    cut_off = block(directory((0x927C, 7, 50_000, 60), (0x9286, 7, 20, 60)), bytes(100))
    assert Tiff(BytesIO(cut_off)).is_sound(len(cut_off))


@pytest.mark.parametrize("name", [name for name in MEMBERS if not name.endswith("hif")])
def test_renders_of_raws_carry_what_their_containers_say(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(MEMBERS[name]())
    with open(path, "rb") as stream:
        made = piexif.load(carried_exif(Photo(path, stream, FileKind.RAW, PhotoInfo(60, 40, 6)), (60, 40)))
    assert made["Exif"][EXIF.DateTimeOriginal] == WHEN.encode()
    assert made["0th"][IFD0.Make] and made["0th"][IFD0.Model] and made["0th"][IFD0.Orientation] == 1
    assert EXIF.MakerNote not in made["Exif"]
    if name not in ("a.crw", "a.x3f"):
        assert made["Exif"][EXIF.LensModel] == b"Lens 50mm"


@pytest.mark.parametrize("magic", [b"*\0", b"RO", b"U\0"])
def test_hostile_directories_of_raws_cost_only_the_tags(tmp_path, magic):
    path, data = tmp_path / "a.orf", camera("Any", "Camera", magic=magic)
    path.write_bytes(data[:-20] + b"\xff" * 20)
    with open(path, "rb") as stream:
        photo = Photo(path, stream, FileKind.RAW, PhotoInfo(60, 40))
        assert EXIF.PixelXDimension in piexif.load(carried_exif(photo, (60, 40)))["Exif"]
        camera_facts(photo)
