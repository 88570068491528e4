"""The services as they are opened."""

from __future__ import annotations

import struct
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.xmp.exiftool import find_exiftool


def test_proposals_are_remembered_until_the_photo_changes(services: Services, photo_folder: Path) -> None:
    photo = photo_folder / "chelsea.png"
    first = services.suggest(photo)
    services.photos.preview = None  # type: ignore[assignment,method-assign]  # a second look would fail
    assert services.suggest(photo) == first
    with pytest.raises(TypeError):
        services.suggest(photo, 1.0)


def test_a_missing_model_is_an_error_with_the_known_names(tmp_path: Path) -> None:
    with pytest.raises(CropperHeadError, match="cropper-2020-retrained"):
        open_services(Options(model="nobody", cache_folder=tmp_path))


@pytest.mark.exiftool
def test_the_cameras_own_roll_levels_the_photo(services: Services, photo_folder: Path) -> None:
    """A camera held 3 degrees clockwise needs a crop turned 3 degrees the other way."""
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    roll = struct.pack("<HHIhh", 0x90, 3, 1, 30, 0)  # Panasonic's RollAngle in tenths
    note = b"Panasonic\0\0\0" + struct.pack("<H", 1) + roll + bytes(4)
    exif = piexif.dump({"0th": {piexif.ImageIFD.Make: "Panasonic"}, "Exif": {piexif.ExifIFD.MakerNote: note}})
    photo = photo_folder / "held.jpg"
    with Image.open(photo_folder / "chelsea.png") as picture:
        picture.convert("RGB").save(photo, exif=exif)
    assert services.suggest(photo).crop.angle == pytest.approx(-3.0, abs=0.5)


@pytest.mark.parametrize(
    ("name", "camera", "asked"),
    [
        ("a.nef", "", True), ("a.jpg", "", False), ("a.orf", "SONY ILCE-7M3", False),
        ("a.cr3", "Canon EOS R5m2", True),
    ],
)  # fmt: skip
def test_exiftool_is_asked_about_raws_of_unknown_cameras(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, camera: str, asked: bool
) -> None:
    photo, questions = tmp_path / name, list[Path]()
    Image.new("RGB", (60, 40)).save(tmp_path / "x.jpg")
    (tmp_path / "x.jpg").rename(photo)
    facts = PhotoInfo(60, 40), CameraFacts(camera=camera)
    monkeypatch.setattr(services.photos, "described", lambda _path: facts)
    monkeypatch.setattr(services, "exiftool", lambda: "exiftool")
    monkeypatch.setattr(services.tool(), "camera_roll", questions.append)
    assert services.tilt(photo, 1) is None
    assert questions == ([photo] if asked else [])
