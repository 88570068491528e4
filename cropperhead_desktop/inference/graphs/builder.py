"""Drawing an ONNX graph: nodes and constants with names of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import helper, numpy_helper


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

    def span(self, start: int, end: int, axis: int) -> tuple[str, str, str]:
        """Inputs of a Slice."""
        first, last, along = (self.constant([value], np.int64) for value in (start, end, axis))
        return first, last, along

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{self.prefix}/{kind}_{self._count}"
