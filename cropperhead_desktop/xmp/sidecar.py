"""Which sidecars are a photo's: one rule for reading and writing, and the names of new ones.

`IMG.xmp` (Adobe's name) is this photo's where photoshop:SidecarForExtension says so, even if that photo is
gone. Where it does not say whose it is, it belongs to the first photo of the stem: raw, DNG, JPEG, HEIC,
TIFF, others; its marks are read for all of them. `IMG.CR2.xmp` (darktable's and digiKam's name) is the
photo's of that very name, but for darktable's duplicates, which say that they derive from another photo.

A new one is `IMG.xmp`; `IMG.JPG.xmp` where `IMG.xmp` is or will be another photo's. No new name ever differs
from an existing one by case alone: on other systems they would be the same file. The case of `.xmp` never
matters, nor how a name's accents are composed (NFC, NFD).
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from unicodedata import normalize

from cropperhead_desktop.domain.errors import Reason, SidecarError, printable
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension, is_raw
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import is_there, read_limited
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values, sidecar_extension
from cropperhead_desktop.xmp.packet import MAX_BYTES, TOO_LARGE, Packet, PacketError, parse
from cropperhead_desktop.xmp.tags import NOT_SIMPLE, Readable

_SPELLINGS = tuple("." + "".join(letters) for letters in product("xX", "mM", "pP"))
_LISTING_SECONDS = 2.0
_ASKED_FOR_RAW = 34
_ASKED_FOR_OTHERS = 160
"""Names that are asked for before a first sidecar is made: its own, and those of photos that may share it."""
_LISTED_WHILE_ONE_IS_ASKED = 8
_VERSION = re.compile(r"(.+)_[0-9]{2,}")
_VERSION_SIDECAR = re.compile(r"(.+)_([0-9]{2,4})(\.[^.]+)\.xmp", re.DOTALL)
_HEIRS = (
    (1, ("dng",)),
    (2, ("jpg", "jpeg", "jpe", "jfif", "mpo")),
    (3, ("heic", "heif", "hif")),
    (4, ("tif", "tiff")),
)
"""Whose an `IMG.xmp` of a shared stem is, after raws and before all others."""


Presence = Callable[[str], bool]
"""Whether something of a name is in a photo's folder, be it a link that leads nowhere."""


@dataclass(frozen=True, slots=True)
class SidecarFile:
    """A sidecar, its bytes, and what they say or why they cannot be read."""

    path: Path
    raw: bytes = b""
    packet: Packet | None = None
    values: Readable | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class SidecarFiles:
    """The sidecars of a photo; `shared` is another photo's, of which only the marks count.

    `is_taken`: there is an `IMG.xmp`, and it is another photo's.
    """

    short: SidecarFile | None = None
    long: SidecarFile | None = None
    shared: SidecarFile | None = None
    is_taken: bool = False


@dataclass(slots=True)
class _Listing:
    modified: int
    made: float
    is_ours: bool = False
    """We wrote here since: the folder's time no longer tells whether somebody else did."""
    names: dict[str, set[str]] = field(default_factory=dict)

    def is_good(self, folder: Path, now: float) -> bool:
        """Whether it still holds, by all that can be known."""
        is_fresh = now - self.made <= _LISTING_SECONDS
        return is_fresh and (self.is_ours or self.modified == folder.stat().st_mtime_ns)


class FolderNames:
    """Names in folders by folded case and composed accents, so that a batch lists each folder rarely.

    A listing lasts two seconds, and only until somebody else changes the folder; once we write there
    ourselves, from several threads at that, the two seconds alone count.
    """

    def __init__(self) -> None:
        self._listings: dict[Path, _Listing] = {}
        self._lock = threading.Lock()

    def alike(self, path: Path) -> set[str]:
        """Names in the folder of `path` that equal its name but for case."""
        with self._lock:
            return set(self._of(path.parent).get(_folded(path.name), ()))

    def present(self, photo: Path) -> Presence:
        """What there is beside a photo now: one listing where that is quicker than to ask for each name."""
        asked = (_ASKED_FOR_RAW if is_raw(photo) else _ASKED_FOR_OTHERS) * _LISTED_WHILE_ONE_IS_ASKED
        try:
            with self._lock:
                is_short = len(self._of(photo.parent)) <= asked
            if is_short:
                names = frozenset(os.listdir(photo.parent))
                if photo.name in names and not _takes_cases_as_one(photo, names):
                    return names.__contains__
        except OSError:  # names can be asked for in some folders that cannot be listed
            pass
        return asking(photo)

    def wrote(self, path: Path) -> None:
        """Take note of a file that we made ourselves, so that it need not be found by a new listing."""
        with self._lock:
            listing = self._listings.get(path.parent)
            if listing is not None:
                listing.names.setdefault(_folded(path.name), set()).add(path.name)
                listing.is_ours = True

    def _of(self, folder: Path) -> dict[str, set[str]]:
        now, listing = time.monotonic(), self._listings.get(folder)
        if listing is None or not listing.is_good(folder, now):
            listing = _Listing(folder.stat().st_mtime_ns, now)
            for name in os.listdir(folder):
                listing.names.setdefault(_folded(name), set()).add(name)
            # a library has more names than one wants to keep
            self._listings = {
                each: kept for each, kept in self._listings.items() if now - kept.made <= _LISTING_SECONDS
            }
            self._listings[folder] = listing
        return listing.names


