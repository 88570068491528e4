"""Teach the personal head: the crops of a library at one go, or one that was just decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.labelling import Copies, Origin, label_of, origin_of, weight_of
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box, carried
from cropperhead_desktop.inference.style.examples import Scorer
from cropperhead_desktop.inference.style.personal import Kept, PersonalStyle
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.outputs import STYLE, check_output, write_output
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import PhotoCrop, find_crop, read_crops

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
    decided, failures = list[tuple[Path, PhotoCrop]](), list[Outcome[PhotoCrop]]()
    copies = Copies()
    for outcome in read_crops(services, photos, progress):
        if outcome.value is None:
            failures.append(outcome)
        elif decided_box(outcome.value) is not None:
            record = outcome.value.record
            if copies.origin(outcome.path.parent, record.crop, origin_of(record)) is not Origin.COPIED:
                decided.append((outcome.path, outcome.value))
    decided.sort(key=lambda pair: _changed(pair[0]))
    lessons = list[tuple[Kept, Suggestion, Scorer]]()
    for path, found in decided[-MOST_AT_ONCE:]:
        progress(Progress(len(lessons), min(len(decided), MOST_AT_ONCE), path.name))
        try:
            lessons.append(lesson(services, path, found))
        except FileError as error:
            failures.append(Outcome(path, error=error))
    services.style.learn_all(lessons, progress)
    return len(lessons), failures


def learn_decided(services: Services, path: Path) -> bool:
    """Learn from the crop that was just written for a photo; False where it is no person's decision.

    Raises PhotoError, SidecarError, ModelError, FileError.
    """
    found = find_crop(services, path)
    if decided_box(found) is None:
        return False
    services.style.learn(*lesson(services, path, found))
    return True


def export_learnt(style: PersonalStyle, target: Path, force: bool = False) -> None:
    """Copy what was learnt to a file, for another machine (FileError; OutputRefused: see `outputs`)."""
    _ = style.style
    check_output(target, STYLE, [style.file], force)
    try:
        learnt = style.file.read_bytes()
    except OSError as error:
        raise FileError(target, "what was learnt cannot be copied ({why})", why=reason_of(error)) from error
    write_output(target, learnt, STYLE, [style.file], force)


def lesson(services: Services, path: Path, found: PhotoCrop) -> tuple[Kept, Suggestion, Scorer]:
    """A decided crop beside what the model alone proposes, both of the photo as it was seen in the camera.

    Raises PhotoError, ModelError.
    """
    box, info = decided_box(found), found.info
    assert box is not None
    seen = carried(box, info.as_shot_box, info.as_seen.as_shot_box)
    weight = weight_of(origin_of(found.record))
    kept = Kept(path, info.as_seen, seen, weight, services.taken(path))
    return kept, services.proposed_as_seen(path, info), services.scorer(path)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
