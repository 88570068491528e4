"""A photo's record: the sum of every packet that is its own, merged by property group.

The groups are the crop (all of crs geometry and our decision about it), stars, label, pick and Orientation,
each for itself. Our decision counts while the other packets still have the crops that we saw when it was
made. Otherwise the later MetadataDate counts, and where a packet lacks it a sidecar comes before the photo's
own. Times of files are never asked: copying and syncing change them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import Reason, printable
from cropperhead_desktop.domain.labelling import Doubt
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoFrame
from cropperhead_desktop.xmp import pixels, tags
from cropperhead_desktop.xmp.codec import NO_CROP, read_values, same_numbers, spelled
from cropperhead_desktop.xmp.level import is_warped
from cropperhead_desktop.xmp.tags import NOT_SIMPLE, Readable


class Role(StrEnum):
    """What a packet is to its photo, in the order in which they count where no date tells."""

    SHORT = "short"
    """`IMG.xmp`."""
    LONG = "long"
    """`IMG.JPG.xmp`."""
    SHARED = "shared"
    """An `IMG.xmp` that says not whose it is and is another photo's of the same stem: only for marks."""
    PHOTO = "photo"
    """The packet in the photo itself."""


class XmpSource(NamedTuple):
    """One packet of a photo; `record` is what it says alone, `editor` whose crop outside crs it holds.

    `state` is the crop group as text: five numbers or `none`; None without the group, or where applied.
    """

    role: Role
    path: Path
    values: Readable
    record: CropRecord
    state: str | None
    editor: str = ""

    @classmethod
    def of(
        cls, role: Role, path: Path, values: Readable, size: tuple[int, int] | None, editor: str = ""
    ) -> XmpSource:
        """A parsed packet found in the file `path`; `size` is the photo's stored size, where known."""
        record = read_values(values, size, path)
        return cls(role, path, values, record, _state(values, record), editor)

    @property
    def is_usable(self) -> bool:
        """False where the packet says something about a crop that is none: its warnings say what."""
        return self.record.crop is not None or not self.record.warnings


def _state(values: Readable, record: CropRecord) -> str | None:
    if record.already_applied and record.decision is None:
        return None
    if not record.has_crop:
        # an edge beside neither crop nor HasCrop is the whole picture, as is HasCrop=False
        named = (values.get(name) for name in (tags.HAS_CROP, *tags.EDGES))
        return NO_CROP if any(value is not None for value in named) else None
    return spelled(values)


def resolve(sources: Sequence[XmpSource], photo: Path, frame: PhotoFrame | None = None) -> CropRecord:
    """The record of all packets of a photo, given in the order of `Role`; `frame` is the photo's own today.

    Where it is None only the photo's pixels tell that it changed since it was decided.

    Contradictions between the packets are told in `warnings`, by the names of the files.
    """
    if not sources:
        return CropRecord()
    own = [source for source in sources if source.role is not Role.SHARED]
    crop, told = _crop_source(own)
    applied = next((source for source in own if source.record.already_applied), None)
    main = crop or applied or sources[0]
    record = main.record
    if crop is None and main.role is Role.SHARED:
        record = CropRecord()
    turned = _counting([s for s in own if s.role is not Role.PHOTO and s.record.orientation], _date)
    outdated = record.frame is not None and _is_outdated(record.frame, frame, photo)
    if outdated:
        told.append(Reason(Doubt.OUTDATED.value))
    record = replace(
        record,
        orientation=turned.record.orientation if turned is not None else None,
        orientation_frame=turned.record.orientation_frame if turned is not None else None,
        marks=_marks(sources),
        warnings=record.warnings + tuple(told),
        is_outdated=outdated,
        is_warped=record.is_warped or (record.has_crop and any(map(_warps, own))),
        level=crop.record.level if crop else next(filter(None, (s.record.level for s in own)), None),
        is_stated=crop is not None and crop.is_usable,
    )
    return record.also_in(next((source.editor for source in own if source.editor), ""))


def _warps(source: XmpSource) -> bool:
    """Whether a packet without a crop bends the picture on which the crop of another one lies."""
    return source.state is None and not source.record.already_applied and is_warped(source.values)


def _is_outdated(decided: PhotoFrame, frame: PhotoFrame | None, photo: Path) -> bool:
    """Whether the photo is another one than when it was decided; its pixels are looked at only where the
    decision has a mark of them."""
    mark = pixels.mark_of(photo) if decided.pixels else ""
    return not decided.same_as((frame or decided)._replace(pixels=mark), photo)


def seen(role: Role, sources: Iterable[XmpSource], written: Mapping[Role, str]) -> str:
    """The crops of the photo's other packets as the one in `role` remembers them: `ROLE CROP; ROLE CROP`.

    Of one that is `written` with the same decision it remembers both: a kill may come between the two.
    """
    parts = [f"{source.role} {source.state}" for source in sources if source.state is not None]
    parts += [f"{other} {state}" for other, state in written.items()]
    unwanted = (f"{role} ", f"{Role.SHARED} ")
    return "; ".join(dict.fromkeys(part for part in parts if not part.startswith(unwanted)))


