"""Which sidecar is a photo's: one rule for reading and writing, and the name of a new one.

1. `IMG.xmp` (Adobe's name), where it is this photo's: photoshop:SidecarForExtension says whose it is; where
   it does not, a photo that shares the stem with a raw leaves it to the raw.
2. Else `IMG.CR2.xmp` (darktable's and digiKam's name).
3. A new one is `IMG.xmp`; `IMG.JPG.xmp` where `IMG.xmp` is or will be another photo's. No new name
   ever differs from an existing one by case alone: on other systems they would be the same file.
Where both exist the second is left alone and named in a warning. The case of `.xmp` never matters.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from cropperhead_desktop.domain.errors import Reason, SidecarError, shown
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension, is_raw
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.xmp.codec import Values, sidecar_extension
from cropperhead_desktop.xmp.files import read_limited
from cropperhead_desktop.xmp.packet import MAX_BYTES, PacketError, parse

_SPELLINGS = tuple("." + "".join(letters) for letters in product("xX", "mM", "pP"))
_LISTING_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class SidecarMatch:
    """A photo's sidecar (None: there is none), its bytes, its values or why it has none, and warnings."""

    path: Path | None
    raw: bytes = b""
    values: Values | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Listing:
    modified: int
    made: float
    is_ours: bool = False
    """We wrote here since: the folder's time no longer tells whether somebody else did."""
    names: dict[str, set[str]] = field(default_factory=dict)


class FolderNames:
    """Names in folders by folded case, so that a batch lists a folder of 20,000 photos not 20,000 times.

    A listing lasts two seconds, and only until somebody else changes the folder; once we write there
    ourselves, from several threads at that, the two seconds alone count.
    """

    def __init__(self) -> None:
        self._listings: dict[Path, _Listing] = {}
        self._lock = threading.Lock()

    def alike(self, path: Path) -> set[str]:
        """Names in the folder of `path` that equal its name but for case."""
        with self._lock:
            return set(self._of(path.parent).get(path.name.casefold(), ()))

    def wrote(self, path: Path) -> None:
        """Take note of a file that we made ourselves, so that it need not be found by a new listing."""
        with self._lock:
            listing = self._listings.get(path.parent)
            if listing is not None:
                listing.names.setdefault(path.name.casefold(), set()).add(path.name)
                listing.is_ours = True

    def _of(self, folder: Path) -> dict[str, set[str]]:
        modified, now = folder.stat().st_mtime_ns, time.monotonic()
        listing = self._listings.get(folder)
        is_fresh = listing is not None and now - listing.made <= _LISTING_SECONDS
        if listing is None or not (is_fresh and (listing.is_ours or listing.modified == modified)):
            listing = _Listing(folder.stat().st_mtime_ns, now)
            for name in os.listdir(folder):
                listing.names.setdefault(name.casefold(), set()).add(name)
            # a library has more names than one wants to keep
            self._listings = {
                each: kept for each, kept in self._listings.items() if now - kept.made <= _LISTING_SECONDS
            }
            self._listings[folder] = listing
        return listing.names


def sharing_stem(photo: Path) -> list[Path]:
    """Other photos with the very stem of `photo` (extensions in lower or upper case), asked afresh."""
    base = os.fspath(photo.with_name(photo.stem + "."))
    names = (base + spelled for ext in PHOTO_EXTENSIONS for spelled in (ext, ext.upper()))
    return [Path(name) for name in names if os.path.lexists(name) and Path(name).name != photo.name]


def find(photo: Path) -> SidecarMatch:
    """The sidecar that belongs to the photo, read and parsed.

    Raises SidecarError when it is there but cannot be read; a damaged one comes back with `error`.
    """
    short, long = _existing(photo.with_name(photo.stem)), _existing_long(photo)
    if short is not None:
        found = _opened(short)
        if _belongs(photo, found.values):
            ignored = (
                (
                    Reason(
                        "{long} is ignored, {short} comes first",
                        long=shown(long.name),
                        short=shown(short.name),
                    ),
                )
                if long is not None
                else ()
            )
            return replace(found, warnings=ignored)
    return SidecarMatch(None) if long is None else _opened(long)


def new_name(photo: Path, names: FolderNames) -> Path:
    """The name for a first sidecar; SidecarError when every name is taken by another photo's."""
    short = photo.with_name(photo.stem + ".xmp")
    long = photo.with_name(photo.name + ".xmp")
    others = sharing_stem(photo)
    shared = bool(others) and not is_raw(photo)
    for candidate in (long,) if shared else (short, long):
        # the names are up to two seconds old: one that was taken back since is free again
        if not any(os.path.lexists(photo.with_name(name)) for name in names.alike(candidate)):
            return candidate
    raise SidecarError(long, "another photo's sidecar has this name but for upper and lower case")


def read_sidecar(path: Path) -> bytes:
    """All bytes of a sidecar; SidecarError with the reason (pipe, folder, too large, no permission)."""
    try:
        return read_limited(path, MAX_BYTES)
    except OSError as error:
        raise SidecarError(path, "sidecar cannot be read: {why}", why=reason_of(error)) from error


def foreign_temp(sidecar: Path) -> str | None:
    """A warning where a killed ExifTool left its temp file, which stops it from writing ever after."""
    left = sidecar.with_name(sidecar.name + "_exiftool_tmp")
    if not os.path.lexists(left):
        return None
    return Reason("{file} was left by an interrupted ExifTool", file=shown(left.name))


def _opened(path: Path) -> SidecarMatch:
    raw = read_sidecar(path)
    try:
        return SidecarMatch(path, raw, Values(parse(raw)))
    except PacketError as error:
        return SidecarMatch(path, raw, error=str(error))


def _existing(base: Path) -> Path | None:
    """`base` + `.xmp` in whatever case it exists."""
    text = os.fspath(base)
    return next((Path(text + spelling) for spelling in _SPELLINGS if os.path.lexists(text + spelling)), None)


def _existing_long(photo: Path) -> Path | None:
    """`IMG.CR2.xmp`, also where the case of `CR2` differs and no photo of that very name exists."""
    for suffix in dict.fromkeys((photo.suffix, photo.suffix.lower(), photo.suffix.upper())):
        base = photo.with_name(photo.stem + suffix)
        if base.name == photo.name or not os.path.lexists(base):
            found = _existing(base)
            if found is not None:
                return found
    return None


def _belongs(photo: Path, values: Values | None) -> bool:
    """Whether `IMG.xmp` with these values (None: damaged) is this photo's."""
    stated = sidecar_extension(values) if values is not None else None
    if stated is not None:
        return stated == extension(photo)
    return is_raw(photo) or not any(is_raw(other) for other in sharing_stem(photo))
