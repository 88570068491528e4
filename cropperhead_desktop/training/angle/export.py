"""`python -m cropperhead_desktop.training.angle.export --data DIR --out DIR`: the angle branch and its table.

A quarter of the photographers is held back from training. All figures are theirs, and they are what the
exported graph says, not what torch says: the branch that is judged is the one that is kept. The calibration
is fitted to them as well, so in the table each half of them is judged with the calibration of the other.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.graphs.angle import angle_model
from cropperhead_desktop.inference.graphs.trunk_weights import read_trunk
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.straighten import Calibration, Floats
from cropperhead_desktop.training.angle.calibrate import (
    LevelRow,
    angles_of,
    fit_calibration,
    fit_temperature,
    medians,
    prior_over_bins,
)
from cropperhead_desktop.training.angle.data import SIDE, folds, read_labelled, read_photos, read_prior
from cropperhead_desktop.training.angle.features import (
    SPREAD,
    VIEWS,
    Bytes,
    both_ways,
    halved,
    labelled_pixels,
    line_sums,
    pixels_of,
    turned_views,
)
from cropperhead_desktop.training.angle.model import LevelNet, weights_of
from cropperhead_desktop.training.angle.train import LevelConfig, train_net

HELD_BACK = 4
"""One photographer in so many is not trained on."""

ROUNDS = 2
"""Rounds of views of those held back."""

JUDGED = 10.0
"""Largest tilt in degrees in the table."""

PARITY = 1e-4
"""Largest difference between torch and ONNX, as a share of the largest logit."""


def main() -> None:
    """Make views, train, calibrate; write `angle_head.npz`, `calibration.json` and `angle_report.json`."""
    parser = argparse.ArgumentParser(description="Train the angle branch.")
    parser.add_argument("--data", type=Path, required=True, help="folder with photos, crops, level and trunk")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2, help="rounds of ten views of every photo")
    parser.add_argument("--views", type=int, default=LevelConfig().views, help="views to train on")
    parser.add_argument("--own-rate", type=float, default=LevelConfig().own_rate, help="of the tuned layers")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end the training after this long")
    parser.add_argument("--cache", type=Path, help="where views are kept (default: in --out)")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    out: Path = arguments.out
    config = LevelConfig(arguments.views, arguments.minutes, own_rate=arguments.own_rate)
    report = run(arguments.data, out, arguments.cache or out / "views", arguments.rounds, config, _show)
    print(json.dumps(report, indent=1))


def run(
    folder: Path,
    out: Path,
    cache: Path,
    rounds: int,
    config: LevelConfig,
    progress: ProgressCallback = ignore_progress,
) -> dict[str, Any]:
    """The whole of it; the report."""
    out.mkdir(parents=True, exist_ok=True)
    prior = read_prior(folder / "level" / "roll_prior.json")
    photos = [*read_photos(folder / "photos"), *read_photos(folder / "crops")]
    chosen = np.flatnonzero(folds([photo.group for photo in photos], HELD_BACK)).tolist()
    data = turned_views(photos, prior, cache, rounds, progress, chosen)
    torch.manual_seed(config.seed)
    net = LevelNet(read_trunk(folder / "trunk" / "mobilenet_v1_imagenet.npz"))
    seen = train_net(net, data, np.arange(len(data.tilts)), config, progress)
    weights_of(net).save(out / "angle_head.npz")
    how = {name: value for name, value in asdict(config).items() if value != math.inf}
    facts = {"trained_on_views": seen, "config": how | {"rounds": rounds}}
    return judge(net, folder, out, facts)


def judge(net: LevelNet, folder: Path, out: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Calibrate, fill the table and write both; the report, which begins with `facts`."""
    prior = read_prior(folder / "level" / "roll_prior.json")
    photos = [*read_photos(folder / "photos"), *read_photos(folder / "crops")]
    trunk = read_trunk(folder / "trunk" / "mobilenet_v1_imagenet.npz")
    session = open_session(angle_model(trunk, weights_of(net), SIDE), CPU)

    def read(pixels: Bytes) -> Floats:
        return np.concatenate([session.run(None, {"image": one[None]})[0] for one in pixels]).astype(float)

    fold = folds([photo.group for photo in photos], HELD_BACK)
    held = [(number, place) for number in range(ROUNDS) for place in np.flatnonzero(fold == 0).tolist()]
    found: list[Floats] = []
    tilts: list[Floats] = []
    for number, place in held:
        pixels, turned = pixels_of(photos[place], prior, number, place)
        found.append(read(pixels))
        tilts.append(turned)
    difference = parity(net, pixels, found[-1])
    natural = np.tile(np.arange(VIEWS) >= SPREAD, len(held))
    groups = [photos[place].group for _, place in held for _ in range(VIEWS)]
    shares = prior_over_bins(prior)
    rows, calibration = table(np.concatenate(found), np.concatenate(tilts), natural, groups, shares)
    pixels, turned, names = labelled_pixels(read_labelled(folder / "level"))
    rows += _films(read(pixels), turned, names, calibration)
    (out / "calibration.json").write_text(json.dumps(calibration.to_record()) + "\n", "utf-8")
    report = {
        **facts,
        "photographers_trained_on": len({photo.group for photo in photos}) - len(set(groups)),
        "torch_onnx_difference": difference,
        "rows": [row.record() for row in rows],
    }
    (out / "angle_report.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return report


def parity(net: LevelNet, pixels: Bytes, found: Floats) -> float:
    """Largest difference of the graph's logits from torch's, relative (ModelError: too large).

    Torch is fed the half-size pictures before they are rounded, as the graph makes them.
    """
    _, down, across = halved(pixels)
    inside = both_ways(down, across)
    exact = pixels.reshape(len(pixels), SIDE // 2, 2, SIDE // 2, 2, 3).astype(np.float32).mean(axis=(2, 4))
    curves = line_sums()(pixels)
    with torch.no_grad():
        wanted = net.eval()(*(torch.from_numpy(array) for array in (exact, inside, curves))).numpy()
    worst = float(np.abs(wanted - found).max() / np.abs(wanted).max())
    if not worst <= PARITY:
        raise ModelError(f"the angle branch in ONNX differs from the trained one by {worst:.2g}")
    return worst


def table(
    logits: Floats,
    tilts: Floats,
    natural: npt.NDArray[np.bool_],
    groups: list[str],
    prior: tuple[float, ...],
) -> tuple[list[LevelRow], Calibration]:
    """Even tilts with the best guess everywhere, natural ones with the program's caution; calibration."""

    def calibrated(chosen: npt.NDArray[np.bool_]) -> Calibration:
        even, real = chosen & ~natural, chosen & natural
        return fit_calibration(logits[real], tilts[real], fit_temperature(logits[even], tilts[even]), prior)

    half = folds(groups, 2)
    guesses, angles = np.zeros(len(tilts)), np.zeros(len(tilts))
    for number in (0, 1):
        chosen, calibration = half == number, calibrated(half != number)
        guesses[chosen] = medians(logits[chosen], calibration.temperature)
        angles[chosen] = angles_of(logits[chosen], calibration)
    judged = np.abs(tilts) <= JUDGED
    even, real = judged & ~natural, judged & natural
    names = np.array(groups)

    def row(name: str, chosen: npt.NDArray[np.bool_], found: Floats) -> LevelRow:
        return LevelRow(name, tilts[chosen], found[chosen], tuple(names[chosen].tolist()))

    rows = [
        row("turned by up to 10 degrees, guess", even, guesses),
        row("turned by up to 10 degrees", even, angles),
        row("tilted as photographs are", real, angles),
    ]
    return rows, calibrated(np.ones(len(tilts), bool))


def _films(
    logits: Floats, tilts: Floats, groups: tuple[str, ...], calibration: Calibration
) -> list[LevelRow]:
    judged = np.flatnonzero(np.abs(tilts) <= JUDGED)
    logits, tilts, names = logits[judged], tilts[judged], tuple(groups[place] for place in judged)
    return [
        LevelRow("drone films, guess", tilts, medians(logits, calibration.temperature), names),
        LevelRow("drone films", tilts, angles_of(logits, calibration), names),
    ]


def _show(progress: Progress) -> None:
    print(f"\r{progress.done}/{progress.total} {progress.message}", end="", flush=True)


if __name__ == "__main__":
    main()
