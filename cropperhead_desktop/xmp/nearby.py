"""The record of a photo whose folder was listed already, without asking the system for every spelling.

Only for the plain cases: usual names, an owner beyond doubt, packets without anything to tell. All others
are left to `store.Sidecars`, which gives the same record in them, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, PhotoInfo, extension
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.xmp.codec import sidecar_extension
from cropperhead_desktop.xmp.packet import MAX_BYTES, TOO_LARGE, PacketError
from cropperhead_desktop.xmp.quick import simple_values
from cropperhead_desktop.xmp.record import Role, XmpSource, resolve
from cropperhead_desktop.xmp.sidecar import cases, is_duplicate, is_heir
from cropperhead_desktop.xmp.tags import Readable


def quick_record(
    photo: Path, sidecars: Sequence[str], siblings: Sequence[str], packet: bytes | None, info: PhotoInfo
) -> CropRecord | None:
    """The record that `Sidecars.read` would give a photo; None: not a plain case.

    `sidecars` are the names beside it that may be its own, `siblings` those of the files that share its
    stem, in any case; `packet` is what the photo itself carries, `info` its own facts.
    """
    try:
        sources = _sources(photo, sidecars, siblings, packet, (info.width, info.height))
    except (PacketError, OSError, _NotPlain):
        return None
    record = resolve(sources, photo, info.frame)
    return None if record.warnings else record


class _NotPlain(Exception):
    """Something that is for the store to judge."""


def _sources(
    photo: Path, sidecars: Sequence[str], siblings: Sequence[str], packet: bytes | None, size: tuple[int, int]
) -> list[XmpSource]:
    """The photo's packets in the order in which they count (_NotPlain, PacketError, OSError)."""
    name = photo.name
    stem, dot, _ = name.rpartition(".")
    named = {f"{stem}.xmp": Role.SHORT, f"{name}.xmp": Role.LONG}
    if not (stem and dot and name.isascii()) or not all(sidecar in named for sidecar in sidecars):
        raise _NotPlain
    sources = []
    for sidecar in sorted(sidecars, key=len):
        path = photo.with_name(sidecar)
        values = _simple(read_limited(path, MAX_BYTES, TOO_LARGE))
        role = _role(photo, values, siblings) if named[sidecar] is Role.SHORT else Role.LONG
        if role is not None and not (role is Role.LONG and is_duplicate(values, name)):
            sources.append(XmpSource.of(role, path, values, size))
    sources.sort(key=lambda source: source.role is Role.SHARED)
    return [
        *sources,
        *([XmpSource.of(Role.PHOTO, photo, _simple(packet), size)] if packet is not None else []),
    ]


def _simple(raw: bytes) -> Readable:
    values = simple_values(raw)
    if values is None:
        raise _NotPlain
    return values


def _role(photo: Path, values: Readable, siblings: Sequence[str]) -> Role | None:
    """What an `IMG.xmp` is to the photo, by the rule of `sidecar.find`; None: another photo's."""
    stated = sidecar_extension(values)
    if stated is None:
        return Role.SHORT if is_heir(photo.name, _photos(photo.stem + ".", siblings)) else Role.SHARED
    if stated != extension(photo):
        return None
    same = [other for other in _photos(photo.stem + ".", siblings) if extension(other) == stated]
    return Role.SHORT if is_heir(photo.name, same) else None


def _photos(start: str, siblings: Sequence[str]) -> list[Path]:
    """The photos among the files of one stem, by the rule of `sidecar.sharing_stem`."""
    suffixes = ((name, name[len(start) :]) for name in siblings if name.startswith(start))
    spelled = ((name, suffix) for name, suffix in suffixes if suffix in cases(suffix))
    return [Path(name) for name, suffix in spelled if suffix.lower() in PHOTO_EXTENSIONS]
