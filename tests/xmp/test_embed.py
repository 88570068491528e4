"""Embedding into photos: the pixels, all other metadata and the original survive."""

from __future__ import annotations

import io
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageChops

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.errors import PhotoError, ToolError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import merge
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX
from cropperhead_desktop.xmp.embed import embed
from cropperhead_desktop.xmp.exiftool import ExifTool
from cropperhead_desktop.xmp.store import Sidecars

PICTURE = Image.linear_gradient("L").resize((600, 400)).convert("RGB")


def opened(path: Path) -> Image.Image:
    if path.suffix == ".heic":
        return pillow_heif.open_heif(path, convert_hdr_to_8bit=True).to_pillow()
    return Image.open(io.BytesIO(path.read_bytes()))


def made(folder: Path, name: str, xmp: bytes | None = None) -> Path:
    path = folder / name
    extra = {} if xmp is None else {"xmp": xmp}
    if path.suffix == ".heic":
        pillow_heif.from_pillow(PICTURE).save(path, **extra)
    else:
        PICTURE.save(path, **extra)
    return path


@pytest.mark.parametrize("name", ["a.jpg", "-b.jpg", "c\nd.jpg", "a.tif", "a.heic"])
def test_embed(
    tool: ExifTool, tmp_path: Path, name: str, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photo = made(tmp_path, name)
    original = photo.read_bytes()
    pixels = opened(photo).convert("RGB")
    receipt = embed(tool, photo, crop, info, decision)
    record = Sidecars().read(photo, info)
    assert (record.crop, record.decision, record.source) == (crop, decision, photo)
    assert receipt.backup.read_bytes() == original
    assert receipt.backup.name == photo.name + BACKUP_SUFFIX
    assert ImageChops.difference(opened(photo).convert("RGB"), pixels).getbbox() is None
    embed(tool, photo, None, info, Decision(DecisionKind.RESET))
    record = Sidecars().read(photo, info)
    assert (record.crop, record.has_crop) == (None, False)
    assert receipt.backup.read_bytes() == original
    assert {path.name for path in tmp_path.iterdir()} == {photo.name, receipt.backup.name}


def test_an_exported_photo_is_not_developed_twice(
    tool: ExifTool, tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    xmp = merge.create(crop, info, decision, None).replace(
        b'crs:AlreadyApplied="False"', b'crs:AlreadyApplied="True" crs:Exposure2012="+1.00" xmp:Rating="4"'
    )
    photo = made(tmp_path, "a.jpg", xmp)
    assert Sidecars().read(photo, info).already_applied
    embed(tool, photo, crop, info, decision)
    told = tool.read(photo, ["XMP-crs:Exposure2012", "XMP-crs:AlreadyApplied", "XMP-xmp:Rating"])
    assert told == {"XMP-crs:AlreadyApplied": False, "XMP-xmp:Rating": 4}


def test_what_stops_it_leaves_the_photo_alone(
    tool: ExifTool, tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photo = made(tmp_path, "a.jpg")
    left = tmp_path / "a.jpg_exiftool_tmp"
    left.touch()
    with pytest.raises(PhotoError, match="a.jpg_exiftool_tmp was left"):
        embed(tool, photo, crop, info, decision)
    left.unlink()
    with ExifTool("/nowhere/exiftool") as missing, pytest.raises(ToolError, match="not installed"):
        embed(missing, photo, crop, info, decision)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(photo.read_bytes()[:100])
    with pytest.raises((PhotoError, ToolError), match="broken.jpg"):
        embed(tool, broken, crop, info, decision)
    for name, reason in (("a.png", "cannot carry"), ("gone.jpg", "is gone")):
        with pytest.raises(PhotoError, match=reason):
            embed(tool, tmp_path / name, crop, info, decision)
    assert photo.read_bytes() == made(tmp_path, "same.jpg").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"a.jpg", "broken.jpg", "same.jpg"}
