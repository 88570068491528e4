"""Which photos are selected beside the one in front."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import numeral, tr


class Selection:
    """What the user selected in grid or filmstrip; the photo in front always belongs to it."""

    def __init__(self, store: SessionStore) -> None:
        self._store = store
        self._chosen: frozenset[Path] = frozenset()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The selected photos that are shown, in their order: one in front of the user is enough."""
        session = self._store.session
        front = session.current
        if front is None:
            return ()
        if front.path not in self._chosen:
            return (front.path,)
        shown = (path for path in self._chosen if session.shows(path))
        return tuple(sorted(shown, key=session.row))

    @property
    def words(self) -> str:
        """How many photos are selected; empty for one alone."""
        words = tr("{count} of {total} selected")
        total = numeral(self._store.session.total)
        return words.format(count=numeral(len(self.paths)), total=total) if len(self.paths) > 1 else ""

    def front_first(self) -> tuple[Path, ...]:
        """The selected photos, the one in front before the others."""
        front = self._store.session.current
        return tuple(sorted(self.paths, key=lambda path: front is None or path != front.path))

    def choose(self, paths: Sequence[Path]) -> Path | None:
        """The views have these selected now; where the front photo is not among them, the nearest one."""
        self._chosen = frozenset(paths)
        session = self._store.session
        front = session.current
        if front is None or not self._chosen or front.path in self._chosen:
            return None
        row = session.row(front.path)
        return min(self._chosen, key=lambda path: abs(session.row(path) - row))

    def went_to(self, path: Path) -> None:
        """Another photo came in front: the selection ends unless it is part of it."""
        if path not in self._chosen:
            self._chosen = frozenset({path})
