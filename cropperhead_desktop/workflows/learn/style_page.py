"""All that the page about a style shows: words, pictures, how crops spread, where they were learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.inference.style.habits import Spread, spreads
from cropperhead_desktop.inference.style.head import Switches
from cropperhead_desktop.workflows.learn.pairs import CropPair, photos_of, shown, telling
from cropperhead_desktop.workflows.learn.styles import LearntGroup, groups_of, style_names
from cropperhead_desktop.workflows.services import Services


@dataclass(frozen=True, slots=True)
class StylePage:
    """One style: its name among all, what it knows, and what of it is followed. `pairs` have pictures."""

    name: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    switches: Switches
    groups: tuple[LearntGroup, ...]
    spreads: tuple[Spread, ...]
    pairs: tuple[CropPair, ...]


def style_page(services: Services, opened: Sequence[Path], folders: Sequence[Path]) -> StylePage:
    """The style in use; its photos are looked for among those that are open and in folders.

    Raises FileError, ModelError.
    """
    names, style = style_names(), services.style.style
    photos = photos_of([one for one in style.crops if one.is_seen], opened, folders)
    return StylePage(
        name=names.in_use,
        names=tuple(names.all()),
        words=tuple(services.style.words()),
        switches=style.switches,
        groups=tuple(groups_of(style)),
        spreads=spreads(style),
        pairs=tuple(shown(services, pair) for pair in telling(style, photos)),
    )
