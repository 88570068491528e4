"""Teach the personal head: the crops of a library at one go, or one that was just decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.errors import FileError, Reason, printable
from cropperhead_desktop.domain.labelling import Copies, Origin, doubt_of, label_of, origin_of, weight_of
from cropperhead_desktop.domain.photo import photo_key
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box, carried
from cropperhead_desktop.inference.style.examples import Scorer
from cropperhead_desktop.inference.style.personal import Kept, PersonalStyle
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.outputs import STYLE, check_output, write_output
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import PhotoCrop, find_crop, read_crops

Lesson = tuple[Kept, Suggestion, Scorer]


class Whence(NamedTuple):
    """What is known of a crop beside the photo: the catalogue that it was found in, and when it was taken."""

    catalogue: str = ""
    taken: datetime | None = None

    def name(self, path: Path) -> str:
        """Where it was learnt, for its owner: the photo's folder, after the catalogue."""
        return " · ".join(filter(None, (printable(self.catalogue), printable(path.parent.name))))


HERE = Whence()

_CHOICES = (Origin.ACCEPTED, Origin.ADJUSTED, Origin.KEPT)
"""Decided here, photo by photo. Of another program's photos nobody knows which were left whole on purpose."""

MOST_AT_ONCE = 300
"""Crops of a library that are learnt at one go; each is also judged by what all the others taught."""


def decided_box(found: PhotoCrop) -> Box | None:
    """What a person decided for a photo, in displayed pixels; None where nobody did.

    What counts is domain/labelling's word; a photo kept as it is counts with its whole frame.
    """
    info, crop = found.info, label_of(found.record)
    return None if crop is None else info.box(crop)


def learn_library(
    services: Services, photos: Sequence[Path], progress: ProgressCallback = ignore_progress
) -> tuple[int, list[Outcome[PhotoCrop]]]:
    """Learn from the crops that photos already have; how many were learnt, and what could not be read.

    Of more than `MOST_AT_ONCE` the ones that were changed last. Crops learnt before are learnt anew.
    Raises ModelError; whatever `progress` raises ends it, and nothing is then written.
    """
    decided = decided_crops(services, photos, progress)
    latest = sorted(decided.crops.items(), key=lambda pair: _changed(pair[0]))[-MOST_AT_ONCE:]
    lessons, failures = lessons_of(services, latest, progress)
    services.style.learn_all(lessons, progress)
    return len(lessons), [*decided.failures, *failures]


@dataclass(frozen=True, slots=True)
class Decided:
    """Photos that a person decided about, what could not be read, how many others say nothing, by reason."""

    crops: Mapping[Path, PhotoCrop]
    failures: Sequence[Outcome[PhotoCrop]]
    left_out: Mapping[str, int]


def decided_crops(services: Services, photos: Sequence[Path], progress: ProgressCallback) -> Decided:
    """What people decided about these photos, a crop that was copied to several of them once."""
    crops, failures = dict[Path, PhotoCrop](), list[Outcome[PhotoCrop]]()
    left_out, copies = Counter[str](), Copies()
    for outcome in read_crops(services, photos, progress):
        if outcome.value is None:
            failures.append(outcome)
            continue
        record = outcome.value.record
        origin = copies.origin(outcome.path.parent, record.crop, origin_of(record))
        if origin is Origin.COPIED:
            left_out[Reason("copied from another photo")] += 1
        elif origin is Origin.VISITOR:
            left_out[Reason("drawn by a visitor")] += 1
        elif decided_box(outcome.value) is not None:
            crops[outcome.path] = outcome.value
        elif origin is Origin.PROPOSED:
            left_out[Reason("only proposed, not decided")] += 1
        elif (record.has_crop or record.already_applied) and (doubt := doubt_of(record)) is not None:
            left_out[doubt.value] += 1
    return Decided(crops, failures, left_out)


def lessons_of(
    services: Services,
    decided: Sequence[tuple[Path, PhotoCrop]],
    progress: ProgressCallback,
    whence: Callable[[Path], Whence] = lambda _path: HERE,
) -> tuple[list[Lesson], list[Outcome[PhotoCrop]]]:
    """What each of these crops teaches, and which photos cannot be looked at."""
    lessons, failures = list[Lesson](), list[Outcome[PhotoCrop]]()
    for path, found in decided:
        progress(Progress(len(lessons), len(decided), path.name))
        try:
            lessons.append(lesson(services, path, found, whence(path)))
        except FileError as error:
            failures.append(Outcome(path, error=error))
    return lessons, failures


def learn_decided(services: Services, path: Path) -> bool:
    """Learn from what was just decided for a photo; False where that is no person's decision (any more).

    Then what was learnt from the photo before is forgotten.

    Raises PhotoError, SidecarError, ModelError, FileError.
    """
    found = find_crop(services, path)
    if decided_box(found) is None:
        key = photo_key(path)
        if any(one.key == key for one in services.style.style.crops):
            services.style.forget(lambda one: one.key == key)
        return False
    services.style.learn(*lesson(services, path, found))
    return True


def export_learnt(style: PersonalStyle, target: Path, force: bool = False) -> None:
    """Copy what was learnt to a file, for another machine (FileError; OutputRefused: see `outputs`)."""
    check_output(target, STYLE, [style.file], force)
    if not style.style.crops:
        raise FileError(target, "what was learnt cannot be copied (nothing was learnt yet)")
    learnt = style.exported()
    write_output(target, learnt, STYLE, [style.file], force)


def lesson(services: Services, path: Path, found: PhotoCrop, whence: Whence = HERE) -> Lesson:
    """A decided crop beside what the model alone proposes, both of the photo as it was seen in the camera.

    Raises PhotoError, ModelError.
    """
    kept = kept_of(services, path, found, whence)
    return kept, services.proposed_as_seen(path, found.info), services.scorer(path)


def kept_of(services: Services, path: Path, found: PhotoCrop, whence: Whence = HERE) -> Kept:
    """A decided crop of the photo as it was seen in the camera."""
    box, info = decided_box(found), found.info
    assert box is not None
    seen = carried(box, info.as_shot_box, info.as_seen.as_shot_box)
    taken, origin = services.taken(path) or whence.taken, origin_of(found.record)
    is_choice = origin in _CHOICES
    weight, name = weight_of(origin), whence.name(path)
    return Kept(path, info.as_seen, seen, weight, taken, name, is_choice=is_choice)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
