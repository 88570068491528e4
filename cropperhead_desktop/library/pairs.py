"""Which photos are a raw and the JPEG or HEIC that the camera wrote beside it, by their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from unicodedata import normalize

from cropperhead_desktop.domain.photo import extension, is_sensor_data

_BESIDE = (frozenset({"jpg", "jpeg"}), frozenset({"heic", "heif", "hif"}))
"""What cameras write beside a raw, the first kind first where there are both."""


def pairs_among(photos: Iterable[Path]) -> Mapping[Path, Path]:
    """The raw of each JPEG (else HEIC) of the same folder and stem, whatever the case of the extensions.

    Where one stem has several raws, or several JPEGs, nobody knows which belong together.
    """
    photos = tuple(photos)
    if not any(map(is_sensor_data, photos)):
        return {}
    by_stem: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for photo in photos:
        by_stem[photo.parent, normalize("NFC", photo.stem)].append(photo)
    found = {}
    for same in by_stem.values():
        raws = [photo for photo in same if is_sensor_data(photo)]
        beside = next(filter(None, ([p for p in same if extension(p) in kinds] for kinds in _BESIDE)), [])
        if len(raws) == len(beside) == 1:
            found[beside[0]] = raws[0]
    return found
