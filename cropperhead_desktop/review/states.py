"""Where a photo stands, in words: for panel, cells, tooltips and lists."""

from __future__ import annotations

from cropperhead_desktop.domain.queue import is_exception
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.review.text import phrase, tr

STATE_WORDS: dict[State, str] = {
    State.UNDECIDED: phrase("Undecided"),
    State.ACCEPTED: phrase("Accepted"),
    State.KEPT: phrase("Original kept"),
    State.FAILED: phrase("Failed"),
}

VERDICTS = {
    Verdict.SURE: phrase("Sure"),
    Verdict.LOOK: phrase("Look"),
    Verdict.LEAVE: phrase("Fine as it is"),
}
"""What a proposal asks of a person."""

_VOICES = {"head": phrase("Your style"), "first": phrase("Your first crops")}
"""Who proposed on top of a model, by the first word after its name in a record (`MODEL + VOICE`)."""

PENDING = phrase("Waiting …")


def model_words(name: str) -> str:
    """Who proposed, for people; a model of its own name as it is."""
    voice = name.partition(" + ")[2].partition(" ")[0]
    return tr(_VOICES[voice]) if voice in _VOICES else name


def state_words(item: ReviewItem) -> str:
    """Where it stands; what another program decided is not called accepted."""
    if not item.is_elsewhere:
        return tr(STATE_WORDS[item.state])
    if item.record is not None and item.record.in_camera:
        return tr("Cropped in the camera")
    return tr("Cropped elsewhere")


def cell_words(item: ReviewItem) -> str:
    """What a cell says beside the name: every state reads differently, without any colour."""
    if item.state is State.FAILED:
        return tr("Failed")
    if item.is_elsewhere:
        return tr("Elsewhere")
    if not item.is_undecided or item.draft is not None:
        return ""
    if item.is_reset:
        return tr("Reset")
    if item.passed:
        return tr("Passed")
    words = tr(VERDICTS[item.verdict]) if item.verdict is not None else "…"
    return tr("{words}, written").format(words=words) if item.written is not None else words


def burst_words(item: ReviewItem, short: bool = False) -> str:
    """Which frame of how many of one moment; empty for a photo by itself."""
    if not item.burst:
        return ""
    place, count = item.burst.index(item.path) + 1, len(item.burst)
    words = tr("{place}/{count}") if short else tr("Burst {place} of {count}")
    if is_exception(item) and not short:
        words = tr("Burst {place} of {count}, moved")
    return words.format(place=place, count=count)
