"""The services as they are opened."""

from __future__ import annotations

import struct
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.care import Care, Guarded
from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Crop, is_inside
from cropperhead_desktop.inference.style.head import ENOUGH
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.xmp.exiftool import find_exiftool
from tests.helpers.styles import square_right_of_the_model, taught


def test_proposals_are_remembered_until_the_photo_changes(services: Services, photo_folder: Path) -> None:
    photo = photo_folder / "chelsea.png"
    first = services.suggest(photo)
    services.photos.preview = None  # type: ignore[assignment,method-assign]  # a second look would fail
    assert services.suggest(photo) == first
    with pytest.raises(TypeError):
        services.suggest(photo, 1.0)


def test_what_was_measured_serves_other_questions_in_later_runs(
    photo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(cache_folder=tmp_path / "cache")
    photos = sorted(photo_folder.glob("c*.*"))
    with closing(open_services(options)) as services:
        expected = [services.suggest(photo, 1.0) for photo in photos]
    (tmp_path / "cache" / "proposals.sqlite").unlink()
    with closing(open_services(options)) as services:
        monkeypatch.setattr(services.suggester, "measured", None)  # a second look would fail
        assert [services.suggest(photo, 1.0) for photo in photos] == expected
        for photo in photos:
            services.suggest(photo, 1.5)


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


def test_the_cameras_tilt_is_that_of_the_burst(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = photo_folder / "chelsea.png", photo_folder / "coffee.tif"
    tilts = {one: 3.0, other: 2.5}
    monkeypatch.setattr(services, "tilt", lambda path, _orientation: tilts[path])
    monkeypatch.setattr(services.bursts, "around", lambda path: ([other], []) if path == one else ([], [one]))
    assert {services.proposed(path).level.measured for path in tilts} == {2.75}


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
    monkeypatch.setattr(services.photos, "headed", lambda _path: facts)
    monkeypatch.setattr(services, "exiftool", lambda: "exiftool")
    monkeypatch.setattr(services.tool(), "camera_roll", questions.append)
    assert services.tilt(photo, 1) is None
    assert questions == ([photo] if asked else [])


def test_proposals_lie_within_the_ratio_dialled_in_the_camera(
    services: Services, shared_data: Path, tmp_path: Path
) -> None:
    """The same raw at 3:2 and set to 1:1."""
    raw = (shared_data / "raws/files/canon_r6_grafted.cr3").read_bytes()
    settings = ((0, 5472, 3648, 0, 0), (1, 3648, 3648, 912, 0))
    whole, square = (struct.pack("<5I", *numbers) for numbers in settings)
    photo = tmp_path / "a.cr3"
    photo.write_bytes(raw.replace(whole, square))
    info = services.photos.info(photo)
    assert info.as_shot is not None and info.as_seen.displayed == (3648, 3648)
    for aspect in (None, 1.0, 16 / 9):
        for crop in services.suggest(photo, aspect).candidates:
            assert is_inside(info.as_seen.box(info.inward(crop)), 3648, 3648, slack=1)
            assert aspect is None or info.box(crop).aspect == pytest.approx(aspect, rel=1e-3)
    assert services.photos.preview(photo).info == services.photos.pixels(photo, 300).info == info


@pytest.mark.parametrize(("wanted", "is_left"), [(0.95, False), (0.05, True)])
def test_what_the_model_would_leave_is_proposed_to_those_who_crop_nearly_everything(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch, wanted: float, is_left: bool
) -> None:
    model = Suggestion(Crop(0.1, 0.1, 0.9, 0.9), 0.5, "model", gain=0.05, wanted=0.2, verdict=Verdict.LEAVE)
    own = replace(model, crop=Crop(0.2, 0.2, 0.8, 0.8), model="own", wanted=wanted)
    monkeypatch.setattr(services, "proposed_as_seen", lambda *_: model)
    monkeypatch.setattr(services.style, "proposal", lambda *_: own)
    monkeypatch.setattr(type(services.style), "is_tried", True)
    monkeypatch.setattr(services, "options", replace(services.options, personal=True))
    found = services.suggest(photo_folder / "astronaut.jpg")
    assert (found.verdict is Verdict.LEAVE) is is_left
    assert found.crop == (WHOLE if is_left else own.crop)


@pytest.mark.parametrize(("crops", "model_says", "says"), [
    (1, Verdict.LOOK, Verdict.LOOK),
    (1, Verdict.LEAVE, Verdict.LEAVE),
    (ENOUGH - 1, Verdict.LEAVE, Verdict.LEAVE),
    (ENOUGH, Verdict.LEAVE, Verdict.SURE),
    (1, Verdict.SURE, Verdict.SURE),
    (ENOUGH - 1, Verdict.LOOK, Verdict.LOOK),
    (ENOUGH, Verdict.LOOK, Verdict.SURE),
])  # fmt: skip
def test_the_first_crops_make_no_proposal_surer_and_ask_no_more_than_the_model(
    services: Services,
    photo_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    crops: int,
    model_says: Verdict,
    says: Verdict,
) -> None:
    model = Suggestion(Crop(0.1, 0.1, 0.9, 0.9), 0.5, "model", gain=0.05, wanted=0.7, verdict=model_says)
    style = taught(crops, square_right_of_the_model, wanted=0.6)
    monkeypatch.setattr(services, "proposed_as_seen", lambda *_: model)
    monkeypatch.setattr(type(services.style), "style", style)
    monkeypatch.setattr(services, "options", replace(services.options, personal=True))
    found = services.suggest(photo_folder / "astronaut.jpg")
    assert found.model == f"model + {style.own}" and found.verdict is says


@pytest.mark.parametrize(("wanted", "says"), [(0.3, Verdict.LEAVE), (0.6, Verdict.LOOK), (0.9, Verdict.SURE)])
def test_a_history_of_nothing_but_crops_asks_as_much_as_the_model(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch, wanted: float, says: Verdict
) -> None:
    model = Suggestion(Crop(0.1, 0.1, 0.9, 0.9), 0.5, "model", gain=0.05, wanted=wanted, verdict=says)
    style = taught(3 * ENOUGH, square_right_of_the_model)
    monkeypatch.setattr(services, "proposed_as_seen", lambda *_: model)
    monkeypatch.setattr(type(services.style), "style", style)
    monkeypatch.setattr(services, "options", replace(services.options, personal=True))
    found = services.suggest(photo_folder / "astronaut.jpg")
    assert found.verdict is says
    assert (found.crop == WHOLE) is (says is Verdict.LEAVE)


@pytest.mark.parametrize(("edge", "says"), [(0.01, Verdict.LEAVE), (0.1, Verdict.SURE)])
def test_an_own_crop_that_hardly_cuts_is_not_asked_about(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch, edge: float, says: Verdict
) -> None:
    model = Suggestion(Crop(0.1, 0.1, 0.9, 0.9), 0.5, "model", gain=0.05, wanted=0.9, verdict=Verdict.SURE)
    own = replace(model, crop=Crop(edge, edge, 1 - edge, 1 - edge), model="own")
    monkeypatch.setattr(services, "proposed_as_seen", lambda *_: model)
    monkeypatch.setattr(services.style, "proposal", lambda *_: own)
    monkeypatch.setattr(services, "options", replace(services.options, personal=True))
    found = services.suggest(photo_folder / "astronaut.jpg")
    assert (found.verdict, found.crop == WHOLE) == (says, says is Verdict.LEAVE)


def test_the_head_of_the_astronaut_is_seen_and_is_in_the_photo(
    services: Services, photo_folder: Path
) -> None:
    photo = photo_folder / "astronaut.jpg"
    sights, info = services.sights(photo), services.photos.info(photo)
    (face,) = sights.of([Guarded.FACES])
    (left, top), (right, bottom) = face.points[0], face.points[2]
    assert 0 <= left < right <= info.width and 0 <= top < bottom <= info.height
    (head,) = sights.of([Guarded.HEADS])
    assert head.points[0].y < top < head.points[2].y
    assert all(-1 <= end.x <= info.width + 1 for line in sights.lines for end in (line.start, line.end))


def test_other_wishes_are_not_answered_from_what_was_proposed_before(
    services: Services, photo_folder: Path
) -> None:
    photo = photo_folder / "coffee.tif"
    first = services.suggest(photo)
    asked: list[Care] = []
    suggest = services.suggester.suggest

    def watched(*given: Any) -> Suggestion:
        asked.append(given[-1])
        return suggest(*given)

    services.suggester.suggest = watched  # type: ignore[method-assign]
    assert services.suggest(photo) == first and asked == []
    services.suggest(photo, care=Care(100))
    services.care = Care(never_cut=frozenset())
    services.suggest(photo)
    assert asked == [Care(100), Care(never_cut=frozenset())]
