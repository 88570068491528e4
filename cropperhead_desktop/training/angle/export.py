"""The table of a trained angle branch, its calibration, and the check of the graph against torch.

A quarter of the photographers is kept out of the training. All figures are theirs, and they are what the
exported graph says, not what torch says: the branch that is judged is the one that is kept. The calibration
is fitted to them as well, so in the table each half of them is judged with the calibration of the other.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.inference.graphs.angle import angle_model
from cropperhead_desktop.inference.graphs.trunk_weights import read_trunk
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.straighten import AngleCalibration, Floats
from cropperhead_desktop.training.angle.calibrate import (
    ALLOWED,
    LevelRow,
    angles_of,
    fit_calibration,
    fit_temperature,
    medians,
    prior_over_bins,
)
from cropperhead_desktop.training.angle.data import (
    SIDE,
    LevelPhoto,
    folds,
    read_labelled,
    read_photos,
    read_prior,
)
from cropperhead_desktop.training.angle.features import (
    SPREAD,
    VIEWS,
    Bytes,
    both_ways,
    halved,
    labelled_pixels,
    line_sums,
    pixels_of,
)
from cropperhead_desktop.training.angle.model import LevelNet, weights_of
from cropperhead_desktop.training.config import checked_parity

UNSEEN = 4
"""One photographer in so many is not trained on."""

ROUNDS = 2
"""Rounds of views of those not trained on."""

JUDGED = 10.0
"""Largest tilt in degrees in the table."""


def trained_photos(folder: Path) -> tuple[list[LevelPhoto], npt.NDArray[np.bool_]]:
    """The level photos of a data folder, and which of them are trained on: three of four photographers.

    They are its `photos` and `crops` and, where it has them, `photos2`, whose other photographers are dealt
    out by themselves: who is not trained on among the first stays so.
    """
    photos = [*read_photos(folder / "photos"), *read_photos(folder / "crops")]
    known = {photo.group for photo in photos}
    more = read_photos(folder / "photos2") if (folder / "photos2").is_dir() else []
    apart = [photo for photo in more if photo.group not in known]
    return [*photos, *apart], np.concatenate([
        folds([photo.group for photo in part], UNSEEN) != 0 for part in (photos, apart)
    ])  # fmt: skip


def judge(net: LevelNet, folder: Path, out: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Calibrate, fill the table and write both into `out`; the report, which begins with `facts`.

    The branch is written as a model too (`angle.onnx`): what `--recipe level --set beside=` compares with.
    """
    prior = read_prior(folder / "level" / "roll_prior.json")
    photos, trained_on = trained_photos(folder)
    trunk = read_trunk(folder / "trunk" / "mobilenet_v1_imagenet.npz")
    model = angle_model(trunk, weights_of(net), SIDE)
    (out / "angle.onnx").write_bytes(model)
    session = open_session(model, CPU)

    def read(pixels: Bytes) -> Floats:
        return np.concatenate([session.run(None, {"image": one[None]})[0] for one in pixels]).astype(float)

    unseen = np.flatnonzero(~trained_on).tolist()
    held = [(number, place) for number in range(ROUNDS) for place in unseen]
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
    (out / "calibration.json").write_text(json.dumps(asdict(calibration)) + "\n", "utf-8")
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
    return checked_parity(worst)


def table(
    logits: Floats,
    tilts: Floats,
    natural: npt.NDArray[np.bool_],
    groups: list[str],
    prior: tuple[float, ...],
    allowed: float = ALLOWED,
) -> tuple[list[LevelRow], AngleCalibration]:
    """Even tilts with the best guess everywhere, natural ones with the program's caution; calibration."""

    def calibrated(chosen: npt.NDArray[np.bool_]) -> AngleCalibration:
        even, real = chosen & ~natural, chosen & natural
        temperature = fit_temperature(logits[even], tilts[even])
        return fit_calibration(logits[real], tilts[real], temperature, prior, allowed)

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
    logits: Floats, tilts: Floats, groups: tuple[str, ...], calibration: AngleCalibration
) -> list[LevelRow]:
    judged = np.flatnonzero(np.abs(tilts) <= JUDGED)
    logits, tilts, names = logits[judged], tilts[judged], tuple(groups[place] for place in judged)
    return [
        LevelRow("drone films, guess", tilts, medians(logits, calibration.temperature), names),
        LevelRow("drone films", tilts, angles_of(logits, calibration), names),
    ]
