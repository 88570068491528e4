"""Everything somebody has ever cropped, learnt at one go: from folders, and from what other editors keep.

Of photos that are here the latest teach fully; all others, and those that are offline, count for size and
ratio. Nothing is copied but numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError, PhotoError, Reason
from cropperhead_desktop.domain.labelling import Copies, Origin
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, PhotoInfo, extension, photo_key
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.editors.found import EditorCrop
from cropperhead_desktop.inference.style.head import Learnt, Style, Voice
from cropperhead_desktop.inference.style.personal import Kept, PersonalStyle
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
_OUTSIDE = Reason("a crop outside its picture")
_REASONS = 5


@dataclass(frozen=True, slots=True)
class LearnReport:
    """What was learnt, and from what.

    Of `known` crops the newest `full` ones were learnt with their photos, and `by_size` ones count for size
    and ratio alone; `whole` photos are not cropped there. `years` are the first and the last in which photos
    of known ones were taken. `missing` are folders that are not there, with the photos in each. `before` is
    the style as it was.
    """

    known: int
    whole: int
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
    folders: tuple[Path, ...]
    """Where the photos lie that were looked at, those of the newest crops first."""
    learner: PersonalStyle
    """What learnt: the style that was in use when it began."""
    before: Style
    keys: frozenset[str]
    is_own: bool
    """Whether the user's crops propose now."""

    @property
    def learnt(self) -> int:
        """All crops together."""
        return self.full + self.by_size

    def sentences(self) -> list[str]:
        """The same for people, one sentence each."""
        told = [f"{counted(self.learnt, 'crop')} learnt{self._when()}{self._by()}."]
        if self.known > self.learnt:
            told = [f"{self.known:,} crops{self._when()}{self._by()}: the newest {self.learnt:,} learnt."]
        if self.by_size:
            told.append(f"{self.by_size:,} by size and ratio alone: the photos are elsewhere or older.")
        if self.learnt:
            told.append(f"You crop {self.words[0]}.")
        if self.whole:
            told.append(f"{counted(self.whole, 'photo')} there not cropped.")
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
            "known": self.known,
            "uncropped": self.whole,
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
    learner = services.style  # another one may be in use before this is over
    before, sources = learner.style, [one.absolute() for one in sources]
    elsewhere = read_elsewhere(services, sources, roots, progress)
    scanned = services.scan([one for one in sources if _has_photos(one)], progress, recursive)
    photos = list(dict.fromkeys([*scanned.photos, *(here := elsewhere.here)]))
    eyes = seeing(services, elsewhere)
    decided = decided_crops(eyes, photos, progress)

    def whence(path: Path) -> Whence:
        found = elsewhere.crops.get(path)
        return Whence(elsewhere.catalogues.get(path.parent, ""), found.taken if found is not None else None)

    latest = sorted(decided.crops, key=lambda path: _changed(path, elsewhere))
    lessons, failures = lessons_of(
        eyes, [(path, decided.crops[path]) for path in latest[-MOST_AT_ONCE:]], progress, whence
    )
    full = {photo_key(kept.path) for kept, *_others in lessons}
    seen = [kept_of(eyes, path, decided.crops[path], whence(path)) for path in latest]
    away, left_out = _away(elsewhere, {*here, *decided.crops})
    newest = [kept for one in away[-MOST_BY_SIZE:] if (kept := _kept_away(elsewhere, one, left_out))]
    others = [kept for kept in (*newest, *seen) if photo_key(kept.path) not in full]
    unseen = _learnable(sorted(others, key=lambda kept: kept.provenance.day)[-MOST_BY_SIZE:], left_out)
    learner.learn_all(lessons, progress, unseen)
    style = learner.style
    gone = {one.key for one in before.crops} - {one.key for one in style.crops}
    taken = [*(kept.taken for kept in seen), *(one.taken for one in away)]
    years = [when.year for when in taken if when is not None]
    return LearnReport(
        known=len(seen) + len(away) - left_out[_OUTSIDE],
        whole=elsewhere.whole,
        full=len(lessons),
        by_size=len(unseen),
        years=(min(years), max(years)) if years else None,
        cameras=_cameras(services, elsewhere, [kept.path for kept, *_others in lessons]),
        left_out=left_out + Counter(decided.left_out) + Counter(elsewhere.left_out),
        missing=elsewhere.missing(),
        words=tuple(learner.words()),
        notes=elsewhere.notes,
        failures=(*decided.failures, *failures),
        problems=tuple(scanned.problems),
        pairs=tuple(telling(style, {photo_key(kept.path): kept.path for kept, *_others in lessons})),
        folders=tuple(dict.fromkeys(kept.path.parent for kept, *_others in reversed(lessons))),
        learner=learner,
        before=before,
        keys=frozenset((*full, *(one.key for one in unseen), *gone)),
        is_own=learner.voice is not Voice.MODEL,
    )


def forget_past(report: LearnReport) -> None:
    """Take back what a round of learning taught, in the style that learnt it (FileError)."""
    report.learner.take_back(report.before, report.keys)


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


def _away(elsewhere: Elsewhere, here: set[Path]) -> tuple[list[EditorCrop], Counter[str]]:
    """The crops of photos that are not here, and those known by size and ratio only, the newest photo last;
    how many crops are copies."""
    away, left_out, copies = list[EditorCrop](), Counter[str](), Copies()
    for path, found in elsewhere.crops.items():
        if path in here or found.crop is None:
            continue  # it was looked at: whoever did so told what is wrong with it
        if copies.origin(path.parent, found.crop, Origin.ELSEWHERE) is Origin.COPIED:
            left_out[Reason("copied from another photo")] += 1
        else:
            away.append(found)
    return sorted(away, key=lambda one: one.taken or datetime.min), left_out


def _kept_away(elsewhere: Elsewhere, found: EditorCrop, left_out: Counter[str]) -> Kept | None:
    """A crop as far as it is known without looking at the photo."""
    assert found.crop is not None
    try:
        info = PhotoInfo(found.width, found.height, found.orientation)
        box = info.box(found.crop)
    except (ValueError, ZeroDivisionError):
        left_out[_OUTSIDE] += 1
        return None
    path = found.photo
    source = Whence(elsewhere.catalogues.get(path.parent, "")).name(path)
    return Kept(path, info, box, 1.0, found.taken, source, found.is_exact)


def _learnable(kept: Sequence[Kept], left_out: Counter[str]) -> list[Learnt]:
    learnt = []
    for one in kept:
        try:
            learnt.append(one.unseen)
        except ValueError:
            left_out[_OUTSIDE] += 1
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