def _crop_source(sources: Sequence[XmpSource]) -> tuple[XmpSource | None, list[Reason]]:
    """The packet whose crop counts, and the contradictions."""
    ours = [source for source in sources if source.record.decision is not None]
    rivals = [source for source in sources if source.state is not None]
    if not ours:
        return _newest([source for source in rivals if source.is_usable] or rivals)
    decided = max(ours, key=_decided)
    changed = [source for source in rivals if source not in ours and _is_news(source, decided)]
    newest, _told = _newest(changed)
    if newest is None:
        return decided, _older_inside(rivals, decided)
    return newest, [
        Reason(
            "{new} has another crop by now than was decided in {old}; it counts",
            new=printable(newest.path.name),
            old=printable(decided.path.name),
        )
    ]


def _newest(sources: Sequence[XmpSource]) -> tuple[XmpSource | None, list[Reason]]:
    """Whose crop counts by its date, and a word where the others have another one."""
    found = _counting(sources, _date)
    if found is None:
        return None, []
    others = [source for source in sources if not _agree(source.state, found.state)]
    words = "{new} and {old} have different crops; that of {new} counts"
    return found, [
        Reason(words, new=printable(found.path.name), old=printable(other.path.name)) for other in others
    ]


def _is_news(source: XmpSource, decided: XmpSource) -> bool:
    """Whether a packet's crop is neither the decided one nor one that was there when it was decided."""
    if _agree(source.state, decided.state) or not source.is_usable:
        return False
    remembered = decided.values.get(tags.SEEN)
    if remembered is None:  # decided before this was remembered
        date = _date(source)
        return date is not None and date > _decided(decided)
    known = (part.strip().partition(" ") for part in remembered.split(";"))
    return not any(role == source.role and _agree(source.state, state) for role, _, state in known)


def _older_inside(sources: Sequence[XmpSource], decided: XmpSource) -> list[Reason]:
    """A word where a crop was once embedded and is another one by now: other programs go by it."""
    return [
        Reason("Lightroom still shows the older crop inside {photo}", photo=printable(source.path.name))
        for source in sources
        if source.role is Role.PHOTO
        and source.values.get(tags.DECISION) is not None
        and not _agree(source.state, decided.state)
    ]


def _agree(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and same_numbers(one, other))


def _marks(sources: Sequence[XmpSource]) -> Marks:
    """Stars, label and pick, each from the packet that counts for it."""
    rated = [source for source in sources if source.record.marks.rating is not None]
    rating = _counting([source for source in rated if not _untouched(source)], _marked)
    rating = rating or next((source for source in rated if source.role is not Role.PHOTO), None)
    label = _counting([s for s in sources if s.values.get(tags.LABEL) not in (None, NOT_SIMPLE)], _marked)
    pick = _counting([s for s in sources if s.record.marks.pick is not None], _marked)
    return Marks(
        rating.record.marks.rating if rating is not None else None,
        label.record.marks.label if label is not None else None,
        pick.record.marks.pick if pick is not None else None,
    )


def _untouched(source: XmpSource) -> bool:
    """No stars, as cameras and importing programs write them, without a date: nobody took them away."""
    return source.record.marks.rating == 0 and _marked(source) is None


def _counting(sources: Sequence[XmpSource], date: Callable[[XmpSource], datetime | None]) -> XmpSource | None:
    """The one of the latest date; where one has none the first. A copy of ours comes after its original."""
    if len(sources) < 2:
        return sources[0] if sources else None
    sources = sorted(sources, key=_is_copy)
    dates = [date(source) for source in sources]
    known = [each for each in dates if each is not None]
    if len(known) < len(sources):
        return sources[0]
    return sources[dates.index(max(known))]


def _is_copy(source: XmpSource) -> bool:
    """Whether what we did not write in a sidecar is the photo's own packet as it was once."""
    values = source.values
    is_ours = values.get(tags.METADATA_DATE) == values.get(tags.WRITTEN)
    return is_ours and all((values.get(tags.COPIED), not values.get(tags.MARKED)))


def _date(source: XmpSource) -> datetime | None:
    """When somebody else last wrote the packet."""
    stated = source.values.get(tags.METADATA_DATE)
    is_ours = stated is not None and stated == source.values.get(tags.WRITTEN)
    return parse_date(source.values.get(tags.BEFORE) if is_ours else stated)


def _marked(source: XmpSource) -> datetime | None:
    """When the packet's marks were last written."""
    dates = (_date(source), parse_date(source.values.get(tags.MARKED)))
    return max((date for date in dates if date is not None), default=None)


def _decided(source: XmpSource) -> datetime:
    """When the packet's decision was made; the earliest date there is where it does not tell."""
    decision = source.record.decision
    return (decision and parse_date(decision.time)) or datetime.min.replace(tzinfo=UTC)


def parse_date(text: str | None) -> datetime | None:
    """An XMP date, in UTC where it names no zone; None where it is none."""
    try:
        date = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)
