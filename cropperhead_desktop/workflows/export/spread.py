"""The pictures of an export in parts, on the workers of an engine; one machine does all else as ever."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from cropperhead_desktop.dataset.journal import ExportJournal
from cropperhead_desktop.dataset.options import Applied, ExportOptions
from cropperhead_desktop.dataset.writing import writing
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.engine.mapping import Engine
from cropperhead_desktop.library.parts import MOST
from cropperhead_desktop.workflows.export.plan import ExportPlan, PlannedPhoto
from cropperhead_desktop.workflows.export.run import ExportReport, export_dataset, made_with, make_pictures
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.spread import Likeness, begin, lent, services_like, stop, until_stopped


@dataclass(frozen=True, slots=True)
class PicturesPart:
    """Photos of one folder; `number` tells the parts of a plan apart."""

    number: int
    photos: Sequence[PlannedPhoto]


@dataclass(frozen=True, slots=True)
class MakePictures:
    """The task of a worker: the pictures of a part into `data`, with a journal in `folder`; their number."""

    like: Likeness
    options: ExportOptions
    data: Path
    folder: Path

    def __call__(self, part: PicturesPart) -> int:
        """Raises OutputError, EngineError; photos of which no picture can be made are left to the driver."""
        services, stopped = services_like(self.like), until_stopped(self.folder)
        with writing(self.folder):
            journal = ExportJournal(journal_of(self.folder, part), made_with(self.options, self.like.model))
        with journal:
            made = make_pictures(services, part.photos, self.options, self.data, journal, stopped)
            return sum(outcome.value is not None for _photo, outcome in made)


def spread_export(
    engine: Engine,
    services: Services,
    plan: ExportPlan,
    shelf: Path,
    progress: ProgressCallback = ignore_progress,
) -> ExportReport:
    """`export_dataset` whose pictures are made on an engine; all machines see `shelf` and the dataset's
    place.

    What a part that was given up had not made is made here. Raises EngineError too.
    """

    def before(data: Path, journal: ExportJournal) -> None:
        begin(folder := shelf / f"export-{plan.request[:24]}")
        made = 0
        with lent(services, with_model=plan.options.apply is Applied.MODEL) as like:
            task = MakePictures(like, plan.options, data.absolute(), folder)
            with closing(engine.map(task, _parts(plan), on_stop=partial(stop, folder))) as results:
                for done in results:
                    made += done.result or 0
                    progress(Progress(made, len(plan.photos), f"{done.part.number + 1}"))
                    with writing(folder):
                        journal.adopt(journal_of(folder, done.part))
        shutil.rmtree(folder, ignore_errors=True)

    return export_dataset(services, plan, progress, before)


def journal_of(folder: Path, part: PicturesPart) -> Path:
    """Where a worker notes what it has made."""
    return folder / f"{part.number:08}.jsonl"


def _parts(plan: ExportPlan) -> Iterator[PicturesPart]:
    number = 0
    for _folder, group in groupby(plan.photos, key=lambda photo: photo.path.parent):
        photos = list(group)
        for start in range(0, len(photos), MOST):
            yield PicturesPart(number, photos[start : start + MOST])
            number += 1
