"""What the hands do to the crop of the current photo before it is decided: drags, numbers, ratios.

Boxes are in displayed photo pixels; drafts are kept as the five numbers of the stored frame.
"""

from __future__ import annotations

from contextlib import suppress

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.settings import RECENT_RATIOS, SettingsStore
from cropperhead_desktop.geometry.aspect import exact_aspect, parse_aspect
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.edges import same_box
from cropperhead_desktop.review.steps import StepRun
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import tr

_SAME = 1e-4
"""How far two ratios may differ, as a share, that count as the same choice."""


def shown_box(item: ReviewItem) -> Box | None:
    """The crop of a photo as a box in displayed pixels; None while crop or size are unknown."""
    return None if item.info is None else item.info.box_or_none(item.shown_crop)


def editable_box(item: ReviewItem) -> Box | None:
    """`shown_box`, else the photo as seen in the camera, so that cropping by hand needs no proposal."""
    box = shown_box(item)
    if box is None and item.info is not None:
        return item.info.as_shot_box
    return box


class Editing:
    """Gestures, numbers, ratios; every finished one is a draft and one undo step."""

    def __init__(self, store: SessionStore, decisions: Decisions, settings: SettingsStore) -> None:
        self._store = store
        self._decisions = decisions
        self.locked = False
        self._ratios = StepRun()
        self._recent = RecentRatios(settings)

    def gesture_finished(self, _before: Box | None, after: Box | None) -> None:
        """A drag or nudge ended with this box."""
        if after is not None:
            self.edit(after)

    def edit(self, box: Box) -> None:
        """Numbers were typed, or a gesture ended: the box becomes the photo's draft.

        A box that is the one shown changes nothing; one that is back where it began ends the draft.
        """
        item = self._store.session.current
        if item is None or item.info is None:
            return
        info = item.info
        box = fit_inside(box, *info.displayed)
        if same_box(box, editable_box(item)):
            self._store.view.show_current(item)
        elif same_box(box, shown_box(item.with_draft(None))):
            self._decisions.draft(item, None)
        else:
            self._decisions.draft(item, item.info.crop(box))

    def reset_crop(self) -> None:
        """Drop the draft: back to the decided crop or the proposal."""
        item = self._store.session.current
        if item is not None:
            self._decisions.draft(item, None)

    def choose_ratio(self, ratio: float | None) -> None:
        """Give the crop a ratio (width / height as displayed) and keep it; None lets it go."""
        self._lock(ratio is not None)
        item = self._store.session.current
        if ratio is None or item is None or item.info is None:
            return
        width, height = item.info.displayed
        # a ratio this close to a known one would become it at the first drag, as one that tags rounded
        ratio = exact_aspect(ratio, width / height)
        self._recent.add(ratio)
        self._give(ratio)

    def last_ratio(self) -> None:
        """The ratio chosen last that the crop does not have now."""
        box = self._box()
        ratio = self._recent.last(box.aspect) if box is not None else None
        if ratio is None:
            self._store.view.say(tr("No other ratio was chosen yet"))
        else:
            self.choose_ratio(ratio)

    def toggle_lock(self) -> None:
        """Keep the present ratio while dragging, or no longer."""
        self._lock(not self.locked)

    def swap_orientation(self) -> None:
        """Portrait to landscape and back, around the same centre."""
        box = self._box()
        if box is not None:
            self._give(1 / box.aspect)

    def _give(self, ratio: float) -> None:
        item, box = self._store.session.current, self._box()
        if item is not None and item.info is not None and box is not None:
            made, self._ratios = self._ratios.give_ratio(box, ratio, *item.info.displayed)
            self.edit(made)

    def _lock(self, locked: bool) -> None:
        if locked != self.locked:
            self.locked = locked
            self._store.view.show_lock(locked)

    def _box(self) -> Box | None:
        item = self._store.session.current
        return editable_box(item) if item is not None else None


class RecentRatios:
    """The last two ratios that were chosen, whichever way up; they outlive the program."""

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def add(self, ratio: float) -> None:
        """A ratio (width / height) was chosen."""
        upright = max(ratio, 1 / ratio)
        others = [other for other in self._ratios() if not _same(other, upright)]
        self._settings[RECENT_RATIOS] = " ".join(f"{kept:.12g}" for kept in (upright, *others[:1]))

    def last(self, present: float) -> float | None:
        """The last one that a crop of ratio `present` does not have, the same way up; None: there is none."""
        upright = max(present, 1 / present)
        for ratio in self._ratios():
            if not _same(ratio, upright):
                return ratio if present >= 1 else 1 / ratio
        return None

    def _ratios(self) -> list[float]:
        """Newest first; what is no ratio (somebody edited the file) is left out."""
        found = []
        for text in self._settings[RECENT_RATIOS].split():
            with suppress(ValueError):
                found.append(exact_aspect(parse_aspect(f"{text}:1")))
        return found


def _same(one: float, other: float) -> bool:
    return abs(one / other - 1) < _SAME
