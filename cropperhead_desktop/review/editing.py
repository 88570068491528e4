"""What the hands do to the crop of the current photo before it is decided.

Boxes are in displayed photo pixels; drafts are kept as the five numbers of the stored frame.
"""

from __future__ import annotations

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.settings import SettingsStore
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.edges import same_box
from cropperhead_desktop.review.ratio_steps import RatioSteps, RecentRatios
from cropperhead_desktop.review.store import Board
from cropperhead_desktop.review.text import tr


def shown_box(item: ReviewItem) -> Box | None:
    """The crop of a photo as a box in displayed pixels; None while crop or size are unknown."""
    return None if item.info is None else item.info.box_or_none(item.shown_crop)


def editable_box(item: ReviewItem) -> Box | None:
    """`shown_box`, else the whole photo, so that cropping by hand needs no proposal."""
    box = shown_box(item)
    if box is None and item.info is not None:
        return whole_box(*item.info.displayed)
    return box


class Editing:
    """Gestures, numbers, ratios; every finished one is a draft and one undo step."""

    def __init__(self, board: Board, decisions: Decisions, settings: SettingsStore) -> None:
        self._board = board
        self._decisions = decisions
        self.locked = False
        self._ratios = RatioSteps()
        self._recent = RecentRatios(settings)

    def gesture_finished(self, _before: Box | None, after: Box | None) -> None:
        """A drag or nudge ended with this box."""
        if after is not None:
            self.edit(after)

    def edit(self, box: Box) -> None:
        """Numbers were typed, or a gesture ended: the box becomes the photo's draft.

        A box that is the one shown changes nothing; one that is back where it began ends the draft.
        """
        item = self._board.session.current
        if item is None or item.info is None:
            return
        info = item.info
        box = fit_inside(box, *info.displayed)
        if same_box(box, editable_box(item)):
            self._board.view.show_current(item)
        elif same_box(box, shown_box(item.with_draft(None))):
            self._decisions.draft(item, None)
        else:
            self._decisions.draft(item, item.info.crop(box))

    def reset_crop(self) -> None:
        """Drop the draft: back to the decided crop or the proposal."""
        item = self._board.session.current
        if item is not None:
            self._decisions.draft(item, None)

    def choose_ratio(self, ratio: float | None) -> None:
        """Give the crop a ratio (width / height as displayed) and keep it; None lets it go."""
        self._lock(ratio is not None)
        box = self._box()
        if ratio is not None and box is not None:
            self._recent.add(ratio)
            self._give(box, ratio)

    def last_ratio(self) -> None:
        """The ratio chosen last that the crop does not have now."""
        box = self._box()
        ratio = self._recent.last(box.aspect) if box is not None else None
        if ratio is None:
            self._board.view.say(tr("No other ratio was chosen yet"))
        else:
            self.choose_ratio(ratio)

    def toggle_lock(self) -> None:
        """Keep the present ratio while dragging, or no longer."""
        self._lock(not self.locked)

    def swap_orientation(self) -> None:
        """Portrait to landscape and back, around the same centre."""
        box = self._box()
        if box is not None:
            self._give(box, 1 / box.aspect)

    def _give(self, box: Box, ratio: float) -> None:
        item = self._board.session.current
        if item is not None and item.info is not None:
            self.edit(self._ratios.give(box, ratio, *item.info.displayed))

    def _lock(self, locked: bool) -> None:
        if locked != self.locked:
            self.locked = locked
            self._board.view.show_lock(locked)

    def _box(self) -> Box | None:
        item = self._board.session.current
        return editable_box(item) if item is not None else None
