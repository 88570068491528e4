"""Stars, colour labels and flags of the selected photos: one step for undo, written at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.review.decisions import Decisions, marks_of
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, labelled, numeral, phrase, tr

LABEL_WORDS = {
    "Red": phrase("Red label"),
    "Yellow": phrase("Yellow label"),
    "Green": phrase("Green label"),
    "Blue": phrase("Blue label"),
    "Purple": phrase("Purple label"),
}
"""Colour labels in words."""


class Marking:
    """Marks photos as one undo step and tells the user."""

    def __init__(self, store: SessionStore, decisions: Decisions) -> None:
        self._store = store
        self._decisions = decisions

    def star(self, paths: Sequence[Path], stars: int) -> None:
        """Give so many stars (0: none)."""
        words = counted(stars, "star") if stars else tr("No stars")
        self._mark(words, paths, lambda marks: marks.starred(stars))

    def label(self, paths: Sequence[Path], label: str) -> None:
        """Give a colour label; where all have it already, take it away."""
        items = self._items(paths)
        has_it = bool(items) and all(marks_of(item).colour == label for item in items)
        wanted = None if has_it else label
        words = tr("No label" if wanted is None else LABEL_WORDS[wanted])
        self._mark(words, paths, lambda marks: marks.labelled(wanted))

    def pick(self, paths: Sequence[Path]) -> None:
        """Flag as picked."""
        self._mark(tr("Picked"), paths, Marks.picked)

    def reject(self, paths: Sequence[Path]) -> None:
        """Flag as rejected."""
        self._mark(tr("Rejected"), paths, Marks.rejected)

    def unflag(self, paths: Sequence[Path]) -> None:
        """Take the flag away."""
        self._mark(tr("Flag removed"), paths, Marks.unflagged)

    def _mark(self, words: str, paths: Sequence[Path], change: Callable[[Marks], Marks]) -> None:
        items = self._items(paths)
        marked = [(item, item.info, change(marks_of(item))) for item in items if item.info is not None]
        text = labelled(words, counted(len(marked), "photo"))
        self._decisions.mark_all(text, marked)
        left = len(paths) - len(marked)
        words = tr("{text}; {count} cannot be marked or are still being read")
        self._store.view.say(words.format(text=text, count=numeral(left)) if left else text)

    def _items(self, paths: Sequence[Path]) -> list[ReviewItem]:
        """The photos whose files were read: what they say must be known before it is changed."""
        items = self._store.items(paths)
        return [item for item in items if item.record is not None and item.record.error is None]
