"""The personal head of this user: learns from crops that people decided, and proposes.

One file per model and version of it, beside the program's other data. Nothing in it names a photo: keys are
hashes of paths, and what is kept of a crop is its numbers, the day and second, the name of its folder, and
what it taught. A model takes over the crops that were learnt with others since it was used last; their files
stay.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.labelling import Moment
from cropperhead_desktop.domain.photo import PhotoInfo, photo_key
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.suggestion import Cause, Suggestion, Turn
from cropperhead_desktop.geometry.crop import Box, Point, half_extent, limited
from cropperhead_desktop.inference.style.examples import (
    FEATURES,
    Floats,
    Scorer,
    StyleExample,
    kept_crop,
    style_example,
)
from cropperhead_desktop.inference.style.habits import usual_ratio
from cropperhead_desktop.inference.style.head import (
    UNASKED,
    Learnt,
    Prior,
    Provenance,
    Style,
    Switches,
    Voice,
)
from cropperhead_desktop.inference.style.store import (
    forget_in,
    read_style,
    save_style,
    shipped_prior,
    style_bytes,
    taken_over,
)
from cropperhead_desktop.inference.style.words import in_words
from cropperhead_desktop.inference.suggest.candidates import fractions
from cropperhead_desktop.inference.suggest.worth import shifted
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.turns import in_turn

_log = logging.getLogger(__name__)

_SELDOM = 0.25
"""Who levels photos more seldom has none levelled: three that were left leaning suffice."""

_DAY_0 = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Kept:
    """A crop that a person decided, in displayed pixels of the photo, and how much it teaches, 0 to 1.

    `taken` is when the photo was taken, where its file says so; `source` tells its owner where it was learnt.
    Not `is_placed`: only size and ratio of the crop are known. `is_choice`: the photo could as well have been
    kept whole, and that would be known too.
    """

    path: Path
    info: PhotoInfo
    box: Box
    weight: float = 1.0
    taken: datetime | None = None
    source: str = ""
    is_placed: bool = True
    is_choice: bool = False

    @property
    def provenance(self) -> Provenance:
        """Where it was learnt, and the day of the photo."""
        day = -1.0 if self.taken is None else float(self.taken.toordinal() - _DAY_0)
        return Provenance(self.source, day)

    @property
    def unseen(self) -> Learnt:
        """All that it teaches while nobody looks at the photo (ValueError: it has no area)."""
        width, height = self.info.displayed
        box = np.clip(fractions(self.box, width, height), 0.0, 1.0)
        if not (box[2] > box[0] and box[3] > box[1]):
            raise ValueError("the crop lies outside the picture")
        past = replace(kept_crop(width / height, box, self.weight), is_placed=self.is_placed)
        nothing = np.zeros((len(FEATURES), len(FEATURES)))
        return Learnt(
            key=photo_key(self.path),
            past=past,
            proposed=(0.0, 0.0, 1.0, 1.0),
            precision=nothing,
            information=nothing[0],
            foreseen=(0.0, 0.0),
            moment=self.moment,
            provenance=self.provenance,
            angles=(self.box.angle, 0.0),
            is_seen=False,
        )

    @property
    def moment(self) -> Moment:
        """Its folder, as a hash, and the second of the day."""
        at, second = self.taken, -1.0
        if at is not None:
            second = at.hour * 3600 + at.minute * 60 + at.second + at.microsecond / 1e6
        return Moment(photo_key(self.path.parent), second)


class PersonalStyle:
    """The personal head of one model. Thread-safe; the file is read at the first use."""

    def __init__(self, file: Path, model: str, scored: bool) -> None:
        """`scored`: whether the model can score boxes, or only propose."""
        self.file = file
        self._model = model
        self._scored = scored
        self._lock = threading.Lock()
        self._style: Style | None = None
        self._read_at = (0, 0, 0)
        self._complained = False

    @property
    def style(self) -> Style:
        """What was learnt so far (FileError: the file is damaged; reset it)."""
        with self._lock:
            return self._loaded()

    @property
    def voice(self) -> Voice:
        """Who proposes now (FileError)."""
        return self.style.agreement().voice

    @property
    def is_tried(self) -> bool:
        """Whether it foresaw crops enough for its proposals to be taken without a look.

        A damaged file never proposes (`proposal`), and is not tried.
        """
        try:
            return self.style.agreement().is_tried
        except FileError:
            return False

    def turn_since(self, before: Style) -> Turn:
        """What is otherwise than when the style was that one (FileError)."""
        then, now = before.agreement().voice, self.voice
        if (then is Voice.MODEL) is not (now is Voice.MODEL):
            back = Turn.UNTAUGHT if self.style.own is Voice.MODEL else Turn.MODEL
            return back if now is Voice.MODEL else Turn.OWN
        more = now is not then or _steps(self.style) != _steps(before)
        return Turn.KNOWS_MORE if more and now is not Voice.MODEL else Turn.NOTHING

    def hand_over(self) -> None:
        """Let the other propose, the model or the user's own crops, whatever these say; written (FileError).

        Back to the one that they speak for, they may speak for another one later.
        """
        with self._lock:
            style = self._loaded()
            found = style.agreement()
            if style.own is Voice.MODEL:
                return  # nothing to hand over to
            wish = Voice.HEAD if found.voice is Voice.MODEL else Voice.MODEL
            same = (wish is Voice.MODEL) is (found.unasked is Voice.MODEL)
            self._keep(replace(style, wish=None if same else wish))

    def words(self) -> list[str]:
        """What was learnt, for people (FileError)."""
        return in_words(self.style)

    def usual_aspect(self, info: PhotoInfo) -> float | None:
        """The user's usual ratio for a photo, where they wish it kept; None: as shot, or that is usual."""
        try:
            style = self.style
        except FileError:
            return None
        width, height = info.displayed
        return usual_ratio(style.past(), width / height) if style.switches.keep_ratio else None

    def switch(self, switches: Switches) -> None:
        """What of the user's habits is followed from now on; written (FileError)."""
        with self._lock:
            self._keep(replace(self._loaded(), switches=switches))

    def forget(self, is_meant: Callable[[Learnt], bool]) -> int:
        """Forget these crops, also as other models learnt them; how many this one knew (FileError)."""
        with self._lock:
            style = self._loaded()
            for file in self._others():
                forget_in(file, is_meant)
            keys = [one.key for one in style.crops if is_meant(one)]
            self._keep(style.forget(*keys))
            return len(keys)

    def take_back(self, before: Style, keys: Collection[str]) -> None:
        """As if the crops of these keys had not been learnt since `before`; written (FileError)."""
        with self._lock:
            style = self._loaded()
            now = {one.key: one for one in style.forget(*keys).crops}
            old = [one for one in before.crops if one.key in keys or one.key in now]
            crops = [now.pop(one.key, one) for one in old]
            self._keep(replace(style, crops=(*crops, *now.values())))

    def proposal(
        self, info: PhotoInfo, suggestion: Suggestion, score: Scorer, aspect: float | None = None
    ) -> Suggestion:
        """The suggestion of whoever is believed: the model's own, the mixture's, or the head's.

        A damaged file is no reason to propose nothing: the model's own then, and one line in the log.
        """
        try:
            style = self.style
        except FileError as error:
            if not self._complained:
                _log.warning("%s; the model proposes without it", error)
            self._complained = True
            return suggestion
        voice = style.agreement().voice
        if voice is Voice.MODEL:
            return suggestion
        if style.levels < _SELDOM:
            suggestion = suggestion.unlevelled(info.width, info.height, Cause.HABIT)
        seen = scene(info, suggestion, score, style, aspect)
        box = style.voice(seen, voice, aspect)
        if not style.switches.follow_headroom:
            box = _as_high_as(info.box(suggestion.crop), box, info)
        crop = info.crop(box)
        others = (suggestion.crop, *suggestion.alternatives)
        wanted = suggestion.wanted
        if wanted is not None:
            wanted = shifted(wanted, style.crops_more)
        name = f"{suggestion.model} + {voice}"
        return replace(suggestion, crop=crop, model=name, alternatives=others, wanted=wanted)

    def learn(self, kept: Kept, suggestion: Suggestion, score: Scorer) -> None:
        """One step on a crop the user has just decided; the file is written (FileError)."""
        with self._lock:
            style = self._loaded()
            seen = scene(kept.info, suggestion, score, style)
            self._keep(_taught(style, seen, kept, suggestion))

    def prefer(self, seen: StyleExample, boxes: Floats, number: int, key: str) -> None:
        """One step on an answer (`Style.prefer`), in place of one of that key; written (FileError)."""
        with self._lock:
            self._keep(self._loaded().prefer(seen, boxes, number, key))

    def learn_all(
        self,
        lessons: Sequence[tuple[Kept, Suggestion, Scorer]],
        progress: ProgressCallback,
        known: Sequence[Learnt] = (),
    ) -> None:
        """Many crops at one go, each then judged by what all the others taught; the file is written.

        `known` are crops of photos that were not looked at (`Kept.unseen`).
        """
        with self._lock:
            style, seen = self._loaded(), list[tuple[str, StyleExample]]()
            for number, (kept, suggestion, score) in enumerate(lessons):
                progress(Progress(number, len(lessons), kept.path.name))
                here = scene(kept.info, suggestion, score, style)
                style = _taught(style, here, kept, suggestion)
                seen.append((photo_key(kept.path), here))
            self._keep(style.relearn(seen).known(known).without_twins())

    def reset(self) -> None:
        """Forget everything, also what was learnt with other models (FileError)."""
        with self._lock:
            for file in (*self._others(), self.file):
                try:
                    file.unlink(missing_ok=True)
                except OSError as error:
                    raise FileError(file, "cannot be removed ({why})", why=reason_of(error)) from error
            self._style = None

    def bring(self, source: Path) -> None:
        """Take over what another machine learnt with the same model (FileError)."""
        style = read_style(source, self._model, shipped_prior(self._scored))
        if not style.crops:
            raise FileError(source, "holds nothing that was learnt with {model}", model=self._model)
        with self._lock:
            self._keep(style)

    def exported(self) -> bytes:
        """The file for another machine: no photo, no path and no name in it (FileError)."""
        return style_bytes(self.style, self._model, with_names=False)

    def _keep(self, style: Style) -> None:
        """Write it, with what another window or program learnt in the meantime (FileError)."""
        known = self._style
        try:
            with in_turn(self.file):
                if known is not None and self._is_stale:
                    style = style.since(known, read_style(self.file, self._model, style.prior))
                save_style(self.file, style, self._model)
                self._style, self._read_at = style, _written(self.file)
        except OSError as error:
            raise FileError(self.file, "cannot be written ({why})", why=reason_of(error)) from error

    @property
    def _is_stale(self) -> bool:
        """Whether somebody else wrote the file, or removed it."""
        return _written(self.file) != self._read_at

    def _loaded(self) -> Style:
        if self._style is None or self._is_stale:
            self._read_at = _written(self.file)
            prior = shipped_prior(self._scored)
            try:
                style = read_style(self.file, self._model, prior)
            except FileError as error:
                raise FileError(
                    self.file, "{reason}; `style reset` begins anew", reason=error.reason
                ) from error
            for file in self._others():
                if _written(file) > _written(self.file):
                    style = style.also(self._known_to(file, prior))
            self._style = style
        return self._style

    def _others(self) -> list[Path]:
        """The files of other models and of older versions, the latest first."""
        files = [file for file in self.file.parent.glob("*.npz") if file.name != self.file.name]
        return sorted(files, key=_written, reverse=True)

    def _known_to(self, file: Path, prior: Prior) -> Style:
        """What a file of 0.1.0 holds for this model, and the crops that one of another model holds."""
        try:
            fitted = read_style(file, self._model, prior)
            return fitted if fitted.crops else taken_over(file, prior)
        except FileError as error:
            _log.warning("%s; it is passed over", error)
            return Style(prior)


