"""The personal head of this user: learns from crops that people decided, proposes when it has earned it.

One file per model, beside the program's other data. Nothing in it names a photo: keys are hashes of
paths, and what is kept of a crop is five numbers and what they taught.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PhotoInfo, photo_key
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import Scorer, StyleExample, style_example
from cropperhead_desktop.inference.style.head import Style, Voice
from cropperhead_desktop.inference.style.store import read_style, save_style, shipped_prior
from cropperhead_desktop.inference.style.words import in_words
from cropperhead_desktop.system.files import reason_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A crop that a person decided, in displayed pixels of the photo, and how much it teaches, 0 to 1."""

    path: Path
    info: PhotoInfo
    box: Box
    weight: float = 1.0


class PersonalStyle:
    """The personal head of one model. Thread-safe; the file is read at the first use."""

    def __init__(self, file: Path, model: str, scored: bool) -> None:
        """`scored`: whether the model can score boxes, or only propose."""
        self.file = file
        self._model = model
        self._scored = scored
        self._lock = threading.Lock()
        self._style: Style | None = None
        self._complained = False

    @property
    def style(self) -> Style:
        """What was learnt so far (FileError: the file is damaged; reset it)."""
        with self._lock:
            return self._loaded()

    @property
    def voice(self) -> Voice:
        """Who is believed now: the model, the user's usual box, or the head (FileError)."""
        return self.style.agreement().voice

    def words(self) -> list[str]:
        """What was learnt, for people (FileError)."""
        return in_words(self.style)

    def proposal(
        self, info: PhotoInfo, suggestion: Suggestion, score: Scorer, aspect: float | None = None
    ) -> Suggestion:
        """The suggestion of whoever is believed: the model's own, the usual box, or the head's.

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
        seen = _scene(info, suggestion, score, style, aspect)
        crop = info.crop(style.voice(seen, voice, aspect))
        others = (suggestion.crop, *suggestion.alternatives)
        return replace(suggestion, crop=crop, model=f"{suggestion.model} + {voice}", alternatives=others)

    def learn(self, kept: Kept, suggestion: Suggestion, score: Scorer) -> None:
        """One step on a crop the user has just decided; the file is written (FileError)."""
        with self._lock:
            style = self._loaded()
            seen = _scene(kept.info, suggestion, score, style, None)
            self._style = style.learn(seen, kept.box, photo_key(kept.path), kept.weight)
            save_style(self.file, self._style, self._model)

    def learn_all(
        self, lessons: Sequence[tuple[Kept, Suggestion, Scorer]], progress: ProgressCallback
    ) -> None:
        """Many crops at one go, each then judged by what all the others taught; the file is written."""
        with self._lock:
            style, seen = self._loaded(), list[tuple[str, StyleExample]]()
            for number, (kept, suggestion, score) in enumerate(lessons):
                progress(Progress(number, len(lessons), kept.path.name))
                here = _scene(kept.info, suggestion, score, style, None)
                style = style.learn(here, kept.box, photo_key(kept.path), kept.weight)
                seen.append((photo_key(kept.path), here))
            style = style.relearn(seen)
            save_style(self.file, style, self._model)
            self._style = style

    def reset(self) -> None:
        """Forget everything (FileError)."""
        with self._lock:
            try:
                self.file.unlink(missing_ok=True)
            except OSError as error:
                raise FileError(self.file, "cannot be removed ({why})", why=reason_of(error)) from error
            self._style = None

    def bring(self, source: Path) -> None:
        """Take over what another machine learnt with the same model (FileError)."""
        style = read_style(source, self._model, shipped_prior(self._scored))
        if not style.crops:
            raise FileError(source, "holds nothing that was learnt with {model}", model=self._model)
        with self._lock:
            save_style(self.file, style, self._model)
            self._style = style

    def _loaded(self) -> Style:
        if self._style is None:
            try:
                self._style = read_style(self.file, self._model, shipped_prior(self._scored))
            except FileError as error:
                raise FileError(
                    self.file, "{reason}; `style reset` begins anew", reason=error.reason
                ) from error
        return self._style


def _scene(
    info: PhotoInfo, suggestion: Suggestion, score: Scorer, style: Style, aspect: float | None
) -> StyleExample:
    width, height = info.displayed
    proposal = info.box(suggestion.crop)
    return style_example(width, height, proposal, score, aspect, style.past())
