"""The mark of a photo's pixels: metadata leave it as it is, other pixels do not."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageOps

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.labelling import Doubt, doubt_of, label_of
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import merge, pixels, tags
from cropperhead_desktop.xmp.embed import embed
from cropperhead_desktop.xmp.exiftool import ExifTool
from cropperhead_desktop.xmp.packets import jpeg_parts
from cropperhead_desktop.xmp.pixels import mark_of
from cropperhead_desktop.xmp.store import Sidecars

SIDE = 128
INFO = PhotoInfo(SIDE, SIDE)
ONE, OTHER = Crop(0.1, 0.2, 0.7, 0.9), Crop(0.3, 0.3, 0.95, 0.95)
GRADIENT = Image.linear_gradient("L").resize((SIDE, SIDE))
PICTURE = Image.merge("RGB", [Image.effect_noise((SIDE, SIDE), 60), GRADIENT, GRADIENT])
TURNED = PICTURE.transpose(Image.Transpose.ROTATE_90)
KINDS = {
    "a.jpg": ("JPEG", {}),
    "progressive.jpg": ("JPEG", {"progressive": True}),
    "a.mpo": ("MPO", {"save_all": True, "append_images": [PICTURE]}),
    "a.png": ("PNG", {}),
    "lossy.webp": ("WEBP", {}),
    "lossless.webp": ("WEBP", {"lossless": True}),
    "a.tif": ("TIFF", {}),
    "packed.tif": ("TIFF", {"compression": "tiff_lzw"}),
    "a.heic": ("HEIF", {}),
    "a.avif": ("AVIF", {}),
    "a.gif": ("GIF", {}),
    "a.bmp": ("BMP", {}),
}


def save(photo: Path, picture: Image.Image) -> Path:
    pillow_heif.register_heif_opener()
    kind, options = KINDS[photo.name]
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    photo.write_bytes(buffer.getvalue())
    return photo


def edit(tool: ExifTool, photo: Path, *arguments: str) -> bool:
    """Whether exiftool could write."""
    answer = tool.execute([*arguments, "-overwrite_original", str(photo)], photo)
    return "1 image files updated" in answer.out


@pytest.mark.parametrize("name", KINDS)
def test_other_and_turned_pixels_have_another_mark(tmp_path: Path, name: str) -> None:
    marks = {mark_of(save(tmp_path / name, picture)) for picture in (PICTURE, TURNED, PICTURE)}
    marks.add(mark_of(save(tmp_path / name, ImageOps.mirror(PICTURE))))
    assert len(marks) == 3 and all(mark.startswith(tags.MARK_SCHEME) for mark in marks)


@pytest.mark.parametrize("name", [name for name in KINDS if name != "a.bmp"])
def test_metadata_leave_the_mark_as_it_is(
    tool: ExifTool, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    photo = save(tmp_path / name, PICTURE)
    mark, before = mark_of(photo), photo.read_bytes()
    profile = tmp_path_factory.mktemp("icc") / "a.icc"
    profile.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    edit(
        tool,
        photo,
        "-XMP:Rating=4",
        "-Orientation#=6",
        f"-ICC_Profile<={profile}",
        "-Comment=" + "x" * 70_000,
    )
    assert photo.read_bytes() != before
    assert mark_of(photo) == mark
    edit(tool, photo, "-all=")
    assert mark_of(photo) == mark


@pytest.mark.parametrize("name", ["a.jpg", "a.tif", "a.heic"])
def test_what_we_embed_leaves_it_as_it_is(tool: ExifTool, tmp_path: Path, name: str) -> None:
    photo = save(tmp_path / name, PICTURE)
    mark = mark_of(photo)
    embed(tool, photo, ONE, INFO, decided_now(DecisionKind.ACCEPTED))
    assert mark_of(photo) == mark
    assert (found := Sidecars().read(photo, INFO)).frame == (SIDE, SIDE, 1, mark) and not found.is_outdated
    if name == "a.jpg":
        packet = merge.create(ONE, INFO, decided_now(DecisionKind.ACCEPTED), None)
        jpeg_parts.write(photo, packet.replace(b"<x:xmpmeta", b"<!--" + b"x" * 99 + b"--><x:xmpmeta", 1))
        assert mark_of(photo) == mark


def test_real_photos_rated_and_turned_in_their_exif(
    tool: ExifTool, shared_data: Path, tmp_path: Path
) -> None:
    """Raws, phones' HEIC made of tiles, photos of cameras."""
    written, marks = 0, set[str]()
    photos = [*(shared_data / "raws" / "files").iterdir(), *(shared_data / "photos").glob("*.jpg")][:30]
    for photo in photos:
        copy = tmp_path / photo.name
        shutil.copyfile(photo, copy)
        mark = mark_of(copy)
        assert not mark or mark not in marks
        marks.add(mark)
        written += edit(tool, copy, "-XMP:Rating=3", "-Rating=4", "-Orientation#=6", "-Artist=somebody")
        assert mark_of(copy) == mark, photo.name
    assert written >= 5 and len(marks) >= 12


