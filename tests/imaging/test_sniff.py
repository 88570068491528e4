"""What is not a photo, or not now, is refused with a reason; odd names are no reason."""

from __future__ import annotations

import os
import socket
import zlib
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import PhotoError


def reason(photos, path):
    with pytest.raises(PhotoError) as caught:
        photos.preview(path)
    assert caught.value.path == path
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xff", "not a photo"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop", "PostScript"),
        (b"\xc5\xd0\xd3\xc6" + bytes(60), "PostScript"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>', "SVG"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"8BPS\0\1" + bytes(40), "Photoshop"),
        (b"PK\3\4" + bytes(40), "ZIP"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "a video"),
        (b"\0\5\x16\7" + bytes(40), "AppleDouble"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged"),
        (bytes(4000), "not a photo"),
    ],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.nef", "a.heic"])
def test_contents(photos, tmp_path, content, words, name):
    path = tmp_path / name
    path.write_bytes(content)
    assert words in reason(photos, path)


def test_places(photos, tmp_path):
    assert reason(photos, tmp_path / "none.jpg") == "no such file"
    (tmp_path / "dangling.jpg").symlink_to("nowhere")
    assert "link" in reason(photos, tmp_path / "dangling.jpg")
    (tmp_path / "self.jpg").symlink_to("self.jpg")
    assert reason(photos, tmp_path / "self.jpg")
    assert "folder" in reason(photos, tmp_path)
    assert reason(photos, tmp_path / ("x" * 300))


def test_what_would_block_for_ever(photos, tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "zero.jpg").symlink_to("/dev/zero")
    (tmp_path / "stdin.jpg").symlink_to("/proc/self/fd/0")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "sock.jpg"))
    for name in ("pipe.jpg", "zero.jpg", "stdin.jpg", "sock.jpg"):
        assert "regular file" in reason(photos, tmp_path / name) or name == "stdin.jpg"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(photos, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff")
    path.chmod(0)
    assert reason(photos, path) == "permission denied"


def png_header(width, height):
    def chunk(name, body):
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    pixels = chunk(b"IDAT", zlib.compress(b"\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size + b"\x08\x02\0\0\0") + pixels + chunk(b"IEND", b"")


def test_too_many_pixels_are_refused_by_header(photos, tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(png_header(50_000, 50_000))
    assert reason(photos, path).startswith("50000 x 50000 pixels are too large")


def test_cut_off_files_say_so(photos, tmp_path, quarters):
    for name in ("a.jpg", "a.png", "a.tif", "a.gif"):
        path = tmp_path / name
        quarters(400, 300).save(path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        assert "cut off" in reason(photos, path) or "damaged" in reason(photos, path)


@pytest.mark.parametrize(
    "name", [b"new\nline.jpg", b"latin1_\xe9\xff.jpg", b"-rf.jpg", b"%d{0}.jpg", "日本語😀.jpg".encode()]
)
def test_odd_names(photos, tmp_path, quarters, write_dng, name):
    path = tmp_path / os.fsdecode(name)
    quarters(60, 40).save(path, "JPEG")
    assert photos.preview(path).info.width == 60
    raw = Path(str(path) + ".dng")
    write_dng(raw)
    assert photos.preview(raw).info.width == 320


def test_reasons_name_the_file_as_it_was_asked_for(photos, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.jpg").write_bytes(b"no")
    with pytest.raises(PhotoError, match=r"^a\.jpg: not a photo"):
        photos.info(Path("a.jpg"))
