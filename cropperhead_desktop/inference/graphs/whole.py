"""The whole cropper as one ONNX file, drawn from arrays.

`image` (uint8, 1 x S x S x 3, letterboxed) goes through the MobileNet v1 trunk once; everything else reads
its maps. Outputs (G = S / 16 cells a side):

- `features` 1 x (K + 3) x G x G: projected trunk maps, then the importance channels times a factor;
- `subjects` 1 x 3 x G x G: importance of faces, persons and objects, 0 to 1;
- `scores` 1 x N: the content scores of N fixed candidates, whose boxes are `candidates` N x 4 (fractions of
  the input; those that reach into the letterbox bars mean nothing), and `candidate_features` 1 x N x D.
  They cost half as much again as the rest, so N is 0 unless `with_candidates` (bool, optional) is true;
- `embedding` 1 x 512: mean of the last trunk map but one;
- `angle` 1 x bins, where there is an angle head;
- `head_...`: the arrays of the scoring head, so that any other box can be scored outside the graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from cropperhead_desktop.inference.graphs.angle import add_angle_branch
from cropperhead_desktop.inference.graphs.angle_head import AngleHead
from cropperhead_desktop.inference.graphs.builder import Sketch
from cropperhead_desktop.inference.graphs.trunk import Drawn, activations, normalised
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution
from cropperhead_desktop.inference.suggest.candidates import (
    BINS,
    REGIONS,
    Floats,
    Head,
    at_any_ratio,
    axis_weights,
    outside_weights,
    region_pairs,
)
from cropperhead_desktop.inference.suggest.straighten import TILTS

OPSET = 17
STRIDE = 16
"""Pixels of the input under one cell of the feature map."""

EMBEDDING = 512

SWITCH = "with_candidates"
"""Optional input: whether the fixed candidates are scored as well."""


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
    trunk: Sequence[Convolution], crop: CropHead, angle: AngleHead | None = None, side: int = 224
) -> bytes:
    """The checked ONNX file; see the module for inputs and outputs."""
    sketch = Sketch("crop")
    drawn: Drawn = {}
    picture = normalised(sketch, "image")
    maps = activations(sketch, picture, trunk, drawn)
    fine, coarse = maps["conv_pw_11"], maps["conv_pw_12"]
    cells = side // STRIDE
    subjects = sketch.op("Sigmoid", _importance(sketch, fine, coarse, crop.subjects))
    near = sketch.op("Conv", fine, sketch.constant(_as_kernel(crop.fine)), sketch.constant(crop.bias))
    far = _enlarged(sketch, sketch.op("Conv", coarse, sketch.constant(_as_kernel(crop.coarse))))
    weighed = sketch.op("Mul", subjects, sketch.constant(crop.importance))
    features = sketch.op("Concat", sketch.op("Add", near, far), weighed, axis=1)
    channels = len(crop.bias) + 3
    boxes = at_any_ratio(1.0)
    scores, pooled = _candidates(sketch, features, boxes * cells, channels, cells, crop.head)
    embedding = sketch.op("ReduceMean", fine, axes=[2, 3], keepdims=0)
    outputs: list[tuple[str, str, Sequence[int | str]]] = [
        ("features", features, (1, channels, cells, cells)),
        ("subjects", subjects, (1, 3, cells, cells)),
        ("scores", scores, (1, "N")),
        ("candidates", sketch.constant(boxes), boxes.shape),
        ("candidate_features", pooled, (1, "N", REGIONS * channels)),
        ("embedding", embedding, (1, EMBEDDING)),
    ]
    for row in fields(Head):
        array: Floats = getattr(crop.head, row.name)
        outputs.append((f"head_{row.name}", sketch.constant(array), array.shape))
    if angle is not None:
        logits = add_angle_branch(sketch, picture, trunk, drawn, angle, side)
        outputs.append(("angle", logits, (1, len(TILTS))))
    return _file(sketch, outputs, side)


def _importance(sketch: Sketch, fine: str, coarse: str, weights: Mapping[str, Floats]) -> str:
    """Logits of faces, persons and objects."""

    def conv(x: str, name: str, **options: object) -> str:
        inputs = [sketch.constant(weights[f"{name}.weight"])]
        if f"{name}.bias" in weights:
            inputs.append(sketch.constant(weights[f"{name}.bias"]))
        return sketch.op("Conv", x, *inputs, **options)

    wide = _enlarged(sketch, conv(coarse, "coarse"))
    x = sketch.op("Relu", sketch.op("Add", conv(fine, "fine"), wide))
    x = sketch.op("Relu", conv(x, "middle", pads=[1, 1, 1, 1]))
    return conv(x, "last")


def _enlarged(sketch: Sketch, x: str) -> str:
    """Every cell repeated twice each way."""
    scales = sketch.constant([1.0, 1.0, 2.0, 2.0])
    options = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    return sketch.op("Resize", x, "", scales, mode="nearest", **options)


def _candidates(
    sketch: Sketch, features: str, boxes: Floats, channels: int, cells: int, head: Head
) -> tuple[str, str]:
    """Names of scores and pooled features of fixed boxes (cells); nothing in them unless SWITCH is true."""
    inner = Sketch("candidates")
    pooled = _pooled(inner, features, boxes, channels, cells)
    hidden = inner.op("MatMul", pooled, inner.constant(head.hidden))
    hidden = inner.op("Relu", inner.op("Add", hidden, inner.constant(head.bias)))
    scores = inner.op("MatMul", hidden, inner.constant(head.out))
    width = REGIONS * channels
    nothing = Sketch("nothing")
    empty = [nothing.constant(np.zeros((1, 0))), nothing.constant(np.zeros((1, 0, width)))]
    branches = [
        helper.make_graph(
            [*part.nodes, *(helper.make_node("Identity", [name], [f"{name}/out"]) for name in names)],
            part.prefix,
            [],
            [
                helper.make_tensor_value_info(f"{names[0]}/out", TensorProto.FLOAT, [1, None]),
                helper.make_tensor_value_info(f"{names[1]}/out", TensorProto.FLOAT, [1, None, width]),
            ],
            part.constants,
        )
        for part, names in ((inner, [scores, pooled]), (nothing, empty))
    ]
    outputs = ["crop/scores", "crop/pooled"]
    sketch.nodes.append(
        helper.make_node("If", [SWITCH], outputs, then_branch=branches[0], else_branch=branches[1])
    )
    return outputs[0], outputs[1]


def _pooled(sketch: Sketch, features: str, boxes: Floats, channels: int, cells: int) -> str:
    """1 x N x (REGIONS * C) means over the regions of fixed boxes (cells), by constant matrices.

    A mean over a rectangle is a product of weights across and weights down, so two small matrices stand
    for the big one (`candidates.pooling_matrix`), which would be as large as the trunk.
    """
    across, down = axis_weights(boxes, cells, content := (0.0, 0.0, float(cells), float(cells)))
    kept, lost = outside_weights(boxes, content)
    count, axes = len(boxes), across.shape[1]
    by_row = sketch.op("Transpose", features, perm=[0, 2, 3, 1])
    flat = sketch.op("Reshape", by_row, sketch.constant([cells, cells * channels], np.int64))
    tall = sketch.op("MatMul", sketch.constant(down.reshape(-1, cells)), flat)
    tall = sketch.op("Reshape", tall, sketch.constant([count, axes, cells, channels], np.int64))
    all_pairs = sketch.op("MatMul", sketch.constant(across[:, None]), tall)
    means = sketch.op("Reshape", all_pairs, sketch.constant([count, axes * axes, channels], np.int64))
    regions = sketch.op("Gather", means, sketch.constant(region_pairs(), np.int64), axis=1)
    bins = sketch.op("Slice", regions, *(sketch.constant([n], np.int64) for n in (0, BINS * BINS, 1)))
    inside = sketch.op("ReduceMean", bins, axes=[1], keepdims=1)
    whole = sketch.op("ReduceMean", by_row, axes=[1, 2], keepdims=0)
    whole = sketch.op("Reshape", whole, sketch.constant([1, 1, channels], np.int64))
    weighed = [sketch.op("Mul", inside, sketch.constant(kept[:, None, None]))]
    weighed.append(sketch.op("Mul", whole, sketch.constant(lost[:, None, None])))
    joined = sketch.op("Concat", regions, sketch.op("Add", *weighed), axis=1)
    return sketch.op("Reshape", joined, sketch.constant([1, count, REGIONS * channels], np.int64))


def _as_kernel(matrix: Floats) -> Floats:
    return matrix[:, :, None, None]


def _file(sketch: Sketch, outputs: Sequence[tuple[str, str, Sequence[int | str]]], side: int) -> bytes:
    """The graph with named outputs as a file."""
    named = [helper.make_node("Identity", [source], [name]) for name, source, _ in outputs]
    graph = helper.make_graph(
        [*sketch.nodes, *named],
        "cropper",
        [
            helper.make_tensor_value_info("image", TensorProto.UINT8, [1, side, side, 3]),
            helper.make_tensor_value_info(SWITCH, TensorProto.BOOL, []),
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape)) for name, _, shape in outputs],
        [*sketch.constants, numpy_helper.from_array(np.array(False), SWITCH)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    model.producer_name = "cropperhead-desktop"
    onnx.checker.check_model(model, full_check=True)
    data: bytes = model.SerializeToString()
    return data


def parameters(trunk: Sequence[Convolution], crop: CropHead, angle: AngleHead | None) -> int:
    """How many learnt numbers the model has."""
    arrays: list[npt.NDArray[np.float32]] = [crop.fine, crop.coarse, crop.bias, *crop.subjects.values()]
    arrays += [getattr(crop.head, row.name) for row in fields(Head)]
    for layer in trunk:
        arrays += [layer.kernel, layer.bias]
    if angle is not None:
        arrays += angle.arrays().values()
    return sum(array.size for array in arrays)
