"""A proposal taken apart: its crop, its angle, its alternatives, and what the user takes of them.

Boxes are in displayed photo pixels. *Base* is what the photo has without the proposal: the crop of
its sidecar where a person made another one, else the photo as it was seen in the camera.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cropperhead_desktop.domain.care import LeaningLine
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.suggestion import Cause, Level
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.geometry.rotation import turned
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.editing import Editing, editable_box
from cropperhead_desktop.review.in_hand.edges import same_box
from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import phrase, sentence, tr

NO_ALTERNATIVES = phrase("The model proposes one crop for this photo")
NO_PROPOSAL = phrase("There is no proposal for this photo yet")
NO_ANGLE = phrase("The model proposes no angle for this photo")

_NO_ANGLE = 0.005
"""Degrees that nobody can see."""


def level_words(level: Level | None) -> str:
    """Where the proposed angle comes from, or why a person should look at it; empty without either.

    A camera is held clockwise where the photo leans counter-clockwise.
    """
    if level is None:
        return ""
    if level.doubt:
        return sentence(level.doubt)
    held, leaning = -(level.measured or 0.0), level.tilt
    if level.cause is Cause.LEVEL and level.measured is not None:
        return tr("camera: level")
    if level.cause is Cause.SEEN:
        return tr("picture: leans {angle}").format(angle=_turn(leaning))
    if level.cause is Cause.CAMERA:
        return tr("camera: {angle}").format(angle=_turn(held))
    if level.cause is Cause.BOTH:
        return tr("camera: {angle}, seen in the picture").format(angle=_turn(held))
    return ""


def who_spoke(level: Level | None, lines: Sequence[LeaningLine]) -> tuple[str, ...]:
    """Who says which angle: lines of either kind, the camera, the network where no line was found."""
    found = []
    for upright in (False, True):
        kind = [line for line in lines if line.upright is upright]
        if not kind:
            continue
        lean = sum(line.tilt * line.length for line in kind) / sum(line.length for line in kind)
        level_words = tr("horizon {angle}") if kind[0].is_horizon else tr("level lines {angle}")
        words = tr("verticals {angle}") if upright else level_words
        found.append(words.format(angle=angle_text(lean, signed=True)))
    if level is not None and level.measured is not None:
        found.append(tr("camera {angle}").format(angle=angle_text(level.measured, signed=True)))
    if level is not None and not lines:
        leans = tr("the picture leans {angle}, no line found").format(angle=_turn(level.tilt))
        is_level = round(abs(level.tilt), 1) == 0.0
        found.append(tr("the picture looks level, no line found") if is_level else leans)
    return tuple(found or [tr("no line found")])


def _turn(degrees: float) -> str:
    words = tr("{angle} clockwise") if degrees >= 0 else tr("{angle} counter-clockwise")
    return words.format(angle=angle_text(abs(degrees)))


@dataclass(frozen=True, slots=True)
class Parts:
    """A proposal beside what is shown: which of its parts the crop shown has, which there are at all."""

    proposed: Box
    base: Box
    shown: Box
    width: int
    height: int

    @property
    def has_angle(self) -> bool:
        """The crop shown has the proposal's angle."""
        return _same_angle(self.shown.angle, self.proposed.angle)

    @property
    def has_crop(self) -> bool:
        """The crop shown is the proposal's, at whatever angle."""
        return same_box(self.shown, self._at(self.proposed, self.shown.angle))

    @property
    def is_whole(self) -> bool:
        """The crop shown is the proposal as it is."""
        return same_box(self.shown, self.proposed)

    @property
    def offers_angle(self) -> bool:
        """The proposal turns the photo."""
        return not _same_angle(self.proposed.angle, self.base.angle)

    @property
    def offers_crop(self) -> bool:
        """The proposal cuts something away (or less than the base does)."""
        return not same_box(self.proposed, self._at(self.base, self.proposed.angle))

    def only_crop(self) -> Box:
        """The proposal without its angle."""
        return self._at(self.proposed, self.base.angle)

    def only_angle(self) -> Box:
        """The base at the proposal's angle."""
        return self._at(self.base, self.proposed.angle)

    def with_crop(self, wanted: bool) -> Box:
        """The proposal's crop, or the base's, at the angle shown."""
        return self._at(self.proposed if wanted else self.base, self.shown.angle)

    def with_angle(self, wanted: bool) -> Box:
        """The crop shown at the proposal's angle, or at the base's."""
        angle = (self.proposed if wanted else self.base).angle
        for source in (self.proposed, self.base):
            if same_box(self.shown, self._at(source, self.shown.angle)):
                return self._at(source, angle)
        return self._at(self.shown, angle)

    def _at(self, box: Box, angle: float) -> Box:
        return box if _same_angle(box.angle, angle) else turned(box, angle, self.width, self.height)


