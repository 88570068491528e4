"""The user's styles: their names, where each was learnt, and forgetting a part of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from cropperhead_desktop.domain.errors import CropperHeadError, FileError
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.inference.style.head import Learnt, Style, Voice
from cropperhead_desktop.inference.style.names import StyleNames
from cropperhead_desktop.workflows.options import style_folder
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services


@dataclass(frozen=True, slots=True)
class LearntGroup:
    """Crops learnt in one place, of photos taken in one year (None: not known); `source` may be empty."""

    source: str
    year: int | None
    crops: int


def style_names() -> StyleNames:
    """The styles of this user."""
    return StyleNames(style_folder())


def groups_of(style: Style) -> list[LearntGroup]:
    """Where and when the person made the crops of a style: most recent years first, then by name."""
    counts = Counter((one.provenance.source, year_of(one)) for one in style.crops if one.is_own)
    order = sorted(counts.items(), key=lambda pair: (-(pair[0][1] or 0), pair[0][0].casefold()))
    return [LearntGroup(source, year, crops) for (source, year), crops in order]


def year_of(one: Learnt) -> int | None:
    """The year in which its photo was taken."""
    day = one.provenance.day
    return (date(1970, 1, 1) + timedelta(days=int(day))).year if day >= 0 else None


def style_row(services: Services) -> Row:
    """The row of `style show`: what was learnt and whether it is used (FileError, ModelError)."""
    style = services.style.style
    found = style.agreement()
    return {
        "status": "ok",
        "crops": len(style.crops),
        "used": found.voice.value,
        "agreement": {voice.value: round(score, 4) for voice, score in found.scores.items()},
        "style": style_names().in_use,
        "switches": asdict(style.switches),
        "learnt_from": [asdict(group) for group in groups_of(style)],
        "words": services.style.words(),
        "model": services.suggester.name,
    }


def changed(services: Services, change: Callable[[], object]) -> Turn:
    """Do something to the styles; what that changes about the next proposals.

    Raises what `change` raises, and FileError, ModelError.
    """
    try:
        before = services.style.style
    except FileError:  # damaged: to be reset, or left for another style
        before = None
    change()
    now = services.style.style
    if before is None or now is before:
        return Turn.NOTHING
    turn = services.style.turn_since(before)
    follows = services.style.voice is not Voice.MODEL
    return turn or (Turn.KNOWS_MORE if follows else Turn.NOTHING)


def add_style(services: Services, name: str, is_copy: bool) -> None:
    """Make a style, empty or as a copy of the one in use, and use it (CropperHeadError, FileError)."""
    names = style_names()
    services.use_style(names.new(name, names.in_use if is_copy else ""))


def rename_style(services: Services, name: str) -> None:
    """Give the style in use another name (CropperHeadError, FileError)."""
    names = style_names()
    services.use_style(names.rename(names.in_use, name))


def remove_style(services: Services) -> None:
    """Remove the style in use; the first one is used then (CropperHeadError, FileError)."""
    names = style_names()
    names.remove(names.in_use)
    services.use_style(names.in_use)


def forget_words(services: Services, words: Sequence[str]) -> int:
    """Forget the crops in whose source or year each word is found (`weddings 2019`); how many.

    Raises CropperHeadError (no word), FileError, ModelError.
    """
    wanted = [word.casefold() for text in words for word in text.split()]
    if not wanted:
        raise CropperHeadError("nothing is named that could be forgotten")

    def is_meant(one: Learnt) -> bool:
        told = f"{one.provenance.source} {year_of(one) or ''}".casefold()
        return all(word in told for word in wanted)

    return services.style.forget(is_meant)


def forget_group(services: Services, group: LearntGroup) -> int:
    """Forget the crops of a group; how many (FileError, ModelError)."""
    return services.style.forget(
        lambda one: (one.provenance.source, year_of(one)) == (group.source, group.year)
    )
