"""Where an option may write. Every command and the window ask here, before their work and when they write.

A photo or a sidecar is never replaced, not even by `force`: neither by name nor by content, nor through a
link. What the command reads is not either. Another file is replaced without a question only where the same
command wrote it, so that a report can be made anew; anything else wants `force`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError, OutputRefused, PhotoError
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension
from cropperhead_desktop.imaging.sniff import HEAD_BYTES, FileKind, identify
from cropperhead_desktop.imaging.source import RENDER_FORMATS
from cropperhead_desktop.library.foreign import writing_refused
from cropperhead_desktop.library.scan import UNSUPPORTED
from cropperhead_desktop.system.files import reason_of, write_whole
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX


@dataclass(frozen=True, slots=True)
class Made:
    """What a command writes: the extensions of such files, and bytes near their ends that tell them."""

    extensions: frozenset[str]
    mark: bytes = b""
    leads: bool = False
    """The mark is the first there is."""

    @property
    def words(self) -> str:
        """For people."""
        return " or ".join(f".{one}" for one in sorted(self.extensions))


HTML = Made(frozenset({"html", "htm"}), b'content="CropperHead"')
CSV = Made(frozenset({"csv"}), b"file,status,", True)
JSON = Made(frozenset({"json", "jsonl"}), b'{"file": ', True)
STYLE = Made(frozenset({"npz"}), b"version.npy")
PNG = Made(frozenset({"png"}))
PICTURES = Made(frozenset(RENDER_FORMATS), b"CropperHead render\0")


_PICTURE_NAMES = PHOTO_EXTENSIONS | UNSUPPORTED.keys()
_END = 128 * 1024
_BOM = b"\xef\xbb\xbf"


def check_output(
    path: Path,
    made: Made,
    reads: Iterable[Path] = (),
    force: bool = False,
    streams: Callable[[int], bool] = lambda _mode: False,
) -> Path:
    """The file that is made or replaced when `path` is written, links followed.

    `made`: what is written; `reads`: what the command reads; `force`: the user said that other
    files may be replaced; `streams` says of a pipe's or device's mode whether that may be written to.
    OutputRefused: it must not be written; FileError: it cannot be.
    """
    place, mode = _looked_up(path)
    _check_names(path, place)
    if any(same_file(place, one) for one in reads):
        raise OutputRefused(path, "is read by this command, so it is not written; choose another name")
    if not mode:
        if extension(place) in _PICTURE_NAMES - made.extensions:
            raise OutputRefused(path, "has the name of a picture; what is written is {kind}", kind=made.words)
    elif stat.S_ISDIR(mode):
        raise OutputRefused(path, "is a folder, not a file")
    elif stat.S_ISREG(mode):
        _check_replacing(path, place, made, force)
    elif not streams(mode):
        raise OutputRefused(path, "is a pipe, socket or device, not a file")
    return place


def is_stream(mode: int) -> bool:
    """True for the mode of what takes bytes as they come, and keeps none."""
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def check_folder(path: Path) -> None:
    """OutputRefused where a folder for results would be a file, or be taken for a photo or a sidecar."""
    place = Path(os.path.realpath(path))
    _check_names(path, place)
    if os.path.isdir(place):
        return
    if os.path.lexists(place):
        raise OutputRefused(path, "is a file, not a folder")
    if extension(place) in _PICTURE_NAMES:
        raise OutputRefused(path, "has the name of a picture; name a folder")


def write_output(
    path: Path, data: bytes, made: Made, reads: Iterable[Path] = (), force: bool = False
) -> None:
    """Write a result, whole or not at all (OutputRefused as `check_output`, FileError)."""
    place = check_output(path, made, reads, force)
    try:
        write_whole(place, data)
    except OSError as error:
        raise FileError(path, "cannot be written: {why}", why=reason_of(error)) from error


def same_file(place: Path, other: Path) -> bool:
    """True for one file under two names, and for one name of a file that is yet to come."""
    try:
        return os.path.samefile(place, other)
    except OSError:
        return str(place).casefold() == os.path.realpath(other).casefold()


def _check_names(path: Path, place: Path) -> None:
    """OutputRefused for names of sidecars and backups of originals, and in folders of other programs."""
    why = writing_refused(place)
    if why is not None:
        raise OutputRefused(path, why)
    for one in (path, place):
        if extension(one) == "xmp":
            raise OutputRefused(path, "is a sidecar by its name, and those are never overwritten")
        if one.name.lower().endswith(BACKUP_SUFFIX):
            raise OutputRefused(path, "is a backup by its name, and those are never overwritten")


def _check_replacing(path: Path, place: Path, made: Made, force: bool) -> None:
    """OutputRefused where the regular file at `place` must not be replaced."""
    beginning, end = _ends(path, place)
    if not beginning and extension(place) not in _PICTURE_NAMES - made.extensions:
        return
    where = beginning[: len(made.mark) + len(_BOM)] if made.leads else beginning + end
    ours = bool(made.mark) and made.mark in where
    content = _photo_kind(place, beginning)
    if content is None and _is_packet(beginning):
        raise OutputRefused(path, "is a sidecar, which is never overwritten")
    if content is not None or extension(place) in _PICTURE_NAMES:
        # a picture such as this command makes may be its own of last time, if nobody works on it as a photo
        name = extension(place)
        alike = name in made.extensions & _PICTURE_NAMES and content in (None, RENDER_FORMATS[name])
        if (
            not alike
            or (made.mark and not ours)
            or path.is_symlink()
            or place.stat().st_nlink > 1
            or _has_sidecar(place)
        ):
            raise OutputRefused(path, "is a photo, which is never overwritten")
        if not (ours or force):
            raise OutputRefused(path, "is a picture that is there already; --force replaces it")
    elif not (ours or force):
        raise OutputRefused(path, "is there already and was not made by this command; --force replaces it")


def _looked_up(path: Path) -> tuple[Path, int]:
    """What a path leads to, behind links, and its mode; 0 where nothing is yet (FileError: never can be)."""
    try:
        try:
            mode = os.stat(path).st_mode
        except FileNotFoundError:
            mode = 0
        place = path if mode and is_stream(mode) else Path(os.path.realpath(path))
        if not stat.S_ISDIR(os.stat(place.parent).st_mode):
            raise NotADirectoryError
    except FileNotFoundError as error:
        raise FileError(path, "cannot be written: there is no such folder") from error
    except NotADirectoryError as error:
        raise FileError(path, "cannot be written: its folder is not a folder") from error
    except OSError as error:
        raise FileError(path, "cannot be written: {why}", why=reason_of(error)) from error
    except ValueError as error:
        raise FileError(path, "cannot be written: {why}", why=str(error)) from error
    return place, mode


def _ends(path: Path, place: Path) -> tuple[bytes, bytes]:
    """The first and the last bytes of a file."""
    try:
        with place.open("rb") as file:
            beginning = file.read(_END)
            file.seek(max(0, place.stat().st_size - _END))
            return beginning, file.read(_END)
    except OSError as error:
        raise OutputRefused(
            path, "is there already and cannot be looked into: {why}", why=reason_of(error)
        ) from error


def _photo_kind(path: Path, beginning: bytes) -> FileKind | None:
    """The format of a photo by its first bytes, whatever its name."""
    try:
        kind = identify(path, beginning[:HEAD_BYTES])
    except PhotoError:
        return None
    is_text = kind is FileKind.BMP and beginning[6:10] != bytes(4)  # "BM" may begin a table, too
    return None if is_text else kind


def _is_packet(beginning: bytes) -> bool:
    """True for what begins as XMP, in any of its encodings."""
    text = beginning[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    return text.startswith((b"<?xpacket", b"<?xml", b"<x:", b"<rdf:")) and (
        b"adobe:ns:meta" in text or b"22-rdf-syntax-ns" in text
    )


def _has_sidecar(photo: Path) -> bool:
    names = (photo.with_suffix(".xmp"), photo.with_suffix(".XMP"), photo.with_name(f"{photo.name}.xmp"))
    return any(map(os.path.lexists, names))
