"""Finding, setting and suggesting a crop."""

from __future__ import annotations

import json
import struct
from dataclasses import astuple
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.labelling import Doubt
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.rows import row_of
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import (
    embed_crop,
    find_crop,
    render_crop,
    set_crop,
    suggest_photos,
)
from cropperhead_desktop.xmp.exiftool import find_exiftool
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.appended import FILM, motion_photo, scene, second_picture, ultra_hdr


def test_a_sidecars_orientation_wins(services: Services, photo_folder: Path) -> None:
    photo = photo_folder / "chelsea.png"
    plain = services.photos.info(photo)
    assert plain.orientation == 1
    crop = Crop(0.1, 0.2, 0.7, 0.8, 4.0)
    turned = plain.turned(8)
    services.sidecars.write(photo, crop, turned, decided_now(DecisionKind.ACCEPTED))
    assert services.photos.info(photo) == turned
    for picture in (services.photos.preview(photo), services.photos.thumbnail(photo)):
        with Image.open(BytesIO(picture.jpeg)) as image:
            assert image.height > image.width
    pixels = services.photos.pixels(photo, 300)
    assert (pixels.height, len(pixels.rgb)) == (300, 300 * pixels.width * 3)
    out = photo_folder.parent / "out.png"
    services.photos.render(photo, crop, out)
    with Image.open(out) as image:
        box_width, box_height = image.size
    assert box_height > box_width
    assert find_crop(services, photo).info.orientation == 8


def test_a_broken_sidecar_is_named(services: Services, photo_folder: Path) -> None:
    sidecar = photo_folder / "chelsea.xmp"
    sidecar.write_text("<x:xmpmeta")
    with pytest.raises(SidecarError, match=r"chelsea\.xmp"):
        find_crop(services, photo_folder / "chelsea.png")
    with pytest.raises(SidecarError, match=r"chelsea\.xmp"):
        set_crop(services, photo_folder / "chelsea.png", Crop(0.1, 0.1, 0.9, 0.9))
    assert sidecar.read_text() == "<x:xmpmeta"


def test_rounded_tags_at_the_border_are_accepted(services: Services, photo_folder: Path) -> None:
    photo = photo_folder / "chelsea.png"
    set_crop(services, photo, Crop(0.0, 0.0, 1.0000004, 0.9))
    record = find_crop(services, photo).record
    assert record.crop is not None
    assert record.crop.right == pytest.approx(1.0, abs=1e-6)


@pytest.mark.exiftool
def test_embedding_on_wish_keeps_the_original(services: Services, photo_folder: Path) -> None:
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    photo = photo_folder / "astronaut.jpg"
    original = photo.read_bytes()
    set_crop(services, photo, Crop(0.25, 0.25, 0.75, 0.75))
    receipt = embed_crop(services, photo)
    assert receipt.backup.read_bytes() == original
    (photo_folder / "astronaut.xmp").unlink()
    found = find_crop(services, photo).record
    assert found.source == photo
    assert found.crop == Crop(0.25, 0.25, 0.75, 0.75)


def test_suggest_keeps_the_ratio_of_the_displayed_photo(services: Services, photo_folder: Path) -> None:
    photos = sorted(photo_folder.iterdir())
    for outcome in suggest_photos(services, photos, 1.0):
        assert outcome.value is not None
        crop, info = outcome.value.suggestion.crop, outcome.value.info
        width = (crop.right - crop.left) * info.width
        assert width == pytest.approx((crop.bottom - crop.top) * info.height, rel=1e-6)


def test_a_photo_turned_or_replaced_since_is_told(services: Services, photo_folder: Path) -> None:
    """A square one, without a word of its metadata."""
    photo = photo_folder / "astronaut.jpg"
    set_crop(services, photo, Crop(0.25, 0.25, 0.75, 0.75))
    (before,) = suggest_photos(services, [photo])
    assert before.value is not None and "reason" not in before.value.as_row(photo)
    with Image.open(photo) as picture:
        assert picture.width == picture.height
        picture.transpose(Image.Transpose.ROTATE_270).save(photo, quality=95)
    (after,) = suggest_photos(services, [photo])
    assert after.value is not None and after.value.as_row(photo)["reason"] == Doubt.OUTDATED.value
    row = find_crop(services, photo).as_row(photo)
    assert row["doubt"] == "outdated" and Doubt.OUTDATED.value in row["reason"]
    _files, (told,) = render_crop(services, photo, photo_folder / "out.jpg")
    assert Doubt.OUTDATED.value in told
    set_crop(services, photo, Crop(0.25, 0.25, 0.75, 0.75))
    assert find_crop(services, photo).as_row(photo)["doubt"] is None


