"""Everything somebody has ever cropped, learnt at one go: from folders, and from what other editors keep.

Of photos that are here the latest teach fully; all others, and those that are offline, count for size and
ratio. Nothing is copied but numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError, PhotoError
from cropperhead_desktop.domain.labelling import Copies, Origin
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, PhotoInfo, extension, photo_key
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.inference.style.head import Learnt, Style, Voice
from cropperhead_desktop.inference.style.personal import Kept
from cropperhead_desktop.workflows.elsewhere import Elsewhere, read_elsewhere, seeing
from cropperhead_desktop.workflows.learn.pairs import CropPair, telling
from cropperhead_desktop.workflows.learn.personal import (
    MOST_AT_ONCE,
    Whence,
    decided_crops,
    kept_of,
    lessons_of,
)
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import PhotoCrop

MOST_BY_SIZE = 1000
"""Crops, the latest, that count for size and ratio alone: more change nothing about what is usual."""

_CAMERAS = 3
_REASONS = 5


@dataclass(frozen=True, slots=True)
class LearnReport:
    """What was learnt, and from what.

    `full` crops were learnt with their photos, `by_size` ones count for size and ratio alone; `years` are the
    first and the last in which photos were taken. `missing` are folders that are not there, with the photos
    in each. `before` is the style as it was.
    """

    full: int
    by_size: int
    years: tuple[int, int] | None
    cameras: Mapping[str, int]
    left_out: Mapping[str, int]
    missing: Mapping[str, int]
    words: tuple[str, ...]
    notes: tuple[str, ...]
    failures: tuple[Outcome[PhotoCrop], ...]
    problems: tuple[FileError, ...]
    """What could not be listed."""
    pairs: tuple[CropPair, ...]
    before: Style
    keys: tuple[str, ...]
    is_own: bool
    """Whether the user's crops propose now."""

    @property
    def learnt(self) -> int:
        """All crops together."""
        return self.full + self.by_size

    def sentences(self) -> list[str]:
        """The same for people, one sentence each."""
        told = [f"{counted(self.learnt, 'crop')} learnt{self._when()}{self._by()}."]
        if self.by_size:
            told.append(f"{self.by_size:,} by size and ratio alone: the photos are elsewhere or older.")
        if self.learnt:
            told.append(f"You crop {self.words[0]}.")
        reasons = sorted(self.left_out.items(), key=lambda pair: -pair[1])
        if reasons:
            total, listed = sum(self.left_out.values()), reasons[:_REASONS]
            more = "" if len(reasons) <= _REASONS else "; …"
            told.append(
                f"Left out: {total:,} ({'; '.join(f'{count:,} {why}' for why, count in listed)}{more})."
            )
        for folder, count in self.missing.items():
            told.append(f"{folder} is not here ({counted(count, 'photo')}).")
        told.append("Proposals are yours now." if self.is_own else "The model still proposes.")
        return told

    def record(self) -> Row:
        """The row of `learn --json`."""
        return {
            "status": "ok",
            "learnt": self.learnt,
            "with_photo": self.full,
            "by_size": self.by_size,
            "years": list(self.years) if self.years else None,
            "cameras": dict(self.cameras),
            "left_out": dict(self.left_out),
            "missing": dict(self.missing),
            "words": list(self.words),
            "notes": list(self.notes),
            "yours": self.is_own,
            "pairs": [{"file": str(pair.photo), "likeness": round(pair.likeness, 4)} for pair in self.pairs],
        }

    def _when(self) -> str:
        if self.years is None:
            return ""
        first, last = self.years
        return f" from {first}" if first == last else f" from {first} to {last}"

    def _by(self) -> str:
        named = [name for name, _count in Counter(self.cameras).most_common(_CAMERAS)]
        if len(self.cameras) > len(named):
            named.append(counted(len(self.cameras) - len(named), "other camera"))
        return f", by {', '.join(named)}" if named else ""


