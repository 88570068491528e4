"""Answers that teach: rounds of questions over photos, and those of the blind comparison. No sidecars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo, photo_key
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.geometry.crop import Box, carried
from cropperhead_desktop.inference.style.examples import Floats, StyleExample
from cropperhead_desktop.inference.style.head import LEANS
from cropperhead_desktop.inference.style.personal import Kept, scene
from cropperhead_desktop.inference.style.teaching import finer, most_telling, question
from cropperhead_desktop.inference.suggest.candidates import fractions, pixels
from cropperhead_desktop.inference.suggest.postprocess import legal_box
from cropperhead_desktop.workflows.learn.personal import HERE
from cropperhead_desktop.workflows.services import Services

POOL = 24
"""Photos, evenly through the folder, that are compared at most; looking at one takes time."""

_AT_ONCE = 6

_UNKNOWN = 0.22
"""Nearer to 0 or 1 it is known whether the user levels: after three answers alike."""


@dataclass(frozen=True, slots=True)
class TeachingQuestion:
    """A photo with 2 to 4 crops to choose from: `boxes` in displayed pixels of `info`.

    `fractions` are the same of the photo as it was seen in the camera, `angles` theirs. `is_finer`: the
    second question about a photo, with crops like the one that was chosen before; `is_level`: the last one,
    whether that is to be levelled.
    """

    path: Path
    info: PhotoInfo
    boxes: tuple[Box, ...]
    fractions: Floats
    angles: tuple[float, ...]
    is_finer: bool = False
    is_level: bool = False


class TeachingRound:
    """The photos of one round and what was answered; used by one job at a time."""

    def __init__(self, services: Services, photos: Sequence[Path]) -> None:
        self._services = services
        self._unseen = evenly(photos, POOL)
        self._open: dict[Path, StyleExample] = {}

    def next(self, progress: ProgressCallback = ignore_progress) -> TeachingQuestion | None:
        """The question that tells most now; None where no photo is left (ModelError, FileError).

        Photos that cannot be read are passed over, and those that a crop or an answer was learnt of.
        """
        style = self._services.style.style
        known = {one.key for one in style.crops}
        while True:
            for number, path in enumerate(self._unseen[:_AT_ONCE]):
                progress(Progress(number, _AT_ONCE, path.name))
                self._unseen.remove(path)
                if photo_key(path) not in known:
                    self._look(path)
            while self._open:
                paths = list(self._open)
                path = paths[most_telling(list(self._open.values()), style)]
                del self._open[path]
                here = _scene(self._services, path)
                asked = self._shown(path, here, question(here, style))
                if len(asked.boxes) > 1:
                    return asked
            if not self._unseen:
                return None

    def closer(self, asked: TeachingQuestion, number: int) -> TeachingQuestion | None:
        """Another look at a photo, once a crop of the last was chosen; None where there is none to take.

        First at crops like it, then at it as the camera was held, where the model levels it and the user has
        not said often enough whether they do. Raises PhotoError, ModelError, FileError.
        """
        if asked.is_level:
            return None
        here, style = _scene(self._services, asked.path), self._services.style.style
        boxes = here.boxes[:0] if asked.is_finer else finer(here, style, asked.fractions, number)
        if len(boxes) > 1:
            return replace(self._shown(asked.path, here, boxes), is_finer=True)
        if abs(here.angle) < LEANS or not _UNKNOWN < style.levels < 1 - _UNKNOWN:
            return None
        same = asked.fractions[[number, number]]
        return replace(self._shown(asked.path, here, same, (here.angle, 0.0)), is_level=True)

    def answer(self, asked: TeachingQuestion, number: int) -> Turn:
        """Learn the crop of that number as one of the user's own (PhotoError, ModelError, FileError)."""
        services, path, info = self._services, asked.path, asked.info.as_seen
        before = services.style.style
        box = pixels(asked.fractions[number], *info.displayed, asked.angles[number])
        kept = Kept(path, info, box, taken=services.taken(path), source=HERE.name(path))
        services.style.learn(kept, services.proposed_as_seen(path, asked.info), services.scorer(path))
        return services.style.turn_since(before)

    def take_back(self, asked: TeachingQuestion) -> Turn:
        """Unlearn an answer (FileError)."""
        style = self._services.style
        before = style.style
        style.forget(lambda one: one.key == photo_key(asked.path))
        return style.turn_since(before)

    def words(self) -> Sequence[str]:
        """What is known of the user's taste, one clause each (FileError)."""
        return self._services.style.words()

    def _look(self, path: Path) -> None:
        try:
            self._open[path] = _scene(self._services, path)
        except PhotoError:
            return  # said when the photo itself is shown

    def _shown(
        self, path: Path, here: StyleExample, boxes: Floats, angles: tuple[float, ...] = ()
    ) -> TeachingQuestion:
        info, size = self._services.photos.info(path), (here.width, here.height)
        angles = angles or (here.angle,) * len(boxes)
        seen = [legal_box(pixels(box, *size, angle), *size) for box, angle in zip(boxes, angles, strict=True)]
        shown = tuple(info.box(info.outward(info.as_seen.crop(box))) for box in seen)
        return TeachingQuestion(path, info, shown, boxes, angles)


def learn_preferred(services: Services, path: Path, boxes: Sequence[Box], number: int) -> None:
    """Learn that of some crops of a photo (displayed pixels) one looks best; none counts as the user's own.

    Raises PhotoError, ModelError, FileError.
    """
    info = services.photos.info(path)
    seen, frame = info.as_seen, info.as_seen.as_shot_box
    rows = np.array([fractions(carried(box, info.as_shot_box, frame), *seen.displayed) for box in boxes])
    services.style.prefer(_scene(services, path), rows, number, preferred_key(path))


def preferred_key(path: Path) -> str:
    """What `learn_preferred` learns is named by this, beside the crop of the photo itself."""
    return f"{photo_key(path)} preferred"


def _scene(services: Services, path: Path) -> StyleExample:
    info = services.photos.info(path)
    suggestion = services.proposed_as_seen(path, info)
    return scene(info.as_seen, suggestion, services.scorer(path), services.style.style)


def evenly(photos: Sequence[Path], most: int) -> list[Path]:
    """At most `most` photos, of which any first few come from all over the folder."""
    count = min(most, len(photos))
    chosen = [photos[number * len(photos) // count] for number in range(count)]
    order, step = list[Path](), 1
    while step < count:
        step *= 2
    while step:
        order += [chosen[i] for i in range(0, count, step) if chosen[i] not in order]
        step //= 2
    return order
