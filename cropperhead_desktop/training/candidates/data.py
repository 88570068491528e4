"""What crop training reads: letterboxed photos through the frozen trunk, as they are and mirrored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import read_picture
from cropperhead_desktop.inference.graphs.lite import maps_model
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution
from cropperhead_desktop.inference.graphs.whole import Trunk, is_lite
from cropperhead_desktop.inference.models.card import Fit, InputSpec
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.candidates import Floats, content_rectangle
from cropperhead_desktop.inference.suggest.preprocess import fitted
from cropperhead_desktop.system.reading import read_json
from cropperhead_desktop.training.candidates.importance import subject_map
from cropperhead_desktop.training.config import read_table

SIDE = 224
INPUT = InputSpec(SIDE, SIDE, fit=Fit.LETTERBOX)
CELLS = SIDE // 16
MAPS = ("conv_pw_11", "conv_pw_12")
_BATCH = 8
SUBJECTS = "a table of faces and objects"

Maps = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class TrunkMaps:
    """`fine` M x 512 x G x G and `coarse` M x 1024 x G/2 x G/2; photos first, then the same mirrored.

    Of a Lite0 they have 112 and 192 channels.
    """

    fine: Maps
    coarse: Maps


def trunk_maps_of(
    pixels: npt.NDArray[np.uint8],
    trunk: Trunk,
    progress: ProgressCallback = ignore_progress,
    mirrored: bool = True,
    precision: type[np.floating] = np.float16,
) -> TrunkMaps:
    """Maps of letterboxed pictures N x SIDE x SIDE x 3 and, with `mirrored`, of their mirror images."""
    look, size = _looking(trunk)
    parts: tuple[list[Maps], list[Maps]] = [], []
    for flipped in (False, True) if mirrored else (False,):
        for start in range(0, len(pixels), size):
            progress(Progress(start + flipped * len(pixels), 2 * len(pixels), "looking at photos"))
            batch = pixels[start : start + size]
            turned = np.ascontiguousarray(batch[:, :, ::-1] if flipped else batch)
            for part, maps in zip(parts, look(turned), strict=True):
                part.append(maps.astype(precision))
    return TrunkMaps(*map(np.concatenate, parts))


def _looking(trunk: Trunk) -> tuple[Callable[[npt.NDArray[np.uint8]], Sequence[Maps]], int]:
    """What makes the fine and the coarse maps of pictures, and of how many at a time."""
    if is_lite(trunk):
        # one by one: photos of several shapes would share their bars
        session = open_session(maps_model(trunk, SIDE), CPU)
        names = [output.name for output in session.get_outputs()][-2:]
        return (lambda pixels: session.run(names, {"image": pixels})), 1
    layers = cast(tuple[Convolution, ...], trunk)

    def looked(pixels: npt.NDArray[np.uint8]) -> Sequence[Maps]:
        with torch.no_grad():
            found = trunk_maps(torch.from_numpy(pixels), layers)
        return [found[name].numpy() for name in MAPS]

    return looked, _BATCH


def read_labelled(
    folder: Path, progress: ProgressCallback = ignore_progress
) -> tuple[npt.NDArray[np.uint8], Floats]:
    """Letterboxed photos of a folder with `manifest.json` and `subjects.json`, and their importance maps.

    N x SIDE x SIDE x 3 pixels, and 2N x 3 x G x G maps (mirrored ones behind). ModelError, PhotoError.
    """
    manifest, subjects = folder / "manifest.json", read_table(folder / "subjects.json", SUBJECTS)
    try:
        files = [str(record["file"]) for record in read_json(manifest, 2**29)]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelError(
            "{manifest}: not a manifest of photos ({why})", manifest=printable(manifest), why=str(error)
        ) from error
    files = [file for file in files if Path(file).name in subjects]
    pixels = np.empty((len(files), SIDE, SIDE, 3), np.uint8)
    maps = np.empty((2, len(files), 3, CELLS, CELLS), np.float32)
    for index, file in enumerate(files):
        progress(Progress(index, len(files), f"reading {file}"))
        picture = read_picture(folder / file)[1]
        pixels[index] = fitted(picture, INPUT)
        content = content_rectangle(*picture.size, SIDE, CELLS)
        for flipped in (0, 1):
            maps[flipped, index] = subject_map(subjects[Path(file).name], content, CELLS, bool(flipped))
    return pixels, maps.reshape(-1, 3, CELLS, CELLS)


def trunk_maps(pixels: Tensor, layers: Sequence[Convolution]) -> dict[str, Tensor]:
    """Activations (after ReLU6) of the layers MAPS for uint8 pictures N x height x width x 3."""
    found = {}
    x = pixels.permute(0, 3, 1, 2).float() / 127.5 - 1
    for layer in layers:
        top, left, bottom, right = layer.pads
        x = functional.pad(x, (left, right, top, bottom))
        kernel, bias = torch.from_numpy(layer.kernel), torch.from_numpy(layer.bias)
        x = functional.conv2d(x, kernel, bias, stride=layer.stride, groups=layer.groups).clamp(0, 6)
        if layer.name in MAPS:
            found[layer.name] = x
    return found