def _taught(style: Style, seen: StyleExample, kept: Kept, suggestion: Suggestion) -> Style:
    wanted = suggestion.wanted if kept.is_choice and suggestion.wanted is not None else UNASKED
    key = photo_key(kept.path)
    return style.learn(seen, kept.box, key, kept.weight, kept.moment, kept.provenance, wanted)


def _as_high_as(model: Box, box: Box, info: PhotoInfo) -> Box:
    """The box at the height of the model's, as far as that lies in the picture; displayed pixels."""
    extent = half_extent(box)
    return box.moved_to(Point(box.cx, limited(model.cy, extent.y, info.displayed[1] - extent.y)))


def _written(file: Path) -> tuple[int, int, int]:
    """When it was written, and as which file: clocks are too coarse to tell two writes apart. 0 where it is
    not there."""
    try:
        status = file.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_ino, status.st_size


def _steps(style: Style) -> int:
    """Grows with every half as many crops again: then waiting proposals are worth renewing."""
    return int(2 * math.log2(1 + len(style.crops)))


def scene(
    info: PhotoInfo, suggestion: Suggestion, score: Scorer, style: Style, aspect: float | None = None
) -> StyleExample:
    """A photo as the head sees it, all as it was seen in the camera (`PhotoInfo.as_seen`)."""
    width, height = info.displayed
    proposal = info.box(suggestion.crop)
    return style_example(width, height, proposal, score, aspect, style.past(), suggestion.people)
