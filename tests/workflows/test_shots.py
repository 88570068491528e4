"""A RAW and its JPEG as one: which are, where the crop lies in both, and that every write is about both."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import Alternate, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import SidecarConflict, SidecarError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop, to_box
from cropperhead_desktop.workflows.guarded_sidecars import GuardedSidecars
from cropperhead_desktop.workflows.shots import Shots, ShotSidecars, place_in_raw
from tests.imaging.test_in_camera import directory

JPEG, RAW = PhotoInfo(600, 400), PhotoInfo(604, 404)
SQUARE = Crop(1 / 6, 0, 5 / 6, 1)
CROP = Crop(0.2, 0.3, 0.7, 0.9, 0.0)


class Infos:
    """Photos of which only the frames are known."""

    def __init__(self, **infos: PhotoInfo) -> None:
        self.infos = infos

    def info(self, path: Path) -> PhotoInfo:
        return self.infos[path.suffix[1:].lower()]


Pair = tuple[Path, Path, ShotSidecars, Infos]


@pytest.fixture
def pair(tmp_path: Path) -> Callable[..., Pair]:
    """A JPEG and a CR2 of the same shot, unless told otherwise."""

    def make(
        jpeg: PhotoInfo = JPEG,
        raw: PhotoInfo = RAW,
        taken: str = "2024:05:01 10:20:30",
        raw_taken: str = "2024:05:01 10:20:30",
        software: str = "Ver.1.0",
    ) -> Pair:
        photo, other = tmp_path / "A.JPG", tmp_path / "A.CR2"
        tags = {
            "0th": {piexif.ImageIFD.Software: software, piexif.ImageIFD.Orientation: jpeg.orientation},
            "Exif": {piexif.ExifIFD.DateTimeOriginal: taken},
        }
        Image.new("RGB", (jpeg.width, jpeg.height)).save(photo, exif=piexif.dump(tags))
        exif = directory(26, {0x9003: ("a", tuple(raw_taken.encode() + b"\0"))})
        other.write_bytes(b"II*\0" + struct.pack("<I", 8) + directory(8, {0x8769: ("I", (26,))}) + exif)
        infos = Infos(jpg=jpeg, cr2=raw)
        shots = Shots(infos)  # type: ignore[arg-type]
        assert shots.join([photo, other]) == {photo: other}
        return photo, other, ShotSidecars(shots), infos

    return make


def boxes(pair: Pair) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The crops of both files as boxes in displayed pixels."""
    photo, raw, _, infos = pair
    found = []
    for path in (photo, raw):
        crop, info = GuardedSidecars().read(path).crop, infos.info(path)
        assert crop is not None
        found.append(astuple(info.box(crop)))
    return found[0], found[1]


@pytest.mark.parametrize(
    ("jpeg", "raw", "place"),
    [
        (PhotoInfo(6000, 4000), PhotoInfo(6036, 4020), (18, 10, 6018, 4010)),
        (PhotoInfo(3000, 2000), PhotoInfo(6036, 4020), (0, 0, 6036, 4020)),
        (PhotoInfo(4000, 6000), PhotoInfo(6036, 4020, 6), (10, 18, 4010, 6018)),
        (PhotoInfo(3648, 3648), PhotoInfo(5472, 3648), (912, 0, 4560, 3648)),
        (PhotoInfo(3648, 3648), PhotoInfo(5472, 3648, as_shot=SQUARE), (912, 0, 4560, 3648)),
        (PhotoInfo(1200, 1200), PhotoInfo(5472, 3648, as_shot=SQUARE), (912, 0, 4560, 3648)),
        (PhotoInfo(5472, 3648), PhotoInfo(5472, 3648, as_shot=SQUARE), (0, 0, 5472, 3648)),
        (PhotoInfo(6000, 3375), PhotoInfo(6000, 4000), (0, 312.5, 6000, 3687.5)),
        (PhotoInfo(1200, 1200), PhotoInfo(5472, 3648), None),
        (PhotoInfo(4000, 6000), PhotoInfo(6000, 4000), None),
        (PhotoInfo(700, 1400), PhotoInfo(2160, 1440), None),
        (PhotoInfo(5000, 3100), PhotoInfo(6000, 4000), None),
    ],
)
def test_what_a_jpeg_shows_of_its_raw(
    jpeg: PhotoInfo, raw: PhotoInfo, place: tuple[float, ...] | None
) -> None:
    box = place_in_raw(jpeg, raw)
    if place is None:
        assert box is None
    else:
        assert box is not None
        edges = (
            box.cx - box.width / 2,
            box.cy - box.height / 2,
            box.cx + box.width / 2,
            box.cy + box.height / 2,
        )
        assert edges == pytest.approx(place)


