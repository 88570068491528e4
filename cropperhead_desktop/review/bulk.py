"""Decisions on many photos at once: one step for undo, and words about what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem, State
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.store import Board
from cropperhead_desktop.review.text import counted, phrase, tr

_NO_CROP, _NOTHING = phrase("no crop yet for {count}"), phrase("nothing to write for {count}")
_DECIDED = (State.ACCEPTED, State.KEPT)
_Decided = tuple[ReviewItem, PhotoInfo, DecisionKind, Crop | None]


class BatchReview:
    """Accept, keep, reset for several photos; each returns what to tell the user."""

    def __init__(self, board: Board, decisions: Decisions) -> None:
        self._board = board
        self._decisions = decisions

    def accept(self, paths: Sequence[Path]) -> str:
        """Write the crop shown of each photo; what is decided already is not rewritten."""

        def decided(item: ReviewItem, info: PhotoInfo) -> _Decided | None:
            crop = item.shown_crop
            return None if crop is None else (item, info, item.decided_kind(), crop)

        open_ = [item for item in self._items(paths) if item.draft is not None or item.state not in _DECIDED]
        return self._do(tr("{photos} accepted"), _NO_CROP, open_, decided)

    def keep(self, paths: Sequence[Path]) -> str:
        """Keep each photo whole."""
        open_ = [
            item for item in self._items(paths) if item.draft is not None or item.state is not State.KEPT
        ]
        kept = tr("{photos} kept whole")
        return self._do(kept, _NOTHING, open_, lambda item, info: (item, info, DecisionKind.KEPT, None))

    def reset(self, paths: Sequence[Path]) -> str:
        """Take the crop out of each sidecar; the photos are undecided again."""
        items, reset = self._items(paths), tr("{photos} reset")
        return self._do(reset, _NOTHING, items, lambda item, info: (item, info, DecisionKind.RESET, None))

    def _do(
        self,
        done: str,
        why: str,
        items: Sequence[ReviewItem],
        decided: Callable[[ReviewItem, PhotoInfo], _Decided | None],
    ) -> str:
        found = [decided(item, item.info) for item in items if item.info is not None]
        wanted = [each for each in found if each is not None]
        text = done.format(photos=counted(len(wanted), "photo"))
        self._decisions.decide_all(text, wanted)
        left = len(items) - len(wanted)
        return f"{text}; {tr(why).format(count=f'{left:,}')}" if left else text

    def _items(self, paths: Sequence[Path]) -> list[ReviewItem]:
        found = (self._board.item(path) for path in paths)
        return [item for item in found if item is not None]
