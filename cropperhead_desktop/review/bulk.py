"""Decisions on many photos at once: one step for undo, and words about what was left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cropperhead_desktop.domain.decision import DecisionKind, Drawn
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.queue import Need, followers, kept_with, need_of
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import BURSTS, SettingsStore
from cropperhead_desktop.domain.sort_filter import sure_ones
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.drafts import DraftStore
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, numeral, tr

_Decided = tuple[ReviewItem, PhotoInfo, DecisionKind, Crop | None]


class DrawnCrops:
    """Crops that were drawn and not accepted yet: kept on disk where there is a store for them."""

    def __init__(self, store: SessionStore, bulk: BulkDecisions, kept: DraftStore | None) -> None:
        self._store = store
        self._bulk = bulk
        self._kept = kept
        store.on_drawn = self._keep
        store.on_elsewhere = self._keep_elsewhere
        store.drawn_elsewhere = lambda path: (kept.read([path]) if kept is not None else {}).get(
            path, Drawn()
        )

    @property
    def paths(self) -> tuple[Path, ...]:
        """The photos that have one."""
        return tuple(item.path for item in self._store.session if item.is_changed)

    def restore(self, session: ReviewSession) -> None:
        """Give the photos of a session what was drawn on them before."""
        if self._kept is not None:
            for path, drawn in self._kept.read(session.order).items():
                session.put(session[path].with_drawn(drawn))

    def accept(self) -> None:
        """Write all of them, as one step."""
        self._store.view.finish_gesture()
        paths = self.paths
        self._store.view.say(self._bulk.accept(paths) if paths else tr("No crop was drawn"))

    def _keep_elsewhere(self, changes: Mapping[Path, Callable[[Drawn], Drawn]]) -> None:
        if self._kept is not None:
            kept = self._kept.read(changes)
            self._keep({path: change(kept.get(path, Drawn())) for path, change in changes.items()})

    def _keep(self, drawn: Mapping[Path, Drawn]) -> None:
        try:
            if self._kept is not None:
                self._kept.change(drawn)
        except FileError as error:
            self._store.view.report(error)


class BulkDecisions:
    """Accept, keep, reset for several photos; each returns what to tell the user."""

    def __init__(self, store: SessionStore, decisions: Decisions, settings: SettingsStore) -> None:
        self._store = store
        self._decisions = decisions
        self._settings = settings

    def accept(self, paths: Sequence[Path]) -> str:
        """Write the crop shown of each photo, and of a burst that goes with it; what is decided already is
        not rewritten."""
        items = [item for item in self._store.items(paths) if not item.is_settled]
        named = set(paths)
        going = [
            (frame, frame.info, lead.decided_kind(), crop)
            for lead in items
            for frame, crop in self._following(lead)
            if frame.path not in named and frame.info is not None
        ]
        decided: list[_Decided] = [
            (item, item.info, item.decided_kind(), item.shown_crop)
            for item in items
            if item.info is not None and item.shown_crop is not None
        ]
        text = self._decide(tr("{photos} accepted"), [*decided, *going])
        left = len(items) - len(decided)
        return _with_rest(text, len(decided), tr("no crop yet for {count}"), left)

    def accept_burst(self, lead: ReviewItem) -> str:
        """Write the crop shown of the first frame of a burst, for each frame where its subject is.

        One step; empty, and nothing is written, where the photo is decided by itself.
        """
        following = self._following(lead)
        if not following or lead.info is None or lead.shown_crop is None:
            return ""
        kind = lead.decided_kind()
        others = [(frame, frame.info, kind, crop) for frame, crop in following if frame.info is not None]
        words = tr("Burst: {photos} cropped").format(photos=counted(1 + len(others), "photo"))
        self._decisions.decide_all(words, [(lead, lead.info, kind, lead.shown_crop), *others])
        return self._with_exceptions(words, lead)

    def keep_burst(self, lead: ReviewItem) -> str:
        """Keep the first frame of a burst whole and pass the others, which nobody has looked at."""
        others = kept_with(self._store.session, lead) if self._settings[BURSTS] else []
        if not others or lead.info is None:
            return ""
        words = tr("Burst: the first kept whole, {photos} passed").format(
            photos=counted(len(others), "photo")
        )
        self._decisions.decide_all(words, [(lead, lead.info, DecisionKind.KEPT, None)], others)
        return words

    def _following(self, lead: ReviewItem) -> list[tuple[ReviewItem, Crop]]:
        return followers(self._store.session, lead) if self._settings[BURSTS] else []

    def _with_exceptions(self, words: str, lead: ReviewItem) -> str:
        frames = self._store.items(lead.burst)
        left = sum(need_of(frame) is Need.YOU and frame.path != lead.path for frame in frames)
        return f"{words}; {tr('{count} moved too much').format(count=numeral(left))}" if left else words

    def keep(self, paths: Sequence[Path]) -> str:
        """Keep each photo whole."""
        items = [
            item for item in self._store.items(paths) if not (item.is_settled and item.state is State.KEPT)
        ]
        return self._decide_none(tr("{photos} kept whole"), DecisionKind.KEPT, items)

    def deliver(self, paths: Sequence[Path]) -> str:
        """Write the same decisions again, with the linked crops of the deliverables chosen."""
        decided: list[_Decided] = []
        for item in self._store.items(paths):
            decision = item.record.decision if item.record is not None else None
            if item.info is None or decision is None or not item.is_settled or not decision.kind.is_human:
                continue
            if item.alternates(self._decisions.deliverables()) != decision.alternates:
                crop = None if decision.kind is DecisionKind.KEPT else item.shown_crop
                decided.append((item, item.info, decision.kind, crop))
        return self._decide(tr("Deliverables of {photos} written"), decided)

    def reset(self, paths: Sequence[Path]) -> str:
        """Take the crop out of each sidecar; the photos are undecided again."""
        return self._decide_none(tr("{photos} reset"), DecisionKind.RESET, self._store.items(paths))

    def sure(self) -> list[ReviewItem]:
        """The undecided photos shown whose proposal needs no look, surest first."""
        session = self._store.session
        return sure_ones(session[path] for path in session.paths)

    def _decide_none(self, done: str, kind: DecisionKind, items: Sequence[ReviewItem]) -> str:
        decided: list[_Decided] = [(item, item.info, kind, None) for item in items if item.info is not None]
        text = self._decide(done, decided)
        left = len(items) - len(decided)
        return _with_rest(text, len(decided), tr("nothing to write for {count}"), left)

    def _decide(self, done: str, decided: Sequence[_Decided]) -> str:
        text = done.format(photos=counted(len(decided), "photo"))
        self._decisions.decide_all(text, decided)
        return text


def _with_rest(done: str, count: int, about_rest: str, rest: int) -> str:
    """What was done to `count` photos, and about those that were left out; nothing of nothing."""
    words = about_rest.format(count=numeral(rest))
    if not rest:
        return done
    return f"{done}; {words}" if count else words[:1].upper() + words[1:]
