"""A review session: the photos of a folder, what is known and decided about each, and the queue.

`ReviewItem` is a frozen value; its methods are the only transitions there are. `ReviewSession` holds
the items in order and knows which one is current.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.decision import VISITOR, Alternate, CropRecord, Decision, DecisionKind, Drawn
from cropperhead_desktop.domain.deliverables import find, linked
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Crop


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
    taken: datetime | None = None
    """When the camera took it, in its own time zone; None where the file does not say."""
    raw: Path | None = None
    """The raw of the same shot, which shares every decision."""
    changed_outside: bool = False
    """Another program changed the sidecar under the draft."""
    anchors: tuple[tuple[str, Crop], ...] = ()
    """The model's crops in the ratios of the deliverables."""
    nudges: tuple[Alternate, ...] = ()
    """Unsaved changes of linked crops; one that is not `nudged` follows the crop again."""
    alternate: str = ""
    """The ratio of the linked crop in hand; empty: the crop itself is."""
    passed: bool = False
    """The user passed it as it is: nothing is written or decided, and it asks for nothing any more."""
    burst: tuple[Path, ...] = ()
    """The frames that show the same moment, this one among them, in order of time; empty: it is alone."""

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
        return State.ACCEPTED if record.crop is not None or record.editor else State.UNDECIDED

    @property
    def is_outdated(self) -> bool:
        """True when the photo was turned, cut or replaced since its crop was decided."""
        if self.record is None or self.record.frame is None or self.record.is_outdated:
            return self.record is not None and self.record.is_outdated
        return self.info is not None and not self.record.frame.same_as(self.info.frame, self.path)

    @property
    def shown_crop(self) -> Crop | None:
        """The crop to draw: the draft, else the decided one, else the proposal, else (kept) the whole.

        What a person reset to the original, or passed as it is, is shown so; the proposal is offered, not
        shown.
        """
        if self.draft is not None:
            return self.draft
        if self.record is not None and self.record.crop is not None:
            return self.record.crop
        if self.state is State.KEPT:
            return WHOLE
        if self.is_reset or (self.passed and self.is_undecided):
            return WHOLE if self.info is None else self.info.as_shot or WHOLE
        if self.state is State.ACCEPTED:
            return None  # decided in a program whose crops cannot be drawn here
        return self.suggestion.crop if self.suggestion is not None else None

    @property
    def is_reset(self) -> bool:
        """True when a person took the crop out and has decided nothing since."""
        decision = self.record.decision if self.record is not None else None
        return decision is not None and decision.kind is DecisionKind.RESET

    @property
    def is_elsewhere(self) -> bool:
        """True when another program's crop stands, which nobody has decided on here."""
        return self.state is State.ACCEPTED and self.record is not None and self.record.decision is None

    @property
    def is_proposal(self) -> bool:
        """True when what is shown is the model's, or the user's unsaved draft: drawn dashed."""
        return self.draft is not None or self.state is State.UNDECIDED

    @property
    def is_undecided(self) -> bool:
        """True when the photo waits for the user."""
        return self.state is State.UNDECIDED

    @property
    def drawn(self) -> Drawn:
        """What was changed by hand and is not written yet."""
        return Drawn(self.draft, self.nudges)

    @property
    def is_changed(self) -> bool:
        """True when a crop or a linked one was changed by hand and is not written yet."""
        return bool(self.drawn)

    @property
    def is_settled(self) -> bool:
        """True when the photo is decided and nothing was changed since."""
        return not self.is_changed and self.state in (State.ACCEPTED, State.KEPT)

    def alternates(self, wanted: Sequence[str], master: Crop | None = None) -> tuple[Alternate, ...]:
        """The linked crops of `master` (None: the crop shown, else the photo as seen in the camera).

        `wanted` are the ratios of the deliverables. What is recorded stays while its crop does.
        """
        record = self.record
        recorded = {each.ratio: each for each in record.alternates} if record is not None else {}
        if self.info is None or not (wanted or recorded or self.nudges):
            return ()
        mine = {each.ratio: each for each in self.nudges}
        shown = master or self.shown_crop or self.info.as_shot or WHOLE
        made = linked(shown, wanted, self.info, dict(self.anchors), tuple((recorded | mine).values()))
        stays = record is not None and (self.state is State.KEPT or record.crop == shown)
        if self.draft is not None or not stays:
            return made
        return tuple(each if each.ratio in mine else recorded.get(each.ratio, each) for each in made)

    @property
    def crop_in_hand(self) -> Crop | None:
        """The linked crop that is being nudged, else the crop shown."""
        if not self.alternate:
            return self.shown_crop
        found = find(self.alternates([self.alternate]), self.alternate)
        return found.crop if found is not None else self.shown_crop

    @property
    def written(self) -> Decision | None:
        """The proposal in its sidecar: of a batch, another model or a visitor; None: there is none."""
        decision = self.record.decision if self.record is not None and self.record.crop is not None else None
        return decision if decision is not None and not decision.kind.is_human else None

    @property
    def verdict(self) -> Verdict | None:
        """What its proposal asks of a person; None while there is none.

        The open model says nothing about a crop that somebody else proposed: that wants a look.
        """
        if self.suggestion is None:
            return None
        is_own = self.written is None or self.written.model == self.suggestion.model
        return self.suggestion.verdict if is_own else Verdict.LOOK

    @property
    def proposed_crop(self) -> Crop | None:
        """What is proposed: by the sidecar, else by the open model."""
        if self.written is not None and self.record is not None:
            return self.record.crop
        return self.suggestion.crop if self.suggestion is not None else None

    def proposer(self, crop: Crop | None) -> tuple[str | None, float | None]:
        """Whose proposal is decided on with `crop`, and how sure of it that one was; nobody's: None, None.

        The proposal in the sidecar is, whichever model is open; else what was decided before, by whomever,
        unless a crop of the open model was chosen. Nobody proposed what another program made.
        """
        record, suggestion = self.record, self.suggestion
        before = record.decision if record is not None else None
        if before is not None and (self.written is not None or before.model == VISITOR):
            return before.model, before.confidence
        if suggestion is not None and crop in suggestion.candidates:
            return suggestion.model, suggestion.confidence_in(crop)
        if self.is_reset or record is None or self.state is State.UNDECIDED:
            return (suggestion.model, suggestion.confidence) if suggestion is not None else (None, None)
        if before is None or (record.crop is not None and before.kind is DecisionKind.KEPT):
            return None, None
        return before.model, before.confidence

    def decided_kind(self) -> DecisionKind:
        """What accepting the shown crop would record: accepted as proposed, or adjusted by hand.

        An alternative is the model's crop as much as its first choice.
        """
        record = self.record
        before = record.decision if record is not None else None
        if self.draft is None and self.nudges and before is not None and before.kind.is_human:
            return before.kind  # only linked crops were moved
        proposed = self.suggestion.candidates if self.suggestion is not None else ()
        if self.written is not None and record is not None and record.crop is not None:
            proposed = (record.crop,)  # by a batch, say; its numbers were rounded in the sidecar
        return DecisionKind.ACCEPTED if self.shown_crop in proposed else DecisionKind.ADJUSTED

    def with_info(self, info: PhotoInfo) -> ReviewItem:
        """The photo was opened."""
        return replace(self, info=info)

    def with_record(self, record: CropRecord) -> ReviewItem:
        """Its files were read, or a decision was written; a draft is settled by that."""
        return replace(self, record=record, draft=None, changed_outside=False, nudges=(), alternate="")

    def with_suggestion(self, suggestion: Suggestion | None) -> ReviewItem:
        """The model answered."""
        return replace(self, suggestion=suggestion)

    def with_draft(self, draft: Crop | None) -> ReviewItem:
        """The user dragged something (None: back to what was there)."""
        return replace(self, draft=draft, changed_outside=self.changed_outside and draft is not None)

    def with_nudges(self, nudges: tuple[Alternate, ...]) -> ReviewItem:
        """Linked crops were moved by hand, or given back."""
        return replace(self, nudges=nudges)

    def with_drawn(self, drawn: Drawn) -> ReviewItem:
        """What was drawn before, in an earlier run perhaps."""
        return self.with_draft(drawn.crop).with_nudges(drawn.nudges)

    def with_taken(self, taken: datetime | None) -> ReviewItem:
        """Its capture time was read."""
        return replace(self, taken=taken)

    def with_record_from_outside(self, record: CropRecord) -> ReviewItem:
        """Another program changed its files; an unsaved draft stays, and is marked as contradicted."""
        return replace(self, record=record, error=None, changed_outside=self.draft is not None)

    def with_passed(self, passed: bool) -> ReviewItem:
        """The user passed it as it is, or took that back."""
        return replace(self, passed=passed)

    @property
    def is_rejected(self) -> bool:
        """True when it was flagged as rejected."""
        return self.record is not None and self.record.marks.is_rejected

    @property
    def reason(self) -> str | None:
        """Why the photo or its sidecar cannot be used; names the sidecar."""
        record = self.record
        return self.error or (record.about(record.error) if record is not None and record.error else None)

    def with_error(self, error: str | None) -> ReviewItem:
        """The photo or its sidecar failed (None: the trouble is over)."""
        return replace(self, error=error)


