"""What the camera says: read in the worker, in plain units, from whole and from damaged blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from cropperhead_desktop.domain.photo import CameraFacts
from cropperhead_desktop.imaging.source import Photos

Base = ExifTags.Base


def write(path: Path, tags: dict[int, object], inner: dict[int, object]) -> Path:
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[tag] = value
    for tag, value in inner.items():
        exif.get_ifd(ExifTags.IFD.Exif)[tag] = value
    Image.new("RGB", (30, 20)).save(path, exif=exif.tobytes())
    return path


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_camera_lens_date_and_exposure(photos: Photos, tmp_path: Path, suffix: str) -> None:
    photo = write(
        tmp_path / f"a.{suffix}",
        {Base.Make: "NIKON CORPORATION", Base.Model: "NIKON D850"},
        {
            Base.LensModel: "24-70mm f/2.8",
            Base.DateTimeOriginal: "2024:05:01 10:20:30",
            Base.ExposureTime: IFDRational(1, 250),
            Base.FNumber: IFDRational(28, 10),
            Base.ISOSpeedRatings: 400,
            Base.FocalLength: IFDRational(35),
        },
    )
    facts = photos.camera(photo)
    assert (facts.camera, facts.lens, facts.taken) == ("NIKON D850", "24-70mm f/2.8", "2024-05-01 10:20:30")
    assert (facts.exposure, facts.aperture) == (pytest.approx(1 / 250), pytest.approx(2.8))
    assert (facts.iso, facts.focal) == (400, 35)


def test_the_maker_is_named_where_the_model_does_not(photos: Photos, tmp_path: Path) -> None:
    assert photos.camera(write(tmp_path / "a.jpg", {Base.Make: "SONY", Base.Model: "ILCE-7M4"}, {})) == (
        CameraFacts(camera="SONY ILCE-7M4")
    )


def test_nothing_is_known_without_exif_or_from_nonsense(photos: Photos, tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "plain.jpg")
    assert photos.camera(tmp_path / "plain.jpg") == CameraFacts()
    nonsense = write(
        tmp_path / "odd.jpg",
        {Base.Model: "x" * 5000 + "\x07", Base.DateTime: "yesterday"},
        {Base.ISOSpeedRatings: 0},
    )
    assert photos.camera(nonsense) == CameraFacts(camera="x" * 80)


def test_a_damaged_block_costs_facts_and_nothing_else(photos: Photos, tmp_path: Path) -> None:
    photo = write(tmp_path / "a.jpg", {Base.Model: "ILCE-7M4"}, {Base.ISOSpeedRatings: 100})
    data = bytearray(photo.read_bytes())
    at = data.index(b"Exif\0\0") + 14
    data[at : at + 6] = b"\xff" * 6
    photo.write_bytes(bytes(data))
    assert photos.camera(photo).camera == ""
    assert photos.info(photo).width == 30
