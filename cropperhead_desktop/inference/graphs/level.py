"""The level reader as ONNX nodes: statistics of EfficientNet-Lite0's first stages, read by small networks.

Of every channel of the stages the mean, the maximum and the standard deviation over the photo and the means
over its four quarters; letterbox bars are left out. How strongly edges of each direction answer, and where,
is what tells a tilt; networks of one hidden layer make logits over TILTS of it, and the mean of several is
what the reader says.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from onnx import TensorProto

from cropperhead_desktop.inference.graphs.builder import GraphBuilder, model_file
from cropperhead_desktop.inference.graphs.lite import CELLS, DEPTHS, Block, lite_picture, lite_stages
from cropperhead_desktop.inference.suggest.preprocess import GREY

STAGES = 5
"""How many stages are read."""

KINDS = 7
"""Numbers of a channel: mean, maximum, deviation, means of the quarters (by rows)."""

STATISTICS = KINDS * sum(DEPTHS[:STAGES])

_TINY = 1e-6


def statistics(graph: GraphBuilder, picture: str, stages: Sequence[str], side: int) -> str:
    """Name of the statistics [N, STATISTICS] of the first stages' maps; `picture` is `lite_picture`."""
    inside = _inside(graph, picture)
    found = []
    for name, cell in zip(stages[:STAGES], CELLS, strict=False):
        share = graph.op("AveragePool", inside, kernel_shape=[cell] * 2, strides=[cell] * 2)
        cells = graph.op("Cast", graph.op("Greater", share, graph.constant(0.75)), to=TensorProto.FLOAT)
        kept = graph.op("Mul", name, cells)
        area = graph.op("Add", graph.op("GlobalAveragePool", cells), graph.constant(_TINY))
        mean = graph.op("Div", graph.op("GlobalAveragePool", kept), area)
        apart = graph.op("Mul", graph.op("Sub", name, mean), cells)
        square = graph.op("Div", graph.op("GlobalAveragePool", graph.op("Mul", apart, apart)), area)
        deviation = graph.op("Sqrt", graph.op("Add", square, graph.constant(_TINY)))
        # bars lie below every cell of the photo, which may be negative
        low = graph.op("Mul", graph.op("Sub", cells, graph.constant(1.0)), graph.constant(1e4))
        highest = graph.op("GlobalMaxPool", graph.op("Add", name, low))
        half = side // cell // 2
        quarters = {"kernel_shape": [half] * 2, "strides": [half] * 2}
        parts = graph.op("AveragePool", kept, **quarters)
        areas = graph.op("Add", graph.op("AveragePool", cells, **quarters), graph.constant(_TINY))
        found += [
            graph.op("Flatten", one) for one in (mean, highest, deviation, graph.op("Div", parts, areas))
        ]
    return graph.op("Concat", *found, axis=1)


def _inside(graph: GraphBuilder, picture: str) -> str:
    """[N, 1, side, side]: 0 in rows and columns of nothing but GREY, 1 elsewhere."""
    away = graph.op("Abs", graph.op("Sub", picture, graph.constant((GREY - 127) / 128)))
    kept = []
    for axis in (2, 3):
        most = graph.op("ReduceMax", away, axes=[1, 5 - axis])
        kept.append(graph.op("Cast", graph.op("Greater", most, graph.constant(1e-4)), to=TensorProto.FLOAT))
    return graph.op("Mul", *kept)


def statistics_model(blocks: Sequence[Block], side: int) -> bytes:
    """An ONNX file with the statistics alone, for training: `image` uint8 to [N, STATISTICS]."""
    graph = GraphBuilder("level")
    picture = lite_picture(graph, "image")
    found = statistics(graph, picture, lite_stages(graph, picture, blocks), side)
    return model_file(
        "level", graph.nodes, ["N", side, side, 3], [(found, ["N", STATISTICS])], graph.constants
    )