def learn_past(
    services: Services,
    sources: Sequence[Path],
    roots: Mapping[str, Path] | None = None,
    recursive: bool = True,
    progress: ProgressCallback = ignore_progress,
) -> LearnReport:
    """Learn from folders, photos, catalogues and other editors' files; photos and sources are only read.

    What was decided here counts before another editor's crop of the same photo. Raises FileError (a source
    that cannot be read), ModelError; whatever `progress` raises ends it, and nothing is then learnt.
    """
    before = services.style.style
    elsewhere = read_elsewhere(services, sources, roots, progress)
    scanned = services.scan([one for one in sources if _has_photos(one)], progress, recursive)
    photos = list(dict.fromkeys([*scanned.photos, *elsewhere.here]))
    eyes = seeing(services, elsewhere)
    decided = decided_crops(eyes, photos, progress)

    def whence(path: Path) -> Whence:
        found = elsewhere.crops.get(path)
        return Whence(elsewhere.catalogues.get(path, ""), found.taken if found is not None else None)

    latest = sorted(decided.crops, key=lambda path: _changed(path, elsewhere))
    lessons, failures = lessons_of(
        eyes, [(path, decided.crops[path]) for path in latest[-MOST_AT_ONCE:]], progress, whence
    )
    full = {photo_key(kept.path) for kept, *_others in lessons}
    known = [kept_of(eyes, path, decided.crops[path], whence(path)) for path in latest]
    away, left_out = _unseen(elsewhere, set(decided.crops))
    others = [kept for kept in (*away, *known) if photo_key(kept.path) not in full]
    if len(others) > MOST_BY_SIZE:
        left_out["older than the latest that count"] += len(others) - MOST_BY_SIZE
        others = sorted(others, key=lambda kept: kept.provenance.day)[-MOST_BY_SIZE:]
    unseen = _learnable(others, left_out)
    services.style.learn_all(lessons, progress, unseen)
    keys = (*full, *(one.key for one in unseen))
    style = services.style.style
    days = [one.provenance.day for one in style.crops if one.key in set(keys) and one.provenance.day >= 0]
    return LearnReport(
        full=len(lessons),
        by_size=len(unseen),
        years=(_year(min(days)), _year(max(days))) if days else None,
        cameras=_cameras(services, elsewhere, [kept.path for kept, *_others in lessons]),
        left_out=left_out + Counter(decided.left_out) + Counter(elsewhere.left_out),
        missing=elsewhere.missing(),
        words=tuple(services.style.words()),
        notes=elsewhere.notes,
        failures=(*decided.failures, *failures),
        problems=tuple(scanned.problems),
        pairs=tuple(telling(style, {photo_key(kept.path): kept.path for kept, *_others in lessons})),
        before=before,
        keys=keys,
        is_own=services.style.voice is not Voice.MODEL,
    )


def forget_past(services: Services, report: LearnReport) -> None:
    """Take back what a round of learning taught (FileError, ModelError)."""
    services.style.take_back(report.before, report.keys)


def _has_photos(source: Path) -> bool:
    """Folders and photos have photos; a catalogue names its own."""
    return source.is_dir() or extension(source) in PHOTO_EXTENSIONS


def _changed(path: Path, elsewhere: Elsewhere) -> float:
    """When a crop was made, as far as anybody knows."""
    found = elsewhere.crops.get(path.absolute())
    when = found.changed or found.taken if found is not None else None
    if when is not None:
        return when.timestamp()
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _unseen(elsewhere: Elsewhere, here: set[Path]) -> tuple[list[Kept], Counter[str]]:
    """The crops of photos that are not here, or known by size and ratio only; what cannot be used."""
    kept, left_out, copies = list[Kept](), Counter[str](), Copies()
    for path, found in elsewhere.crops.items():
        if path in here or found.crop is None:
            continue
        if copies.origin(path.parent, found.crop, Origin.ELSEWHERE) is Origin.COPIED:
            left_out["copied from another photo"] += 1
        elif found.is_exact and path.is_file():
            continue  # looked at, and found wanting: told by whoever looked
        else:
            try:
                info = PhotoInfo(found.width, found.height, found.orientation)
                box = info.box(found.crop)
            except (ValueError, ZeroDivisionError):
                left_out["a crop without an area"] += 1
                continue
            source = Whence(elsewhere.catalogues.get(path, "")).name(path)
            kept.append(Kept(path, info, box, 1.0, found.taken, source, found.is_exact))
    return kept, left_out


def _learnable(kept: Sequence[Kept], left_out: Counter[str]) -> list[Learnt]:
    learnt = []
    for one in kept:
        try:
            learnt.append(one.unseen)
        except ValueError:
            left_out["a crop outside its picture"] += 1
    return learnt


def _cameras(services: Services, elsewhere: Elsewhere, photos: Sequence[Path]) -> dict[str, int]:
    """The cameras that photos were taken with, as the editors say, else as the photos do."""
    cameras = Counter(found.camera for found in elsewhere.crops.values() if found.camera)
    for path in photos:
        if path.absolute() not in elsewhere.crops:
            try:
                cameras[services.photos.camera(path).camera] += 1
            except PhotoError:
                continue
    del cameras[""]
    return dict(cameras.most_common())


def _year(day: float) -> int:
    return date.fromordinal(int(day) + date(1970, 1, 1).toordinal()).year
