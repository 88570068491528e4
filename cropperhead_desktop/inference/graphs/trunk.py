"""The trunk's layers as ONNX nodes, so that several branches may draw them, with one copy of the weights."""

from __future__ import annotations

from collections.abc import Sequence

from onnx import TensorProto

from cropperhead_desktop.inference.graphs.builder import Sketch
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution

Drawn = dict[str, tuple[str, str]]
"""Names of the constants (kernel, bias) of layers that were drawn, by layer."""


def normalised(sketch: Sketch, image: str) -> str:
    """Name of the picture N x 3 x H x W, v / 127.5 - 1, of `image` uint8 N x H x W x 3."""
    x = sketch.op("Transpose", sketch.op("Cast", image, to=TensorProto.FLOAT), perm=[0, 3, 1, 2])
    return sketch.op("Sub", sketch.op("Mul", x, sketch.constant(1 / 127.5)), sketch.constant(1.0))


def activations(sketch: Sketch, x: str, layers: Sequence[Convolution], drawn: Drawn) -> dict[str, str]:
    """Names of every layer's output for the input `x`; weights in `drawn` are used again, others added."""
    low, high = sketch.constant(0.0), sketch.constant(6.0)
    found = {}
    for layer in layers:
        if layer.name not in drawn:
            drawn[layer.name] = sketch.constant(layer.kernel), sketch.constant(layer.bias)
        options = {"strides": [layer.stride] * 2, "group": layer.groups, "pads": list(layer.pads)}
        x = sketch.op("Clip", sketch.op("Conv", x, *drawn[layer.name], **options), low, high)
        found[layer.name] = x
    return found
