"""The recipe `level`: photos turned by known angles to a reader of tilts on EfficientNet-Lite0."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.graphs.level import STAGES, LevelReader, level_model, read_reader
from cropperhead_desktop.inference.graphs.lite import read_lite
from cropperhead_desktop.inference.graphs.trunk_weights import Array
from cropperhead_desktop.inference.models.card import InputSpec
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.preprocess import fitted
from cropperhead_desktop.inference.suggest.straighten import TILTS, AngleCalibration, Floats
from cropperhead_desktop.training.angle.calibrate import prior_over_bins
from cropperhead_desktop.training.angle.data import (
    INPUT,
    LevelPhoto,
    folds,
    opened,
    read_labelled,
    read_prior,
)
from cropperhead_desktop.training.angle.export import trained_photos
from cropperhead_desktop.training.angle.features import labelled_pixels
from cropperhead_desktop.training.config import TrainJob, checked_parity, config_from
from cropperhead_desktop.training.epochs import Watcher
from cropperhead_desktop.training.level.data import (
    VIEWS,
    Bytes,
    Half,
    Views,
    kept,
    level_photos,
    measure_of,
    pixels_of,
    turned_views,
    view_file,
)
from cropperhead_desktop.training.level.judge import LookedAt, angle_branch, compared, labelled_rows, tables
from cropperhead_desktop.training.level.reader import ReaderConfig, logits_of, statistics_of, train_reader
from cropperhead_desktop.training.loop import Rows

Branch = Callable[[Bytes], Floats]

_LEVELLED = "crops2"
"""The folder of the photos that people levelled, which do not count as level."""

READER, BESIDE, MEAN = "reader", "the model's branch", "mean of both"


def run(job: TrainJob, progress: ProgressCallback, _watchers: Sequence[Watcher]) -> str | None:
    """Views, readers, tables: `level_reader.npz`, `calibration.json` and `level_report.json` in `job.run`.

    The data folder holds `photos`, `photos2`, `crops`, `crops2`, `level` and `trunk2`. By itself a reader is
    no model. What came out, in a sentence. ModelError, OSError.
    """
    if job.export is not None or job.reference is not None:
        raise ModelError("a level reader is no model by itself")
    torch.set_num_threads(1)
    report = train(job.data, job.run, config_from(ReaderConfig, job.choices, "the configuration"), progress)
    row = report["rows"][0]
    return (
        f"{row['reader']}, {row['set']}: {row['mae']:g} degrees off on average, {row['nothing']:g} untouched "
        f"({row['views']} views, {row['photographers']} photographers not seen)"
    )


def train(
    folder: Path, out: Path, config: ReaderConfig, progress: ProgressCallback = ignore_progress
) -> dict[str, Any]:
    """All of it, from the data folder into the folder `out`; the report (ModelError, OSError).

    Views and readers that are in `out` already are used again, readers only with the same choices.
    """
    out.mkdir(parents=True, exist_ok=True)
    spec = replace(INPUT, width=config.side, height=config.side)
    prior, photos = read_prior(folder / "level" / "roll_prior.json"), level_photos(folder)
    trunk = folder / "trunk2" / "efficientnet_lite0_imagenet.npz"
    views = turned_views(photos, prior, trunk, out / f"views_{config.side}", config.rounds, spec, progress)
    fold = folds([photo.group for photo in photos], config.folds)
    weights = np.array([photo.weight for photo in photos])[views.photos]
    # neither what a reader is compared with nor how cautiously it is used changes any
    choices = json.dumps(asdict(replace(config, beside="", allowed=0.0)), indent=1) + "\n"
    known = out / "config.json"
    if not (known.is_file() and known.read_text("utf-8") == choices):
        for stale in (out / "level_reader.npz", *out.glob("reader_without_*.npz")):
            stale.unlink(missing_ok=True)
        known.write_text(choices, "utf-8")

    def reader_without(number: int) -> LevelReader:
        file = out / ("level_reader.npz" if number < 0 else f"reader_without_{number}.npz")
        if not file.exists():
            places = np.flatnonzero(fold[views.photos] != number)
            train_reader(views, weights, places, config, progress).save(file)
        return read_reader(file)

    readers = [reader_without(number) for number in range(config.folds)]
    whole = reader_without(-1)
    judge = _Judge(folder, out, config, spec, photos, fold, readers, whole)
    return judge.report(views, prior, progress)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Everything that the tables need."""

    folder: Path
    out: Path
    config: ReaderConfig
    spec: InputSpec
    photos: list[LevelPhoto]
    fold: npt.NDArray[np.int64]
    readers: list[LevelReader]
    whole: LevelReader

    def report(
        self, views: Views, prior: tuple[Floats, Floats], progress: ProgressCallback
    ) -> dict[str, Any]:
        """Fill the tables on the first round of views and write them and the calibration into `out`."""
        shares = prior_over_bins(prior)
        first = np.flatnonzero(views.round == 0)
        looked = np.array([photo.path.parent.parent.name != _LEVELLED for photo in self.photos])
        first = first[looked[views.photos[first]]]
        own = self._unseen(views.statistics[first], self.fold[views.photos[first]])
        judged = self._judged(views, first)
        rows, calibrations = tables(judged, {READER: own}, shares, self.config.allowed)
        found: dict[str, Any] = {"rows": rows}
        branch = angle_branch(Path(self.config.beside)) if self.config.beside else None
        if branch is not None:
            trained = {
                photo.group for photo, is_seen in zip(*trained_photos(self.folder), strict=True) if is_seen
            }
            unseen = ~np.isin(judged.groups, sorted(trained))
            theirs = self._beside(branch, views.photos[first[unseen]], prior, progress)
            logits = {READER: own[unseen], BESIDE: theirs, MEAN: (own[unseen] + theirs) / 2}
            both, calibrations = tables(judged.at(unseen), logits, shares, self.config.allowed)
            found["rows_not_seen_by_either"] = both
            pairs = {name: (logits[MEAN], logits[name]) for name in (READER, BESIDE)}
            found["mean_of_both_against"] = {
                name: compared(judged.at(unseen), pair, (calibrations[MEAN], calibrations[name]))
                for name, pair in pairs.items()
            }
        found["rows_measured"] = self._measured(calibrations, branch)
        kept = calibrations[MEAN if branch is not None else READER]
        (self.out / "calibration.json").write_text(json.dumps(asdict(kept)) + "\n", "utf-8")
        report = {
            "views": len(views.tilts),
            "photos": len(self.photos),
            "photographers": len({photo.group for photo in self.photos}),
            "config": asdict(self.config),
            "torch_onnx_difference": self._parity(),
            **found,
        }
        (self.out / "level_report.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
        return report

    def _judged(self, views: Views, places: Rows) -> LookedAt:
        photos = [self.photos[place] for place in views.photos[places]]
        groups = np.array([photo.group for photo in photos])
        sources = np.array([photo.path.parent.parent.name for photo in photos])
        return LookedAt(views.tilts[places], views.natural[places], groups, sources)

    def _unseen(self, statistics: Half | Array, fold: npt.NDArray[np.int64]) -> Floats:
        """Logits of the reader that was trained without the fold of each row."""
        found = np.zeros((len(fold), len(TILTS)))
        for number, reader in enumerate(self.readers):
            found[fold == number] = logits_of(reader, statistics[fold == number])
        return found

    def _beside(
        self, branch: Branch, places: Rows, prior: tuple[Floats, Floats], progress: ProgressCallback
    ) -> Floats:
        """The branch's logits of the first round of views; `places` has the photo of each."""

        def look(photo: LevelPhoto) -> list[Floats]:
            return [branch(pixels_of(photo, prior, 0)[0])]

        found: list[Floats] = []
        mark = sha256(Path(self.config.beside).read_bytes()).hexdigest()[:12]
        chosen = list(dict.fromkeys(places.tolist()))
        for done, place in enumerate(chosen):
            photo = self.photos[place]
            progress(Progress(done, len(chosen), photo.path.name))
            file = view_file(self.out / f"beside_{mark}", 0, photo)
            found += kept(file, partial(look, photo))
        return np.concatenate(found)

    def _measured(
        self, calibrations: dict[str, AngleCalibration], branch: Branch | None
    ) -> list[dict[str, Any]]:
        """Rows of drone films, on which no reader was trained, and of what people levelled."""
        trunk = self.folder / "trunk2" / "efficientnet_lite0_imagenet.npz"
        measure = measure_of(trunk, self.spec)
        films = read_labelled(self.folder / "level")
        levelled = [n for n, photo in enumerate(self.photos) if photo.path.parent.parent.name == _LEVELLED]
        sets = {
            "drone films": (films, None),
            "levelled by people": ([self.photos[n] for n in levelled], np.tile(self.fold[levelled], 2)),
        }
        rows = []
        for title, (pictures, fold) in sets.items():
            pixels, tilts, groups = labelled_pixels(pictures, self.spec)
            seen = measure(pixels)
            own = logits_of(self.whole, seen) if fold is None else self._unseen(seen, fold)
            logits = {READER: own}
            if branch is not None:
                logits[BESIDE] = branch(labelled_pixels(pictures)[0])
                logits[MEAN] = (own + logits[BESIDE]) / 2
            for name, found in logits.items():
                made = labelled_rows(title, tilts, groups, found, calibrations[name])
                rows += [{"reader": name, **row} for row in made]
        return rows

    def _parity(self) -> float:
        """Largest difference of the graph's logits from torch's, relative (ModelError: too large)."""
        trunk = read_lite(self.folder / "trunk2" / "efficientnet_lite0_imagenet.npz", STAGES)
        pixels = np.stack([fitted(opened(photo.path), self.spec) for photo in self.photos[:VIEWS]])
        seen = statistics_of(trunk, pixels)
        wanted = logits_of(self.whole, seen)
        session = open_session(level_model(trunk, self.whole, self.config.side), CPU)
        found = session.run(None, {"image": pixels})[0]
        return checked_parity(float(np.abs(found - wanted).max() / np.abs(wanted).max()))
