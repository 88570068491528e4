"""The whole cropper as one ONNX file, drawn from arrays.

`image` (uint8, 1 x height x width x 3, letterboxed, both multiples of 32) goes through the trunk once,
MobileNet v1 or the first stages of EfficientNet-Lite0; all else reads its maps. Outputs (a cell: 16 px):

- `features` 1 x (K + 3) x rows x columns: projected trunk maps, then the importance channels times a factor;
- `subjects` 1 x 3 x rows x columns: importance of faces, persons and objects, 0 to 1;
- `angle` 1 x bins, where there is an angle head or a level reader, of both the mean; with a
  `switch`, and for an image of one size alone;
- `head_...`: the arrays of the scoring head, so that any other box can be scored outside the graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeGuard, cast

import numpy as np
import onnx

from cropperhead_desktop.inference.graphs.angle import add_angle_branch
from cropperhead_desktop.inference.graphs.angle_head import AngleHead
from cropperhead_desktop.inference.graphs.builder import GraphBuilder, model_file
from cropperhead_desktop.inference.graphs.graph_edit import grafted
from cropperhead_desktop.inference.graphs.level import LevelReader, add_level_reader
from cropperhead_desktop.inference.graphs.lite import (
    Block,
    framed_stages,
    lite_picture,
    lite_stages,
    read_lite,
)
from cropperhead_desktop.inference.graphs.switch import with_switch, without_switches
from cropperhead_desktop.inference.graphs.trunk import Drawn, activations, normalised
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution, read_trunk
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.models.sizes import HEIGHT, WIDTH
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.straighten import TILTS

Trunk = tuple[Convolution, ...] | tuple[Block, ...]
"""The layers of a MobileNet v1, or the first LITE_STAGES of an EfficientNet-Lite0."""

LITE_STAGES = 6
"""Stages of a trunk of EfficientNet-Lite0: the last two are the fine and the coarse map."""


def read_any_trunk(path: Path) -> Trunk:
    """The trunk in an .npz of either kind of weights (ModelError names the file)."""
    is_lite = any(name.startswith("_conv_stem") for name in read_npz(path))
    return read_lite(path, LITE_STAGES) if is_lite else read_trunk(path)


def is_lite(trunk: Trunk) -> TypeGuard[tuple[Block, ...]]:
    """Whether a trunk is one of EfficientNet-Lite0."""
    return isinstance(trunk[0], Block)


@dataclass(frozen=True, slots=True)
class Levels:
    """What reads tilts: a branch on the trunk, trained (`head`) or taken over from a model file (`model`),
    and a reader on the first stages of EfficientNet-Lite0 (`blocks`, where the trunk is another one).
    """

    head: AngleHead | None = None
    model: bytes | None = None
    reader: LevelReader | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class CropHead:
    """Everything learnt about crops: projection, importance head and scoring head.

    `fine`, `coarse`, `bias` K: the projection, K x channels, of `conv_pw_11` and `conv_pw_12` of a MobileNet,
    of the last two stages of a Lite0.
    `subjects`: weights of the importance head by name (`fine.weight`, `fine.bias`, `coarse.weight`,
    `middle.weight` ...), `importance` the factor on its channels among the features.
    """

    fine: Floats
    coarse: Floats
    bias: Floats
    subjects: Mapping[str, Floats]
    importance: float
    head: Head


def build(trunk: Trunk, crop: CropHead, levels: Levels | None = None, side: int = 224) -> bytes:
    """The checked ONNX file; see the module for inputs and outputs. Tilts are read on `side` x `side` px."""
    graph = GraphBuilder("crop")
    drawn = _Trunk(graph, trunk)
    fine, coarse = drawn.fine, drawn.coarse
    subjects = graph.op("Sigmoid", _importance(graph, fine, coarse, crop.subjects))
    near = graph.op("Conv", fine, graph.constant(_as_kernel(crop.fine)), graph.constant(crop.bias))
    far = _enlarged(graph, graph.op("Conv", coarse, graph.constant(_as_kernel(crop.coarse))))
    weighed = graph.op("Mul", subjects, graph.constant(crop.importance))
    features = graph.op("Concat", graph.op("Add", near, far), weighed, axis=1)
    channels = len(crop.bias) + 3
    outputs: list[tuple[str, str, Sequence[int | str]]] = [
        ("features", features, (1, channels, "rows", "columns")),
        ("subjects", subjects, (1, 3, "rows", "columns")),
    ]
    for row in fields(Head):
        array: Floats = getattr(crop.head, row.name)
        outputs.append((f"head_{row.name}", graph.constant(array), array.shape))
    if levels is not None:
        read = drawn.logits(levels, side)
        logits = graph.op("Mean", *read) if len(read) > 1 else read[0]
        outputs.append(("angle", logits, (1, len(TILTS))))
    for name, source, _ in outputs:
        graph.output(source, name)
    named = [(name, shape) for name, _, shape in outputs]
    model = model_file("cropper", graph.nodes, (1, HEIGHT, WIDTH, 3), named, graph.constants)
    return model if levels is None else with_switch(model, "angle", (1, len(TILTS)), side)


class _Trunk:
    """A trunk in the graph: its `fine` and `coarse` maps, and what reads tilts on it."""

    def __init__(self, graph: GraphBuilder, trunk: Trunk) -> None:
        self._graph = graph
        self._stages: list[str] = []
        if is_lite(trunk):
            self._picture = lite_picture(graph, "image")
            self._stages = framed_stages(graph, self._picture, trunk)
            self.fine, self.coarse = self._stages[-2:]
            return
        self._layers, self._drawn = cast(tuple[Convolution, ...], trunk), Drawn()
        self._picture = normalised(graph, "image")
        maps = activations(graph, self._picture, self._layers, self._drawn)
        self.fine, self.coarse = maps["conv_pw_11"], maps["conv_pw_12"]

    def logits(self, levels: Levels, side: int) -> list[str]:
        """Names of the logits of all that reads tilts."""
        graph, found = self._graph, []
        if levels.head is not None and not self._stages:
            found.append(add_angle_branch(graph, self._picture, self._layers, self._drawn, levels.head, side))
        if levels.model is not None:
            found.append(grafted(graph, levels.model, "angle"))
        if levels.reader is not None:
            picture, stages = self._picture, self._stages
            if not stages:
                picture = lite_picture(graph, "image")
                stages = lite_stages(graph, picture, levels.blocks)
            found.append(add_level_reader(graph, picture, stages, levels.reader, side))
        return found


def _importance(graph: GraphBuilder, fine: str, coarse: str, weights: Mapping[str, Floats]) -> str:
    """Logits of faces, persons and objects."""

    def conv(x: str, name: str, **options: object) -> str:
        inputs = [graph.constant(weights[f"{name}.weight"])]
        if f"{name}.bias" in weights:
            inputs.append(graph.constant(weights[f"{name}.bias"]))
        return graph.op("Conv", x, *inputs, **options)

    wide = _enlarged(graph, conv(coarse, "coarse"))
    x = graph.op("Relu", graph.op("Add", conv(fine, "fine"), wide))
    x = graph.op("Relu", conv(x, "middle", pads=[1, 1, 1, 1]))
    return conv(x, "last")


def _enlarged(graph: GraphBuilder, x: str) -> str:
    """Every cell repeated twice each way."""
    scales = graph.constant([1.0, 1.0, 2.0, 2.0])
    options = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    return graph.op("Resize", x, "", scales, mode="nearest", **options)


def _as_kernel(matrix: Floats) -> Floats:
    return matrix[:, :, None, None]


def parameters(model: bytes) -> int:
    """How many numbers the convolutions and dense layers of a model and its head have."""
    arrays = without_switches(onnx.load_from_string(model).graph).initializer
    return sum(int(np.prod(one.dims)) for one in arrays)
