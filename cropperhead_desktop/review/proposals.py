"""Photos that wait for the model.

A few are with it at a time, and the next one is picked only when one comes back, so the photo in front
of the user and those after it always go first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.errors import CropperHeadError, FileError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import Ratio
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.jobs import PHOTO_THREADS, Generation, JobRunner, Priority
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.store import SessionStore

_Answer = tuple[PhotoInfo, Suggestion, Mapping[str, Crop], Sequence[Path]]
"""Size, proposal, crops in other ratios, and the frames of the photo's burst."""


class ProposalQueue:
    """Asks the model for a crop of every undecided photo, those next to the one in front first."""

    def __init__(
        self,
        store: SessionStore,
        jobs: JobRunner,
        generation: Generation,
        ratio: Callable[[], Ratio | None],
        deliverables: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._store = store
        self._jobs = jobs
        self._generation = generation
        self._ratio = ratio
        self._deliverables = deliverables
        self._wanted: set[Path] = set()
        self._asked: set[Path] = set()
        self._unread: set[Path] = set()
        self._front = 0
        self._row = 0
        self._broken = False
        self._expected: Path | None = None
        """The photo in front whose proposal the user had renewed: it may jump."""
        self.on_answer: Callable[[], object] = lambda: None
        """Told of every photo that comes back from the model."""
        self._late: dict[Path, ReviewItem] = {}
        """Photos that were in hand when a newer proposal of theirs came."""
        self.is_in_hand: Callable[[], bool] = lambda: False
        """Whether the photo in front is being cropped: nothing changes under the hand."""
        store.listen(self._on_change)

    def start(self) -> None:
        """Begin anew with the session that was opened."""
        self._wanted.clear()
        self._asked.clear()
        self._unread = set(self._store.session.order)
        self._front = self._row = 0
        self._broken = False
        self._expected = None
        self._late.clear()

    @property
    def left(self) -> int:
        """How many photos may still wait for a proposal: what is unread counts, so that it only falls."""
        return 0 if self._broken else len(self._wanted) + len(self._asked) + len(self._unread)

    @property
    def is_busy(self) -> bool:
        """Whether the model is at work."""
        return bool(self._asked)

    def forget_vanished(self) -> None:
        """Photos came or vanished: those that are gone wait no more."""
        self._wanted.intersection_update(self._store.session.order)
        self._unread.intersection_update(self._store.session.order)
        self._front = self._row = 0

    def follow(self, path: Path) -> None:
        """The user looks at this photo: it and its successors go first."""
        self.settle()
        self._front = self._row = self._store.session.row(path)
        if path in self._wanted and not self._broken:
            self._ask(path, Priority.CURRENT)

    def look_at(self, row: int) -> None:
        """The photos from this row on are on the screen: they go first."""
        self._front = self._row = row

    def settle(self) -> None:
        """Photos that are in hand no more take the proposals that came meanwhile."""
        front = self._store.session.current
        kept = front.path if front is not None and self.is_in_hand() else None
        for path in [path for path in self._late if path != kept]:
            late, item = self._late.pop(path), self._store.item(path)
            if item is not None:
                made = item.with_suggestion(late.suggestion)
                self._store.update(replace(made, anchors=late.anchors, burst=late.burst))

    def renew(self, also_front: bool = False) -> None:
        """Ask again for the photos that wait; the one in front only where the user expects it to jump."""
        session, self._broken = self._store.session, False
        front = session.current
        for item in session:
            untouched = item.state is State.UNDECIDED and item.suggestion is not None and item.draft is None
            if (
                untouched
                and not item.passed
                and item.path not in self._asked
                and (also_front or item is not front)
            ):
                self._wanted.add(item.path)
        self._row = self._front
        if also_front and front is not None:
            self._expected = front.path
            if front.path in self._wanted:
                self._ask(front.path, Priority.CURRENT)
        self._feed()

    def _on_change(self, item: ReviewItem) -> None:
        if item.record is not None or item.error is not None:
            self._unread.discard(item.path)
        waits = (
            item.record is not None
            and item.state is State.UNDECIDED
            and item.suggestion is None
            and item.path not in self._asked
        )
        if waits:
            self._wanted.add(item.path)
            self._bring_forward(item.path)
            self._feed()
        else:
            self._wanted.discard(item.path)

    def _bring_forward(self, path: Path) -> None:
        """A photo may begin to wait (its sidecar was read) after the queue has gone past its place."""
        session = self._store.session
        row, count = session.row(path), session.total
        if (row - self._front) % count < (self._row - self._front) % count:
            self._row = row
        if row == self._front and not self._broken:
            self._ask(path, Priority.CURRENT)

    def _feed(self) -> None:
        while not self._broken and self._wanted and len(self._asked) <= PHOTO_THREADS:
            self._ask(self._next(), Priority.REST)

    def _next(self) -> Path:
        """The next waiting photo in forward order, wrapping around."""
        paths = self._store.session.order
        while paths[self._row] not in self._wanted:
            self._row = (self._row + 1) % len(paths)
        return paths[self._row]

    def _ask(self, path: Path, priority: Priority) -> None:
        ratio, linked = self._ratio(), self._deliverables()
        self._wanted.discard(path)
        self._asked.add(path)

        def work(backend: Backend, _progress: object) -> _Answer:
            suggestion = backend.suggest(path, ratio)
            anchors = backend.anchors(path, linked) if linked else {}
            frames = backend.bursts.frames(path, suggestion.burst) if suggestion.burst is not None else ()
            return backend.photos.info(path), suggestion, anchors, frames

        self._jobs.photo(
            work,
            lambda answer: self._have(path, (ratio, linked), *answer),
            lambda error: self._failed(path, error),
            priority,
            self._generation,
        )

    def _have(
        self,
        path: Path,
        asked: tuple[Ratio | None, Sequence[str]],
        info: PhotoInfo,
        suggestion: Suggestion,
        anchors: Mapping[str, Crop],
        frames: Sequence[Path],
    ) -> None:
        item = self._store.item(path)
        if item is not None:
            made = item.with_info(info).with_suggestion(suggestion)
            made = replace(made, anchors=tuple(anchors.items()), burst=tuple(frames))
            is_news = item.suggestion is not None and path != self._expected
            if is_news and item is self._store.session.current and self.is_in_hand():
                self._late[path] = made
            else:
                self._late.pop(path, None)
                self._store.update(made)
        self._asked.discard(path)
        if asked != (self._ratio(), self._deliverables()) and item is not None and item.is_undecided:
            self._wanted.add(path)  # another one was named meanwhile
        elif path == self._expected:
            self._expected = None
        self._answered()

    def _failed(self, path: Path, error: Exception) -> None:
        """One bad photo costs one photo; a bad model ends the proposals, once and with its reason."""
        if isinstance(error, FileError) or not isinstance(error, CropperHeadError):
            self._store.fail(path, error)  # also a bug of ours that only this photo meets
        else:
            self._wanted.add(path)  # another model may come
            if not self._broken:
                self._broken = True
                self._store.view.report(error)
        self._asked.discard(path)
        self._answered()

    def _answered(self) -> None:
        self._feed()
        self.on_answer()
