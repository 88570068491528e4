"""The trunk's layers as ONNX nodes, so that several branches may draw them, with one copy of the weights."""

from __future__ import annotations

from collections.abc import Sequence

from onnx import TensorProto

from cropperhead_desktop.inference.graphs.builder import GraphBuilder
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution

Drawn = dict[str, tuple[str, str]]
"""Names of the constants (kernel, bias) of layers that were drawn, by layer."""


def normalised(graph: GraphBuilder, image: str) -> str:
    """Name of the picture N x 3 x H x W, v / 127.5 - 1, of `image` uint8 N x H x W x 3."""
    x = graph.op("Transpose", graph.op("Cast", image, to=TensorProto.FLOAT), perm=[0, 3, 1, 2])
    return graph.op("Sub", graph.op("Mul", x, graph.constant(1 / 127.5)), graph.constant(1.0))


def activations(graph: GraphBuilder, x: str, layers: Sequence[Convolution], drawn: Drawn) -> dict[str, str]:
    """Names of every layer's output for the input `x`; weights in `drawn` are used again, others added."""
    low, high = graph.constant(0.0), graph.constant(6.0)
    found = {}
    for layer in layers:
        if layer.name not in drawn:
            drawn[layer.name] = graph.constant(layer.kernel), graph.constant(layer.bias)
        options = {"strides": [layer.stride] * 2, "group": layer.groups, "pads": list(layer.pads)}
        x = graph.op("Clip", graph.op("Conv", x, *drawn[layer.name], **options), low, high)
        found[layer.name] = x
    return found