class ReviewSession:
    """The photos under review: all of them, those that are shown in their order, and the current one.

    Iterating gives all photos; `len`, `paths`, `step` and `after_current` are about those shown.
    """

    def __init__(self, paths: Sequence[Path] = (), raws: Mapping[Path, Path] | None = None) -> None:
        """`raws` are those of the same shots as photos of `paths`, among which they are not."""
        self._items = {path: ReviewItem(path, raw=(raws or {}).get(path)) for path in paths}
        self._order: tuple[Path, ...] = tuple(self._items)
        self._shown = len(self._order)
        self._rows = {path: row for row, path in enumerate(self._order)}
        self._current = self._order[0] if self._order else None
        self._folders: tuple[str, ...] | None = None
        self._counts, self._elsewhere = self._counted()

    def __len__(self) -> int:
        return self._shown

    def __iter__(self) -> Iterator[ReviewItem]:
        return iter(tuple(self._items.values()))

    def __contains__(self, path: Path) -> bool:
        return path in self._items

    def __getitem__(self, path: Path) -> ReviewItem:
        return self._items[path]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The photos shown, in order."""
        return self._order[: self._shown]

    @property
    def order(self) -> tuple[Path, ...]:
        """The photos shown in order, then those left out."""
        return self._order

    @property
    def total(self) -> int:
        """How many photos there are, shown or not."""
        return len(self._items)

    @property
    def files(self) -> int:
        """How many files they are: a shot may have a raw and a JPEG."""
        return self.total + sum(item.raw is not None for item in self._items.values())

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders in which the photos lie, shown or not."""
        if self._folders is None:
            # a fourth of what `parent` costs
            self._folders = tuple(dict.fromkeys(map(os.path.dirname, self._items)))
        return self._folders

    def row(self, path: Path) -> int:
        """The place of a photo in `order`."""
        return self._rows[path]

    def shows(self, path: Path) -> bool:
        """True when the photo is not left out."""
        return self._rows.get(path, self._shown) < self._shown

    @property
    def current(self) -> ReviewItem | None:
        """The photo in front of the user; None where no photo is shown."""
        return self._items[self._current] if self._current is not None else None

    def put(self, item: ReviewItem) -> None:
        """Replace what is known about a photo (KeyError: not in this session)."""
        before = self._items[item.path]
        self._counts[before.state] -= 1
        self._counts[item.state] += 1
        self._elsewhere += item.is_elsewhere - before.is_elsewhere
        self._items[item.path] = item

    def select(self, path: Path) -> None:
        """Make a photo that is shown the current one (KeyError)."""
        if not self.shows(path):
            raise KeyError(path)
        self._current = path

    def arrange(self, shown: Sequence[Path]) -> None:
        """Show these photos in this order; a current one that is left out gives way to a neighbour."""
        before, row = self._order, self._rows.get(self._current, 0) if self._current else 0
        visible = dict.fromkeys(path for path in shown if path in self._items)
        self._order = (*visible, *(path for path in self._items if path not in visible))
        self._shown = len(visible)
        self._rows = {path: place for place, path in enumerate(self._order)}
        if self._current not in visible:
            near = (*before[row:], *reversed(before[:row]), *visible)
            self._current = next((path for path in near if path in visible), None)

    def renew(self, paths: Sequence[Path], raws: Mapping[Path, Path] | None = None) -> None:
        """The folder holds these photos now: new ones are shown last, vanished ones are forgotten."""
        shown = (*self.paths, *(path for path in paths if path not in self._items))
        known = {path: self._items.get(path) or ReviewItem(path) for path in paths}
        self._items = {path: replace(item, raw=(raws or {}).get(path)) for path, item in known.items()}
        self._counts, self._elsewhere = self._counted()
        self._folders = None
        self.arrange(shown)

    def step(self, offset: int) -> bool:
        """Go `offset` photos on or back, stopping at the ends; False when nothing moved."""
        if self._current is None:
            return False
        row = max(0, min(self._shown - 1, self._rows[self._current] + offset))
        moved = row != self._rows[self._current]
        self._current = self._order[row]
        return moved

    def after_current(self) -> Iterator[ReviewItem]:
        """The other photos shown, from the one after the current one on, wrapping around."""
        if self._current is not None:
            row = self._rows[self._current]
            for offset in range(1, self._shown):
                yield self._items[self._order[(row + offset) % self._shown]]

    def counts(self) -> dict[State, int]:
        """How many of all photos stand where."""
        return dict(self._counts)

    @property
    def elsewhere(self) -> int:
        """How many of the accepted ones another program cropped."""
        return self._elsewhere

    def _counted(self) -> tuple[dict[State, int], int]:
        counts = dict.fromkeys(State, 0)
        for item in self._items.values():
            counts[item.state] += 1
        return counts, sum(item.is_elsewhere for item in self._items.values())
