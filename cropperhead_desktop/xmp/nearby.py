"""The record of a photo whose folder was listed already, without asking the system for every spelling.

Only for the plain cases: usual names, an owner beyond doubt, packets without anything to tell. All others
are left to `store.Sidecars`, which gives the same record in them, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, PhotoInfo, extension
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.xmp.codec import sidecar_extension
from cropperhead_desktop.xmp.packet import MAX_BYTES, TOO_LARGE, PacketError
from cropperhead_desktop.xmp.quick import simple_values
from cropperhead_desktop.xmp.record import Role, XmpSource, resolve
from cropperhead_desktop.xmp.sidecar import cases, is_duplicate, is_heir
from cropperhead_desktop.xmp.tags import Readable


class QuickPacket(NamedTuple):
    """A plain packet of a photo: what it is to it, the file in which it lies, and its properties."""

    role: Role
    path: Path
    values: Readable


class _NotPlain(Exception):
    """Something that is for the store to judge."""


def quick_packets(
    photo: Path, sidecars: Sequence[str], siblings: Sequence[str], packet: bytes | None
) -> Sequence[QuickPacket] | None:
    """The photo's packets in the order in which they count; None: not a plain case.

    `sidecars` are the names beside it that may be its own, `siblings` those of the files that share its
    stem, in any case; `packet` is what the photo itself carries.
    """
    try:
        return _packets(photo, sidecars, siblings, packet)
    except (PacketError, OSError, _NotPlain):
        return None


def quick_sources(packets: Sequence[QuickPacket], info: PhotoInfo) -> Sequence[XmpSource]:
    """What each packet says alone; `info` are the photo's own facts."""
    size = (info.width, info.height)
    return [XmpSource.of(role, path, values, size) for role, path, values in packets]


def quick_record(sources: Sequence[XmpSource], photo: Path, info: PhotoInfo) -> CropRecord | None:
    """The record that `Sidecars.read` would give a photo; None: not a plain case."""
    record = resolve(sources, photo, info.frame)
    return None if record.warnings else record


def _packets(
    photo: Path, sidecars: Sequence[str], siblings: Sequence[str], packet: bytes | None
) -> Sequence[QuickPacket]:
    """As `quick_packets` (_NotPlain, PacketError, OSError)."""
    name = photo.name
    stem, dot, _ = name.rpartition(".")
    named = {f"{stem}.xmp": Role.SHORT, f"{name}.xmp": Role.LONG}
    if not (stem and dot and name.isascii()) or not all(sidecar in named for sidecar in sidecars):
        raise _NotPlain
    found = []
    for sidecar in sorted(sidecars, key=len):
        path = photo.with_name(sidecar)
        values = _simple(read_limited(path, MAX_BYTES, TOO_LARGE))
        role = _role(photo, values, siblings) if named[sidecar] is Role.SHORT else Role.LONG
        if role is not None and not (role is Role.LONG and is_duplicate(values, name)):
            found.append(QuickPacket(role, path, values))
    found.sort(key=lambda each: each.role is Role.SHARED)
    own = [QuickPacket(Role.PHOTO, photo, _simple(packet))] if packet is not None else []
    return [*found, *own]


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
