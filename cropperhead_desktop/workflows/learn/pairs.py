"""Crops that taught, with their photos: before and after, and the ones that a proposal came from.

What was learnt names no photo. The photos that are open, and those of remembered folders, are matched by
hashes of where they lie.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import Preview, photo_key
from cropperhead_desktop.geometry.crop import Box, box_between
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.imaging.turning import as_seen
from cropperhead_desktop.inference.style.habits import nearest
from cropperhead_desktop.inference.style.head import Learnt, Style, Voice
from cropperhead_desktop.inference.suggest.candidates import fractions
from cropperhead_desktop.library.scan import listings
from cropperhead_desktop.workflows.services import Services

MOST_PAIRS = 8
MOST_REASONS = 3

_HEIGHT = 1000.0
_ALIKE = 0.9
_MOST_FOLDERS = 5000
_LOOKED_AT = 30
"""Nearest crops among which those are looked for whose photos are here."""


@dataclass(frozen=True, slots=True)
class CropPair:
    """A crop and the model's for the same photo (None where it was never asked), in pixels of a picture of
    `size` (width, height); `photo` is None where nobody knows where it lies now."""

    key: str
    size: tuple[float, float]
    own: Box
    model: Box | None
    photo: Path | None = None
    preview: Preview | None = None

    @property
    def likeness(self) -> float:
        """IoU of both crops, 0 to 1."""
        return 1.0 if self.model is None else iou(self.own, self.model)


def pair_of(one: Learnt, photo: Path | None = None) -> CropPair:
    """A learnt crop beside the model's."""
    size = (one.past.aspect * _HEIGHT, _HEIGHT)

    def box(edges: tuple[float, float, float, float], angle: float) -> Box:
        left, top, right, bottom = edges
        return box_between(left * size[0], top * size[1], right * size[0], bottom * size[1], angle)

    model = box(one.proposed, one.angles[1]) if one.is_seen else None
    return CropPair(one.key, size, box(one.past.box, one.angles[0]), model, photo)


def telling(style: Style, photos: Mapping[str, Path], most: int = MOST_PAIRS) -> list[CropPair]:
    """The crops that say most about a person: made by them unlike the model's, from all times, with photos
    at hand."""
    made = [one for one in style.crops if one.is_own and one.is_seen and one.key in photos]
    pairs = [pair_of(one, photos[one.key]) for one in made]
    unlike = [pair for pair in pairs if pair.likeness < _ALIKE]
    step = max(1.0, len(unlike) / most)
    return [unlike[int(number * step)] for number in range(min(most, len(unlike)))]


def shown(services: Services, pair: CropPair) -> CropPair:
    """The pair with its picture, as it was seen in the camera; without one where it cannot be read."""
    if pair.photo is None:
        return pair
    try:
        preview = as_seen(services.photos.preview(pair.photo))
    except PhotoError:
        return pair
    return CropPair(pair.key, pair.size, pair.own, pair.model, pair.photo, preview)


def photos_of(wanted: Collection[Learnt], opened: Sequence[Path], folders: Sequence[Path]) -> dict[str, Path]:
    """Where photos of learnt crops lie, by key: among the photos that are open, then in folders and below."""
    keys, homes = {one.key for one in wanted}, {one.moment.folder for one in wanted}
    found = {key: photo for photo in opened if (key := photo_key(photo)) in keys}
    for photo in _in_folders(folders, homes) if len(found) < len(keys) else ():
        if (key := photo_key(photo)) in keys:
            found.setdefault(key, photo)
    return found


def _in_folders(folders: Sequence[Path], homes: Collection[str]) -> Iterator[Path]:
    there = [folder for folder in folders if folder.is_dir()]
    for listing in islice(listings(there, True), _MOST_FOLDERS):
        if photo_key(listing.folder) in homes:
            yield from (listing.folder / name for name in listing.photos)


def reasons(
    services: Services, photo: Path, opened: Sequence[Path], folders: Sequence[Path]
) -> tuple[CropPair, ...]:
    """The own crops that the proposal for a photo came from, nearest first; none where the model proposes.

    Raises PhotoError, ModelError, FileError.
    """
    style = services.style.style
    if not services.options.personal or style.agreement().voice is Voice.MODEL:
        return ()
    info = services.photos.info(photo)
    made, plain = services.suggest(photo), services.suggest(photo, personal=False)
    if made.crop == plain.crop:
        return ()
    seen = info.as_seen
    width, height = seen.displayed
    box = np.clip(fractions(seen.box(info.inward(made.crop)), width, height), 0.0, 1.0)
    others = style.forget(photo_key(photo))
    near = nearest(others, width / height, box, _LOOKED_AT)
    here = photos_of(near, opened, folders)
    # those that can be shown come first, and among them the nearest
    near.sort(key=lambda one: one.key not in here)
    return tuple(shown(services, pair_of(one, here.get(one.key))) for one in near[:MOST_REASONS])
