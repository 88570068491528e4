"""Propose a crop for each photo; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.workflows.outcome import Outcome, for_each
from cropperhead_desktop.workflows.services import Services


@dataclass(frozen=True, slots=True)
class Proposed:
    """A photo's facts and the crop proposed for it."""

    info: PhotoInfo
    suggestion: Suggestion


def suggest_photos(
    services: Services,
    photos: Sequence[Path],
    aspect: float | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Iterator[Outcome[Proposed]]:
    """One outcome per photo, in order; `aspect` (width / height as displayed) is kept when given."""

    def propose(path: Path) -> Proposed:
        suggestion = services.suggest(path, aspect)
        return Proposed(services.photos.info(path), suggestion)

    return for_each(photos, propose, services.jobs, len(photos), progress)
