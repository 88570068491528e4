"""Capture times out of file heads."""

from __future__ import annotations

from datetime import datetime

import pytest
from PIL import Image

from cropperhead_desktop.imaging.capture import capture_time

WHEN = "2024:05:06 07:08:09"


def exif(when: str = WHEN, fraction: str | None = "25") -> Image.Exif:
    made = Image.Exif()
    made[0x010F] = "Camera"
    inner = made.get_ifd(0x8769)
    inner[0x9003] = when
    if fraction is not None:
        inner[0x9291] = fraction
    return made


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.heic", "a.avif"])
def test_the_time_is_found_in_every_container(tmp_path, name):
    import pillow_heif

    pillow_heif.register_heif_opener()
    path = tmp_path / name
    Image.new("RGB", (64, 48), "teal").save(path, exif=exif().tobytes())
    assert capture_time(path) == datetime(2024, 5, 6, 7, 8, 9, 250_000)


@pytest.mark.parametrize(
    "when", ["0000:00:00 00:00:00", "2024:13:01 00:00:00", "    :  :     :  :  ", "", "x" * 60]
)
def test_a_date_that_is_none_counts_as_absent(tmp_path, when):
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 48)).save(path, exif=exif(when, None))
    assert capture_time(path) is None


def test_files_without_a_time_or_without_sense_have_none(tmp_path):
    plain, text, empty = (tmp_path / name for name in ("plain.jpg", "text.jpg", "empty.jpg"))
    Image.new("RGB", (64, 48)).save(plain)
    text.write_bytes(b"Exif\0\0II*\0" + b"\xff" * 500)
    empty.write_bytes(b"")
    for path in (plain, text, empty, tmp_path / "gone.jpg", tmp_path):
        assert capture_time(path) is None


def test_hostile_files_are_answered_without_an_error(shared_data):
    files = sorted((shared_data / "testdata" / "hostile_img").rglob("*"))
    assert len(files) > 100
    for path in files:
        capture_time(path)
