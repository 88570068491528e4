"""The network of 2020 as a graph."""

from __future__ import annotations

import numpy as np

from cropperhead_desktop.inference.graphs.seed2020 import SHAPES, build_onnx


def test_the_graph_has_exactly_the_networks_parameters(weights):
    import onnx

    graph = onnx.load_model_from_string(build_onnx(weights, "test")).graph
    sizes = {tensor.name: int(np.prod(tensor.dims)) for tensor in graph.initializer if tensor.name in SHAPES}
    assert sum(sizes.values()) == 958_789
