"""What a network's first layer sees: the part of a graph before its first convolution, run by itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper


def normalised(model: bytes, batch: npt.NDArray[Any]) -> npt.NDArray[np.float32] | None:
    """`batch` (the model's input) as it enters the first convolution; None for a graph without one."""
    whole = onnx.load_from_string(model)
    graph = whole.graph
    before = []
    for node in graph.node:
        if node.op_type == "Conv":
            break
        before.append(node)
    else:
        return None
    wanted, entry = node.input[0], graph.input[0]
    if wanted == entry.name:
        return np.asarray(batch, np.float32)
    needed = {name for each in before for name in each.input}
    part = helper.make_graph(
        before,
        "normalise",
        [entry],
        [helper.make_tensor_value_info(wanted, TensorProto.FLOAT, None)],
        initializer=[each for each in graph.initializer if each.name in needed],
    )
    cut = helper.make_model(part, opset_imports=whole.opset_import, ir_version=whole.ir_version)
    session = ort.InferenceSession(cut.SerializeToString(), providers=["CPUExecutionProvider"])
    return np.asarray(session.run([wanted], {entry.name: batch})[0], np.float32)
