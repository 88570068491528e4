"""What the angle branch has learnt, as arrays, and the shapes of what it reads and says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.graphs.trunk_weights import STRIDED, Convolution
from cropperhead_desktop.inference.models.npz import read_npz

Array = npt.NDArray[np.float32]

SEEN = np.arange(-30, 31, dtype=np.float32) / 2
"""Tilts that the curves are measured at; wider than TILTS so that peaks at its ends have neighbours."""

CURVES = 12
"""Curves over SEEN: line sums in 2 directions x 2 ways of pooling x 3 parts."""

OWN = (4, 5, 6)
"""Numbers of the pairs of trunk layers that the branch has its own copies of; those before are shared."""

READ = {"conv_pw_3": (128, 8), "conv_pw_5": (256, 16), "conv_pw_6": (192, 32)}
"""Maps that are read: channels (of the last layer not all are kept), and input pixels per cell."""

STATISTICS = 2 * sum(depth for depth, _ in READ.values())
"""Mean and maximum of every channel of READ."""


@dataclass(frozen=True, slots=True)
class AngleHead:
    """The learnt part, float32; kernels are out x in (x taps), as ONNX and torch have them."""

    layers: tuple[Convolution, ...]
    curve_mean: Array
    curve_scale: Array
    mean: Array
    hidden_kernel: Array
    hidden_bias: Array
    bias_kernel: Array
    bias_bias: Array
    context_kernel: Array
    context_bias: Array
    first_kernel: Array
    first_bias: Array
    second_kernel: Array
    second_bias: Array
    last_kernel: Array

    def arrays(self) -> dict[str, Array]:
        """Everything learnt, by name."""
        found = {f"{layer.name}/kernel": layer.kernel for layer in self.layers}
        found |= {f"{layer.name}/bias": layer.bias for layer in self.layers}
        return found | {name: getattr(self, name) for name in _DENSE}

    def save(self, path: Path) -> None:
        """Write the arrays into an .npz."""
        with path.open("wb") as stream:
            np.savez(stream, **self.arrays())  # type: ignore[arg-type]


_DENSE = tuple(row.name for row in fields(AngleHead) if row.name != "layers")


def own_layers(arrays: Mapping[str, Array]) -> tuple[Convolution, ...]:
    """The layers OWN out of arrays named as `AngleHead.arrays` does (KeyError: one is missing)."""
    made = []
    for number in OWN:
        for kind in ("dw", "pw"):
            name = f"conv_{kind}_{number}"
            kernel, bias = (arrays[f"{name}/{part}"] for part in ("kernel", "bias"))
            depthwise = kind == "dw"
            stride = 2 if depthwise and number in STRIDED else 1
            made.append(Convolution(name, kernel, bias, stride, len(kernel) if depthwise else 1))
    return tuple(made)


def read_head(path: Path) -> AngleHead:
    """The head in an .npz that `AngleHead.save` wrote (ModelError names the file and what is missing)."""
    arrays = read_npz(path)
    try:
        dense = {name: arrays[name] for name in _DENSE}
        return AngleHead(own_layers(arrays), **dense)
    except KeyError as error:
        raise ModelError(f"{printable(path)}: {error.args[0]} is missing; this is no angle head") from error
    except TypeError as error:
        raise ModelError(f"{printable(path)}: not an angle head ({error})") from error
