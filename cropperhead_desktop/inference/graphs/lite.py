"""EfficientNet-Lite0: weights with batch norm folded in, and its stages as ONNX nodes.

Torch layout in (`_conv_stem`, then `_blocks.N` with `_expand_conv`, `_depthwise_conv` and `_project_conv`,
each with its batch norm). Input: (v - 127) / 128; ReLU6 after every convolution but the projections; sides
must be even wherever a layer of stride 2 meets them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from onnx import TensorProto

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.graphs.builder import GraphBuilder, model_file
from cropperhead_desktop.inference.graphs.trunk_weights import EPSILON, Array, Convolution
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.suggest.preprocess import GREY

_REPEATS = (1, 2, 2, 3, 3, 4, 1)
_STRIDES = (1, 2, 2, 2, 1, 2, 1)

DEPTHS = (16, 24, 40, 80, 112, 192, 320)
"""Channels of the stages."""

CELLS = (2, 4, 8, 16, 16, 32, 32)
"""Pixels of the input on a side of one cell of the stages."""


@dataclass(frozen=True, slots=True)
class Block:
    """Convolutions that follow each other; the last one is linear, in `stem` none is."""

    layers: tuple[Convolution, ...]
    stage: int
    """Which of the stages it belongs to; -1: the stem."""

    @property
    def skips(self) -> bool:
        """Whether the block's input is added to its output."""
        first, last = self.layers[0].kernel, self.layers[-1].kernel
        kept = all(layer.stride == 1 for layer in self.layers)
        return self.stage >= 0 and kept and first.shape[1] * self.layers[0].groups == len(last)


def read_lite(path: Path, stages: int = len(DEPTHS)) -> tuple[Block, ...]:
    """Stem and first stages in an .npz of torch weights (ModelError names the file and what is missing)."""
    weights = read_npz(path)
    try:
        return fold_lite(weights, stages)
    except KeyError as error:
        raise ModelError(
            "{path}: {name} is missing; this is no EfficientNet-Lite0",
            path=printable(path),
            name=error.args[0],
        ) from error
    except (ValueError, TypeError, IndexError) as error:
        raise ModelError(
            "{path}: not the weights of an EfficientNet-Lite0 ({why})", path=printable(path), why=str(error)
        ) from error


def fold_lite(weights: Mapping[str, Array], stages: int = len(DEPTHS)) -> tuple[Block, ...]:
    """Stem and the first stages with batch norm folded in (KeyError: a weight is missing)."""
    blocks = [Block((_folded(weights, "_conv_stem", "_bn0", 2),), -1)]
    for stage in range(stages):
        for repeat in range(_REPEATS[stage]):
            name = f"_blocks.{len(blocks) - 1}"
            stride = _STRIDES[stage] if repeat == 0 else 1
            # the first block of all widens nothing
            wide = [] if stage == 0 else [_folded(weights, f"{name}._expand_conv", f"{name}._bn0", 1)]
            deep = _folded(weights, f"{name}._depthwise_conv", f"{name}._bn1", stride)
            narrow = _folded(weights, f"{name}._project_conv", f"{name}._bn2", 1)
            blocks.append(Block((*wide, deep, narrow), stage))
    return tuple(blocks)


def _folded(weights: Mapping[str, Array], name: str, norm: str, stride: int) -> Convolution:
    kernel = weights[f"{name}.weight"]
    scale = weights[f"{norm}.weight"] / np.sqrt(weights[f"{norm}.running_var"] + EPSILON)
    bias = weights[f"{norm}.bias"] - weights[f"{norm}.running_mean"] * scale
    folded = np.ascontiguousarray(kernel * scale[:, None, None, None], np.float32)
    groups = len(kernel) if name.endswith("_depthwise_conv") else 1
    return Convolution(name, folded, bias.astype(np.float32), stride, groups)


def lite_picture(graph: GraphBuilder, image: str) -> str:
    """Name of the picture N x 3 x H x W, (v - 127) / 128, of `image` uint8 N x H x W x 3."""
    x = graph.op("Transpose", graph.op("Cast", image, to=TensorProto.FLOAT), perm=[0, 3, 1, 2])
    return graph.op("Mul", graph.op("Sub", x, graph.constant(127.0)), graph.constant(1 / 128))