def test_a_decision_reads_back_equal(services: Services, photo_folder: Path) -> None:
    """Otherwise the window would take its own write for one of another program."""
    photo = photo_folder / "chelsea.png"
    decision = decided_now(DecisionKind.ACCEPTED, "m", 0.49372512345678)
    services.sidecars.write(photo, Crop(0.1, 0.1, 0.9, 0.9), services.photos.info(photo), decision)
    assert services.sidecars.read(photo).decision == decision


def suggested(services: Services, photo: Path) -> dict[str, Any]:
    """The row of `suggest`."""
    return next(map(row_of, suggest_photos(services, [photo])))


def roll_rows(data: Path) -> list[dict[str, Any]]:
    rows = json.loads((data / "raws" / "MANIFEST.json").read_text())["files"]
    return [row for row in rows if row["file"].startswith("roll/")]


@pytest.mark.exiftool
def test_every_written_roll_levels_its_picture_and_nothing_else(
    services: Services, shared_data: Path
) -> None:
    """A picture is proposed the angle that levels it; blank ones leave only the note to tell."""
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    rows, wrong = roll_rows(shared_data), []
    assert len(rows) >= 60
    for row in rows:
        found = suggested(services, shared_data / "raws" / row["file"])
        tilt = row["truth"]["tilt"]
        is_right = found["crop"]["angle"] == pytest.approx(tilt, abs=0.6 if tilt else 0.01)
        said = {"camera", "camera and picture"} if tilt else {None}
        if not is_right or found["angle_source"] not in said or found["review"]:
            wrong.append((row["file"], tilt, found["crop"]["angle"], found["angle_source"], found["review"]))
    assert not wrong


NOTE = b"Panasonic\0\0\0"


def rolled(path: Path, picture: Image.Image, roll: float, pitch: float = 0.0) -> Path:
    """A photo as a Lumix writes it that was held `roll` degrees clockwise and `pitch` upwards."""
    entries = [(0x90, round(roll * 10)), (0x91, -round(pitch * 10))]
    rows = b"".join(struct.pack("<HHIhh", tag, 3, 1, tenths, 0) for tag, tenths in entries)
    note = NOTE + struct.pack("<H", len(entries)) + rows + bytes(4)
    exif = {"0th": {piexif.ImageIFD.Make: "Panasonic"}, "Exif": {piexif.ExifIFD.MakerNote: note}}
    picture.save(path, exif=piexif.dump(exif), quality=92)
    return path


def shore(shared_data: Path, tilt: float) -> Image.Image:
    """A drawn shore with houses, tilted by 0, 3 or -3 degrees."""
    name = {0.0: "panasonic_levelled_by_editor", 3.0: "apple_front_roll+3.0", -3.0: "panasonic_o1_roll+3.0"}
    with Image.open(shared_data / "raws" / "roll" / f"{name[tilt]}.jpg") as picture:
        return picture.convert("RGB")


@pytest.mark.exiftool
@pytest.mark.parametrize(("tilt", "roll"), [(0.0, 5.0), (3.0, 3.0), (-3.0, -2.0)])
def test_a_roll_that_the_picture_contradicts_is_offered_for_review(
    services: Services, shared_data: Path, tmp_path: Path, tilt: float, roll: float
) -> None:
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    row = suggested(services, rolled(tmp_path / "a.jpg", shore(shared_data, tilt), roll))
    assert (row["crop"]["angle"], row["angle_source"], row["verdict"]) == (0.0, None, "look")
    assert f"measured a tilt of {-roll:.1f}°" in row["review"]
    assert row["camera_tilt"] == pytest.approx(-roll)