def parts(item: ReviewItem) -> Parts | None:
    """The photo's proposal taken apart; None while there is none, or no size."""
    info, shown = item.info, editable_box(item)
    if info is None or shown is None or item.suggestion is None:
        return None
    proposed = info.box_or_none(item.suggestion.crop)
    if proposed is None:
        return None
    return Parts(proposed, _base(item, info, proposed), shown, *info.displayed)


def candidates(item: ReviewItem) -> tuple[Crop, ...]:
    """All crops that the model proposes, best first."""
    return item.suggestion.candidates if item.suggestion is not None else ()


def shown_candidate(item: ReviewItem) -> int | None:
    """The place among the candidates of the crop shown; None when it is another one."""
    crops = candidates(item)
    return crops.index(item.shown_crop) if item.shown_crop in crops else None


class ProposalEditor:
    """Makes the proposal of the photo in front, or a part of it, its draft: one undo step, unwritten."""

    def __init__(self, store: SessionStore, decisions: Decisions, editing: Editing) -> None:
        self._store = store
        self._decisions = decisions
        self._editing = editing

    def straighten(self) -> None:
        """The crop shown at the proposal's angle, left where it is."""
        item = self._store.session.current
        found = parts(item) if item is not None else None
        if found is not None and found.offers_angle and found.has_angle:
            angle = angle_text(found.shown.angle, signed=True)
            self._store.view.say(tr("Already at the proposed angle, {angle}").format(angle=angle))
        else:
            self._take(lambda each: each.with_angle(True), True)

    def only_crop(self) -> None:
        """The proposal's crop without its angle."""
        self._take(Parts.only_crop)

    def only_angle(self) -> None:
        """The proposal's angle without its crop."""
        self._take(Parts.only_angle, True)

    def want_crop(self, wanted: bool) -> None:
        """The proposal's crop, or what was there without it; the angle stays."""
        self._take(lambda found: found.with_crop(wanted))

    def want_angle(self, wanted: bool) -> None:
        """The proposal's angle, or the one without it; the crop stays."""
        self._take(lambda found: found.with_angle(wanted))

    def step(self, offset: int) -> None:
        """The next (or previous) crop that the model proposes, around in a ring."""
        self._editing.take_in_hand("")
        item = self._store.session.current
        crops = candidates(item) if item is not None else ()
        if item is None or len(crops) < 2:
            self._store.view.say(tr(NO_ALTERNATIVES if crops else NO_PROPOSAL))
            return
        at = shown_candidate(item)
        place = (at + offset) % len(crops) if at is not None else 0
        self._draft(item, place)
        self._store.view.say(tr("Proposal {place} of {count}").format(place=place + 1, count=len(crops)))

    def _take(self, box_of: Callable[[Parts], Box], needs_angle: bool = False) -> None:
        """The proposal itself is taken as the numbers it is, so that it counts as accepted unchanged."""
        self._editing.take_in_hand("")
        item = self._store.session.current
        found = parts(item) if item is not None else None
        if item is None or found is None:
            self._store.view.say(tr(NO_PROPOSAL))
        elif needs_angle and not found.offers_angle:
            self._store.view.say(tr(NO_ANGLE))
        elif same_box(box_of(found), found.proposed):
            self._draft(item, 0)
        else:
            self._editing.edit(box_of(found))

    def _draft(self, item: ReviewItem, place: int) -> None:
        crop = candidates(item)[place]
        self._decisions.draft(item, None if crop == item.with_draft(None).shown_crop else crop)


def _base(item: ReviewItem, info: PhotoInfo, proposed: Box) -> Box:
    record = item.record
    if record is not None and record.crop is not None:
        by_hand = record.decision is None or record.decision.kind.is_human
        box = info.box_or_none(record.crop)
        if by_hand and box is not None and not same_box(box, proposed):
            return box
    return info.as_shot_box


def _same_angle(one: float, other: float) -> bool:
    return abs(one - other) < _NO_ANGLE
