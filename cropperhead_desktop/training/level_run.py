"""`python -m cropperhead_desktop.training.level_run --data DIR --out DIR`: the angle head and its table.

Every number is of photographers that the head did not see: heads for four folds give the logits, and a
fold's angles are chosen with the calibration of the other three. The head that is kept saw all photos.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.inference.straighten import Calibration, Floats
from cropperhead_desktop.training.level_calibrate import (
    LevelRow,
    angles_of,
    fit_calibration,
    fit_temperature,
    medians,
    prior_over_bins,
)
from cropperhead_desktop.training.level_data import folds, read_labelled, read_photos, read_prior
from cropperhead_desktop.training.level_features import Measured, labelled_features, measurer, turned_features
from cropperhead_desktop.training.level_model import weights_of
from cropperhead_desktop.training.level_train import LevelConfig, Places, out_of_fold, predict, train_head

FOLDS = 4
JUDGED = 10.0
"""Largest tilt in degrees in the table."""


def main() -> None:
    """Measure, train, calibrate, write `angle_head.npz`, `calibration.json` and `angle_report.json`."""
    parser = argparse.ArgumentParser(description="Train the angle head.")
    parser.add_argument("--data", type=Path, required=True, help="folder with photos, crops, level and trunk")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2, help="rounds of ten views of every photo")
    parser.add_argument("--cache", type=Path, help="where features are kept (default: in --out)")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    report = run(arguments.data, out, arguments.cache or out / "features", arguments.rounds)
    print(json.dumps(report, indent=1))


def run(
    folder: Path, out: Path, cache: Path, rounds: int, config: LevelConfig | None = None
) -> dict[str, Any]:
    """The whole of it; the report."""
    config = config or LevelConfig()
    prior = read_prior(folder / "level" / "roll_prior.json")
    measure = measurer(folder / "trunk" / "mobilenet_v1_imagenet.npz")
    photos = [*read_photos(folder / "photos"), *read_photos(folder / "crops")]
    data = turned_features(photos, prior, measure, cache, rounds, _show)
    fold = folds(data.groups.tolist(), FOLDS)
    logits = out_of_fold(data, fold, config)
    shares = prior_over_bins(prior)
    rows = table(data, fold, logits, shares)
    model = train_head(data, np.arange(len(data.tilts)), config)
    calibration = calibrated(data, logits, shares)
    films = labelled_features(read_labelled(folder / "level"), measure)
    rows += _films(films, predict(model, films, np.flatnonzero(np.abs(films.tilts) <= JUDGED)), calibration)
    weights_of(model).save(out / "angle_head.npz")
    (out / "calibration.json").write_text(json.dumps(calibration.to_record()) + "\n", "utf-8")
    report = {"views": len(data.tilts), "rows": [row.record() for row in rows]}
    (out / "angle_report.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return report


def calibrated(
    data: Measured, logits: Floats, prior: tuple[float, ...], chosen: Places | None = None
) -> Calibration:
    """The calibration of logits that were made for unseen photographers, of the `chosen` views or all."""
    places = np.arange(len(logits)) if chosen is None else chosen
    even, natural = places[~data.natural[places]], places[data.natural[places]]
    temperature = fit_temperature(logits[even], data.tilts[even])
    return fit_calibration(logits[natural], data.tilts[natural], temperature, prior)


def table(data: Measured, fold: Places, logits: Floats, prior: tuple[float, ...]) -> list[LevelRow]:
    """Even tilts with the best guess everywhere, and natural ones with the caution of the program."""
    guesses, angles = np.zeros(len(fold)), np.zeros(len(fold))
    for number in range(FOLDS):
        held = fold == number
        calibration = calibrated(data, logits, prior, np.flatnonzero(~held))
        guesses[held] = medians(logits[held], calibration.temperature)
        angles[held] = angles_of(logits[held], calibration)
    judged = np.abs(data.tilts) <= JUDGED
    even, natural = judged & ~data.natural, judged & data.natural

    def row(name: str, chosen: npt.NDArray[np.bool_], found: Floats) -> LevelRow:
        return LevelRow(name, data.tilts[chosen], found[chosen], tuple(data.groups[chosen].tolist()))

    return [
        row("turned by up to 10 degrees, guess", even, guesses),
        row("turned by up to 10 degrees", even, angles),
        row("tilted as photographs are", natural, angles),
    ]


def _films(films: Measured, logits: Floats, calibration: Calibration) -> list[LevelRow]:
    judged = np.flatnonzero(np.abs(films.tilts) <= JUDGED)
    tilts, groups = films.tilts[judged], tuple(films.groups[judged].tolist())
    return [
        LevelRow("drone films, guess", tilts, medians(logits, calibration.temperature), groups),
        LevelRow("drone films", tilts, angles_of(logits, calibration), groups),
    ]


def _show(progress: Progress) -> None:
    print(f"\r{progress.done}/{progress.total} {progress.message}", end="", flush=True)


if __name__ == "__main__":
    main()
