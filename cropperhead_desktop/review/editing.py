"""What the hands do to the crop of the current photo before it is decided: drags, numbers, ratios.

Boxes are in displayed photo pixels; drafts are kept as the five numbers of the stored frame.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from cropperhead_desktop.domain.decision import Alternate
from cropperhead_desktop.domain.deliverables import find, ratio_list, rounded
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.settings import DELIVERABLES, RECENT_RATIOS, SettingsStore
from cropperhead_desktop.geometry.aspect import exact_aspect, parse_aspect
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.in_hand.edges import same_box
from cropperhead_desktop.review.in_hand.steps import StepRun
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


def box_in_hand(item: ReviewItem) -> Box | None:
    """`editable_box`, or the linked crop that is being nudged."""
    if item.alternate and item.info is not None:
        return item.info.box_or_none(item.crop_in_hand)
    return editable_box(item)


class Editing:
    """Gestures, numbers, ratios; every finished one is a draft and one undo step."""

    def __init__(self, store: SessionStore, decisions: Decisions, settings: SettingsStore) -> None:
        self._store = store
        self._decisions = decisions
        self.locked = False
        self._ratios = StepRun()
        self._settings = settings
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
        if item.alternate and not same_box(box, box_in_hand(item)):
            self._nudge(item, Alternate(item.alternate, rounded(info.crop(box)), nudged=True))
        elif item.alternate or same_box(box, editable_box(item)):
            self._store.view.show_current(item)
        elif same_box(box, shown_box(item.with_draft(None))):
            self._decisions.draft(item, None)
        else:
            self._decisions.draft(item, item.info.crop(box))

    def reset_crop(self) -> None:
        """Drop the draft: back to the decided crop or the proposal. A linked crop follows that again."""
        item = self._store.session.current
        if item is not None and item.alternate:
            now = find(item.alternates([item.alternate]), item.alternate)
            if now is not None and now.nudged:
                self._nudge(item, Alternate(item.alternate, now.crop))
        elif item is not None:
            self._decisions.draft(item, None)

    def take_in_hand(self, ratio: str) -> None:
        """The linked crop of this ratio is the one that hands move from now on; empty: the crop itself."""
        item = self._store.session.current
        if item is not None and item.alternate != ratio:
            self._store.view.finish_gesture()
            self._store.update(replace(self._store.session[item.path], alternate=ratio))

    def next_in_hand(self) -> None:
        """The next linked crop in hand; after the last one the crop itself again."""
        item = self._store.session.current
        ratios = (
            ["", *(each.ratio for each in item.alternates(self.deliverables))] if item is not None else []
        )
        if item is None or len(ratios) < 2:
            self._store.view.say(tr("No deliverables are chosen: they are in the bar above the photos"))
        else:
            at = ratios.index(item.alternate) if item.alternate in ratios else 0
            self.take_in_hand(ratios[(at + 1) % len(ratios)])

    @property
    def deliverables(self) -> tuple[str, ...]:
        """The ratios in which each crop gets a linked one; none where the setting is nonsense."""
        try:
            return ratio_list(self._settings[DELIVERABLES])
        except ValueError:
            return ()

    def _nudge(self, item: ReviewItem, made: Alternate) -> None:
        self._decisions.nudge(item, (*(each for each in item.nudges if each.ratio != made.ratio), made))

    def choose_ratio(self, ratio: float | None) -> None:
        """Give the crop a ratio (width / height as displayed) and keep it; None lets it go."""
        if self._holds_alternate():
            return
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
        if not self._holds_alternate():
            self._lock(not self.locked)

    def keep_ratio(self, wanted: bool) -> None:
        """A ratio is named for the whole shoot, or no longer: drags keep it."""
        self._lock(wanted)

    def _holds_alternate(self) -> bool:
        """Whether a linked crop is in hand, whose ratio is what it is; then that is said."""
        item = self._store.session.current
        if item is None or not item.alternate:
            return False
        self._store.view.say(tr("A deliverable keeps its ratio: {ratio}").format(ratio=item.alternate))
        return True

    def swap_orientation(self) -> None:
        """Portrait to landscape and back, around the same centre."""
        box = self._box()
        if box is not None and not self._holds_alternate():
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
