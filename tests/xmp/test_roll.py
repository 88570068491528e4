"""What cameras write about how they were held, as ExifTool hands it over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from cropperhead_desktop.xmp.roll import (
    ROLL_MAKERS,
    TAGS,
    canon_level,
    degrees,
    gravity,
    may_know_its_roll,
    needs_newer,
    roll_of,
)

NEW, DEBIAN = 13.59, 12.57


@pytest.mark.parametrize(
    ("found", "roll"),
    [
        ({"Nikon:RollAngle": 1.54, "Nikon:PitchAngle": -3}, 1.54),
        ({"Nikon:RollAngle": 36.5, "Nikon:PitchAngle": -89.9}, None),
        ({"Pentax:RollAngle": 19, "Pentax:PitchAngle": -63.5}, None),
        ({"Panasonic:RollAngle": 7, "Panasonic:PitchAngle": 60}, 7),
        ({"Olympus:RollAngle": -10.5}, -10.5),
        ({"Olympus:RollAngle": "n/a", "Olympus:PitchAngle": "n/a"}, None),
        ({"Olympus:RollAngle": 3, "Olympus:KeystoneCompensation": "0 1"}, None),
        ({"Olympus:RollAngle": 3, "Olympus:KeystoneCompensation": "0 0"}, 3),
        ({"FujiFilm:RollAngle": 93.9}, 3.9),
        ({"FujiFilm:RollAngle": 2.7, "FujiFilm:PanoramaAngle": 120}, None),
        ({"Panasonic:RollAngle": 2.7, "Panasonic:SweepPanoramaDirection": 1}, None),
        ({"Panasonic:RollAngle": 2.7, "Panasonic:SweepPanoramaDirection": 0}, 2.7),
        ({"Canon:RollAngle": -2.5, "Canon:PitchAngle": 10}, -2.5),
        ({"Canon:Canon_0x4059": "48 0 0 0 3570 0 0 500 240 700 0 0"}, 3.0),
        ({"Canon:Canon_0x4059": "48 0 0 0 25 2900 0 500 240 700 0 0"}, None),
        ({"Pentax:RollAngle": 1.5, "Pentax:CompositionAdjust": 0, "Pentax:LevelOrientation": 1}, 1.5),
        ({"Pentax:RollAngle": 1.5, "Pentax:CompositionAdjust": 10}, None),
        ({"Pentax:RollAngle": 1.5, "Pentax:CompositionAdjust": 12}, None),
        ({"Pentax:RollAngle": 0, "Pentax:LevelOrientation": 0}, None),
        ({"Pentax:RollAngle": 1.0, "Pentax:LevelOrientation": 3}, None),
        ({"Samsung:RollAngle": 2}, 2),
        ({"XMP-xmpDSA:RollAngle": 1.2159999608, "XMP-xmpDSA:CorrectionAlreadyApplied": False}, 1.216),
        ({"XMP-xmpDSA:RollAngle": 1.2159999608, "XMP-xmpDSA:CorrectionAlreadyApplied": True}, None),
        ({"XMP-drone-dji:GimbalRollDegree": "+0.00", "XMP-drone-dji:GimbalPitchDegree": -20}, None),
        ({"XMP-drone-dji:GimbalRollDegree": "-0.00"}, None),
        ({"XMP-drone-dji:GimbalRollDegree": "+2.70", "XMP-drone-dji:GimbalPitchDegree": "-12.0"}, 2.7),
        ({"XMP-drone-dji:GimbalRollDegree": "+2.70", "XMP-drone-dji:GimbalPitchDegree": "-90.0"}, None),
        ({"DJI:CameraRoll": 3, "DJI:CameraPitch": -10}, 3),
        ({"Kodak:Roll": 3}, None),
        ({"MPImage1:RollAngle": 3}, None),
        ({}, None),
    ],
)
def test_every_makers_roll(found: Mapping[str, Any], roll: float | None) -> None:
    expected = None if roll is None else pytest.approx(roll, abs=0.001)
    assert roll_of(found, NEW) == expected
    assert roll_of(found, DEBIAN) == expected


@pytest.mark.parametrize("stated", [0, -0.5, -1.5])
def test_the_pentax_k3_iii_is_believed_from_the_version_that_reads_it(stated: float) -> None:
    found = {"Pentax:RollAngle": stated, "IFD0:Model": "PENTAX K-3 Mark III Monochrome"}
    assert roll_of(found, 12.87) is None
    assert roll_of(found, 12.88) == stated


BACK = "iPhone 7 back camera 3.99mm f/1.8"


@pytest.mark.parametrize(
    ("more", "roll"),
    [
        ({"ExifIFD:LensModel": BACK}, 3.0),
        ({"ExifIFD:LensModel": BACK, "Apple:CameraType": 1}, 3.0),
        ({}, 3.0),
        ({"ExifIFD:LensModel": "iPhone 15 Pro front TrueDepth camera 2.69mm f/1.9"}, -3.0),
        ({"ExifIFD:LensModel": "iPhone XS caméra avant 2.87mm f/2.2"}, -3.0),
        ({"ExifIFD:LensModel": "iPhone 12 Frontkamera 2.71mm f/2.2"}, -3.0),
        ({"ExifIFD:LensModel": "iPhone 12のフロントカメラ 2.71mm f/2.2"}, -3.0),
        ({"Apple:CameraType": 6}, -3.0),
    ],
)
def test_apples_front_camera_is_the_other_way_round(more: dict[str, Any], roll: float) -> None:
    found = {"Apple:AccelerationVector": "-0.99863 -0.052336 0.05", **more}
    assert roll_of(found, NEW) == pytest.approx(roll, abs=0.01)


def test_a_front_lens_turns_no_other_makers_roll() -> None:
    assert roll_of({"Olympus:RollAngle": 3, "ExifIFD:LensModel": "front lens 12mm"}, NEW) == 3


@pytest.mark.parametrize("value", [None, "", "n/a", "nan", "inf", "1 2"])
def test_what_is_no_angle(value: object) -> None:
    assert (degrees(value), gravity(value), canon_level(value)) == (None, None, None)


@pytest.mark.parametrize(
    "value", ["40 0 0 0 3570 0 0 500 240 700 0 0", "48 0 0", "0 0 0 0 3570 0", "24 0 0 0 x 0"]
)
def test_canons_level_of_another_shape_is_not_read(value: str) -> None:
    assert canon_level(value) is None


@pytest.mark.parametrize(
    ("tenths", "roll"), [(3570, 3.0), (25, -2.5), (4294967271, 2.5), (2660, 94.0), (900, -90.0)]
)
def test_canons_tenths_with_and_without_a_sign(tenths: int, roll: float) -> None:
    assert canon_level(f"24 0 0 0 {tenths} 0") == pytest.approx(roll)


@pytest.mark.parametrize(
    "camera",
    [
        "NIKON Z 6", "OLYMPUS CORPORATION E-M1MarkIII", "OM-1", "OM-5", "OM Digital Solutions",
        "Panasonic DC-G9", "LEICA M10-R", "PENTAX K-1 Mark II", "RICOH GR III", "Canon EOS R5m2",
        "FUJIFILM X-T5", "Apple iPhone 15 Pro", "SAMSUNG SM-C200", "DJI FC3170", "Hasselblad L1D-20c",
    ],
)  # fmt: skip
def test_cameras_that_are_worth_a_question(camera: str) -> None:
    assert may_know_its_roll(camera)


@pytest.mark.parametrize("camera", ["SONY ILCE-7M3", "Google Pixel 7", "GoPro HERO8 Black", ""])
def test_cameras_that_write_no_roll(camera: str) -> None:
    assert not may_know_its_roll(camera)


def test_what_a_newer_exiftool_would_know() -> None:
    assert needs_newer(NEW) == []
    assert any("K-3 Mark III (12.88)" in words for words in needs_newer(DEBIAN))
    assert not any("Fujifilm" in words for words in needs_newer(DEBIAN))
    assert {"Fujifilm (12.55)", "OM SYSTEM (12.41)"} <= set(needs_newer(12.16))


def test_exiftool_is_asked_for_every_tag_of_the_table() -> None:
    for maker in ROLL_MAKERS:
        tags = {maker.tag, *(name for name, _values in maker.silent)}
        assert {f"{maker.group}:{tag}" for tag in tags} <= set(TAGS)
