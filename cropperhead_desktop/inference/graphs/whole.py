"""The whole cropper as one ONNX file, drawn from arrays.

`image` (uint8, 1 x S x S x 3, letterboxed) goes through the MobileNet v1 trunk once; everything else reads
its maps. Outputs (G = S / 16 cells a side):

- `features` 1 x (K + 3) x G x G: projected trunk maps, then the importance channels times a factor;
- `subjects` 1 x 3 x G x G: importance of faces, persons and objects, 0 to 1;
- `embedding` 1 x 512: mean of the last trunk map but one;
- `angle` 1 x bins, where there is an angle head or a level reader, of both the mean;
- `head_...`: the arrays of the scoring head, so that any other box can be scored outside the graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
import onnx

from cropperhead_desktop.inference.graphs.angle import add_angle_branch
from cropperhead_desktop.inference.graphs.angle_head import AngleHead
from cropperhead_desktop.inference.graphs.builder import GraphBuilder, model_file
from cropperhead_desktop.inference.graphs.graph_edit import grafted
from cropperhead_desktop.inference.graphs.level import LevelReader, add_level_reader
from cropperhead_desktop.inference.graphs.lite import Block, lite_picture, lite_stages
from cropperhead_desktop.inference.graphs.trunk import Drawn, activations, normalised
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.straighten import TILTS

STRIDE = 16
"""Pixels of the input under one cell of the feature map."""

EMBEDDING = 512


@dataclass(frozen=True, slots=True)
class Levels:
    """What reads tilts: a branch on the trunk, trained (`head`) or taken over from a model file (`model`),
    and a reader on the first stages of EfficientNet-Lite0 (`blocks`).
    """

    head: AngleHead | None = None
    model: bytes | None = None
    reader: LevelReader | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class CropHead:
    """Everything learnt about crops: projection, importance head and scoring head.

    `fine` K x 512, `coarse` K x 1024, `bias` K: the projection of `conv_pw_11` and `conv_pw_12`.
    `subjects`: weights of the importance head by name (`fine.weight`, `fine.bias`, `coarse.weight`,
    `middle.weight` ...), `importance` the factor on its channels among the features.
    """

    fine: Floats
    coarse: Floats
    bias: Floats
    subjects: Mapping[str, Floats]
    importance: float
    head: Head


def build(
    trunk: Sequence[Convolution], crop: CropHead, levels: Levels | None = None, side: int = 224
) -> bytes:
    """The checked ONNX file; see the module for inputs and outputs."""
    graph = GraphBuilder("crop")
    drawn: Drawn = {}
    picture = normalised(graph, "image")
    maps = activations(graph, picture, trunk, drawn)
    fine, coarse = maps["conv_pw_11"], maps["conv_pw_12"]
    cells = side // STRIDE
    subjects = graph.op("Sigmoid", _importance(graph, fine, coarse, crop.subjects))
    near = graph.op("Conv", fine, graph.constant(_as_kernel(crop.fine)), graph.constant(crop.bias))
    far = _enlarged(graph, graph.op("Conv", coarse, graph.constant(_as_kernel(crop.coarse))))
    weighed = graph.op("Mul", subjects, graph.constant(crop.importance))
    features = graph.op("Concat", graph.op("Add", near, far), weighed, axis=1)
    channels = len(crop.bias) + 3
    embedding = graph.op("ReduceMean", fine, axes=[2, 3], keepdims=0)
    outputs: list[tuple[str, str, Sequence[int | str]]] = [
        ("features", features, (1, channels, cells, cells)),
        ("subjects", subjects, (1, 3, cells, cells)),
        ("embedding", embedding, (1, EMBEDDING)),
    ]
    for row in fields(Head):
        array: Floats = getattr(crop.head, row.name)
        outputs.append((f"head_{row.name}", graph.constant(array), array.shape))
    if levels is not None:
        read = _logits(graph, picture, trunk, drawn, levels, side)
        logits = graph.op("Mean", *read) if len(read) > 1 else read[0]
        outputs.append(("angle", logits, (1, len(TILTS))))
    for name, source, _ in outputs:
        graph.output(source, name)
    named = [(name, shape) for name, _, shape in outputs]
    return model_file("cropper", graph.nodes, (1, side, side, 3), named, graph.constants)


def _logits(
    graph: GraphBuilder, picture: str, trunk: Sequence[Convolution], drawn: Drawn, levels: Levels, side: int
) -> list[str]:
    """Names of the logits of all that reads tilts."""
    found = []
    if levels.head is not None:
        found.append(add_angle_branch(graph, picture, trunk, drawn, levels.head, side))
    if levels.model is not None:
        found.append(grafted(graph, levels.model, "angle"))
    if levels.reader is not None:
        small = lite_picture(graph, "image")
        stages = lite_stages(graph, small, levels.blocks)
        found.append(add_level_reader(graph, small, stages, levels.reader, side))
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
    return sum(int(np.prod(one.dims)) for one in onnx.load_from_string(model).graph.initializer)
