"""What the library can do beyond one photo: marks, copied crops, series, all above a confidence.

Knows no widget; acts on what the controller says a command is about and tells what it did.
"""

from __future__ import annotations

from collections.abc import Callable

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.settings import SERIES_SECONDS, SettingsStore
from cropperhead_desktop.domain.sort_filter import series_of, surer_than
from cropperhead_desktop.review.clipboard import CropClipboard, Part
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.marks import Marking
from cropperhead_desktop.review.text import counted, tr


class Library:
    """The commands of the library."""

    def __init__(self, controller: ReviewController, settings: SettingsStore) -> None:
        self._controller = controller
        self._settings = settings
        self._clipboard = CropClipboard(controller.board, controller.decisions)
        self._marking = Marking(controller.board, controller.decisions)

    def copy(self) -> None:
        """Remember the crop in front."""
        self._finish_and_say(self._clipboard.copy)

    def paste(self, part: Part) -> None:
        """Give the copied crop, or a part of it, to what the command is about."""
        self._finish_and_say(lambda: self._clipboard.paste(self._controller.targets, part))

    def paste_previous(self) -> None:
        """Give the crop of the photo that was in front before."""
        controller = self._controller
        self._finish_and_say(lambda: self._clipboard.paste_from(controller.previous, controller.targets))

    def sync(self, part: Part) -> None:
        """Give the crop in front, or a part of it, to the other selected photos, in every view."""
        self._finish_and_say(lambda: self._clipboard.sync(self._controller.selection.paths, part))

    def star(self, stars: int, goes_on: bool = False) -> None:
        """Rate; then perhaps to the next photo."""
        self._mark(lambda marking: marking.star(self._controller.targets, stars), goes_on)

    def label(self, colour: str, goes_on: bool = False) -> None:
        """Give or take a colour label."""
        self._mark(lambda marking: marking.label(self._controller.targets, colour), goes_on)

    def pick(self, goes_on: bool = False) -> None:
        """Flag as picked."""
        self._mark(lambda marking: marking.pick(self._controller.targets), goes_on)

    def reject(self, goes_on: bool = False) -> None:
        """Flag as rejected."""
        self._mark(lambda marking: marking.reject(self._controller.targets), goes_on)

    def unflag(self, goes_on: bool = False) -> None:
        """Take the flag away."""
        self._mark(lambda marking: marking.unflag(self._controller.targets), goes_on)

    def accept_series(self) -> None:
        """Accept the photos taken within a few seconds of the one in front."""
        controller = self._controller
        controller.board.view.finish_gesture()
        item = controller.session.current
        if item is None:
            return
        shown = (each for each in controller.session if controller.session.shows(each.path))
        series = series_of(shown, item.path, self._settings[SERIES_SECONDS])
        if item.taken is None:
            controller.board.view.say(tr("The photo does not say when it was taken: no series is known"))
        elif len(series) == 1:
            controller.board.view.say(tr("No other photo was taken within a few seconds of this one"))
        else:
            controller.accept_all(series)

    def surest(self, confidence: float) -> list[ReviewItem]:
        """The undecided photos shown whose proposal has at least this confidence (0-1), surest first."""
        session = self._controller.session
        return surer_than((session[path] for path in session.paths), confidence)

    def accept_above(self, confidence: float) -> None:
        """Accept them as one step."""
        paths = [item.path for item in self.surest(confidence)]
        if paths:
            self._controller.accept_all(paths)

    def selected_words(self) -> str:
        """How many of the photos are selected; empty for one alone."""
        count = len(self._controller.selection.paths)
        total = self._controller.session.total
        words = tr("{count} of {total} selected").format(count=f"{count:,}", total=f"{total:,}")
        return words if count > 1 else ""

    def shown_words(self) -> str:
        """How many photos are shown: every list says how many."""
        session = self._controller.session
        if len(session) == session.total:
            return counted(session.total, "photo")
        words = tr("{count} of {photos}")
        return words.format(count=f"{len(session):,}", photos=counted(session.total, "photo"))

    def _mark(self, mark: Callable[[Marking], str], goes_on: bool) -> None:
        alone = len(self._controller.targets) == 1
        self._controller.board.view.say(mark(self._marking))
        if goes_on and alone:
            self._controller.step(1)

    def _finish_and_say(self, work: Callable[[], str]) -> None:
        """A drag under way counts as it is."""
        self._controller.board.view.finish_gesture()
        self._controller.board.view.say(work())
