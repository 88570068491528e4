"""A review session: the photos of a folder, what is known and decided about each, and the queue.

`ReviewItem` is a frozen value; its methods are the only transitions there are. `ReviewSession` holds
the items in order and knows which one is current.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import WHOLE, Crop


class State(StrEnum):
    """Where a photo stands in the review."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Everything the window shows about one photo; all parts arrive one by one, in any order."""

    path: Path
    info: PhotoInfo | None = None
    record: CropRecord | None = None
    suggestion: Suggestion | None = None
    draft: Crop | None = None
    """The user's unsaved adjustment (stored frame)."""
    error: str | None = None

    @property
    def state(self) -> State:
        """Derived, never stored: an error wins, then what the sidecar says."""
        if self.error is not None or (self.record is not None and self.record.error is not None):
            return State.FAILED
        record = self.record
        if record is None:
            return State.UNDECIDED
        decision = record.decision
        if decision is not None:
            if decision.kind in (DecisionKind.ACCEPTED, DecisionKind.ADJUSTED):
                return State.ACCEPTED
            if decision.kind is DecisionKind.KEPT:
                return State.KEPT
            return State.UNDECIDED
        return State.ACCEPTED if record.crop is not None else State.UNDECIDED

    @property
    def shown_crop(self) -> Crop | None:
        """The crop to draw: the draft, else the decided one, else the proposal, else (kept) the whole."""
        if self.draft is not None:
            return self.draft
        if self.record is not None and self.record.crop is not None:
            return self.record.crop
        if self.state is State.KEPT:
            return WHOLE
        return self.suggestion.crop if self.suggestion is not None else None

    @property
    def is_proposal(self) -> bool:
        """True when what is shown is the model's, or the user's unsaved draft: drawn dashed."""
        return self.draft is not None or self.state is State.UNDECIDED

    @property
    def is_undecided(self) -> bool:
        """True when the photo waits for the user."""
        return self.state is State.UNDECIDED

    def decided_kind(self) -> DecisionKind:
        """What accepting the shown crop would record: accepted as proposed, or adjusted by hand."""
        record = self.record
        written = record is not None and record.decision is not None and not record.decision.kind.is_human
        proposed = self.suggestion.crop if self.suggestion is not None else None
        if written and record is not None and record.crop is not None:
            proposed = record.crop  # by a batch, say; its numbers were rounded in the sidecar
        return DecisionKind.ACCEPTED if self.shown_crop == proposed else DecisionKind.ADJUSTED

    def with_info(self, info: PhotoInfo) -> ReviewItem:
        """The photo was opened."""
        return replace(self, info=info)

    def with_record(self, record: CropRecord) -> ReviewItem:
        """Its files were read, or a decision was written; a draft is settled by that."""
        return replace(self, record=record, draft=None)

    def with_suggestion(self, suggestion: Suggestion | None) -> ReviewItem:
        """The model answered."""
        return replace(self, suggestion=suggestion)

    def with_draft(self, draft: Crop | None) -> ReviewItem:
        """The user dragged something (None: back to what was there)."""
        return replace(self, draft=draft)

    def with_error(self, error: str | None) -> ReviewItem:
        """The photo or its sidecar failed (None: the trouble is over)."""
        return replace(self, error=error)


class ReviewSession:
    """The photos under review in a fixed order, and the current one."""

    def __init__(self, paths: Sequence[Path] = ()) -> None:
        self._order = tuple(dict.fromkeys(paths))
        self._items = {path: ReviewItem(path) for path in self._order}
        self._rows = {path: row for row, path in enumerate(self._order)}
        self._current = 0

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[ReviewItem]:
        return (self._items[path] for path in self._order)

    def __contains__(self, path: Path) -> bool:
        return path in self._items

    def __getitem__(self, path: Path) -> ReviewItem:
        return self._items[path]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All photos in order."""
        return self._order

    def row(self, path: Path) -> int:
        """The place of a photo in the order."""
        return self._rows[path]

    @property
    def current(self) -> ReviewItem | None:
        """The photo in front of the user, or None in an empty session."""
        return self._items[self._order[self._current]] if self._order else None

    def put(self, item: ReviewItem) -> None:
        """Replace what is known about a photo (KeyError: not in this session)."""
        if item.path not in self._items:
            raise KeyError(item.path)
        self._items[item.path] = item

    def select(self, path: Path) -> None:
        """Make a photo the current one."""
        self._current = self._rows[path]

    def step(self, offset: int) -> bool:
        """Go `offset` photos on or back, stopping at the ends; False when nothing moved."""
        row = max(0, min(len(self._order) - 1, self._current + offset))
        moved = bool(self._order) and row != self._current
        if moved:
            self._current = row
        return moved

    def next_undecided(self) -> Path | None:
        """The next photo after the current one that waits for a decision, wrapping around."""
        count = len(self._order)
        for offset in range(1, count + 1):
            path = self._order[(self._current + offset) % count]
            if path != self._order[self._current] and self._items[path].is_undecided:
                return path
        return None

    def counts(self) -> dict[State, int]:
        """How many photos stand where."""
        counts = dict.fromkeys(State, 0)
        for item in self:
            counts[item.state] += 1
        return counts
