"""Camera, lens, date and Orientation out of every container."""

from __future__ import annotations

from datetime import datetime

import pytest

from cropperhead_desktop.imaging.capture import capture_time
from cropperhead_desktop.imaging.containers.exif import exif_directories
from cropperhead_desktop.imaging.exif_fields import exif_fields
from cropperhead_desktop.imaging.facts import TEXTS, facts_in
from tests.helpers.containers import DATE, LENS, MEMBERS, WHEN, block, box

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
