"""Which files are opened at all, and as what: by their first bytes, never by their name alone.

Pillow would hand EPS to Ghostscript and open PDF or SVG under any name; here everything that is not a
known photo format is refused before a decoder sees it.
"""

from __future__ import annotations

import errno
import os
import stat
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from cropperhead_desktop.domain.errors import PhotoError, Reason
from cropperhead_desktop.domain.photo import RAW_EXTENSIONS, extension
from cropperhead_desktop.imaging.tiff import DNG_VERSION, Tiff
from cropperhead_desktop.system.files import reason_of


class FileKind(StrEnum):
    """The formats that are opened; the values are Pillow's names, RAW goes to LibRaw."""

    JPEG = "JPEG"
    TIFF = "TIFF"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    AVIF = "AVIF"
    GIF = "GIF"
    BMP = "BMP"
    RAW = "RAW"


_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF8", FileKind.GIF),
    (b"BM", FileKind.BMP),
    (b"FUJIFILMCCD-RAW", FileKind.RAW),
    (b"IIRO", FileKind.RAW),
    (b"IIRS", FileKind.RAW),
    (b"MMOR", FileKind.RAW),
    (b"IIU\0", FileKind.RAW),
    (b"\0MRM", FileKind.RAW),
    (b"FOVb", FileKind.RAW),
    (b"II\x1a\0\0\0HEAP", FileKind.RAW),
)
_REASONS = {
    errno.ENOENT: "no such file",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "the link points in a circle",
}
HEAD_BYTES = 32
"""How much of a file `identify` wants to see."""

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1")
_NOT_PHOTOS = (
    (b"%PDF", "a PDF document"),
    (b"%!PS", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file"),
    (b"8BPS", "a Photoshop document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"MZ", "a Windows program"),
    (b"\0\x05\x16\x07", "a macOS companion file (AppleDouble) without pixels"),
    (b"\xff\x0a", "a JPEG XL file, which is not supported yet"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL file, which is not supported yet"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 file, which is not supported"),
)


def open_regular(path: Path) -> BinaryIO:
    """Open a photo read-only. Folders, pipes, sockets and devices are refused without being opened."""
    try:
        _refuse_special(path, os.stat(path).st_mode)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        stream = os.fdopen(os.open(path, flags), "rb")
    except OSError as error:
        raise PhotoError(path, _os_reason(path, error)) from error
    status = os.fstat(stream.fileno())
    if status.st_size == 0:
        stream.close()
        raise PhotoError(path, "the file is empty (zero bytes)")
    return stream


def identify(path: Path, head: bytes) -> FileKind:
    """The format of a file from its first HEAD_BYTES (PhotoError names what it is instead of a photo)."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    raw_name = extension(path) in RAW_EXTENSIONS or extension(path) == "dng"
    if head[:4] in _TIFF:
        return FileKind.RAW if raw_name else FileKind.TIFF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if head[4:8] == b"ftyp":
        return _boxed(path, head)
    for magic, name in _NOT_PHOTOS:
        if head.startswith(magic):
            raise PhotoError(path, "not a photo: this is {name}", name=name)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")):
        raise PhotoError(path, "not a photo: this is a web page, SVG or XML text")
    if raw_name and len(head) == HEAD_BYTES and head.strip(b"\0"):
        return FileKind.RAW
    raise PhotoError(path, "not a photo in a format this program knows")


def kind_of(path: Path, stream: BinaryIO) -> FileKind:
    """The format of an opened photo, by its content: a TIFF is a DNG by its tag (PhotoError as `identify`).

    Only proprietary raw formats that are TIFFs are told from these by their names.
    """
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    kind = identify(path, head)
    if head[:4] not in _TIFF or extension(path) in RAW_EXTENSIONS:
        return kind
    first = Tiff(stream).first()
    if first is None:
        return kind
    return FileKind.RAW if DNG_VERSION in first.tags else FileKind.TIFF


def is_turned_by_container(path: Path) -> bool:
    """Whether decoders turn the photo themselves; its stored frame is the displayed one then.

    By its content, whatever it is called. False where it cannot be read.
    """
    try:
        with open_regular(path) as stream:
            return identify(path, stream.read(HEAD_BYTES)) in (FileKind.HEIF, FileKind.AVIF)
    except (PhotoError, OSError):
        return False


def _boxed(path: Path, head: bytes) -> FileKind:
    """ISO base media files by their brand: HEIC, AVIF, or Canon's CR3."""
    brand = head[8:12]
    if brand == b"crx ":
        return FileKind.RAW
    if brand in (b"avif", b"avis"):
        return FileKind.AVIF
    if brand in _HEIF_BRANDS:
        return FileKind.AVIF if b"avif" in head[16:] and b"heic" not in head[16:] else FileKind.HEIF
    raise PhotoError(path, "not a photo: this is a video or another media file")


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise PhotoError(path, "this is a folder, not a photo")
    if not stat.S_ISREG(mode):
        raise PhotoError(path, "not a regular file (a pipe, socket or device)")


def _os_reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return Reason("the link points to a file that does not exist")
    return reason_of(error, _REASONS)
