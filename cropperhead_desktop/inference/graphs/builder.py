"""Building an ONNX graph node by node: unique names for nodes and constants, and the checked file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8
"""What onnxruntime 1.20, the oldest that is supported, reads."""


@dataclass(slots=True)
class GraphBuilder:
    """Nodes and constants of a graph in the making; every name begins with `prefix`."""

    prefix: str
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
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

    def span(self, start: int, end: int, axis: int) -> tuple[str, str, str]:
        """Inputs of a Slice of start..end (not included) along one axis."""
        first, last, along = (self.constant([value], np.int64) for value in (start, end, axis))
        return first, last, along

    def output(self, source: str, name: str) -> None:
        """Give the tensor `source` the name of an output."""
        self.nodes.append(helper.make_node("Identity", [source], [name]))

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{self.prefix}/{kind}_{self._count}"


def model_file(
    name: str,
    nodes: Sequence[onnx.NodeProto],
    image: Sequence[int | str],
    outputs: Iterable[tuple[str, Sequence[int | str]]],
    constants: Sequence[onnx.TensorProto],
) -> bytes:
    """The ONNX file of a graph that takes `image` (uint8 of that shape) and gives float32 outputs by name.

    It is checked with shapes inferred; what onnx finds wrong is raised as onnx does.
    """
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info("image", TensorProto.UINT8, list(image))],
        [helper.make_tensor_value_info(key, TensorProto.FLOAT, list(shape)) for key, shape in outputs],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    model.producer_name = "cropperhead-desktop"
    onnx.checker.check_model(model, full_check=True)
    data: bytes = model.SerializeToString()
    return data