def asking(photo: Path) -> Presence:
    """What there is beside a photo, asked name by name."""
    folder = os.path.join(os.path.dirname(photo), "")
    return lambda name: is_there(folder + name)


def _takes_cases_as_one(photo: Path, names: Set[str]) -> bool:
    """Whether the photo's folder, of these names, may find `img.xmp` by `IMG.xmp`, as sticks and shares do.

    Such a folder knows the photo by another spelling, too. It has to be asked for each name.
    """
    spelled = photo.stem + photo.suffix.swapcase()
    return spelled in names or is_there(os.fspath(photo.with_name(spelled)))


def sharing_stem(photo: Path, there: Presence) -> list[Path]:
    """Other photos with the very stem of `photo` (extensions as `cases` spells them)."""
    return _beside(photo, PHOTO_EXTENSIONS, there)


@lru_cache(maxsize=256)
def cases(ext: str) -> tuple[str, str, str]:
    """An extension in lower case, in upper case, and with a capital."""
    return ext.lower(), ext.upper(), ext.capitalize()


def _beside(photo: Path, extensions: Iterable[str], there: Presence) -> list[Path]:
    stems = spellings(photo.stem)
    names = (f"{stem}.{spelled}" for stem in stems for ext in extensions for spelled in cases(ext))
    found = (photo.with_name(name) for name in names if there(name))
    return [path for path in found if not _is_same(path, photo)]


def _is_same(path: Path, photo: Path) -> bool:
    """Whether a path that is there is the photo itself, as `A.JPG` is `A.jpg` where names have no case."""
    if path.name == photo.name or _folded(path.name) != _folded(photo.name):
        return path.name == photo.name
    try:
        # some file systems number one file anew for each name that it is asked for by
        return os.path.samefile(path, photo) or path.name not in os.listdir(path.parent)
    except OSError:
        return False


def spellings(name: str) -> tuple[str, ...]:
    """A name as it is spelled, and with its accents composed and taken apart, each once."""
    if name.isascii():
        return (name,)
    return tuple(dict.fromkeys((name, normalize("NFC", name), normalize("NFD", name))))


def find(photo: Path, there: Presence | None = None) -> SidecarFiles:
    """The sidecars of the photo, read and parsed; `there` tells what is beside it.

    Raises SidecarError when its first one is there but cannot be read; a damaged one comes back with `error`.
    """
    there = there or asking(photo)
    path, long = _existing(photo, photo.stem, there), find_long(photo, there)
    if path is None:
        return SidecarFiles(long=long)
    short = _opened(path)
    stated = sidecar_extension(short.values) if short.values is not None else None
    is_meant = stated in (None, extension(photo))
    rivals = PHOTO_EXTENSIONS if stated is None else (stated,)
    if is_meant and is_heir(photo.name, _beside(photo, rivals, there)):
        return SidecarFiles(short, long)
    return SidecarFiles(None, long, short if stated is None else None, is_taken=True)


def find_long(photo: Path, there: Presence | None = None) -> SidecarFile | None:
    """`IMG.CR2.xmp`, also where the case of `CR2` differs and no photo of that very name exists.

    One that cannot be read comes back with `error`: the photo has, or can have, another one.
    """
    there = there or asking(photo)
    stem, suffix, own = photo.stem, photo.suffix[1:], photo.name
    for spelled in dict.fromkeys((suffix, *cases(suffix))):
        name = f"{stem}.{spelled}"
        path = None if name != own and there(name) else _existing(photo, name, there)
        if path is None:
            continue
        try:
            found = _opened(path)
        except SidecarError as error:
            return SidecarFile(path, error=error.reason)
        return None if found.values is not None and is_duplicate(found.values, own) else found
    return None


