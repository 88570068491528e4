"""What is seen in the photo in front, for the canvas: looked for in a job when wanted, the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop.domain.care import Sights
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.settings import LEVEL_LINES, NEVER_CUT, TRUST, SettingsStore, care_of
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.jobs import Generation, Priority, Ticket
from cropperhead_desktop.review.proposal import who_spoke
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.canvas import CropCanvas
from cropperhead_desktop.ui.canvas.transitions import with_sights
from cropperhead_desktop.ui.kit.jobs import Jobs

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.services import Services

KEPT = 100


class Sighting:
    """Keeps the canvas told; the lines only while they are switched on."""

    def __init__(
        self,
        canvas: CropCanvas,
        review: ReviewController,
        jobs: Jobs,
        settings: SettingsStore,
        on_switched: Callable[[bool], object],
    ) -> None:
        """`on_switched` is called with whether the lines are switched on."""
        self._canvas = canvas
        self._review = review
        self._jobs = jobs
        self._settings = settings
        self._on_switched = on_switched
        self._known: OrderedDict[Path, Sights] = OrderedDict()
        self._asked: tuple[Path, Ticket] | None = None
        self._care = care_of(settings)
        self._latest = Generation()
        settings.follow(TRUST, lambda _value: self._take_care())
        for row in NEVER_CUT.values():
            settings.follow(row, lambda _value: self._take_care())

    def toggle_lines(self) -> None:
        """Show the lines, or no longer."""
        self._settings[LEVEL_LINES] = not self._settings[LEVEL_LINES]
        self.follow()

    def follow(self) -> None:
        """Show what is known of the photo in front; look for it where nothing is."""
        shows_lines, item = self._settings[LEVEL_LINES], self._review.session.current
        self._on_switched(shows_lines)
        is_wanted = self._review.view is View.CROP or (shows_lines and self._review.view is View.LOUPE)
        if item is None or item.info is None or item.error is not None or not is_wanted:
            self._canvas.change(with_sights)
            return
        if item.path not in self._known:
            self._canvas.change(with_sights)
            self._ask(item)
            return
        sights = self._known[item.path]
        lines = sights.lines if shows_lines else ()
        level = item.suggestion.level if item.suggestion is not None else None
        words = who_spoke(level, lines) if shows_lines else ()
        things = sights.of(self._care.never_cut)
        self._canvas.change(lambda state: with_sights(state, things, lines, words))

    def forget(self, paths: Sequence[Path]) -> None:
        """These files changed: look again."""
        for path in paths:
            self._known.pop(path, None)
        if self._asked is not None and self._asked[0] in paths:
            self._asked[1].cancel()
            self._asked = None
        self.follow()

    def _ask(self, item: ReviewItem) -> None:
        """One photo at a time: who leafs through them is not waited for."""
        if self._asked is not None:
            return
        path = item.path
        # the photo's own failure is told where its pixels are missing
        ticket = self._jobs.photo(
            lambda backend, _progress: backend.sights(path),
            lambda found: self._have(path, found), lambda _error: self._have(path, Sights()),
            Priority.VISIBLE,
        )  # fmt: skip
        self._asked = path, ticket

    def _have(self, path: Path, sights: Sights) -> None:
        self._asked = None
        self._known[path] = sights
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self.follow()

    def _take_care(self) -> None:
        """Other wishes: all that waits is proposed anew, also the photo in front."""
        care = care_of(self._settings)
        if care == self._care:
            return
        self._care = care
        self._latest.advance()

        def work(backend: Services, _progress: object) -> None:
            backend.care = care

        def heeded(_none: None) -> None:
            self._review.proposals.renew(also_front=True)
            self.follow()

        self._jobs.photo(work, heeded, self._review.store.view.report, Priority.CURRENT, self._latest)
