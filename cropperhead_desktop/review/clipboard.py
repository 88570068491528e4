"""Copy, paste and sync of crops between photos of any size and orientation.

A crop travels in the displayed frame: its centre as fractions of width and height, its area as a share
of the picture's, its ratio and its angle. Between a landscape and a portrait photo the ratio turns along,
so that 3:2 arrives as 2:3 and a square as a square. What reaches outside is repaired by `fit_inside`.
Pasting changes drafts only; accepting writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.aspect import with_aspect
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.editing import editable_box, shown_box
from cropperhead_desktop.review.in_hand.edges import same_box
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, numeral, phrase, tr


class Part(StrEnum):
    """What of a crop is carried over; the values are the words for it."""

    ALL = phrase("Crop")
    RATIO = phrase("Ratio")
    ANGLE = phrase("Angle")


@dataclass(frozen=True, slots=True)
class Clip:
    """A crop without its photo: centre and area as shares of the displayed picture, ratio, degrees."""

    x: float
    y: float
    area: float
    ratio: float
    angle: float
    is_landscape: bool
    """Whether the photo it comes from is at least as wide as high."""

    def on(self, box: Box, info: PhotoInfo, part: Part) -> Box:
        """`box` (displayed pixels) with this part of the clip, inside the picture."""
        width, height = info.displayed
        turned = (width >= height) != self.is_landscape
        ratio = 1 / self.ratio if turned else self.ratio
        if part is Part.ALL:
            area = self.area * width * height
            box = Box(self.x * width, self.y * height, area**0.5, area**0.5, self.angle)
        box = replace(box, angle=self.angle) if part is Part.ANGLE else with_aspect(box, ratio)
        return fit_inside(box, width, height)


def clip_of(item: ReviewItem) -> Clip | None:
    """The crop shown of a photo (the whole photo counts as one); None while its size is unknown."""
    box, info = editable_box(item), item.info
    if box is None or info is None:
        return None
    width, height = info.displayed
    share = box.area / (width * height)
    return Clip(box.cx / width, box.cy / height, share, box.aspect, box.angle, width >= height)


class CropClipboard:
    """One crop that was copied. A drag under way counts as it is; the user is told what was done."""

    def __init__(self, store: SessionStore, decisions: Decisions) -> None:
        self._store = store
        self._decisions = decisions
        self._clip: Clip | None = None

    def copy(self) -> None:
        """Take the crop of the photo in front."""
        clip = self._in_front()
        if clip is not None:
            self._clip = clip
        self._store.view.say(tr("There is no crop to copy yet" if clip is None else "Crop copied"))

    def paste(self, targets: Sequence[Path], part: Part = Part.ALL) -> None:
        """Give the copied crop, or a part of it, to these photos."""
        self._store.view.finish_gesture()
        if self._clip is None:
            self._store.view.say(tr("No crop was copied yet"))
        else:
            self._give(self._clip, targets, part, tr("{part} pasted to {photos}"))

    def paste_from(self, source: Path | None, targets: Sequence[Path]) -> None:
        """Give the crop of another photo to these."""
        self._store.view.finish_gesture()
        item = self._store.item(source) if source is not None else None
        clip = clip_of(item) if item is not None else None
        if clip is None:
            self._store.view.say(tr("There is no previous photo with a crop"))
        else:
            self._give(clip, targets, Part.ALL, tr("{part} of the previous photo pasted to {photos}"))

    def sync(self, selected: Sequence[Path], part: Part = Part.ALL) -> None:
        """Give the crop of the photo in front, or a part of it, to the others of the selection."""
        clip, front = self._in_front(), self._store.session.current
        others = [path for path in selected if front is not None and path != front.path]
        if clip is None or not others:
            self._store.view.say(tr("Select several photos first, with Ctrl+click or Shift+click"))
        else:
            self._give(clip, others, part, tr("{part} synced to {photos}"))

    def _in_front(self) -> Clip | None:
        self._store.view.finish_gesture()
        item = self._store.session.current
        return clip_of(item) if item is not None else None

    def _give(self, clip: Clip, targets: Sequence[Path], part: Part, done: str) -> None:
        items = self._store.items(targets)
        drafts = [(item, _draft(item, item.info, clip, part)) for item in items if item.info is not None]
        text = done.format(part=tr(part.value), photos=counted(len(drafts), "photo"))
        self._decisions.draft_all(text, drafts)
        left = len(items) - len(drafts)
        words = tr("{text}; {count} still being read" if left else "{text}; Enter accepts")
        self._store.view.say(words.format(text=text, count=numeral(left)))


def _draft(item: ReviewItem, info: PhotoInfo, clip: Clip, part: Part) -> Crop | None:
    """The draft that the clip makes; none where it gives what is there without one."""
    before = editable_box(item)
    assert before is not None
    box = clip.on(before, info, part)
    if same_box(box, shown_box(item.with_draft(None))):
        return None
    if same_box(box, shown_box(item)):
        return item.draft
    return info.crop(box)
