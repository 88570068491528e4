"""The frozen trunk in torch, to read features of many photos and to check the exported graph against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from cropperhead_desktop.inference.graphs.trunk_weights import Convolution


def trunk_maps(pixels: Tensor, layers: Sequence[Convolution], wanted: Sequence[str]) -> dict[str, Tensor]:
    """Activations (after ReLU6) of the `wanted` layers for uint8 pictures N x height x width x 3."""
    found = {}
    x = pixels.permute(0, 3, 1, 2).float() / 127.5 - 1
    for layer in layers:
        top, left, bottom, right = layer.pads
        x = functional.pad(x, (left, right, top, bottom))
        kernel, bias = torch.from_numpy(layer.kernel), torch.from_numpy(layer.bias)
        x = functional.conv2d(x, kernel, bias, stride=layer.stride, groups=layer.groups).clamp(0, 6)
        if layer.name in wanted:
            found[layer.name] = x
    return found


def read_maps(
    pixels: npt.NDArray[np.uint8],
    layers: Sequence[Convolution],
    wanted: Sequence[str],
    precision: type[np.floating] = np.float16,
    batch: int = 8,
) -> dict[str, npt.NDArray[np.floating]]:
    """`trunk_maps` of all pictures, N x channels x rows x columns."""
    parts: dict[str, list[npt.NDArray[np.floating]]] = {name: [] for name in wanted}
    with torch.no_grad():
        for start in range(0, len(pixels), batch):
            maps = trunk_maps(torch.from_numpy(pixels[start : start + batch]), layers, wanted)
            for name, activations in maps.items():
                parts[name].append(activations.numpy().astype(precision))
    return {name: np.concatenate(rows) for name, rows in parts.items()}
