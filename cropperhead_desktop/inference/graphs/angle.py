"""The angle branch as ONNX nodes: lines through the picture, a small tuned trunk, a small head.

- *line sums*: near-horizontal and near-vertical structure as functions of a tilt, in degrees clockwise:
  contrast-normalised gradients summed along straight lines of half the picture's side (a Radon transform
  as one convolution): mean square and maximum over all places, in three parts. Half a degree over 112
  pixels is one pixel, so long faint lines count although pooling would lose them. Turning the picture
  shifts these curves, so what reads them is a convolution over the tilt.
- *tuned trunk*: the picture at half size goes through the first layers of the crop's trunk (the same
  weights, no copy) and through copies of the next ones that were trained to tell tilts; read are means and
  maxima of three maps over the photo.

Letterbox bars (rows and columns of the grey that `preprocess.fitted` pads with) are found in the picture
and masked, for their edges are always level.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper

from cropperhead_desktop.inference.graphs.angle_head import CURVES, READ, SEEN, AngleHead
from cropperhead_desktop.inference.graphs.builder import Sketch
from cropperhead_desktop.inference.graphs.trunk import Drawn, activations, normalised
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution
from cropperhead_desktop.inference.suggest.preprocess import GREY
from cropperhead_desktop.inference.suggest.straighten import TILTS

Array = npt.NDArray[np.float32]

_BORDER = 6
_CONTRAST = 0.02
_SLICE = 8
"""Pixels along a line that are averaged before the line sums."""


def add_angle_branch(
    sketch: Sketch, picture: str, trunk: Sequence[Convolution], drawn: Drawn, head: AngleHead, side: int
) -> str:
    """Name of the logits [N, len(TILTS)] of the photo's tilt.

    `picture` is `trunk_graph.normalised` [N, 3, side, side]; of `trunk` the layers before the head's own are
    used, with the weights in `drawn`.
    """
    luma = _luma(sketch, picture, side)
    inside, inner = _inside(sketch, luma)
    curves = _line_sums(sketch, _gradients(sketch, luma), inner, side)
    half = sketch.op("AveragePool", picture, kernel_shape=[2, 2], strides=[2, 2])
    before = trunk[: [layer.name for layer in trunk].index(head.layers[0].name)]
    maps = activations(sketch, half, before, drawn)
    maps |= activations(sketch, maps[before[-1].name], head.layers, {})
    return _logits(sketch, curves, _statistics(sketch, maps, inside), head)


def _logits(sketch: Sketch, curves: str, statistics: str, head: AngleHead) -> str:
    # not folded into the bias: maxima that hardly vary would drown in the rounding of their mean
    apart = sketch.op("Sub", statistics, sketch.constant(head.mean))
    hidden = sketch.op("Relu", _dense(sketch, apart, head.hidden_kernel, head.hidden_bias))
    context = _dense(sketch, hidden, head.context_kernel, head.context_bias)
    depth = len(head.context_bias)
    column = sketch.op("Reshape", context, sketch.constant([0, depth, 1], np.int64))
    everywhere = sketch.op("Mul", column, sketch.constant(np.ones((1, 1, len(SEEN)))))
    centred = sketch.op("Sub", curves, sketch.constant(head.curve_mean))
    x = sketch.op("Mul", centred, sketch.constant(head.curve_scale))
    pads = [head.first_kernel.shape[2] // 2] * 2
    first = sketch.constant(head.first_kernel), sketch.constant(head.first_bias)
    x = sketch.op("Relu", sketch.op("Conv", x, *first, pads=pads))
    second = sketch.constant(head.second_kernel), sketch.constant(head.second_bias)
    x = sketch.op("Relu", sketch.op("Conv", sketch.op("Concat", x, everywhere, axis=1), *second, pads=pads))
    scores = sketch.op("Conv", x, sketch.constant(head.last_kernel))
    edge = (len(SEEN) - len(TILTS)) // 2
    inner = sketch.op("Slice", scores, *sketch.span(edge, edge + len(TILTS), 2))
    row = sketch.op("Reshape", inner, sketch.constant([0, len(TILTS)], np.int64))
    return sketch.op("Add", row, _dense(sketch, hidden, head.bias_kernel, head.bias_bias))


def _dense(sketch: Sketch, value: str, kernel: Array, bias: Array) -> str:
    return sketch.op("Gemm", value, sketch.constant(kernel), sketch.constant(bias), transB=1)


def gaussian(sigma: float) -> tuple[Array, Array]:
    """A Gaussian that sums to 1, and its derivative that gives 1 for a slope of 1 a pixel."""
    places = np.arange(-math.ceil(3 * sigma), math.ceil(3 * sigma) + 1, dtype=np.float32)
    bell = np.exp(-(places**2) / (2 * sigma**2))
    return bell / bell.sum(), places * bell / (places**2 * bell).sum()


def line_kernels(side: int) -> Array:
    """Lines through the middle at the tilts of SEEN: len(SEEN) x 1 x rows x slices, columns sum to 1.

    A line covers half the side in slices of 8 pixels; its height is shared between neighbouring rows.
    """
    slices = side // 2 // _SLICE
    offsets = (np.arange(slices) - (slices - 1) / 2) * _SLICE
    heights = np.tan(np.radians(SEEN))[:, None] * offsets
    reach = math.ceil(np.abs(heights).max())
    rows = np.arange(-reach, reach + 1)
    kernel = np.maximum(0.0, 1.0 - np.abs(rows[None, :, None] - heights[:, None, :]))
    result: Array = (kernel[:, None] / slices).astype(np.float32)
    return result


def _luma(sketch: Sketch, picture: str, side: int) -> str:
    """[N, 1, side, side]: brightness, -0.5 to 0.5."""
    weights = np.array([[0.299, 0.587, 0.114]], np.float32) / 2
    flat = sketch.op("Reshape", picture, sketch.constant([0, 3, side * side], np.int64))
    row = sketch.op("MatMul", sketch.constant(weights), flat)
    return sketch.op("Reshape", row, sketch.constant([0, 1, side, side], np.int64))


def _gradients(sketch: Sketch, luma: str) -> str:
    """[N, 2, side, side]: derivatives along x and y, each as two passes of one line."""
    bell, slope = gaussian(1.0)
    across, down = np.stack([slope, bell]), np.stack([bell, slope])
    reach = len(bell) // 2
    rows = sketch.constant(across[:, None, None, :])
    x = sketch.op("Conv", luma, rows, pads=[0, reach, 0, reach])
    columns = sketch.constant(down[:, None, :, None])
    return sketch.op("Conv", x, columns, group=2, pads=[reach, 0, reach, 0])


def _inside(sketch: Sketch, luma: str) -> tuple[str, str]:
    """Two masks [N, 1, side, side], 1 in the photo: one 0 in the bars, one 0 near the photo's edges as well,
    where the filters see the bars."""
    away = sketch.op("Abs", sketch.op("Sub", luma, sketch.constant(GREY / 255 - 0.5)))
    whole, inner = [], []
    for axis in (2, 3):  # what is kept of rows, then of columns
        most = sketch.op("ReduceMax", away, axes=[5 - axis])
        kept = sketch.op("Cast", sketch.op("Greater", most, sketch.constant(1e-4)), to=TensorProto.FLOAT)
        border = [0, 0, *(_BORDER * (axis == other) for other in (2, 3))]
        wide = [1 + 2 * reach for reach in border[2:]]
        # Neg after Pad: onnxruntime merges a Pad into the MaxPool behind it, and then pads with -infinity
        lost = sketch.op("Neg", sketch.op("Pad", kept, sketch.constant(border * 2, np.int64)))
        whole.append(kept)
        inner.append(sketch.op("Neg", sketch.op("MaxPool", lost, kernel_shape=wide)))
    return sketch.op("Mul", *whole), sketch.op("Mul", *inner)


def _line_sums(sketch: Sketch, gradients: str, mask: str, side: int) -> str:
    """[N, 12, len(SEEN)]: lines near the horizontal, then near the vertical one."""
    square = sketch.op("Mul", gradients, gradients)
    both = (sketch.op("Slice", square, *sketch.span(at, at + 1, 1)) for at in (0, 1))
    length = sketch.op("Sqrt", sketch.op("Add", sketch.op("Add", *both), sketch.constant(_CONTRAST**2)))
    sine = sketch.op("Mul", gradients, sketch.op("Div", mask, length))
    cube = sketch.op("Mul", sketch.op("Mul", sine, sine), sine)
    x, y = (sketch.op("Slice", cube, *sketch.span(at, at + 1, 1)) for at in (0, 1))
    kernel = line_kernels(side)
    reach, slices = kernel.shape[2] // 2, kernel.shape[3]
    found = []
    # seen from the side, a line that leans clockwise falls the other way
    for across, lines in ((y, kernel), (sketch.op("Transpose", x, perm=[0, 1, 3, 2]), kernel[::-1])):
        pooled = sketch.op("AveragePool", across, kernel_shape=[1, _SLICE], strides=[1, _SLICE])
        step = [1, slices // 2]
        sums = sketch.op("Conv", pooled, sketch.constant(lines), strides=step, pads=[reach, 0, reach, 0])
        power = sketch.op("Mul", sums, sums)
        for pool, grade in (("AveragePool", 1e-5), ("MaxPool", 1e-4)):
            one = sketch.op(pool, power, kernel_shape=[side, 1])
            curve = sketch.op(
                "Transpose",
                sketch.op("Reshape", one, sketch.constant([0, len(SEEN), 3], np.int64)),
                perm=[0, 2, 1],
            )
            found.append(sketch.op("Log", sketch.op("Add", curve, sketch.constant(grade))))
    return sketch.op("Concat", *found, axis=1)


def _statistics(sketch: Sketch, maps: dict[str, str], inside: str) -> str:
    """[N, STATISTICS]: mean and maximum of every channel of READ over the cells inside the photo."""
    found = []
    for name, (_, pixels) in READ.items():
        share = sketch.op("AveragePool", inside, kernel_shape=[pixels] * 2, strides=[pixels] * 2)
        cells = sketch.op("Cast", sketch.op("Greater", share, sketch.constant(0.75)), to=TensorProto.FLOAT)
        kept = sketch.op("Mul", maps[name], cells)
        area = sketch.op("Add", sketch.op("GlobalAveragePool", cells), sketch.constant(1e-6))
        mean = sketch.op("Div", sketch.op("GlobalAveragePool", kept), area)
        found += [mean, sketch.op("GlobalMaxPool", kept)]
    return sketch.op("Flatten", sketch.op("Concat", *found, axis=1))


def lines_model(side: int) -> bytes:
    """An ONNX file with the line sums alone, for training: `image` uint8 to [N, CURVES, len(SEEN)]."""
    sketch = Sketch("angle")
    luma = _luma(sketch, normalised(sketch, "image"), side)
    curves = _line_sums(sketch, _gradients(sketch, luma), _inside(sketch, luma)[1], side)
    return _model(sketch, curves, ["N", CURVES, len(SEEN)], side)


def angle_model(trunk: Sequence[Convolution], head: AngleHead, side: int) -> bytes:
    """An ONNX file with the whole branch alone: `image` uint8 to logits [N, len(TILTS)]."""
    sketch = Sketch("angle")
    logits = add_angle_branch(sketch, normalised(sketch, "image"), trunk, {}, head, side)
    return _model(sketch, logits, ["N", len(TILTS)], side)


def _model(sketch: Sketch, output: str, shape: list[str | int], side: int) -> bytes:
    inputs = [helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", side, side, 3])]
    outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)]
    graph = helper.make_graph(sketch.nodes, "angle", inputs, outputs, sketch.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    data: bytes = model.SerializeToString()
    return data
