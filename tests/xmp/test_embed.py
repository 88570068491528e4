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
from cropperhead_desktop.xmp import embedded, merge
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX
from cropperhead_desktop.xmp.embed import embed
from cropperhead_desktop.xmp.exiftool import ExifTool
from cropperhead_desktop.xmp.packet import PacketError
from cropperhead_desktop.xmp.packets import jpeg_parts
from cropperhead_desktop.xmp.store import Sidecars

PICTURE = Image.linear_gradient("L").resize((600, 400)).convert("RGB")


def opened(path: Path) -> Image.Image:
    if path.suffix == ".heic":
        return pillow_heif.open_heif(path, convert_hdr_to_8bit=True).to_pillow()
    return Image.open(io.BytesIO(path.read_bytes()))


def made(folder: Path, name: str, xmp: bytes | None = None) -> Path:
    path = folder / name
    extra = {} if xmp is None else {"tiffinfo": {700: xmp}} if path.suffix == ".tif" else {"xmp": xmp}
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


def large(properties: int, size: int) -> bytes:
    """A packet with that many properties of that many letters, and a rating."""
    start = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4">'
    )
    inner = "".join(
        f"<crs:Mask{number}><rdf:Seq><rdf:li>{chr(97 + number) * size}</rdf:li></rdf:Seq></crs:Mask{number}>"
        for number in range(properties)
    )
    return (start + inner + "</rdf:Description></rdf:RDF></x:xmpmeta>").encode()


@pytest.mark.parametrize(("properties", "size"), [(1, 150_000), (1, 64_000), (20, 10_000), (3, 21_300)])
def test_a_crop_beside_a_large_packet(
    tool: ExifTool,
    tmp_path: Path,
    properties: int,
    size: int,
    crop: Crop,
    info: PhotoInfo,
    decision: Decision,
) -> None:
    photo = made(tmp_path, "a.jpg")
    packet = large(properties, size)
    jpeg_parts.write(photo, packet)
    plain = photo.read_bytes()
    assert embedded.extract(photo) is not None
    for _ in range(2):
        embed(tool, photo, crop, info, decision)
        record = Sidecars().read(photo, info)
        assert (record.crop, record.decision, record.marks.stars, record.warnings) == (crop, decision, 4, ())
        found = embedded.extract(photo) or b""
        assert all(chr(97 + number).encode() * size in found for number in range(properties))
        told = tool.read(photo, ["XMP-crs:CropLeft", "XMP-xmp:Rating"])
        assert told == {"XMP-crs:CropLeft": round(crop.left, 6), "XMP-xmp:Rating": 4}
        assert opened(photo).tobytes() == PICTURE_AS_JPEG
    assert photo.with_name(photo.name + BACKUP_SUFFIX).read_bytes() == plain


@pytest.mark.parametrize("name", ["a.tif", "a.heic"])
def test_other_formats_hold_large_packets(
    tool: ExifTool, tmp_path: Path, name: str, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photo = made(tmp_path, name, large(1, 150_000))
    embed(tool, photo, crop, info, decision)
    record = Sidecars().read(photo, info)
    assert (record.crop, record.marks.stars) == (crop, 4)
    assert b"a" * 150_000 in (embedded.extract(photo) or b"")


def as_jpeg() -> bytes:
    buffer = io.BytesIO()
    PICTURE.save(buffer, "JPEG")
    return Image.open(buffer).tobytes()


PICTURE_AS_JPEG = as_jpeg()


def test_the_other_segments_and_what_follows_stay(tmp_path: Path) -> None:
    photo = made(tmp_path, "a.jpg")
    data = photo.read_bytes()
    index = b"\xff\xe2\x00\x0aMPF\x00abcd"
    place = data.index(b"\xff\xdb")
    whole = data[:place] + index + data[place:] + b"a second picture"
    photo.write_bytes(whole)
    jpeg_parts.write(photo, large(1, 100_000))
    now = photo.read_bytes()
    assert now.endswith(whole[place:]) and now.index(b"MPF\0") > now.rindex(
        b"http://ns.adobe.com/xmp/extension/"
    )
    jpeg_parts.write(photo, large(1, 10))
    assert len(photo.read_bytes()) < len(whole) + 1000 and photo.read_bytes().endswith(whole[place:])
    moved = photo.read_bytes().replace(index, b"")
    photo.write_bytes(moved[:2] + index + moved[2:])
    before = photo.read_bytes()
    with pytest.raises(PacketError, match="behind the index"):
        jpeg_parts.write(photo, large(1, 100_000))
    assert photo.read_bytes() == before


def test_attributes_cannot_be_moved(tmp_path: Path) -> None:
    photo = made(tmp_path, "a.jpg")
    with pytest.raises(PacketError, match="too large"):
        jpeg_parts.write(photo, large(1, 10).replace(b'Rating="4"', b'Label="' + b"x" * 70_000 + b'"'))


def test_nothing_is_embedded_beside_a_torn_packet(
    tool: ExifTool, tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photo = made(tmp_path, "a.jpg")
    jpeg_parts.write(photo, large(1, 150_000))
    data = photo.read_bytes().replace(b"aaaa", b"aaab", 1)
    photo.write_bytes(data)
    record = Sidecars().read(photo, info)
    assert record.marks.stars == 4 and "missing or damaged" in record.warnings[0]
    with pytest.raises(PhotoError, match="missing or damaged"):
        embed(tool, photo, crop, info, decision)
    assert photo.read_bytes() == data
