"""The quick look at a JPEG's head says what the decoder says, on every JPEG there is, or nothing."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.imaging.operations import perform
from cropperhead_desktop.imaging.quick import FIRST, read_head
from cropperhead_desktop.xmp import embedded

CAMERA = {
    "0th": {271: "NIKON CORPORATION", 272: "NIKON Z 6", 274: 6, 306: "2024:05:01 10:00:00"},
    "Exif": {36867: "2023:04:05 06:07:08", 42036: "NIKKOR Z 50mm"},
}


def jpeg(path: Path, exif: dict[str, dict[int, object]] | None = None, packet: bytes | None = None) -> Path:
    block = piexif.dump(exif) if exif is not None else b""
    extra = {"xmp": packet} if packet is not None else {}
    Image.new("RGB", (64, 48), "grey").save(path, exif=block, **extra)
    return path


def check_same(photo: Path) -> bool:
    """Whether the quick look answered; then it must agree with the decoder and the packet finder."""
    head = read_head(os.fspath(photo))
    if head is None:
        return False
    said = perform(photo, {"operation": "camera"})[0]
    camera = said["camera"]
    assert [head.info.width, head.info.height, head.info.orientation] == said["info"], photo
    facts = (camera["camera"], camera["lens"], camera["taken"])
    assert (head.camera.camera, head.camera.lens, head.camera.taken) == facts, photo
    assert head.packet == embedded.extract(photo), photo
    return True


def test_a_cameras_jpeg(tmp_path: Path) -> None:
    photo = jpeg(tmp_path / "a.jpg", CAMERA, b"<x:xmpmeta/>")
    assert check_same(photo)
    head = read_head(os.fspath(photo))
    assert head is not None
    assert (head.info.width, head.info.height, head.info.orientation) == (64, 48, 6)
    assert (head.camera.camera, head.camera.lens) == ("NIKON Z 6", "NIKKOR Z 50mm")
    assert (head.camera.taken, head.packet) == ("2023-04-05 06:07:08", b"<x:xmpmeta/>")


def test_a_head_longer_than_the_first_look(tmp_path: Path) -> None:
    exif = {**CAMERA, "Exif": {**CAMERA["Exif"], 37500: bytes(FIRST + 1000)}}
    assert check_same(jpeg(tmp_path / "a.jpg", exif))


@pytest.mark.parametrize(
    "exif",
    [
        None,
        {"0th": {271: "Apple", 272: "iPhone 12"}},
        {"0th": {306: "2024:05:01 10:00:00"}},
        {"Exif": {36867: "not a date at all"}},
    ],
)
def test_sparse_exif(tmp_path: Path, exif: dict[str, dict[int, object]] | None) -> None:
    assert check_same(jpeg(tmp_path / "a.jpg", exif))


def test_an_orientation_that_only_the_packet_has_is_left_to_the_decoder(tmp_path: Path) -> None:
    assert not check_same(jpeg(tmp_path / "a.jpg", None, b'<x tiff:Orientation="6"/>'))


def test_cut_off_files_pipes_and_absent_ones_are_left_to_the_decoder(tmp_path: Path) -> None:
    whole = jpeg(tmp_path / "a.jpg", CAMERA).read_bytes()
    for length in (0, 1, 3, 20, 200, 300):
        (tmp_path / "b.jpg").write_bytes(whole[:length])
        assert read_head(os.fspath(tmp_path / "b.jpg")) is None
    os.mkfifo(tmp_path / "pipe.jpg")
    assert read_head(os.fspath(tmp_path / "pipe.jpg")) is None
    assert read_head(os.fspath(tmp_path / "absent.jpg")) is None


def test_every_hostile_jpeg_is_read_alike(shared_data: Path) -> None:
    photos = [
        path for path in (shared_data / "testdata").rglob("*") if path.suffix.lower() in (".jpg", ".jpeg")
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks about damaged EXIF
        answered = [check_same(path) for path in sorted(photos) if path.is_file()]
    assert 100 < sum(answered) < len(answered)
