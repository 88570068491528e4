"""Packets inside photos of every format that carries one."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import merge
from cropperhead_desktop.xmp.embedded import extract
from cropperhead_desktop.xmp.packet import PacketError
from cropperhead_desktop.xmp.store import Sidecars

CROP = Crop(0.1, 0.2, 0.8, 0.9, 2.0)
XMP = merge.create(CROP, PhotoInfo(64, 48), Decision(DecisionKind.ACCEPTED), None)
PICTURE = Image.new("RGB", (64, 48), "teal")


def tiff(order: str, big: bool, kind: int = 1) -> bytes:
    """A TIFF of nothing but a directory with tag 700."""
    mark = b"II" if order == "<" else b"MM"
    if big:
        entry = struct.pack(order + "HHQQ", 700, 1, len(XMP), 16 + 8 + 20 + 8)
        return (
            mark
            + struct.pack(order + "HHHQ", 43, 8, 0, 16)
            + struct.pack(order + "Q", 1)
            + entry
            + bytes(8)
            + XMP
        )
    entry = struct.pack(order + "HHII", 700, kind, len(XMP), 8 + 2 + 12 + 4)
    return mark + struct.pack(order + "HI", 42, 8) + struct.pack(order + "H", 1) + entry + bytes(4) + XMP


def png(compressed: bool, payload: bytes = XMP) -> bytes:
    """A PNG with the packet after its pixels, as ExifTool puts it."""
    file = io.BytesIO()
    PICTURE.save(file, "png")
    body = zlib.compress(payload) if compressed else payload
    data = b"XML:com.adobe.xmp\0" + (b"\1" if compressed else b"\0") + b"\0\0\0" + body
    chunk = struct.pack(">I", len(data)) + b"iTXt" + data + struct.pack(">I", zlib.crc32(b"iTXt" + data))
    whole = file.getvalue()
    return whole[:-12] + chunk + whole[-12:]


def png_profile(kind: bytes) -> bytes:
    """A PNG with the packet as ImageMagick writes profiles."""
    digits = XMP.hex()
    lines = [digits[place : place + 72] for place in range(0, len(digits), 72)]
    text = "\n".join(["", "xmp", f"{len(XMP):8}", *lines, ""]).encode()
    data = b"Raw profile type xmp\0" + (b"\0" + zlib.compress(text) if kind == b"zTXt" else text)
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    file = io.BytesIO()
    PICTURE.save(file, "png")
    return file.getvalue()[:33] + chunk + file.getvalue()[33:]


def saved(kind: str) -> bytes:
    file = io.BytesIO()
    if kind == "heif":
        pillow_heif.from_pillow(PICTURE).save(file, xmp=XMP)
    elif kind == "tiff":
        PICTURE.save(file, kind, tiffinfo={700: XMP})
    else:
        PICTURE.save(file, kind, xmp=XMP)
    return file.getvalue()


def uuid_box() -> bytes:
    body = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + XMP
    return (
        struct.pack(">I4s4sI", 16, b"ftyp", b"heic", 0) + struct.pack(">I4s", 8 + len(body), b"uuid") + body
    )


def uuid_box_behind_a_picture() -> bytes:
    file = io.BytesIO()
    pillow_heif.from_pillow(PICTURE).save(file)
    return file.getvalue() + uuid_box()[16:]


FILES = {
    "jpeg": lambda: saved("jpeg"),
    "webp": lambda: saved("webp"),
    "tiff-pillow": lambda: saved("tiff"),
    "heif": lambda: saved("heif"),
    "png": lambda: png(False),
    "png-compressed": lambda: png(True),
    "tiff-little": lambda: tiff("<", False),
    "tiff-big-endian": lambda: tiff(">", False),
    "bigtiff-little": lambda: tiff("<", True),
    "bigtiff-big-endian": lambda: tiff(">", True),
    "uuid": uuid_box,
    "uuid-behind": uuid_box_behind_a_picture,
    "tiff-as-text": lambda: tiff("<", False, 2) + b"\0",
    "png-profile": lambda: png_profile(b"tEXt"),
    "png-profile-compressed": lambda: png_profile(b"zTXt"),
    "webp-misspelled": lambda: saved("webp").replace(b"XMP ", b"XMP\0"),
}


@pytest.mark.parametrize("kind", FILES)
def test_the_packet_is_found(kind: str, tmp_path: Path) -> None:
    photo = tmp_path / "IMG.jpg"  # the content decides, not the name
    photo.write_bytes(FILES[kind]())
    found = extract(photo)
    assert found == XMP
    record = Sidecars().read(photo, PhotoInfo(64, 48))
    assert (record.crop, record.source) == (CROP, photo)


@pytest.mark.parametrize("kind", FILES)
def test_cut_off_anywhere_it_is_never_more_than_a_warning(kind: str, tmp_path: Path) -> None:
    photo = tmp_path / "IMG.jpg"
    whole = FILES[kind]()
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        photo.write_bytes(whole[:length])
        record = Sidecars().read(photo, PhotoInfo(64, 48))
        assert record.error is None
        assert record.crop in (None, CROP)


def extended_jpeg(guid: bytes, extra: bytes, total: int) -> bytes:
    """A JPEG whose crop lives in two segments of ExtendedXMP."""
    main = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="' + guid + b'"/></rdf:RDF>'
    )
    bodies = [b"http://ns.adobe.com/xap/1.0/\0" + main]
    for start, end in ((0, 300), (300, len(extra))):
        head = b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">II", total, start)
        bodies.insert(1, head + extra[start:end])  # the second part comes first in the file
    segments = b"".join(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body for body in bodies)
    return b"\xff\xd8" + segments + b"\xff\xda"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_zeros_behind_a_packet_are_none_of_it(tmp_path: Path, encoding: str) -> None:
    photo = tmp_path / "IMG.jpg"
    packet = XMP.decode().replace("\ufeff", "").encode(encoding)
    PICTURE.save(photo, xmp=packet + b"\0\0")
    assert extract(photo) == packet
    assert Sidecars().read(photo, PhotoInfo(64, 48)).crop == CROP


def test_extended_xmp(tmp_path: Path) -> None:
    photo = tmp_path / "IMG.jpg"
    guid = hashlib.md5(XMP).hexdigest().upper().encode()
    photo.write_bytes(extended_jpeg(guid, XMP, len(XMP)))
    assert Sidecars().read(photo).crop == CROP
    photo.write_bytes(extended_jpeg(guid, XMP, 0xFFFFFFFF))
    assert Sidecars().read(photo).crop == CROP
    photo.write_bytes(extended_jpeg(b"0" * 32, XMP, len(XMP)))
    record = Sidecars().read(photo)
    assert record.crop is None and "missing or damaged" in record.warnings[0]


@pytest.mark.parametrize("tear", ["a part is missing", "another name", "no XML"])
def test_the_main_packet_counts_where_an_extension_is_torn(tmp_path: Path, tear: str) -> None:
    photo = tmp_path / "IMG.jpg"
    extra = b"<no XML" * 99 if tear == "no XML" else b"<x/>" * 99
    guid = hashlib.md5(extra).hexdigest().upper().encode()
    data = extended_jpeg(guid, extra, len(extra))
    rating = b' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="5"'
    data = data.replace(b" n:HasExt", rating + b" n:HasExt")
    # the segment became longer
    at = data.index(b"http://ns.adobe.com/xap/1.0/\0") - 2
    length = int.from_bytes(data[at : at + 2], "big") + len(rating)
    data = data[:at] + struct.pack(">H", length) + data[at + 2 :]
    if tear == "a part is missing":
        data = data.replace(b"/xmp/extension/\0", b"/xmp/extensiom/\0", 1)
    elif tear == "another name":
        data = data.replace(guid, b"0" * 32)
    photo.write_bytes(data)
    record = Sidecars().read(photo)
    assert record.marks.stars == 5 and record.error is None
    assert tear == "another name" or "missing or damaged" in record.warnings[0]


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_packet_of_a_later_page(tmp_path: Path, order: str) -> None:
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    first = struct.pack(order + "HHHII", 1, 254, 4, 1, 1)
    second_at, packet_at = 8 + 18, 8 + 18 + 18
    second = struct.pack(order + "HHHII", 1, 700, 1, len(XMP), packet_at)
    data = head + first + struct.pack(order + "I", second_at) + second
    photo = tmp_path / "a.tif"
    photo.write_bytes(data + struct.pack(order + "I", 8) + XMP)
    assert Sidecars().read(photo).crop == CROP
    photo.write_bytes(data[:26])
    assert Sidecars().read(photo).crop is None


def test_an_inflating_bomb_is_stopped(tmp_path: Path) -> None:
    photo = tmp_path / "bomb.png"
    photo.write_bytes(png(True, bytes(64 * 2**20)))
    with pytest.raises(PacketError, match="far too large"):
        extract(photo)


def test_a_rating_in_the_photo_is_not_hidden_by_the_new_sidecar(tmp_path: Path) -> None:
    photo = tmp_path / "IMG.jpg"
    packet = XMP.replace(b"crs:HasSettings", b'xmp:Rating="4" crs:HasSettings')
    PICTURE.save(photo, xmp=packet)
    Sidecars().write(photo, None, PhotoInfo(64, 48), Decision(DecisionKind.KEPT))
    assert b'xmp:Rating="4"' in (tmp_path / "IMG.xmp").read_bytes()


def test_pipes_and_devices_do_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    with pytest.raises(PhotoError, match="pipe"):
        extract(pipe)
    link = tmp_path / "zero.jpg"
    link.symlink_to("/dev/zero")
    with pytest.raises(PhotoError, match="device"):
        extract(link)
    record = Sidecars().read(pipe)
    assert record.error and record.source == pipe


def test_real_and_hostile_photos(shared_data: Path) -> None:
    """Over a thousand files: nothing but the three agreed outcomes, quickly, and known packets are found."""
    found = []
    started = time.monotonic()
    files = [p for p in (shared_data / "testdata").rglob("*") if p.is_file() and p.suffix != ".py"]
    for photo in files:
        try:
            if extract(photo) is not None:
                found.append(photo.name)
        except (PhotoError, PacketError):
            continue
    assert time.monotonic() - started < 20
    assert {"L_xmp.heif", "xmp.webp"} <= set(found)


def _tiff(packet: bytes, magic: bytes) -> bytes:
    """A raw built like a TIFF: one directory with the packet."""
    entry = struct.pack("<HHII", 700, 1, len(packet), 26)
    return magic + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0) + packet


def _jpeg(packet: bytes) -> bytes:
    body = b"http://ns.adobe.com/xap/1.0/\0" + packet
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\0\x02\xff\xd9"


def _raf(packet: bytes) -> bytes:
    preview = _jpeg(packet)
    return b"FUJIFILMCCD-RAW ".ljust(84, b"\0") + struct.pack(">II", 120, len(preview)) + bytes(28) + preview


def _cr3(packet: bytes) -> bytes:
    head = struct.pack(">I", 24) + b"ftypcrx \0\0\0\1crx isom"
    body = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + packet
    return head + struct.pack(">I", len(body) + 8) + b"uuid" + body


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("A.NEF", lambda packet: _tiff(packet, b"II*\0")),
        ("A.cr2", lambda packet: _tiff(packet, b"II*\0")),
        ("A.ORF", lambda packet: _tiff(packet, b"IIRO")),
        ("A.RW2", lambda packet: _tiff(packet, b"IIU\0")),
        ("A.RAF", _raf),
        ("A.CR3", _cr3),
    ],
)
def test_stars_given_in_the_camera_are_read_from_raws(
    tmp_path: Path, name: str, make: Callable[[bytes], bytes]
) -> None:
    photo = tmp_path / name
    photo.write_bytes(make(XMP.replace(b"rdf:about", b'xmp:Rating="4" rdf:about', 1)))
    record = Sidecars().read(photo)
    assert (record.marks.rating, record.warnings) == (4, ())
    Sidecars().write(photo, CROP, PhotoInfo(64, 48), Decision(DecisionKind.ACCEPTED))
    assert (tmp_path / "A.xmp").read_bytes().count(b'xmp:Rating="4"') == 1, "Lightroom asks the sidecar alone"
    assert Sidecars().read(photo).marks.rating == 4
