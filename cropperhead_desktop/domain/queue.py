"""What the photos of a shoot ask of the user, and which frames of a burst are decided with which.

A photo that needs no crop needs no key: only what is worth a crop or a look asks for one. Pure functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.geometry.crop import Crop, Point
from cropperhead_desktop.geometry.rotation import fit_inside

_LOST = 0.05
"""Share of a side: a crop that cannot follow its subject by so much has lost it."""

_SAME = 1e-4
"""Of a side: what sidecars and whole pixels make of a crop."""


class Need(StrEnum):
    """What a photo asks of the user."""

    YOU = "you"
    """A decision: its proposal is worth a crop or a look."""
    DRAWN = "drawn"
    """A crop was drawn, which is accepted with the others at the end."""
    PENDING = "pending"
    """Nothing yet: its files or its proposal are on their way."""
    BURST = "burst"
    """Nothing: it is decided with the first frame of its burst."""
    FINE = "fine"
    """Nothing: it is fine as it is."""
    PASSED = "passed"
    """Nothing: it was passed as it is."""
    REJECTED = "rejected"
    DECIDED = "decided"
    JOINED = "joined"
    """Nothing: it was decided with the first frame of its burst."""
    ELSEWHERE = "elsewhere"
    """Nothing: another program cropped it."""
    FAILED = "failed"


def need_of(item: ReviewItem) -> Need:
    """What a photo asks by itself, whatever becomes of its burst."""
    state = item.state
    if state is State.FAILED:
        return Need.FAILED
    if state is not State.UNDECIDED:
        return Need.ELSEWHERE if item.is_elsewhere else Need.DECIDED
    if item.is_changed:
        return Need.DRAWN
    if item.is_rejected:
        return Need.REJECTED
    if item.is_reset:
        return Need.YOU
    if item.passed:
        return Need.PASSED
    if item.record is None or item.verdict is None:
        return Need.PENDING
    return Need.FINE if item.verdict is Verdict.LEAVE else Need.YOU


def needs(session: ReviewSession, bursts: bool = True) -> dict[Path, Need]:
    """What every photo asks.

    Where `bursts` are decided as one only their first frame does, once all their proposals are there.
    """
    found: dict[Path, Need] = {}
    for item in session:
        if item.path not in found:
            found |= needs_with(session, item) if bursts else {item.path: need_of(item)}
    return found


def needs_with(session: ReviewSession, item: ReviewItem) -> dict[Path, Need]:
    """What a photo asks, and the other frames of its burst."""
    frames = [session[path] for path in item.burst if path in session] or [item]
    found = {frame.path: need_of(frame) for frame in frames}
    if len(frames) == 1:
        return found
    lead, *decided = [frame for frame in frames if found[frame.path] is Need.DECIDED] or [item]
    found |= {frame.path: Need.JOINED for frame in decided if _went_along(lead, frame)}
    if Need.YOU not in found.values():
        return found
    if Need.PENDING in found.values():
        return {path: Need.PENDING if need is Need.YOU else need for path, need in found.items()}
    first = next((frame for frame in frames if _asks(frame)), None)
    following = followers(session, first) if first is not None else []
    return found | {frame.path: Need.BURST for frame, _crop in following}


def followers(session: ReviewSession, lead: ReviewItem) -> list[tuple[ReviewItem, Crop]]:
    """The frames that are decided with `lead`, with its crop where their subject is.

    Those that were fine as they are go along where `lead` gets a crop. Nothing where it is not the first of
    its burst that asks for something. What was changed by hand, moved too much or has another size is decided
    by itself.
    """
    pairs = [(frame, followed(lead, frame)) for frame in kept_with(session, lead)]
    return [(frame, crop) for frame, crop in pairs if crop is not None]


def kept_with(session: ReviewSession, lead: ReviewItem) -> list[ReviewItem]:
    """The frames that need no look of their own where `lead` is kept whole, wherever their subject went."""
    frames = [session[path] for path in lead.burst if path in session]
    first = next((frame for frame in frames if _asks(frame) or frame.path == lead.path), None)
    if first is None or first.path != lead.path:
        return []
    going = (Need.YOU, Need.FINE) if need_of(lead) in (Need.YOU, Need.DRAWN) else (Need.YOU,)
    others = [frame for frame in frames if frame.path != lead.path and not frame.is_reset]
    return [frame for frame in others if need_of(frame) in going]


def followed(lead: ReviewItem, frame: ReviewItem) -> Crop | None:
    """The crop shown of `lead` where the subject is in another frame of its burst; None: that is not sure."""
    start, end, info = _shift(lead), _shift(frame), frame.info
    box = lead.info.box_or_none(lead.shown_crop) if lead.info is not None else None
    if start is None or end is None or info is None or box is None or lead.info is None:
        return None
    if info.displayed != lead.info.displayed:
        return None
    width, height = info.displayed
    seen = info.as_seen.displayed
    right, down = (end[0] - start[0]) * seen[0], (end[1] - start[1]) * seen[1]
    made = fit_inside(box.moved_to(Point(box.cx + right, box.cy + down)), width, height)
    lost = max(abs(made.cx - box.cx - right) / width, abs(made.cy - box.cy - down) / height)
    return None if lost > _LOST else info.crop(made)


def is_exception(item: ReviewItem) -> bool:
    """Whether a frame of a burst is decided by itself because nobody knows where its subject went."""
    return bool(item.burst) and _shift(item) is None


def _went_along(lead: ReviewItem, frame: ReviewItem) -> bool:
    """Whether both were kept whole, or a frame has the crop of `lead` where its subject is."""
    if State.KEPT in (lead.state, frame.state):
        return lead.state is frame.state
    made, crop = followed(lead, frame), frame.shown_crop
    if made is None or crop is None:
        return False
    return all(abs(a - b) < _SAME for a, b in zip(astuple(made), astuple(crop), strict=True))


def _asks(frame: ReviewItem) -> bool:
    return need_of(frame) is Need.YOU and not frame.is_reset and _shift(frame) is not None


def _shift(item: ReviewItem) -> tuple[float, float] | None:
    burst = item.suggestion.burst if item.suggestion is not None else None
    return burst.shift if burst is not None else None


@dataclass(frozen=True, slots=True)
class ShootProgress:
    """How many photos still need the user (`left`), were decided here, and are as they are for one reason or
    another; `pending` ones may need the user yet."""

    left: int
    done: int
    drawn: int
    fine: int
    passed: int
    rejected: int
    pending: int

    @property
    def is_over(self) -> bool:
        """Nothing is left, not even to be passed."""
        return not (self.left or self.drawn or self.pending or self.fine)


def progress_of(counts: Mapping[Need, int]) -> ShootProgress:
    """What is left and done, by how many photos ask what."""
    return ShootProgress(
        left=counts[Need.YOU],
        done=counts[Need.DECIDED],
        drawn=counts[Need.DRAWN],
        fine=counts[Need.FINE],
        passed=counts[Need.PASSED],
        rejected=counts[Need.REJECTED],
        pending=counts[Need.PENDING],
    )
