"""Finding, setting and suggesting a crop."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.labelling import Doubt
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import (
    embed_crop,
    find_crop,
    render_crop,
    set_crop,
    suggest_photos,
)
from cropperhead_desktop.xmp.exiftool import find_exiftool


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
    for outcome in suggest_photos(services, photos, aspect=1.0):
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
    (told,) = render_crop(services, photo, photo_folder / "out.jpg")
    assert Doubt.OUTDATED.value in told
    set_crop(services, photo, Crop(0.25, 0.25, 0.75, 0.75))
    assert find_crop(services, photo).as_row(photo)["doubt"] is None


def test_a_decision_reads_back_equal(services: Services, photo_folder: Path) -> None:
    """Otherwise the window would take its own write for one of another program."""
    photo = photo_folder / "chelsea.png"
    decision = decided_now(DecisionKind.ACCEPTED, "m", 0.49372512345678)
    services.sidecars.write(photo, Crop(0.1, 0.1, 0.9, 0.9), services.photos.info(photo), decision)
    assert services.sidecars.read(photo).decision == decision
