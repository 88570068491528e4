"""Train, val and test: whole groups on one side, by a seed, and never a near-duplicate across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from cropperhead_desktop.dataset.options import SplitBy
from cropperhead_desktop.dataset.terms import SPLITS


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of a photo's circumstances: its folder (relative), camera and local time."""

    folder: str
    camera: str = ""
    taken: datetime | None = None


def kept_together(occasions: Sequence[Occasion], by: SplitBy, gap: timedelta) -> list[int]:
    """A number per photo; photos with the same number belong to one group.

    Photos without a time count by their folder, photos without a camera all as one unknown camera.
    A shoot ends where nothing was taken for longer than `gap`, whichever folder it went to.
    """
    if by is SplitBy.SHOOT:
        return _numbered(_shoots(occasions, gap))
    if by is SplitBy.DAY:
        return _numbered(
            str(each.taken.date()) if each.taken else f"undated in {each.folder}" for each in occasions
        )
    return _numbered(each.camera if by is SplitBy.CAMERA else each.folder for each in occasions)


def joined(groups: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The groups with those united that share a pair of photos (union-find), numbered from 0 in order."""
    parent = list(range(max(groups, default=-1) + 1))

    def root(group: int) -> int:
        while parent[group] != group:
            parent[group] = parent[parent[group]]
            group = parent[group]
        return group

    for one, other in pairs:
        first, second = sorted((root(groups[one]), root(groups[other])))
        parent[second] = first
    return _numbered(str(root(group)) for group in groups)


def assigned(
    groups: Sequence[int], keys: Sequence[str], fractions: tuple[float, float, float], seed: int
) -> list[str]:
    """The split of each photo. The order of the photos does not matter, only what is in the groups.

    `keys` name the photos; a group goes by the digest of its keys and the seed. Large groups are placed
    first, each where most is missing; every split that has a share gets a group, if there are enough.
    """
    sizes = Counter(groups)
    lots: dict[int, bytes] = dict.fromkeys(sizes, b"")
    for key, group in sorted(zip(keys, groups, strict=True)):
        lots[group] = sha256(lots[group] + repr((seed, key)).encode("utf-8", "backslashreplace")).digest()
    total = sum(fractions)
    missing = {
        split: len(groups) * share / total for split, share in zip(SPLITS, fractions, strict=True) if share
    }
    place: dict[int, str] = {}
    order = sorted(sizes, key=lambda group: (-sizes[group], lots[group]))
    for done, group in enumerate(order):
        empty = [split for split in missing if split not in place.values()]
        open_ = empty if len(order) - done <= len(empty) else list(missing)
        place[group] = max(open_, key=lambda split: missing[split])
        missing[place[group]] -= sizes[group]
    return [place[group] for group in groups]


def _shoots(occasions: Sequence[Occasion], gap: timedelta) -> list[str]:
    names = [f"undated in {each.folder}" for each in occasions]
    timed = sorted((each.taken, place) for place, each in enumerate(occasions) if each.taken is not None)
    number, last = 0, datetime.min
    for taken, place in timed:
        number += taken - last > gap
        last = taken
        names[place] = f"shoot {number}"
    return names


def _numbered(names: Iterable[str]) -> list[int]:
    known: dict[str, int] = {}
    return [known.setdefault(name, len(known)) for name in names]
