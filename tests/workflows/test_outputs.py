"""Where an option may write: never onto a photo or a sidecar, on other files only when told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import FileError, OutputRefused
from cropperhead_desktop.workflows.outputs import (
    CSV,
    HTML,
    JSON,
    PICTURES,
    PNG,
    STYLE,
    Made,
    check_folder,
    check_output,
    is_stream,
    write_output,
)

ALL = pytest.mark.parametrize("made", [HTML, CSV, JSON, STYLE, PNG, PICTURES])
PACKET = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"/>'


def photo(path: Path) -> Path:
    kind = {"nef": "TIFF", "html": "JPEG", "csv": "WEBP"}.get(path.suffix[1:], "JPEG")
    Image.new("RGB", (8, 8)).save(path, kind)
    return path


def check_refused(path: Path, made: Made, reads: tuple[Path, ...] = ()) -> None:
    """Neither without force nor with it."""
    before = path.read_bytes() if path.is_file() else None
    for force in (False, True):
        with pytest.raises(OutputRefused, match=path.name):
            write_output(path, b"new", made, reads, force)
    assert before == (path.read_bytes() if path.is_file() else None)


@ALL
@pytest.mark.parametrize("name", ["A.NEF", "a.nef", "a.heic", "a.html", "a.csv", "a.npz", "photo", "a.psd"])
def test_a_photo_is_never_replaced_whatever_its_name(tmp_path: Path, made: Made, name: str) -> None:
    check_refused(photo(tmp_path / name), made)


@ALL
@pytest.mark.parametrize("name", ["A.xmp", "A.jpg.XMP", "A.jpg.cropperhead_original"])
@pytest.mark.parametrize("there", [True, False])
def test_a_sidecar_or_backup_is_never_written(tmp_path: Path, made: Made, name: str, there: bool) -> None:
    if there:
        (tmp_path / name).write_bytes(b"anything")
    check_refused(tmp_path / name, made)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sidecar_is_known_by_its_content(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PACKET.decode().encode(encoding))
    check_refused(path, HTML)


@ALL
@pytest.mark.parametrize("original", ["A.jpg", "A.xmp"])
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_to_an_original_is_one(tmp_path: Path, made: Made, original: str, link: object) -> None:
    (tmp_path / "A.xmp").write_bytes(PACKET)
    photo(tmp_path / "A.jpg")
    for name in ("page.html", "page.png", "page"):
        (os.symlink if link is os.symlink else os.link)(tmp_path / original, tmp_path / name)
        check_refused(tmp_path / name, made)


def test_a_link_to_a_sidecar_that_is_not_there_makes_none(tmp_path: Path) -> None:
    (tmp_path / "page.html").symlink_to("A.xmp")
    check_refused(tmp_path / "page.html", HTML)
    assert not (tmp_path / "A.xmp").exists()


@ALL
def test_folders_pipes_and_devices_are_no_files(tmp_path: Path, made: Made) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "null").symlink_to("/dev/null")
    for name in ("folder", "pipe", "null"):
        check_refused(tmp_path / name, made)
    assert check_output(tmp_path / "pipe", made, streams=is_stream) == tmp_path / "pipe"


@ALL
def test_what_is_read_is_not_written(tmp_path: Path, made: Made) -> None:
    (tmp_path / "fields.json").write_text("{}")
    (tmp_path / "same.csv").hardlink_to(tmp_path / "fields.json")
    for name in ("fields.json", "same.csv", "./fields.json"):
        check_refused(tmp_path / name, made, (tmp_path / "fields.json",))


@pytest.mark.parametrize("made", [HTML, CSV, JSON, STYLE])
def test_another_file_is_replaced_when_told_and_ones_own_at_once(tmp_path: Path, made: Made) -> None:
    foreign, own, new = (tmp_path / name for name in ("notes.txt", "own.txt", "new"))
    foreign.write_bytes(b"BM notes of somebody")
    own.write_bytes(b"\xef\xbb\xbf" + made.mark)
    with pytest.raises(OutputRefused, match="--force"):
        write_output(foreign, b"x", made)
    assert foreign.read_bytes() == b"BM notes of somebody"
    write_output(foreign, b"x", made, force=True)
    write_output(own, b"y", made)
    write_output(new, b"z", made)
    assert (foreign.read_bytes(), own.read_bytes(), new.read_bytes()) == (b"x", b"y", b"z")


def test_a_picture_that_may_be_ones_own_is_replaced_when_told(tmp_path: Path) -> None:
    old, cropped = tmp_path / "old.png", tmp_path / "cropped.png"
    for path in (old, cropped):
        Image.new("RGB", (8, 8)).save(path)
    cropped.with_suffix(".xmp").write_bytes(PACKET)
    with pytest.raises(OutputRefused, match="--force"):
        write_output(old, b"new", PNG)
    write_output(old, b"new", PNG, force=True)
    assert old.read_bytes() == b"new"
    check_refused(cropped, PNG)
    check_refused(cropped, PICTURES)
    check_refused(photo(tmp_path / "really a jpeg.png"), PNG)


@pytest.mark.parametrize("name", ["no folder/a.html", "file/a.html", "n" * 300, "circle"])
def test_what_cannot_be_written_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(FileError, match="cannot be written"):
        write_output(tmp_path / name, b"", HTML)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["circle", "file"]


def test_a_link_to_another_file_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "far.html").touch()
    (tmp_path / "near.html").symlink_to("far.html")
    write_output(tmp_path / "near.html", b"new", HTML)
    assert (tmp_path / "near.html").is_symlink() and (tmp_path / "far.html").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["A.jpg", "A.xmp", "new.xmp", "new.nef", "notes"])
def test_a_folder_for_results_is_no_original(tmp_path: Path, name: str) -> None:
    photo(tmp_path / "A.jpg")
    (tmp_path / "A.xmp").write_bytes(PACKET)
    (tmp_path / "notes").touch()
    with pytest.raises(OutputRefused, match=name):
        check_folder(tmp_path / name)