@pytest.mark.parametrize("name", ["a.tif", "a.bmp"])
def test_a_change_far_down_an_uncompressed_picture(tmp_path: Path, name: str) -> None:
    """Where its first rows are white, as those of a scan are."""
    page = Image.new("RGB", (SIDE, SIDE), "white")
    marks = set()
    for middle in ("red", "blue"):
        page.paste(middle, (0, SIDE // 2 - 10, SIDE, SIDE // 2 + 10))
        marks.add(mark_of(save(tmp_path / name, page)))
    assert len(marks) == 2


@pytest.mark.parametrize("name", KINDS)
def test_damaged_files_have_some_mark_or_none(tmp_path: Path, name: str) -> None:
    whole = save(tmp_path / name, PICTURE).read_bytes()
    for length in (*range(0, min(600, len(whole)), 7), len(whole) // 2):
        for rest in (b"", b"\0" * 40, b"\xff" * 40):
            (tmp_path / name).write_bytes(whole[:length] + rest)
            assert isinstance(mark_of(tmp_path / name), str)
    assert mark_of(tmp_path / "nothing.jpg") == mark_of(tmp_path) == ""


def replaced(photo: Path) -> None:
    save(photo, ImageOps.flip(PICTURE))


def turned(photo: Path) -> None:
    save(photo, TURNED)


@pytest.mark.parametrize("change", [replaced, turned])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "lossy.webp", "a.heic", "a.gif"])
def test_a_photo_of_the_same_size_in_its_place_is_noticed(
    tmp_path: Path, name: str, change: Callable[[Path], None]
) -> None:
    photo, store = save(tmp_path / name, PICTURE), Sidecars()
    store.write(photo, ONE, INFO, decided_now(DecisionKind.ADJUSTED))
    assert label_of(store.read(photo, INFO)) == label_of(store.read(photo)) == ONE
    change(photo)
    for info in (INFO, None):  # also for those who do not know the photo's size yet
        found = store.read(photo, info)
        assert (found.crop, doubt_of(found), label_of(found)) == (ONE, Doubt.OUTDATED, None)
        assert found.warnings == (Doubt.OUTDATED.value,)
    store.write_marks(photo, found.marks, found.marks, INFO)
    assert store.read(photo, INFO).is_outdated, "a star is no decision"
    store.write(photo, OTHER, INFO, decided_now(DecisionKind.ADJUSTED))
    assert label_of(store.read(photo, INFO)) == OTHER


@pytest.mark.parametrize("older", [b"", b"2-0123456789abcdef", b"what is this"])
def test_sidecars_without_a_mark_that_we_know_are_as_they_were(tmp_path: Path, older: bytes) -> None:
    photo, store = save(tmp_path / "a.jpg", PICTURE), Sidecars()
    receipt = store.write(photo, ONE, INFO, decided_now(DecisionKind.ADJUSTED))
    mark = mark_of(photo).encode()
    assert receipt.after.count(mark) == 1
    receipt.sidecar.write_bytes(receipt.after.replace(mark, older))
    replaced(photo)
    assert label_of(store.read(photo, INFO)) == ONE
    assert store.read(photo, PhotoInfo(SIDE, SIDE, 6)).is_outdated


def test_only_photos_with_a_decision_of_ours_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, store = save(tmp_path / "a.jpg", PICTURE), Sidecars()
    asked = []
    monkeypatch.setattr(pixels, "mark_of", lambda path: asked.append(path) or f"{tags.MARK_SCHEME}0")
    store.read(photo, INFO)
    (tmp_path / "a.xmp").write_text(
        f'<r:RDF xmlns:r="{tags.RDF}"><r:Description r:about="" xmlns:k="{tags.CRS}" k:HasCrop="True"'
        ' k:CropLeft="0.1" k:CropTop="0.1" k:CropRight="0.9" k:CropBottom="0.9"/></r:RDF>'
    )
    assert store.read(photo, INFO).crop is not None and not asked
    store.write(photo, ONE, INFO, decided_now(DecisionKind.ACCEPTED))
    assert asked == [photo]
    assert not store.read(photo, INFO).is_outdated and asked == [photo, photo]
