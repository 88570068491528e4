"""The queue: in which order photos are shown, and which of them. Pure functions of review items."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from operator import itemgetter
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.marks import LABELS, MOST_STARS
from cropperhead_desktop.domain.photo import extension, is_raw
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Verdict


class Order(StrEnum):
    """What photos are sorted by; where they are equal the order of the folder stays."""

    NEED = "need"
    NAME = "name"
    TIME = "time"
    DOUBT = "doubt"
    STATE = "state"


class Flag(StrEnum):
    """Picked, rejected, or neither."""

    PICKED = "picked"
    REJECTED = "rejected"
    NONE = "none"


class FileType(StrEnum):
    """File types as photographers group them."""

    RAW = "raw"
    JPEG = "jpeg"
    HEIC = "heic"
    TIFF = "tiff"
    PNG = "png"
    OTHER = "other"


class CropState(StrEnum):
    """Whether the photo's files hold a crop."""

    YES = "yes"
    NO = "no"


class Asks(StrEnum):
    """What a photo asks for, decided or not; what has no proposal yet may ask for a look."""

    YOU = "you"
    SURE = "sure"
    LOOK = "look"
    FINE = "fine"


NO_LABEL = "none"
_KINDS = {
    "dng": FileType.RAW,
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif", "mpo"), FileType.JPEG),
    **dict.fromkeys(("heic", "heif", "hif", "avif"), FileType.HEIC),
    **dict.fromkeys(("tif", "tiff"), FileType.TIFF),
    "png": FileType.PNG,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What a photo must be like to be shown; the empty value of a field lets everything through."""

    state: State | None = None
    stars: int = 0
    """At least so many."""
    flag: Flag | None = None
    label: str | None = None
    """One of `LABELS`, or NO_LABEL."""
    kind: FileType | None = None
    cropped: CropState | None = None
    asks: Asks | None = None
    text: str = ""
    """Part of the file name, upper and lower case alike."""

    @property
    def is_empty(self) -> bool:
        """True when every photo is shown."""
        return self == Filter()

    def matches(self, item: ReviewItem) -> bool:
        """Whether the photo is shown; what its files say counts only once they were read."""
        if self.text and self.text.casefold() not in item.path.name.casefold():
            return False
        if self.kind is not None and self.kind not in kinds_of(item):
            return False
        record = item.record
        if record is None:
            return replace(self, text="", kind=None).is_empty
        marks = record.marks
        wanted_label = None if self.label == NO_LABEL else self.label
        return (
            (self.state is None or item.state is self.state)
            and marks.stars >= self.stars
            and (self.flag is None or flag_of(item) is self.flag)
            and (self.label is None or marks.colour == wanted_label)
            and (self.asks is None or self.asks in asks_of(item))
            and (self.cropped is None or (record.crop is not None) == (self.cropped is CropState.YES))
        )

    def as_text(self) -> str:
        """For the settings; the text filter is for the moment and left out."""
        values = ((each.name, getattr(self, each.name)) for each in fields(self) if each.name != "text")
        return ";".join(f"{name}={value}" for name, value in values if value)


def filter_from(text: str) -> Filter:
    """The inverse of `Filter.as_text`; what makes no sense is left out."""
    choices: dict[str, Iterable[Any]] = {
        "state": State,
        "stars": range(1, MOST_STARS + 1),
        "flag": Flag,
        "label": (*LABELS, NO_LABEL),
        "kind": FileType,
        "cropped": CropState,
        "asks": Asks,
    }
    values: dict[str, Any] = {}
    for part in text.split(";"):
        name, _, value = part.partition("=")
        found = [choice for choice in choices.get(name, ()) if str(choice) == value]
        if found:
            values[name] = found[0]
    return Filter(**values)


def arranged(items: Iterable[ReviewItem], order: Order, backwards: bool, wanted: Filter) -> list[Path]:
    """The photos that match, sorted; those without a time or a confidence come last either way."""
    matching = list(items) if wanted.is_empty else [item for item in items if wanted.matches(item)]
    if order in (Order.NAME, Order.NEED):
        ordered = matching[::-1] if backwards else matching
        if order is Order.NEED:  # within each folder: subfolders are one shoot with headings
            folders: dict[str, int] = {}
            places = [
                (folders.setdefault(_folder(item), len(folders)), _need(item), row)
                for row, item in enumerate(ordered)
            ]
            return [ordered[row].path for *_place, row in sorted(places)]
        return [item.path for item in ordered]
    keyed = [(_KEYS[order](item), item.path) for item in matching]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=itemgetter(0), reverse=backwards)
    return [path for _, path in (*known, *(pair for pair in keyed if pair[0] is None))]


def confidence_of(item: ReviewItem) -> float | None:
    """How sure the model is of its proposal, or was when it was decided on."""
    if item.suggestion is not None and item.written is None:
        return item.suggestion.confidence
    decision = item.record.decision if item.record is not None else None
    return decision.confidence if decision is not None else None


def flag_of(item: ReviewItem) -> Flag:
    """Picked, rejected, or neither."""
    marks = item.record.marks if item.record is not None else None
    if marks is None or not (marks.is_picked or marks.is_rejected):
        return Flag.NONE
    return Flag.PICKED if marks.is_picked else Flag.REJECTED


def asks_of(item: ReviewItem) -> tuple[Asks, ...]:
    """What it asks for; it stays when that is decided, so that nothing moves away under the hand.

    Nothing: it is rejected, or nobody can crop it.
    """
    verdict = item.verdict
    if item.is_rejected or (item.reason and verdict is None and not item.is_changed):
        return ()
    if not item.is_changed and (item.passed or verdict is Verdict.LEAVE):
        return (Asks.FINE,)
    return (Asks.YOU,) if verdict is None else (Asks.YOU, _ASKS.get(verdict, Asks.LOOK))


def kind_of(path: Path) -> FileType:
    """The file type by the extension."""
    return FileType.RAW if is_raw(path) else _KINDS.get(extension(path), FileType.OTHER)


def kinds_of(item: ReviewItem) -> tuple[FileType, ...]:
    """The file types of a photo's files."""
    own = kind_of(item.path)
    return (own,) if item.raw is None or own is FileType.RAW else (own, FileType.RAW)


def kinds_words(item: ReviewItem) -> str:
    """The file types of a photo on one line: `RAW+JPEG`."""
    return "+".join(kind.upper() for kind in reversed(kinds_of(item)))


def tally(items: Iterable[ReviewItem]) -> Counter[tuple[str, object]]:
    """How many photos each choice of each field of `Filter` would show on its own."""
    counts: Counter[tuple[str, object]] = Counter()
    for item in items:
        counts.update(("kind", kind) for kind in kinds_of(item))
        if item.record is None:
            continue
        marks = item.record.marks
        cropped = CropState.NO if item.record.crop is None else CropState.YES
        counts["state", item.state] += 1
        counts["flag", flag_of(item)] += 1
        counts["label", marks.colour or NO_LABEL] += 1
        counts["cropped", cropped] += 1
        counts.update(("asks", asked) for asked in asks_of(item))
        for stars in range(1, marks.stars + 1):
            counts["stars", stars] += 1
    return counts


def series_of(items: Iterable[ReviewItem], path: Path, seconds: float) -> tuple[Path, ...]:
    """The photos around `path` of which each was taken at most `seconds` after the one before, by time.

    The photo alone when its time is unknown.
    """
    timed = sorted(((item.taken, item.path) for item in items if item.taken is not None), key=itemgetter(0))
    paths = [each for _, each in timed]
    if path not in paths:
        return (path,)
    first = last = paths.index(path)
    while first > 0 and _near(timed[first - 1][0], timed[first][0], seconds):
        first -= 1
    while last < len(timed) - 1 and _near(timed[last][0], timed[last + 1][0], seconds):
        last += 1
    return tuple(paths[first : last + 1])


def sure_ones(items: Iterable[ReviewItem]) -> list[ReviewItem]:
    """Undecided photos whose untouched proposal can be taken without a look, surest first."""
    sure = [
        item
        for item in items
        if item.is_undecided
        and not item.is_reset
        and item.draft is None
        and not item.is_rejected
        and not item.passed
        and item.info is not None
        and item.verdict is Verdict.SURE
    ]
    return sorted(sure, key=lambda item: -(confidence_of(item) or 0.0))


def _near(earlier: datetime, later: datetime, seconds: float) -> bool:
    return later - earlier <= timedelta(seconds=seconds)


def _doubt(item: ReviewItem) -> tuple[int, bool, float] | None:
    """What needs a look first, then what is sure, then what is fine as it is.

    Within each what says why, then what is worth most or, where nobody knows, what is least sure.
    """
    proposed, sure = item.suggestion, confidence_of(item)
    if proposed is None:
        return None if sure is None else (len(_VERDICTS), False, sure)
    worth = -proposed.wanted if proposed.wanted is not None else 1.0 if sure is None else sure
    return _VERDICTS.index(item.verdict or proposed.verdict), not proposed.doubt, worth


_VERDICTS = (Verdict.LOOK, Verdict.SURE, Verdict.LEAVE)
_STATES = tuple(State)
_ASKS = {Verdict.SURE: Asks.SURE, Verdict.LOOK: Asks.LOOK}


def _need(item: ReviewItem) -> int:
    """What needs the user, then what is fine as it is, then what was rejected or failed."""
    asked = asks_of(item)
    return 0 if Asks.YOU in asked else 1 if asked else 2


def _folder(item: ReviewItem) -> str:
    return os.path.dirname(item.path)  # a fourth of what `parent` costs


_KEYS: dict[Order, Callable[[ReviewItem], Any]] = {
    Order.TIME: lambda item: item.taken,
    Order.DOUBT: _doubt,
    Order.STATE: lambda item: _STATES.index(item.state),
}
