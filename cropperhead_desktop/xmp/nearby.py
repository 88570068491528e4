"""The record of a photo whose folder was listed already, without asking the system for every spelling.

Only for the plain cases: one sidecar or none, its owner beyond doubt, a packet without anything to say
about. All others are left to `store.Sidecars`, which gives the same record in them, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import EMBEDDING_EXTENSIONS, RAW_EXTENSIONS
from cropperhead_desktop.xmp.codec import Readable, read_values, sidecar_extension
from cropperhead_desktop.xmp.files import read_limited
from cropperhead_desktop.xmp.packet import MAX_BYTES, PacketError
from cropperhead_desktop.xmp.quick import values_of


def quick_values(
    photo: Path, sidecars: Sequence[str], siblings: Sequence[str], packet: bytes | None
) -> tuple[Path | None, Readable | None] | None:
    """Where a photo's crop is said (None: nowhere) and the properties there; None: not a plain case.

    `sidecars` are the names beside it that may be its own, `siblings` those of the files that share its
    stem, in any case; `packet` is what the photo itself carries.
    """
    name = photo.name
    stem, dot, suffix = name.rpartition(".")
    extension = suffix.lower()
    if not (stem and dot):
        return None
    try:
        if not sidecars:
            if packet is None or extension not in EMBEDDING_EXTENSIONS:
                return None, None
            return photo, values_of(packet)
        if len(sidecars) > 1 or sidecars[0] not in (f"{stem}.xmp", f"{name}.xmp"):
            return None
        path = photo.with_name(sidecars[0])
        values = values_of(read_limited(path, MAX_BYTES))
    except (PacketError, OSError):
        return None
    if sidecars[0] == f"{stem}.xmp" and not _is_owner(values, stem + dot, extension, siblings):
        return None
    return path, values


def quick_record(
    photo: Path,
    sidecars: Sequence[str],
    siblings: Sequence[str],
    packet: bytes | None,
    size: tuple[int, int],
) -> CropRecord | None:
    """The record that `Sidecars.read` would give a photo of stored `size`; None: not a plain case."""
    found = quick_values(photo, sidecars, siblings, packet)
    if found is None:
        return None
    source, values = found
    if values is None:
        return CropRecord()
    record = read_values(values, size, source)
    return None if record.warnings else record


def _is_owner(values: Readable, start: str, extension: str, siblings: Sequence[str]) -> bool:
    """Whether `IMG.xmp` with these values is the photo's, by the rule of `sidecar`."""
    stated = sidecar_extension(values)
    if stated is not None:
        return stated == extension
    if extension in RAW_EXTENSIONS:
        return True
    return not any(name.startswith(start) and _is_raw(name[len(start) :]) for name in siblings)


def _is_raw(suffix: str) -> bool:
    return suffix.lower() in RAW_EXTENSIONS and suffix in (suffix.lower(), suffix.upper())