def is_heir(photo: str, others: Iterable[Path]) -> bool:
    """Whether an `IMG.xmp` is this photo's among all that it may belong to: one sidecar, one photo."""
    mine = _rank(Path(photo))
    return all(mine <= _rank(other) for other in others)


def new_name(
    photo: Path, is_taken: bool, names: FolderNames, long: SidecarFile | None, there: Presence
) -> Path:
    """The name for a first `IMG.xmp`, or of the `long` one, there or not, where that is no choice.

    `is_taken`: `IMG.xmp` is another photo's. SidecarError when every name is another photo's.
    """
    long_name = long.path if long is not None else photo.with_name(photo.name + ".xmp")
    choices = [] if is_taken or (not is_raw(photo) and sharing_stem(photo, there)) else [photo.stem + ".xmp"]
    for candidate in (*map(photo.with_name, choices), long_name):
        # the names are up to two seconds old: one that was taken back since is free again
        if (long is not None and candidate == long.path) or not any(map(there, names.alike(candidate))):
            return candidate
    raise SidecarError(long_name, "another photo's sidecar has this name but for upper and lower case")


def read_sidecar(path: Path) -> bytes:
    """All bytes of a sidecar; SidecarError with the reason (pipe, folder, too large, no permission)."""
    try:
        return read_limited(path, MAX_BYTES, TOO_LARGE)
    except OSError as error:
        raise SidecarError(path, "sidecar cannot be read: {why}", why=reason_of(error)) from error


def foreign_temp(sidecar: Path) -> str | None:
    """A warning where a killed ExifTool left its temp file, which stops it from writing ever after."""
    left = sidecar.with_name(sidecar.name + "_exiftool_tmp")
    if not os.path.lexists(left):
        return None
    return Reason("{file} was left by an interrupted ExifTool", file=printable(left.name))


def _folded(name: str) -> str:
    return name.casefold() if name.isascii() else normalize("NFC", name).casefold()


def is_duplicate(values: Readable, photo: str) -> bool:
    """Whether the sidecar of a photo's own name is one of darktable's further versions of another photo."""
    stated = values.get(tags.DERIVED_FROM)
    if stated is None or stated == NOT_SIMPLE or _same_name(stated, photo):
        return False
    stem, _, suffix = photo.rpartition(".")
    version = _VERSION.fullmatch(stem)
    return version is not None and _same_name(stated, f"{version[1]}.{suffix}")


def duplicates(photo: Path) -> Iterator[tuple[str, SidecarFile]]:
    """The sidecars of darktable's further versions of a photo, by their number; unreadable ones are left.

    Numbers are missing where a version was deleted.
    """
    try:
        folder = os.stat(photo.parent)
    except OSError:
        return
    for number in _versions(photo.parent, folder.st_mtime_ns).get(photo.name, ()):
        path = photo.with_name(f"{photo.stem}_{number}{photo.suffix}.xmp")
        with contextlib.suppress(SidecarError):
            found = _opened(path)
            if found.values is not None and is_duplicate(found.values, path.stem):
                yield number, found


@lru_cache(maxsize=1)
def _versions(folder: Path, _changed: int) -> Mapping[str, list[str]]:
    """The numbers in names like `IMG_01.CR2.xmp` by what is left of them, `IMG.CR2`."""
    found: dict[str, list[str]] = {}
    try:
        names = os.listdir(folder)
    except OSError:
        return found
    for match in filter(None, map(_VERSION_SIDECAR.fullmatch, names)):
        found.setdefault(match[1] + match[3], []).append(match[2])
    for numbers in found.values():
        numbers.sort(key=lambda number: (len(number), number))
    return found


def _same_name(one: str, other: str) -> bool:
    return normalize("NFC", one.strip()).casefold() == normalize("NFC", other).casefold()


def _rank(photo: Path) -> tuple[int, str, str]:
    """A photo's place among those that share its stem; the first one has `IMG.xmp`."""
    ext = extension(photo)
    kind = 0 if is_raw(photo) else next((n for n, kinds in _HEIRS if ext in kinds), len(_HEIRS) + 1)
    return kind, ext, photo.name


def _opened(path: Path) -> SidecarFile:
    raw = read_sidecar(path)
    try:
        packet = parse(raw)
        return SidecarFile(path, raw, packet, Values(packet))
    except PacketError as error:
        return SidecarFile(path, raw, error=str(error))


def _existing(photo: Path, name: str, there: Presence) -> Path | None:
    """`name` + `.xmp` beside the photo in whatever case and spelling it exists."""
    for base in spellings(name):
        for suffix in _SPELLINGS:
            if there(base + suffix):
                return photo.with_name(base + suffix)
    return None
