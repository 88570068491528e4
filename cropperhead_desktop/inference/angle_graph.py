"""The angle branch as ONNX nodes: fixed line filters over the picture, trunk statistics, a small head.

Near-horizontal and near-vertical structure is measured as functions of a tilt, in degrees clockwise:

- *orientation histograms*: direction and coherence of the structure tensor, two scales, by thirds of the
  picture, weighted once by contrast and once by coherence alone;
- *line sums*: contrast-normalised gradients summed along straight lines of half the picture's side (a
  Radon transform as one convolution): mean square and maximum over all places, in three parts. Half a
  degree over 112 pixels is one pixel, so long faint lines count although pooling would lose them.

Turning the picture shifts these curves, so the head is a convolution over the tilt. It adds what an MLP
reads from masked means and maxima of the trunk's maps. Letterbox bars (rows and columns of the grey that
`preprocess.fitted` pads with) are found in the picture and masked, for their edges are always level.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from cropperhead_desktop.domain.errors import ModelError, shown
from cropperhead_desktop.inference.preprocess import GREY

Array = npt.NDArray[np.float32]

TILTS = np.arange(-24, 25, dtype=np.float32) / 2
"""Centres of the output's bins in degrees, clockwise."""

SEEN = np.arange(-30, 31, dtype=np.float32) / 2
"""Tilts that the curves are measured at; wider than TILTS so that peaks at its ends have neighbours."""

COARSE = np.arange(-15, 16, dtype=np.float32)
"""Bins of the orientation histograms; read at SEEN by interpolation."""

CURVES = 36
"""Curves over SEEN: histograms 2 scales x 2 directions x 2 weights x 3 parts, line sums 2 x 2 x 3."""

MAPS = {"conv_pw_3": (128, 4), "conv_pw_5": (256, 8), "conv_pw_7": (512, 16)}
"""Trunk maps that are read: channels, and input pixels per cell. Earlier ones add nothing to the curves,
from conv_pw_9 on the trunk no longer tells one tilt from another."""

STATISTICS = 2 * sum(depth for depth, _ in MAPS.values())
"""Mean and maximum of every channel of MAPS."""

_BORDER = 6
_CONTRAST = 0.02
_SLICE = 8
"""Pixels along a line that are averaged before the line sums."""


@dataclass(frozen=True, slots=True)
class AngleHead:
    """The learnt part, float32; kernels are out x in (x taps), as ONNX and torch have them."""

    curve_mean: Array
    curve_scale: Array
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

    def save(self, path: Path) -> None:
        """Write the arrays into an .npz."""
        np.savez(path, **{row.name: getattr(self, row.name) for row in fields(self)})


def read_head(path: Path) -> AngleHead:
    """The head in an .npz that `AngleHead.save` wrote (ModelError names the file and what is missing)."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return AngleHead(**{row.name: arrays[row.name].astype(np.float32) for row in fields(AngleHead)})
    except KeyError as error:
        name = str(error.args[0]).split()[0]
        raise ModelError(f"{shown(path)}: {name} is missing; this is no angle head") from error
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"{shown(path)}: the angle head cannot be read ({error})") from error


@dataclass(slots=True)
class Sketch:
    """Nodes and constants of a graph being drawn; every name begins with `prefix`."""

    prefix: str
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)
    _count: int = 0

    def op(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Add a node with one output; its name."""
        name = self._name(kind.lower())
        chosen: dict[str, Any] = dict(attributes)  # onnx types its own optional arguments among them
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **chosen))
        return name

    def constant(self, value: npt.ArrayLike, dtype: type[Any] = np.float32) -> str:
        """Add a constant; its name."""
        name = self._name("constant")
        self.constants.append(numpy_helper.from_array(np.array(value, dtype), name))
        return name

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{self.prefix}/{kind}_{self._count}"


def add_angle_branch(sketch: Sketch, image: str, maps: Mapping[str, str], head: AngleHead, side: int) -> str:
    """Name of the logits [N, len(TILTS)] of the photo's tilt; inputs as `add_features`."""
    curves, statistics = add_features(sketch, image, maps, side)
    hidden = sketch.op("Relu", _dense(sketch, statistics, head.hidden_kernel, head.hidden_bias))
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
    inner = sketch.op("Slice", scores, *_range(sketch, edge, edge + len(TILTS), 2))
    row = sketch.op("Reshape", inner, sketch.constant([0, len(TILTS)], np.int64))
    return sketch.op("Add", row, _dense(sketch, hidden, head.bias_kernel, head.bias_bias))


def _dense(sketch: Sketch, value: str, kernel: Array, bias: Array) -> str:
    return sketch.op("Gemm", value, sketch.constant(kernel), sketch.constant(bias), transB=1)


