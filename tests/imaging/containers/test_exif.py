"""Camera, lens, date and Orientation out of every container."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime

import pytest
from PIL import Image, PngImagePlugin

from cropperhead_desktop.imaging.capture import capture_time
from cropperhead_desktop.imaging.containers.exif import exif_directories
from cropperhead_desktop.imaging.exif_fields import exif_fields
from cropperhead_desktop.imaging.facts import TEXTS, facts_in
from tests.helpers.containers import DATE, LENS, MEMBERS, WHEN, block, box, camera

CAMERAS = {
    "a.cr3": "Canon EOS R9",
    "a.raf": "FUJIFILM X-T9",
    "a.crw": "Canon EOS D99",
    "a.mrw": "Minolta Co., Ltd. DiMAGE A9",
    "a.x3f": "SIGMA SD99",
    "a.hif": "SONY ILCE-9M9",
    "b.hif": "SONY ILCE-9M9",
    "a.nef": "NIKON D9",
    "a.rw2": "Panasonic DC-G99",
    "a.orf": "OLYMPUS CORPORATION E-M9",
}
WITHOUT_EXIF = ("a.crw", "a.x3f")


@pytest.fixture(params=MEMBERS)
def member(request, tmp_path):
    path = tmp_path / request.param
    path.write_bytes(MEMBERS[request.param]())
    return path


def test_facts(member):
    with open(member, "rb") as stream:
        facts = facts_in(exif_directories(stream, TEXTS))
    assert facts.camera == CAMERAS[member.name]
    assert facts.taken == "2024-05-06 07:08:09"
    assert facts.lens == ("" if member.name in WITHOUT_EXIF else "Lens 50mm")


def test_capture_time(member):
    assert capture_time(member) == datetime(2024, 5, 6, 7, 8, 9)


def test_fields(member):
    found = exif_fields(member, ["Make", "Model", "Orientation", "DateTimeOriginal"])
    assert found["DateTimeOriginal"] == WHEN and found["Model"] in CAMERAS[member.name]
    assert found.get("Orientation", 6) == 6 and ("Orientation" in found or member.name == "a.x3f")


def test_the_maker_note_and_gps_of_a_cr3_are_not_taken_for_exif(tmp_path):
    canon = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
    blocks = box(b"CMT3", block({DATE: "1999:01:01 00:00:00"})) + box(b"CMT4", block({LENS: "Satellite"}))
    path = tmp_path / "a.cr3"
    path.write_bytes(box(b"ftyp", b"crx \0\0\0\1crx isom") + box(b"moov", box(b"uuid", canon + blocks)))
    assert capture_time(path) is None and exif_fields(path, ["LensModel"]) == {}


@pytest.mark.parametrize("kind", ["exif", "APP1"])
@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("late", [True, False])
def test_exif_in_the_texts_of_imagemagick(tmp_path, kind, packed, late):
    numbers = (b"Exif\0\0" + camera("Canon", "Canon EOS R9")).hex()
    lines = "\n".join(numbers[start : start + 72] for start in range(0, len(numbers), 72))
    texts = PngImagePlugin.PngInfo()
    profile = f"\ngeneric profile\n{len(numbers) // 2:8d}\n{lines}\n"
    texts.add_text(f"Raw profile type {kind}", profile, packed)
    path = tmp_path / "a.png"
    Image.new("L", (8, 8)).save(path, pnginfo=texts)
    if late:
        data = path.read_bytes()
        start, end = data.index(b"zTXt" if packed else b"tEXt") - 4, data.index(b"IDAT") - 4
        tail = data.index(b"IEND") - 4
        path.write_bytes(data[:start] + data[end:tail] + data[start:end] + data[tail:])
    assert exif_fields(path, ["Model", "DateTimeOriginal"]) == {
        "Model": "Canon EOS R9",
        "DateTimeOriginal": WHEN,
    }


@pytest.mark.parametrize(
    "body", [b"", b"\nexif\n", b"\nexif\n 9\nxyz", b"\nexif\n 9\n" + b"0" * 99, b"\nexif\n 3\n\xff"]
)
def test_odd_texts_of_imagemagick_hold_nothing(tmp_path, body):
    name = b"Raw profile type exif\0"
    path = tmp_path / "a.png"
    texts = ((b"tEXt", name + body), (b"zTXt", name + b"\0" + body), (b"zTXt", name + zlib.compress(body)))
    chunks = b"".join(struct.pack(">I4s", len(text), kind) + text + bytes(4) for kind, text in texts)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)
    assert exif_fields(path, ["Model"]) == {}


@pytest.mark.parametrize("order", ["<", ">"])
def test_big_tiff(tmp_path, order):
    def directory(at, entries, values=b""):
        place = at + 8 + 20 * len(entries) + 8
        body = struct.pack(order + "Q", len(entries))
        for tag, kind, data, count in entries:
            if len(data) > 8:
                data, values = struct.pack(order + "Q", place + len(values)), values + data
            body += struct.pack(order + "HHQ", tag, kind, count) + data.ljust(8, b"\0")
        return body + bytes(8) + values

    def text(tag, words):
        return tag, 2, words.encode() + b"\0", len(words) + 1

    pointer = 0x8769, 18, struct.pack(order + "Q", 400), 1
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HHHQ", 43, 8, 0, 16)
    first = head + directory(16, [text(0x0110, "Canon EOS R9"), text(0x010F, "Canon"), pointer])
    exif = directory(400, [text(DATE, WHEN), (0x829A, 5, struct.pack(order + "II", 1, 4), 1)])
    path = tmp_path / "a.tif"
    path.write_bytes(first.ljust(400, b"\0") + exif)
    assert exif_fields(path, ["Make", "Model", "DateTimeOriginal", "ExposureTime"]) == {
        "Make": "Canon",
        "Model": "Canon EOS R9",
        "DateTimeOriginal": WHEN,
        "ExposureTime": 0.25,
    }
