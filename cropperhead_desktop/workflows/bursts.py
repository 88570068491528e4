"""Which photos were taken in one moment: neighbours by name, each within seconds of the one before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from statistics import median

from cropperhead_desktop.domain.labelling import BURST_SECONDS
from cropperhead_desktop.domain.suggestion import BurstFrame
from cropperhead_desktop.library.scan import scan

MOST = 24
"""Frames that get one composition; the next ones of a longer burst get another."""

STEADY = 1.0
"""Degrees: who held the camera so far from the other frames of a burst meant to, or moved on."""

_FOLDERS = 8

_Neighbours = tuple[Sequence[Path], Mapping[str, int]]
"""The photos of a folder, and the place of each by its name."""


def tilt_as_one(own: float | None, others: Iterable[float | None]) -> float | None:
    """The tilt (degrees) of a frame as if it leaned as its burst does: the camera's sensor sways with each
    release. Its own where it was held otherwise, or where the camera tells nothing of it (None)."""
    if own is None:
        return None
    middle = median([own, *(each for each in others if each is not None)])
    return middle if abs(middle - own) <= STEADY else own


class Bursts:
    """Finds the burst of a photo in its folder; what was read once is known. Thread-safe, never raises."""

    def __init__(self, taken: Callable[[Path], datetime | None]) -> None:
        self._taken = taken
        self._listing = threading.Lock()
        self._folders: dict[Path, tuple[int, _Neighbours]] = {}
        """By folder when it was written, and its photos."""
        self._times: dict[tuple[Path, int, int], datetime | None] = {}

    def around(self, photo: Path) -> tuple[Sequence[Path], Sequence[Path]]:
        """The frames before and after a photo, in order."""
        names, places = self._neighbours(photo)
        own = first = last = places.get(photo.name, -1)
        if own < 0:
            return (), ()
        while first > 0 and self._is_near(names[first - 1], names[first]):
            first -= 1
        while last + 1 < len(names) and self._is_near(names[last], names[last + 1]):
            last += 1
        block = first + (own - first) // MOST * MOST
        return names[block:own], names[own + 1 : min(last + 1, block + MOST)]

    def frames(self, photo: Path, frame: BurstFrame) -> Sequence[Path]:
        """The frames that show the moment of a photo, which is this one of them, in order of time."""
        before, after = self.around(photo)
        first = len(before) - frame.place
        return (*before, photo, *after)[max(0, first) : first + frame.count]

    def _neighbours(self, photo: Path) -> _Neighbours:
        """All photos of the folder, in natural order."""
        folder = photo.parent
        try:
            written = folder.stat().st_mtime_ns
        except OSError:
            return (), {}
        with self._listing:  # once, however many photos of a large folder are asked for at the same time
            known = self._folders.get(folder)
            if known is None or known[0] != written:
                photos = scan([folder]).photos
                known = written, (photos, {each.name: place for place, each in enumerate(photos)})
                self._folders[folder] = known
                while len(self._folders) > _FOLDERS:
                    self._folders.pop(next(iter(self._folders)))
        return known[1]

    def _is_near(self, one: Path, other: Path) -> bool:
        earlier, later = self._time(one), self._time(other)
        if earlier is None or later is None:
            return False
        return abs((later - earlier).total_seconds()) <= BURST_SECONDS

    def _time(self, photo: Path) -> datetime | None:
        try:
            facts = photo.stat()
        except OSError:
            return None
        key = photo, facts.st_mtime_ns, facts.st_size
        if key not in self._times:
            self._times[key] = self._taken(photo)
        return self._times[key]


def burst_version(frames: Sequence[Path]) -> str:
    """Changes where a frame comes, goes or is written anew; empty without other frames."""
    facts = []
    for frame in frames:
        try:
            facts.append((frame.name, frame.stat().st_mtime_ns))
        except OSError:
            facts.append((frame.name, 0))
    return sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:16] if facts else ""