def add_features(sketch: Sketch, image: str, maps: Mapping[str, str], side: int) -> tuple[str, str]:
    """Names of the curves [N, CURVES, len(SEEN)] and the statistics [N, STATISTICS].


    `image` is uint8 [N, side, side, 3], `maps` names the trunk's maps of MAPS for it.
    """
    colours = sketch.op("Transpose", sketch.op("Cast", image, to=TensorProto.FLOAT), perm=[0, 3, 1, 2])
    weights = np.array([0.299, 0.587, 0.114], np.float32).reshape(1, 3, 1, 1) / 255
    luma = sketch.op("Conv", colours, sketch.constant(weights))
    mask = _inside(sketch, luma, side)
    parts = []
    gradients = ""
    for sigma, stride in ((1.0, 1), (2.0, 2)):
        found = _gradients(sketch, luma, sigma, stride)
        gradients = gradients or found
        shrunk = sketch.op("MaxPool", mask, kernel_shape=[1, 1], strides=[stride, stride])
        parts.append(_histograms(sketch, sketch.op("Mul", found, shrunk), side // stride // 2))
    parts.append(_line_sums(sketch, gradients, mask, side))
    curves = sketch.op("Concat", *parts, axis=1)
    return curves, _statistics(sketch, maps, mask)


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


def _gradients(sketch: Sketch, luma: str, sigma: float, stride: int) -> str:
    """[N, 2, side / stride, side / stride]: derivatives along x and y, each as two passes of one line."""
    bell, slope = gaussian(sigma)
    across, down = np.stack([slope, bell]), np.stack([bell, slope])
    reach = len(bell) // 2
    rows = sketch.constant(across[:, None, None, :])
    x = sketch.op("Conv", luma, rows, strides=[1, stride], pads=[0, reach, 0, reach])
    columns = sketch.constant(down[:, None, :, None])
    return sketch.op("Conv", x, columns, group=2, strides=[stride, 1], pads=[reach, 0, reach, 0])


def _inside(sketch: Sketch, luma: str, side: int) -> str:
    """[N, 1, side, side]: 1 where the filters see nothing but the photo, 0 near its edges and in the bars."""
    away = sketch.op("Abs", sketch.op("Sub", luma, sketch.constant(GREY / 255)))
    limit = sketch.constant(1e-4)
    lines = [
        sketch.op(
            "Cast",
            sketch.op("Greater", sketch.op("MaxPool", away, kernel_shape=shape), limit),
            to=TensorProto.FLOAT,
        )
        for shape in ([1, side], [side, 1])
    ]
    padded = sketch.op("Pad", sketch.op("Mul", *lines), sketch.constant([0, 0, *[_BORDER] * 2] * 2, np.int64))
    width = 2 * _BORDER + 1
    return sketch.op(
        "Neg", sketch.op("MaxPool", sketch.op("Neg", padded), kernel_shape=[width, width], strides=[1, 1])
    )


def _histograms(sketch: Sketch, gradients: str, cells: int) -> str:
    """[N, 12, len(SEEN)] of masked gradients [N, 2, 2 cells, 2 cells]."""
    x, y = (sketch.op("Slice", gradients, *_range(sketch, at, at + 1, 1)) for at in (0, 1))
    products = sketch.op(
        "Concat", sketch.op("Mul", x, x), sketch.op("Mul", y, y), sketch.op("Mul", x, y), axis=1
    )
    bell = np.outer(*[np.array([1, 4, 6, 4, 1], np.float32) / 16] * 2)
    blur = sketch.constant(np.tile(bell, (3, 1, 1, 1)))
    tensor = sketch.op("Conv", products, blur, group=3, strides=[2, 2], pads=[2, 2, 2, 2])
    flat = sketch.op("Reshape", tensor, sketch.constant([0, 3, cells * cells], np.int64))
    xx, yy, xy = (sketch.op("Slice", flat, *_range(sketch, at, at + 1, 1)) for at in (0, 1, 2))
    # double angles: a line tilted by t has (yy - xx, -2 xy) along (cos 2t, sin 2t), a plumb one its opposite
    even = sketch.op("Add", sketch.op("Sub", yy, xx), sketch.constant(1e-9))
    odd = sketch.op("Mul", xy, sketch.constant(-2.0))
    tilt = sketch.op("Mul", sketch.op("Atan", sketch.op("Div", odd, even)), sketch.constant(90 / math.pi))
    near = sketch.op("Sub", tilt, sketch.constant(COARSE.reshape(1, -1, 1)))
    falls = sketch.op("Relu", sketch.op("Sub", sketch.constant(1.0), sketch.op("Abs", near)))
    strength = sketch.op("Sqrt", sketch.op("Add", sketch.op("Mul", even, even), sketch.op("Mul", odd, odd)))
    total = sketch.op("Add", sketch.op("Add", xx, yy), sketch.constant(_CONTRAST**2 / 4))
    coherence = sketch.op("Div", strength, total)
    contrast = sketch.op("Sqrt", sketch.op("Mul", strength, coherence))
    kinds = sketch.op("Concat", contrast, sketch.op("Mul", coherence, coherence), axis=1)
    level = sketch.op("Cast", sketch.op("Greater", even, sketch.constant(0.0)), to=TensorProto.FLOAT)
    plumb = sketch.op("Sub", sketch.constant(1.0), level)
    thirds = _thirds(cells)
    weights = sketch.op(
        "Concat",
        *(
            sketch.op(
                "Mul", sketch.op("Mul", kinds, sort), sketch.constant(thirds[axis, part].reshape(1, 1, -1))
            )
            for axis, sort in enumerate((level, plumb))
            for part in range(3)
        ),
        axis=1,
    )
    found = sketch.op("MatMul", weights, sketch.op("Transpose", falls, perm=[0, 2, 1]))
    between = np.maximum(0.0, 1.0 - np.abs(SEEN[None, :] - COARSE[:, None]))
    fine = sketch.op("MatMul", found, sketch.constant(between / cells**2))
    return sketch.op("Log", sketch.op("Add", fine, sketch.constant(1e-5)))


def _thirds(cells: int) -> npt.NDArray[np.bool_]:
    """2 x 3 x cells^2: which cells lie in the first, second, last third from the top, and from the left."""
    part = np.minimum(np.arange(cells) * 3 // cells, 2)
    rows = np.repeat(part, cells)
    columns = np.tile(part, cells)
    return np.stack([np.stack([line == number for number in range(3)]) for line in (rows, columns)])


def _line_sums(sketch: Sketch, gradients: str, mask: str, side: int) -> str:
    """[N, 12, len(SEEN)]: lines near the horizontal, then near the vertical one."""
    square = sketch.op("Mul", gradients, gradients)
    ones = sketch.constant(np.ones((1, 2, 1, 1)))
    length = sketch.op(
        "Sqrt", sketch.op("Add", sketch.op("Conv", square, ones), sketch.constant(_CONTRAST**2))
    )
    sine = sketch.op("Div", sketch.op("Mul", gradients, mask), length)
    cube = sketch.op("Mul", sketch.op("Mul", sine, sine), sine)
    x, y = (sketch.op("Slice", cube, *_range(sketch, at, at + 1, 1)) for at in (0, 1))
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


def _statistics(sketch: Sketch, maps: Mapping[str, str], mask: str) -> str:
    """[N, STATISTICS]: mean and maximum of every channel over the cells inside the photo."""
    found = []
    for name, (_, stride) in MAPS.items():
        share = sketch.op("AveragePool", mask, kernel_shape=[stride] * 2, strides=[stride] * 2)
        inside = sketch.op("Cast", sketch.op("Greater", share, sketch.constant(0.75)), to=TensorProto.FLOAT)
        kept = sketch.op("Mul", maps[name], inside)
        area = sketch.op("Add", sketch.op("GlobalAveragePool", inside), sketch.constant(1e-6))
        mean = sketch.op("Div", sketch.op("GlobalAveragePool", kept), area)
        found += [mean, sketch.op("GlobalMaxPool", kept)]
    return sketch.op("Flatten", sketch.op("Concat", *found, axis=1))


def _range(sketch: Sketch, start: int, end: int, axis: int) -> tuple[str, str, str]:
    """Inputs of a Slice."""
    first, last, along = (sketch.constant([value], np.int64) for value in (start, end, axis))
    return first, last, along


def features_model(side: int) -> bytes:
    """An ONNX file with the features alone, for training: inputs `image` and MAPS, outputs both."""
    sketch = Sketch("angle")
    maps = {name: name for name in MAPS}
    curves, statistics = add_features(sketch, "image", maps, side)
    inputs = [helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", side, side, 3])]
    for name, (depth, stride) in MAPS.items():
        shape: list[str | int] = ["N", depth, side // stride, side // stride]
        inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    outputs = [
        helper.make_tensor_value_info(curves, TensorProto.FLOAT, ["N", CURVES, len(SEEN)]),
        helper.make_tensor_value_info(statistics, TensorProto.FLOAT, ["N", STATISTICS]),
    ]
    graph = helper.make_graph(sketch.nodes, "angle", inputs, outputs, sketch.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    data: bytes = model.SerializeToString()
    return data
