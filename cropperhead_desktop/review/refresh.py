"""What other programs did to the folder meanwhile: new photos, vanished and changed ones, and their sidecars.

`check` compares the folder with what is known. Nothing on disk is ever written here, and a draft is
never dropped because of news: it is marked as contradicted, and the user decides.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.changes import Stamps, photos_rewritten, photos_touched, written_since
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.shots import look_into
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, tr

_SAME = 1e-6
_SLACK_NS = 5_000_000_000
"""By so much the clock of a network drive may be behind."""


@dataclass(frozen=True, slots=True)
class _News:
    photos: tuple[Path, ...]
    raws: Mapping[Path, Path]
    unreadable: frozenset[Path]
    """What could not be listed: photos there do not count as vanished."""
    stamps: Stamps
    rewritten: tuple[Path, ...]
    """Photos whose own files changed."""
    records: tuple[tuple[Path, CropRecord], ...]
    took: float
    """Seconds that it took to look."""


Renew = Callable[[Sequence[Path], Sequence[Path], Mapping[Path, Path]], None]
"""Hears of all photos that there are now, of those among them that are new, and of the raws of shots."""


class FolderRefresh:
    """Compares the folder with what is known; one check at a time, none while sidecars are being written."""

    def __init__(
        self,
        store: SessionStore,
        jobs: JobRunner,
        generation: Generation,
        decisions: Decisions,
        look_again: Callable[[], object],
    ) -> None:
        """`look_again` asks for a `check`."""
        self._store = store
        self._jobs = jobs
        self._generation = generation
        self._decisions = decisions
        self._look_again = look_again
        self._stamps: Stamps | None = None
        self._checking = False
        self._since = 0
        self._again: Callable[[], None] | None = None
        self.on_looked: Callable[[float], object] = lambda _seconds: None
        """Told how many seconds a look took."""
        self._own_work = 0
        self._own_unseen = False

    def own_work(self, begins: bool) -> None:
        """A batch of our own begins or is over: what it writes is shown, but is no news."""
        self._own_work += 1 if begins else -1
        self._own_unseen = True

    def forget(self) -> None:
        """Another folder is opened."""
        self._stamps, self._checking, self._again = None, False, None
        self._since = time.time_ns()

    def start(self, photos: Sequence[Path]) -> None:
        """Remember the files of the folder as they are.

        That comes after the first proposals. What was written since `forget` may have been read before: it
        counts as unknown, and is looked at again when none of our own writes is under way.
        """
        self._checking = True  # what is asked for meanwhile comes after it
        paths, since = tuple(photos), self._since

        def work(backend: Backend, _progress: object) -> tuple[Stamps, Stamps]:
            stamps, own = backend.stamps(paths), set(paths)
            others = {path: stamp for path, stamp in stamps.items() if path not in own}
            here = {path: stamp for path, stamp in stamps.items() if path in own}
            return stamps, {**written_since(others, since - _SLACK_NS), **written_since(here, since)}

        def began(known: tuple[Stamps, Stamps]) -> None:
            stamps, late = known
            self._stamps = {**stamps, **dict.fromkeys(late, "")}
            self._checked()
            if late:
                self._look_again()

        self._jobs.photo(work, began, self._failed, Priority.REST, self._generation)

    def check(self, opened: Sequence[Path], subfolders: bool, pair: bool, found: Renew) -> None:
        """Compare; `found` is called when photos came or vanished. `pair` as `shots.look_into`."""
        known = self._stamps
        if self._checking:
            # what happens from now on may not be seen by the check that is under way
            self._again = lambda: self.check(opened, subfolders, pair, found)
        if self._checking or known is None or self._decisions.under_way:
            return
        self._checking = True
        is_last = not self._own_work
        begun = self._decisions.begun
        before = tuple(item.path for item in self._store.session)
        shots = {item.raw: item.path for item in self._store.session if item.raw is not None}

        def work(backend: Backend, progress: ProgressCallback) -> _News:
            begun = time.monotonic()
            outcome = look_into(backend, opened, progress, subfolders, pair)
            stamps = backend.stamps((*outcome.photos, *before))
            rewritten = photos_rewritten(known, stamps, before)
            near = photos_touched(known, stamps, (*before, *shots))
            touched = dict.fromkeys((*(shots.get(path, path) for path in near), *rewritten))
            records = tuple((path, backend.sidecars.read(path)) for path in touched)
            unreadable = frozenset(problem.path for problem in outcome.problems)
            took = time.monotonic() - begun
            return _News(outcome.photos, outcome.raws, unreadable, stamps, rewritten, records, took)

        def done(news: _News) -> None:
            self.on_looked(news.took)
            # what was read while we wrote ourselves may be older than what is shown: check again later
            if begun == self._decisions.begun:
                self._take(news, before, found)
                self._own_unseen = self._own_unseen and not is_last
            self._checked()

        self._jobs.photo(work, done, self._failed, Priority.SOON, self._generation)

    def _failed(self, error: Exception) -> None:
        self._store.view.report(error)
        self._checked()

    def _checked(self) -> None:
        self._checking = False
        again, self._again = self._again, None
        if again is not None:
            again()

    def _say(self, text: str) -> None:
        if not self._own_work and not self._own_unseen:
            self._store.view.say(text)

    def _take(self, news: _News, before: tuple[Path, ...], found: Renew) -> None:
        self._stamps = news.stamps
        self._take_records(news.records)
        self._take_photos(news.rewritten)
        there = set(news.photos)
        kept = (path for path in before if path not in there and not news.unreadable.isdisjoint(path.parents))
        photos = (*news.photos, *kept)
        raws = {item.path: item.raw for item in self._store.session if item.raw is not None}
        if set(photos) != set(before) or raws != news.raws:
            known = set(before)
            self._warn_of_drafts(set(before) - set(photos))
            found(photos, tuple(path for path in photos if path not in known), news.raws)

    def _take_records(self, records: Sequence[tuple[Path, CropRecord]]) -> None:
        changed = []
        for path, record in records:
            item = self._store.item(path)
            if item is None or item.record is None or same_record(item.record, record):
                continue
            if item.draft is not None and same_crop(item.draft, record.crop):
                item = item.with_draft(None)  # drawn, written, taken back and done again in another run
            changed.append(item.with_record_from_outside(record))
            if item.is_changed:
                words = tr(
                    "{name}: its sidecar changed while your crop is not saved. "
                    "Enter writes yours over it; resetting the crop takes theirs."
                )
                self._store.view.note(words.format(name=printable(path.name)))
        self._store.update(*changed)
        if changed:
            words = tr("Changed outside and read again: {photos}")
            self._say(words.format(photos=counted(len(changed), "photo")))

    def _take_photos(self, rewritten: Sequence[Path]) -> None:
        """Their pictures are fetched again, and a proposal that was made for other pixels is dropped."""
        items = [item for item in map(self._store.item, rewritten) if item is not None]
        if items:
            self._store.view.show_rewritten([item.path for item in items])
            self._store.update(*(item.with_suggestion(None).with_error(None) for item in items))
            self._say(tr("Photo files changed: {photos}").format(photos=counted(len(items), "photo")))

    def _warn_of_drafts(self, vanished: set[Path]) -> None:
        for path in sorted(vanished):
            item = self._store.item(path)
            if item is not None and item.is_changed:
                words = tr("{name} is gone; its crop was not saved.")
                self._store.view.note(words.format(name=printable(path.name)))


def same_record(one: CropRecord, other: CropRecord) -> bool:
    """True when two readings say the same to the six decimals of a sidecar, warnings aside."""
    rest = (
        (each.has_crop, each.already_applied, each.decision, each.marks, each.error, each.editor)
        + (each.is_outdated,)
        for each in (one, other)
    )
    return next(rest) == next(rest) and same_crop(one.crop, other.crop)


def same_crop(one: Crop | None, other: Crop | None) -> bool:
    """The same of two crops."""
    if one is None or other is None:
        return one is other
    names = ("left", "top", "right", "bottom", "angle")
    return all(math.isclose(getattr(one, name), getattr(other, name), abs_tol=_SAME) for name in names)