@pytest.mark.parametrize("angle", [0.0, -3.5])
@pytest.mark.parametrize(
    ("jpeg", "raw"),
    [
        (PhotoInfo(600, 400), PhotoInfo(604, 404)),
        (PhotoInfo(600, 400, 6), PhotoInfo(600, 400, 6)),
        (PhotoInfo(400, 600), PhotoInfo(604, 404, 8)),
        (PhotoInfo(400, 400), PhotoInfo(600, 400, as_shot=SQUARE)),
        (PhotoInfo(400, 400, 6), PhotoInfo(600, 400, 6, as_shot=SQUARE)),
    ],
)
def test_both_get_the_same_pixels(
    pair: Callable[..., Pair], jpeg: PhotoInfo, raw: PhotoInfo, angle: float
) -> None:
    made = photo, other, sidecars, infos = pair(jpeg, raw)
    crop = jpeg.crop(to_box(CROP, *jpeg.displayed).scaled(0.6))
    crop = (
        Crop(*astuple(crop)[:4], 0.0)
        if not angle
        else jpeg.crop(to_box(Crop(0.3, 0.3, 0.7, 0.7), *jpeg.displayed))
    )
    decision = decided_now(DecisionKind.ACCEPTED, "m", 0.5)
    receipt = sidecars.write(photo, crop, jpeg, decision)
    assert [each.sidecar.name for each in receipt.all] == ["A.JPG.xmp", "A.xmp"]
    (cx, cy, *size), (raw_cx, raw_cy, *raw_size) = boxes(made)
    middle, raw_middle = infos.info(photo).displayed, infos.info(other).displayed
    assert (raw_cx - raw_middle[0] / 2, raw_cy - raw_middle[1] / 2) == pytest.approx(
        (cx - middle[0] / 2, cy - middle[1] / 2), abs=0.01
    )
    assert raw_size == pytest.approx(size, abs=0.01)
    assert GuardedSidecars().read(other).decision == decision == sidecars.read(photo, jpeg).decision
    sidecars.restore(receipt)
    assert not list(photo.parent.glob("*.xmp"))


@pytest.mark.parametrize(
    "contradiction",
    [
        {"raw_taken": "2024:05:01 10:20:40"},
        {"raw": PhotoInfo(400, 600)},
        {"software": "Adobe Photoshop Lightroom Classic 13.2"},
        {"jpeg": PhotoInfo(500, 310)},
    ],
)
def test_two_pictures_are_decided_one_by_one(
    pair: Callable[..., Pair], contradiction: dict[str, object]
) -> None:
    photo, other, sidecars, infos = pair(**contradiction)
    receipt = sidecars.write(photo, CROP, infos.info(photo), decided_now(DecisionKind.ACCEPTED))
    assert [each.sidecar.name for each in receipt.all] == ["A.JPG.xmp"]
    assert GuardedSidecars().read(other).crop is None


def test_a_second_apart_is_the_same_shot(pair: Callable[..., Pair]) -> None:
    photo, _other, sidecars, infos = pair(raw_taken="2024:05:01 10:20:31")
    assert len(sidecars.plan(photo, CROP, infos.info(photo), decided_now(DecisionKind.ACCEPTED)).all) == 2