def lite_stages(graph: GraphBuilder, x: str, blocks: Sequence[Block]) -> list[str]:
    """Names of the outputs of the stages that `blocks` hold, for the picture `x`."""
    low, high = graph.constant(0.0), graph.constant(6.0)
    found: dict[int, str] = {}
    for block in blocks:
        before = x
        for layer in block.layers:
            options = {"strides": [layer.stride] * 2, "group": layer.groups, "pads": list(layer.pads)}
            x = graph.op("Conv", x, graph.constant(layer.kernel), graph.constant(layer.bias), **options)
            if block.stage < 0 or layer is not block.layers[-1]:
                x = graph.op("Clip", x, low, high)
        if block.skips:
            x = graph.op("Add", x, before)
        found[block.stage] = x
    return [name for stage, name in found.items() if stage >= 0]


@dataclass(frozen=True, slots=True)
class Unbarred:
    """Where a photo lies between the letterbox bars of a picture N x 3 x H x W: names of int64 tensors.

    `corner` and `end` (rows, columns) are multiples of COARSEST: cells of every stage stay where they are.
    """

    corner: str
    end: str
    size: str

    def cut(self, graph: GraphBuilder, picture: str) -> str:
        """The rows and columns that hold the photo."""
        return graph.op("Slice", picture, self.corner, self.end, graph.constant([2, 3], np.int64))

    def restored(self, graph: GraphBuilder, maps: str, cell: int) -> str:
        """Maps of the cut picture, with zeros where the bars were."""
        step = graph.constant(cell, np.int64)
        before = graph.op("Div", self.corner, step)
        after = graph.op("Div", graph.op("Sub", self.size, self.end), step)
        none = graph.constant([0, 0], np.int64)
        return graph.op("Pad", maps, graph.op("Concat", none, before, none, after, axis=0))


COARSEST = CELLS[-1]


def unbarred(graph: GraphBuilder, picture: str) -> Unbarred:
    """Where the photos of `lite_picture` lie: rows and columns that are not of GREY alone in each of them."""
    away = graph.op("Abs", graph.op("Sub", picture, graph.constant((GREY - 127) / 128)))
    step, one = graph.constant([COARSEST], np.int64), graph.constant([1], np.int64)
    corners, ends = [], []
    for axis in (2, 3):
        most = graph.op("ReduceMax", away, axes=[0, 1, 5 - axis], keepdims=0)
        kept = graph.op("Cast", graph.op("Greater", most, graph.constant(1e-4)), to=TensorProto.FLOAT)
        first, last = (graph.op("ArgMax", kept, axis=0, select_last_index=way) for way in (0, 1))
        corners.append(graph.op("Mul", graph.op("Div", first, step), step))
        ends.append(graph.op("Mul", graph.op("Add", graph.op("Div", last, step), one), step))
    shape = graph.op("Shape", picture, start=2, end=4)
    corner, end = (graph.op("Concat", *parts, axis=0) for parts in (corners, ends))
    return Unbarred(corner, end, shape)


def maps_model(blocks: Sequence[Block], side: int) -> bytes:
    """An ONNX file that gives the maps of all stages of `blocks`, letterbox bars left out, for training."""
    graph = GraphBuilder("lite")
    stages = framed_stages(graph, lite_picture(graph, "image"), blocks)
    outputs: list[tuple[str, Sequence[int | str]]] = [
        (name, ["N", depth, side // cell, side // cell])
        for name, depth, cell in zip(stages, DEPTHS, CELLS, strict=False)
    ]
    return model_file("lite", graph.nodes, ["N", side, side, 3], outputs, graph.constants)


def framed_stages(graph: GraphBuilder, picture: str, blocks: Sequence[Block]) -> list[str]:
    """The outputs of the stages for the photos alone: bars take no time, and are zeros."""
    frame = unbarred(graph, picture)
    found = lite_stages(graph, frame.cut(graph, picture), blocks)
    return [frame.restored(graph, maps, cell) for maps, cell in zip(found, CELLS, strict=False)]