@pytest.mark.exiftool
def test_a_steep_tilt_is_offered_for_review(services: Services, tmp_path: Path) -> None:
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    row = suggested(services, rolled(tmp_path / "a.jpg", Image.new("RGB", (900, 600), "gray"), 19.0))
    assert (row["crop"]["angle"], row["verdict"]) == (0.0, "look")
    assert "-19.0°" in row["review"]


UPRIGHT = (
    'crs:PerspectiveUpright="1"', 'crs:PerspectiveUpright="3"', 'crs:PerspectiveVertical="-12"',
    'crs:PerspectiveRotate="1.5"',
)  # fmt: skip


@pytest.mark.exiftool
@pytest.mark.parametrize("setting", UPRIGHT)
def test_nothing_is_levelled_on_top_of_upright(
    services: Services, shared_data: Path, tmp_path: Path, setting: str
) -> None:
    if find_exiftool() is None:
        pytest.skip("exiftool is not installed")
    photo = rolled(tmp_path / "a.jpg", shore(shared_data, -3.0), 3.0)
    assert suggested(services, photo)["angle_source"] == "camera and picture"
    photo.with_suffix(".xmp").write_text(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" '
        f"{setting}/></rdf:RDF></x:xmpmeta>"
    )
    row = suggested(services, photo)
    assert (row["crop"]["angle"], row["angle_source"], row["verdict"]) == (0.0, None, "look")
    assert "Upright" in row["review"]
    photo.with_suffix(".xmp").unlink()
    assert suggested(services, photo)["crop"]["angle"] == pytest.approx(-3.0, abs=0.5)


@pytest.mark.parametrize(("share", "level"), [(0.08, True), (-0.08, True), (0.0, False)])
def test_converging_verticals_are_said_and_not_levelled(
    services: Services, shared_data: Path, tmp_path: Path, share: float, level: bool
) -> None:
    picture = shore(shared_data, 0.0)
    width, height = picture.size
    more = share * width
    quad = (-more, 0, 0, height, width, height, width + more, 0)
    pitched = picture.transform(picture.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)
    pitched.save(tmp_path / "a.jpg", quality=92)
    row = suggested(services, tmp_path / "a.jpg")
    assert row["crop"]["angle"] == 0.0
    assert (row["review"] or "").startswith("perspective, not level") is level


@pytest.mark.exiftool
@pytest.mark.parametrize("kind", ["Ultra HDR", "motion photo"])
def test_what_lies_behind_the_picture_stays_and_the_picture_is_the_photo(
    services: Services, tmp_path: Path, kind: str
) -> None:
    photo, out = tmp_path / "a.jpg", tmp_path / "out" / "r.png"
    data, behind = ultra_hdr() if kind == "Ultra HDR" else (motion_photo(), FILM)
    photo.write_bytes(data)
    assert data.endswith(behind)
    (suggested,) = suggest_photos(services, [photo])
    assert suggested.value is not None and suggested.value.info.displayed == (600, 400)
    pixels = services.photos.pixels(photo, 600)
    assert abs(np.frombuffer(pixels.rgb, np.uint8).reshape(400, 600, 3).astype(int) - scene()).mean() < 1.5
    crop = Crop(1 / 6, 1 / 3, 1 / 3, 2 / 3)
    out.parent.mkdir()
    set_crop(services, photo, crop)
    render_crop(services, photo, out)
    with Image.open(out) as picture:
        assert picture.size == (100, 133) and np.asarray(picture.convert("L")).mean() > 225
    assert photo.read_bytes() == data
    if find_exiftool() is None:
        pytest.skip("ExifTool is not installed")
    for _again in range(2):
        receipt = embed_crop(services, photo)
        now = photo.read_bytes()
        assert now.endswith(behind) and now != data
        assert receipt.backup.read_bytes() == data
        if kind == "Ultra HDR":
            assert second_picture(now) == second_picture(data) == behind
        with Image.open(photo) as picture, Image.open(BytesIO(data)) as before:
            assert picture.size == (600, 400) and picture.tobytes() == before.tobytes()
        inside = Sidecars().read(photo).crop
        assert inside is not None and astuple(inside) == pytest.approx(astuple(crop), abs=1e-6)
    packet = now[: -len(behind)]
    assert b"GainMap" in packet if kind == "Ultra HDR" else b"MicroVideoOffset" in packet
    assert str(len(behind)).encode() in packet