def test_what_another_program_did_to_the_raw_counts_for_the_shot(pair: Callable[..., Pair]) -> None:
    photo, other, sidecars, infos = pair()
    sidecars.write(photo, CROP, infos.info(photo), decided_now(DecisionKind.ACCEPTED))
    side = photo.with_name("A.xmp")
    text = side.read_text()
    crop = GuardedSidecars().read(other).crop
    assert crop is not None
    side.write_text(text.replace(f'crs:CropLeft="{crop.left:.6f}"', 'crs:CropLeft="0.250000"'))
    record = sidecars.read(photo, infos.info(photo))
    assert record.decision is None and record.source == side
    assert record.crop is not None and record.crop.left == pytest.approx((0.25 * 604 - 2) / 600, abs=1e-5)


def test_a_damaged_sidecar_of_the_raw_stops_both(pair: Callable[..., Pair]) -> None:
    photo, _other, sidecars, infos = pair()
    photo.with_name("A.xmp").write_text("<x")
    with pytest.raises(SidecarError, match=r"A\.xmp"):
        sidecars.write(photo, CROP, infos.info(photo), decided_now(DecisionKind.ACCEPTED))
    assert not photo.with_name("A.JPG.xmp").exists()
    assert sidecars.read(photo, infos.info(photo)).error is not None


def test_a_change_in_one_of_them_keeps_undo_from_both(pair: Callable[..., Pair]) -> None:
    photo, _other, sidecars, infos = pair()
    receipt = sidecars.write(photo, CROP, infos.info(photo), decided_now(DecisionKind.ACCEPTED))
    side, long = photo.with_name("A.xmp"), photo.with_name("A.JPG.xmp")
    side.write_text(side.read_text().replace('crs:CropAngle="0.000000"', 'crs:CropAngle="2.000000"'))
    with pytest.raises(SidecarConflict):
        sidecars.restore(receipt)
    assert long.read_bytes() == receipt.after


def test_marks_are_for_both_and_stars_of_the_raw_are_seen(pair: Callable[..., Pair]) -> None:
    photo, other, sidecars, infos = pair()
    receipt = sidecars.write_marks(photo, Marks(), Marks(rating=3), infos.info(photo))
    assert GuardedSidecars().read(photo).marks.stars == GuardedSidecars().read(other).marks.stars == 3
    sidecars.restore(receipt)
    GuardedSidecars().write_marks(other, Marks(), Marks(label="Red"), infos.info(other))
    assert sidecars.read(photo, infos.info(photo)).marks.label == "Red"


def test_a_raw_that_was_turned_in_another_program_is_still_the_same_shot(pair: Callable[..., Pair]) -> None:
    photo, _other, sidecars, infos = pair(raw=RAW.turned(6))
    decision = decided_now(DecisionKind.ACCEPTED)
    assert len(sidecars.plan(photo, CROP, infos.info(photo), decision).all) == 2


def test_linked_crops_are_carried_to_the_raw_and_back(pair: Callable[..., Pair]) -> None:
    photo, raw, store, _infos = pair()
    square = Alternate("1:1", Crop(0.2, 0.2, 0.6, 0.8), nudged=True)
    decision = replace(decided_now(DecisionKind.ADJUSTED), alternates=(square,))
    receipt = store.write(photo, CROP, JPEG, decision)
    assert len(receipt.all) == 2
    assert store.read(photo, JPEG).decision == decision
    other = GuardedSidecars().read(raw, RAW).decision
    assert other is not None and other.alternates[0].nudged
    box = to_box(other.alternates[0].crop, RAW.width, RAW.height)
    assert (box.cx, box.cy, box.width) == pytest.approx((242, 202, 240), abs=0.1)
    newer = replace(other, time="2124-01-01T00:00:00+00:00")
    GuardedSidecars().write(raw, GuardedSidecars().read(raw, RAW).crop, RAW, newer)
    back = store.read(photo, JPEG).decision
    assert back is not None and back.time == newer.time
    assert astuple(back.alternates[0].crop) == pytest.approx(astuple(square.crop), abs=1e-3)
