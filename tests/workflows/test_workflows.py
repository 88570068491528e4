"""User tasks on real photos: one bad file never stops the rest; a sidecar's Orientation wins."""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import CropperHeadError, FileError, PhotoError, SidecarError
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.demo import PHOTOS, demo_folder, demo_without_display
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.outcome import for_each
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.suggest_and_set import embed_crop, find_crop, set_crop, suggest_photos
from cropperhead_desktop.xmp.exiftool import find_exiftool


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    yield opened
    opened.close()


def failing_on_odd(path: Path) -> int:
    number = int(path.name)
    if number % 2:
        raise PhotoError(path, "odd")
    return number


def test_outcomes_keep_the_order_and_carry_errors() -> None:
    outcomes = list(for_each([Path(str(n)) for n in range(50)], failing_on_odd, jobs=4))
    assert [outcome.path.name for outcome in outcomes] == [str(n) for n in range(50)]
    assert [outcome.value for outcome in outcomes[::2]] == list(range(0, 50, 2))
    assert {outcome.reason for outcome in outcomes[1::2]} == {"odd"}


def test_cancelling_drops_what_has_not_begun() -> None:
    begun: list[Path] = []
    lock = threading.Lock()

    def work(path: Path) -> None:
        with lock:
            begun.append(path)

    def cancel_at_three(progress: Progress) -> None:
        if progress.done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(for_each([Path(str(n)) for n in range(1000)], work, jobs=2, progress=cancel_at_three))
    assert len(begun) < 20


def test_a_bug_costs_one_photo_and_is_named() -> None:
    def bug(path: Path) -> None:
        raise ZeroDivisionError

    (outcome,) = for_each([Path("a.jpg")], bug)
    assert outcome.error is not None
    assert "a.jpg" in str(outcome.error)
    assert "ZeroDivisionError" in outcome.reason


def test_proposals_are_remembered_until_the_photo_changes(services: Services, photo_folder: Path) -> None:
    photo = photo_folder / "chelsea.png"
    first = services.suggest(photo)
    services.photos.preview = None  # type: ignore[assignment,method-assign]  # a second look would fail
    assert services.suggest(photo) == first
    with pytest.raises(TypeError):
        services.suggest(photo, 1.0)


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


def test_the_demo_without_a_display(services: Services, tmp_path: Path) -> None:
    folder = demo_folder(tmp_path)
    report = demo_without_display(services, folder, [folder / name for name in PHOTOS])
    assert all(outcome.value for outcome in report.outcomes)
    assert len(report.receipts) == len(PHOTOS)
    for receipt in report.receipts:
        assert b'"proposed"' in receipt.after or b">proposed<" in receipt.after
    with Image.open(report.sheet) as sheet:
        assert sheet.width > 1000
    assert demo_folder(tmp_path) == folder
    # a decision made meanwhile is spared
    info = services.photos.info(folder / PHOTOS[0])
    services.sidecars.write(folder / PHOTOS[0], None, info, decided_now(DecisionKind.KEPT))
    report = demo_without_display(services, folder, [folder / name for name in PHOTOS])
    assert len(report.receipts) == len(PHOTOS) - 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="file"):
        demo_folder(tmp_path / "file")


def test_a_missing_model_is_an_error_with_the_known_names(tmp_path: Path) -> None:
    with pytest.raises(CropperHeadError, match="cropper-2020-retrained"):
        open_services(Options(model="nobody", cache_folder=tmp_path))


def test_suggest_keeps_the_ratio_of_the_displayed_photo(services: Services, photo_folder: Path) -> None:
    photos = sorted(photo_folder.iterdir())
    for outcome in suggest_photos(services, photos, aspect=1.0):
        assert outcome.value is not None
        crop, info = outcome.value.suggestion.crop, outcome.value.info
        width = (crop.right - crop.left) * info.width
        assert width == pytest.approx((crop.bottom - crop.top) * info.height, rel=1e-6)


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


def test_a_decision_reads_back_equal(services: Services, photo_folder: Path) -> None:
    """Otherwise the window would take its own write for one of another program."""
    photo = photo_folder / "chelsea.png"
    decision = decided_now(DecisionKind.ACCEPTED, "m", 0.49372512345678)
    services.sidecars.write(photo, Crop(0.1, 0.1, 0.9, 0.9), services.photos.info(photo), decision)
    assert services.sidecars.read(photo).decision == decision
