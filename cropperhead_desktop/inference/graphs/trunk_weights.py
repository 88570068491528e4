"""Weights of a MobileNet v1 trunk: batch norm folded into the convolutions, ready for ONNX and torch.

Keras layout in (`conv1`, then `conv_dw_I` and `conv_pw_I`, each with its `_bn`), convolutions with a bias
out: kernels out x in x height x width. Input of the trunk: v / 127.5 - 1; ReLU6 after every convolution;
layers of stride 2 are padded right and bottom only, as Keras does for sizes that are even.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.models.npz import read_npz

Array = npt.NDArray[np.float32]

EPSILON = 1e-3
LAST = 12
"""Number of the last pair of depthwise and pointwise convolutions that is used."""

STRIDED = frozenset({2, 4, 6, 12})
"""The depthwise convolutions of stride 2 (conv1 is one as well)."""


@dataclass(frozen=True, slots=True)
class Convolution:
    """One convolution with its bias; `groups` is the number of channels where it is depthwise."""

    name: str
    kernel: Array
    bias: Array
    stride: int = 1
    groups: int = 1

    @property
    def pads(self) -> tuple[int, int, int, int]:
        """Zero padding: top, left, bottom, right."""
        missing = self.kernel.shape[2] - self.stride
        return (missing // 2, missing // 2, missing - missing // 2, missing - missing // 2)


def read_trunk(path: Path, last: int = LAST) -> tuple[Convolution, ...]:
    """The folded trunk in an .npz of Keras weights (ModelError names the file and what is missing)."""
    weights = read_npz(path)
    try:
        return fold(weights, last)
    except KeyError as error:
        raise ModelError(
            f"{printable(path)}: {error.args[0]} is missing; this is not a MobileNet v1"
        ) from error
    except (ValueError, TypeError, IndexError) as error:
        raise ModelError(f"{printable(path)}: not the weights of a MobileNet v1 ({error})") from error


def fold(weights: Mapping[str, Array], last: int = LAST) -> tuple[Convolution, ...]:
    """Convolutions conv1, dw_1, pw_1 ... pw_`last` with batch norm folded in (KeyError: one is missing)."""
    layers = [_folded(weights, "conv1", weights["conv1/kernel"], 2)]
    for number in range(1, last + 1):
        stride = 2 if number in STRIDED else 1
        name = f"conv_dw_{number}"
        layers.append(_folded(weights, name, weights[f"{name}/depthwise_kernel"], stride, depthwise=True))
        name = f"conv_pw_{number}"
        layers.append(_folded(weights, name, weights[f"{name}/kernel"], 1))
    return tuple(layers)


def _folded(
    weights: Mapping[str, Array], name: str, kernel: Array, stride: int, depthwise: bool = False
) -> Convolution:
    scale = weights[f"{name}_bn/gamma"] / np.sqrt(weights[f"{name}_bn/moving_variance"] + EPSILON)
    bias = weights[f"{name}_bn/beta"] - weights[f"{name}_bn/moving_mean"] * scale
    # Keras: height, width, in, out; depthwise: height, width, channel, 1
    ordered = kernel.transpose(2, 3, 0, 1) if depthwise else kernel.transpose(3, 2, 0, 1)
    folded = np.ascontiguousarray(ordered * scale[:, None, None, None], np.float32)
    groups = len(scale) if depthwise else 1
    return Convolution(name, folded, bias.astype(np.float32), stride, groups)
