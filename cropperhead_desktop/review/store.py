"""The open session: one place through which every change of a photo goes to the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cropperhead_desktop.domain.decision import Drawn
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.review.view import ReviewView

Listener = Callable[[ReviewItem], None]


class SessionStore:
    """Holds the session; changes of photos that are no longer in it are ignored."""

    def __init__(self, view: ReviewView) -> None:
        self.session = ReviewSession()
        self.view = view
        self._listeners: list[Listener] = []
        self.on_drawn: Callable[[Mapping[Path, Drawn]], object] = lambda _drawn: None
        """Told of everything that was drawn, or is not any more (nothing)."""
        self.on_elsewhere: Callable[[Mapping[Path, Callable[[Drawn], Drawn]]], object] = lambda _changes: None
        """Told how what was drawn on photos of folders that are not open has changed."""
        self.drawn_elsewhere: Callable[[Path], Drawn] = lambda _path: Drawn()
        """What is kept of a photo that is not open."""
        self.on_passed: Callable[[Mapping[Path, bool]], object] = lambda _passed: None
        """Told of every photo that was passed as it is, or is no more."""

    def listen(self, listener: Listener) -> None:
        """Have `listener` called with every changed photo, before the window hears of it."""
        self._listeners.append(listener)

    def start(self, session: ReviewSession) -> None:
        """Show another session."""
        self.session = session
        self.view.show_session(session)

    def item(self, path: Path) -> ReviewItem | None:
        """The photo, or None when it belongs to an earlier session."""
        try:
            return self.session[path]
        except KeyError:
            return None

    def items(self, paths: Iterable[Path]) -> list[ReviewItem]:
        """Those of the photos that belong to this session."""
        return [self.session[path] for path in paths if path in self.session]

    def update(self, *items: ReviewItem) -> None:
        """Photos have changed; those that did not are left out."""
        changed = [item for item in items if item.path in self.session and self.session[item.path] != item]
        if not changed:
            return
        drawn = {item.path: item.drawn for item in changed if item.drawn != self.session[item.path].drawn}
        passed = {item.path: item.passed for item in changed if item.passed != self.session[item.path].passed}
        for item in changed:
            self.session.put(item)
            for listener in self._listeners:
                listener(item)
        if drawn:
            self.on_drawn(drawn)
        if passed:
            self.on_passed(passed)
        self.view.show_items([item.path for item in changed])

    def fail(self, path: Path, error: Exception) -> None:
        """A photo or its sidecar failed; the first reason stays until something works again."""
        item = self.item(path)
        if item is None or item.error is not None:
            return
        reason = error.reason if isinstance(error, FileError) else str(error) or type(error).__name__
        self.view.report(error if isinstance(error, FileError) else FileError(path, reason))
        self.update(item.with_error(reason))
