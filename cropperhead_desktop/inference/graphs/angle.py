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
from onnx import TensorProto

from cropperhead_desktop.inference.graphs.angle_head import CURVES, READ, SEEN, AngleHead
from cropperhead_desktop.inference.graphs.builder import GraphBuilder, model_file
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
    graph: GraphBuilder, picture: str, trunk: Sequence[Convolution], drawn: Drawn, head: AngleHead, side: int
) -> str:
    """Name of the logits [N, len(TILTS)] of the photo's tilt.

    `picture` is `trunk.normalised` [N, 3, side, side]; of `trunk` the layers before the head's own are
    used, with the weights in `drawn`.
    """
    luma = _luma(graph, picture, side)
    inside, inner = _inside(graph, luma)
    curves = _line_sums(graph, _gradients(graph, luma), inner, side)
    half = graph.op("AveragePool", picture, kernel_shape=[2, 2], strides=[2, 2])
    before = trunk[: [layer.name for layer in trunk].index(head.layers[0].name)]
    maps = activations(graph, half, before, drawn)
    maps |= activations(graph, maps[before[-1].name], head.layers, {})
    return _logits(graph, curves, _statistics(graph, maps, inside), head)


def _logits(graph: GraphBuilder, curves: str, statistics: str, head: AngleHead) -> str:
    # not folded into the bias: maxima that hardly vary would drown in the rounding of their mean
    apart = graph.op("Sub", statistics, graph.constant(head.mean))
    hidden = graph.op("Relu", _dense(graph, apart, head.hidden_kernel, head.hidden_bias))
    context = _dense(graph, hidden, head.context_kernel, head.context_bias)
    depth = len(head.context_bias)
    column = graph.op("Reshape", context, graph.constant([0, depth, 1], np.int64))
    everywhere = graph.op("Mul", column, graph.constant(np.ones((1, 1, len(SEEN)))))
    centred = graph.op("Sub", curves, graph.constant(head.curve_mean))
    x = graph.op("Mul", centred, graph.constant(head.curve_scale))
    pads = [head.first_kernel.shape[2] // 2] * 2
    first = graph.constant(head.first_kernel), graph.constant(head.first_bias)
    x = graph.op("Relu", graph.op("Conv", x, *first, pads=pads))
    second = graph.constant(head.second_kernel), graph.constant(head.second_bias)
    x = graph.op("Relu", graph.op("Conv", graph.op("Concat", x, everywhere, axis=1), *second, pads=pads))
    scores = graph.op("Conv", x, graph.constant(head.last_kernel))
    edge = (len(SEEN) - len(TILTS)) // 2
    inner = graph.op("Slice", scores, *graph.span(edge, edge + len(TILTS), 2))
    row = graph.op("Reshape", inner, graph.constant([0, len(TILTS)], np.int64))
    return graph.op("Add", row, _dense(graph, hidden, head.bias_kernel, head.bias_bias))


def _dense(graph: GraphBuilder, value: str, kernel: Array, bias: Array) -> str:
    return graph.op("Gemm", value, graph.constant(kernel), graph.constant(bias), transB=1)


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


def _luma(graph: GraphBuilder, picture: str, side: int) -> str:
    """[N, 1, side, side]: brightness, -0.5 to 0.5."""
    weights = np.array([[0.299, 0.587, 0.114]], np.float32) / 2
    flat = graph.op("Reshape", picture, graph.constant([0, 3, side * side], np.int64))
    row = graph.op("MatMul", graph.constant(weights), flat)
    return graph.op("Reshape", row, graph.constant([0, 1, side, side], np.int64))


def _gradients(graph: GraphBuilder, luma: str) -> str:
    """[N, 2, side, side]: derivatives along x and y, each as two passes of one line."""
    bell, slope = gaussian(1.0)
    across, down = np.stack([slope, bell]), np.stack([bell, slope])
    reach = len(bell) // 2
    rows = graph.constant(across[:, None, None, :])
    x = graph.op("Conv", luma, rows, pads=[0, reach, 0, reach])
    columns = graph.constant(down[:, None, :, None])
    return graph.op("Conv", x, columns, group=2, pads=[reach, 0, reach, 0])


def _inside(graph: GraphBuilder, luma: str) -> tuple[str, str]:
    """Two masks [N, 1, side, side], 1 in the photo: one 0 in the bars, one 0 near the photo's edges as well,
    where the filters see the bars."""
    away = graph.op("Abs", graph.op("Sub", luma, graph.constant(GREY / 255 - 0.5)))
    whole, inner = [], []
    for axis in (2, 3):  # what is kept of rows, then of columns
        most = graph.op("ReduceMax", away, axes=[5 - axis])
        kept = graph.op("Cast", graph.op("Greater", most, graph.constant(1e-4)), to=TensorProto.FLOAT)
        border = [0, 0, *(_BORDER * (axis == other) for other in (2, 3))]
        wide = [1 + 2 * reach for reach in border[2:]]
        # Neg after Pad: onnxruntime merges a Pad into the MaxPool behind it, and then pads with -infinity
        lost = graph.op("Neg", graph.op("Pad", kept, graph.constant(border * 2, np.int64)))
        whole.append(kept)
        inner.append(graph.op("Neg", graph.op("MaxPool", lost, kernel_shape=wide)))
    return graph.op("Mul", *whole), graph.op("Mul", *inner)


def _line_sums(graph: GraphBuilder, gradients: str, mask: str, side: int) -> str:
    """[N, 12, len(SEEN)]: lines near the horizontal, then near the vertical one."""
    square = graph.op("Mul", gradients, gradients)
    both = (graph.op("Slice", square, *graph.span(at, at + 1, 1)) for at in (0, 1))
    length = graph.op("Sqrt", graph.op("Add", graph.op("Add", *both), graph.constant(_CONTRAST**2)))
    sine = graph.op("Mul", gradients, graph.op("Div", mask, length))
    cube = graph.op("Mul", graph.op("Mul", sine, sine), sine)
    x, y = (graph.op("Slice", cube, *graph.span(at, at + 1, 1)) for at in (0, 1))
    kernel = line_kernels(side)
    reach, slices = kernel.shape[2] // 2, kernel.shape[3]
    found = []
    # seen from the side, a line that leans clockwise falls the other way
    for across, lines in ((y, kernel), (graph.op("Transpose", x, perm=[0, 1, 3, 2]), kernel[::-1])):
        pooled = graph.op("AveragePool", across, kernel_shape=[1, _SLICE], strides=[1, _SLICE])
        step = [1, slices // 2]
        sums = graph.op("Conv", pooled, graph.constant(lines), strides=step, pads=[reach, 0, reach, 0])
        power = graph.op("Mul", sums, sums)
        for pool, grade in (("AveragePool", 1e-5), ("MaxPool", 1e-4)):
            one = graph.op(pool, power, kernel_shape=[side, 1])
            curve = graph.op(
                "Transpose",
                graph.op("Reshape", one, graph.constant([0, len(SEEN), 3], np.int64)),
                perm=[0, 2, 1],
            )
            found.append(graph.op("Log", graph.op("Add", curve, graph.constant(grade))))
    return graph.op("Concat", *found, axis=1)


def _statistics(graph: GraphBuilder, maps: dict[str, str], inside: str) -> str:
    """[N, STATISTICS]: mean and maximum of every channel of READ over the cells inside the photo."""
    found = []
    for name, (_, pixels) in READ.items():
        share = graph.op("AveragePool", inside, kernel_shape=[pixels] * 2, strides=[pixels] * 2)
        cells = graph.op("Cast", graph.op("Greater", share, graph.constant(0.75)), to=TensorProto.FLOAT)
        kept = graph.op("Mul", maps[name], cells)
        area = graph.op("Add", graph.op("GlobalAveragePool", cells), graph.constant(1e-6))
        mean = graph.op("Div", graph.op("GlobalAveragePool", kept), area)
        found += [mean, graph.op("GlobalMaxPool", kept)]
    return graph.op("Flatten", graph.op("Concat", *found, axis=1))


def lines_model(side: int) -> bytes:
    """An ONNX file with the line sums alone, for training: `image` uint8 to [N, CURVES, len(SEEN)]."""
    graph = GraphBuilder("angle")
    luma = _luma(graph, normalised(graph, "image"), side)
    curves = _line_sums(graph, _gradients(graph, luma), _inside(graph, luma)[1], side)
    return _model(graph, curves, ["N", CURVES, len(SEEN)], side)


def angle_model(trunk: Sequence[Convolution], head: AngleHead, side: int) -> bytes:
    """An ONNX file with the whole branch alone: `image` uint8 to logits `angle` [N, len(TILTS)]."""
    graph = GraphBuilder("branch")
    graph.output(add_angle_branch(graph, normalised(graph, "image"), trunk, {}, head, side), "angle")
    return _model(graph, "angle", ["N", len(TILTS)], side)


def _model(graph: GraphBuilder, output: str, shape: Sequence[int | str], side: int) -> bytes:
    return model_file("angle", graph.nodes, ["N", side, side, 3], [(output, shape)], graph.constants)
