"""What the user takes of a proposal: all of it, its crop, its angle, or one of its alternatives.

Everything taken is a draft and one undo step; nothing is written before it is accepted.
"""

from __future__ import annotations

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.edges import same_box
from cropperhead_desktop.review.editing import Editing
from cropperhead_desktop.review.numbers import angle_text
from cropperhead_desktop.review.proposal import Parts, candidates, parts, shown_candidate
from cropperhead_desktop.review.store import Board
from cropperhead_desktop.review.text import phrase, tr

NO_ALTERNATIVES = phrase("The model proposes one crop for this photo")
NO_PROPOSAL = phrase("There is no proposal for this photo yet")
NO_ANGLE = phrase("The model proposes no angle for this photo")


class Choosing:
    """Wishes about the proposal of the current photo."""

    def __init__(self, board: Board, decisions: Decisions, editing: Editing) -> None:
        self._board = board
        self._decisions = decisions
        self._editing = editing

    def straighten(self) -> None:
        """The proposal's angle alone: for the crop made by hand or saved, else for the whole photo."""
        found = self._parts_with_angle()
        if found is None:
            return
        if same_box(found.shown, found.proposed):
            self._take(found, found.only_angle())
        elif found.has_angle:
            angle = angle_text(found.shown.angle, signed=True)
            self._board.view.say(tr("Already at the proposed angle, {angle}").format(angle=angle))
        else:
            self._take(found, found.with_angle(True))

    def only_crop(self) -> None:
        """The proposal's crop without its angle."""
        found = self._parts()
        if found is not None:
            self._take(found, found.only_crop())

    def only_angle(self) -> None:
        """The proposal's angle without its crop."""
        found = self._parts_with_angle()
        if found is not None:
            self._take(found, found.only_angle())

    def want_crop(self, wanted: bool) -> None:
        """The proposal's crop, or what was there without it; the angle stays."""
        found = self._parts()
        if found is not None:
            self._take(found, found.with_crop(wanted))

    def want_angle(self, wanted: bool) -> None:
        """The proposal's angle, or the one without it; the crop stays."""
        found = self._parts()
        if found is not None:
            self._take(found, found.with_angle(wanted))

    def step(self, offset: int) -> None:
        """The next (or previous) crop that the model proposes, around in a ring."""
        item = self._board.session.current
        crops = candidates(item) if item is not None else ()
        if item is None or len(crops) < 2:
            self._board.view.say(tr(NO_ALTERNATIVES if crops else NO_PROPOSAL))
            return
        at = shown_candidate(item)
        place = (at + offset) % len(crops) if at is not None else 0
        self._draft(item, place)
        self._board.view.say(tr("Proposal {place} of {count}").format(place=place + 1, count=len(crops)))

    def _draft(self, item: ReviewItem, place: int) -> None:
        crop = candidates(item)[place]
        self._decisions.draft(item, None if crop == item.with_draft(None).shown_crop else crop)

    def _take(self, found: Parts, box: Box) -> None:
        """The proposal itself is taken as the numbers it is, so that it counts as accepted unchanged."""
        item = self._board.session.current
        if item is not None and same_box(box, found.proposed):
            self._draft(item, 0)
        else:
            self._editing.edit(box)

    def _parts(self) -> Parts | None:
        item = self._board.session.current
        found = parts(item) if item is not None else None
        if found is None:
            self._board.view.say(tr(NO_PROPOSAL))
        return found

    def _parts_with_angle(self) -> Parts | None:
        found = self._parts()
        if found is not None and not found.offers_angle:
            self._board.view.say(tr(NO_ANGLE))
            return None
        return found
