"""Taking the weights out of a model file of the kind `candidates`, and putting others in their place.

So a model can be taught further with nothing but its own file: the trunk, the projection and the scoring
head are read from the graph that `whole.build` made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.builder import GraphBuilder
from cropperhead_desktop.inference.graphs.switch import without_switches
from cropperhead_desktop.inference.graphs.trunk_weights import LAST, Convolution
from cropperhead_desktop.inference.suggest.candidates import Floats, Head

Change = tuple[Floats, Floats]
"""An array as it stands in a model, and the one that replaces it (as many numbers)."""


def trunk_in(model: bytes) -> tuple[Convolution, ...]:
    """The folded trunk inside a model file (ModelError: there is none)."""
    graph = _graph(model)
    arrays = _constants(graph)
    clipped = {node.input[0] for node in graph.node if node.op_type == "Clip"}
    found = [
        _convolution(node, arrays)
        for node in graph.node
        if node.op_type == "Conv" and node.output[0] in clipped and node.input[1] in arrays
    ]
    names = ["conv1", *(f"conv_{kind}_{n}" for n in range(1, LAST + 1) for kind in ("dw", "pw"))]
    if len(found) < len(names) or found[0].kernel.shape[1] != 3:
        raise ModelError("this model holds no MobileNet v1 trunk that could be taught further")
    return tuple(
        Convolution(name, layer.kernel, layer.bias, layer.stride, layer.groups)
        for name, layer in zip(names, found, strict=False)
    )


def projection_in(model: bytes) -> tuple[Floats, Floats, Floats]:
    """K x 512, K x 1024 and K: what makes features of the last two trunk maps (ModelError)."""
    graph = _graph(model)
    arrays = _constants(graph)
    makers = {output: node for node in graph.node for output in node.output}
    try:
        joined = makers[makers["features"].input[0]]
        near, far = (makers[name] for name in makers[joined.input[0]].input)
        wide = makers[far.input[0]]
        kernels = [arrays[node.input[1]] for node in (near, wide)]
        fine, coarse = (kernel.reshape(kernel.shape[:2]) for kernel in kernels)
        return fine, coarse, arrays[near.input[2]]
    except (KeyError, IndexError, ValueError) as error:
        raise ModelError("the projection of this model is not where it is looked for") from error


def head_changes(old: Head, new: Head) -> list[Change]:
    """What turns one scoring head into another one of the same shape."""
    pairs = [(getattr(old, row.name), getattr(new, row.name)) for row in fields(Head)]
    return [(before, after) for before, after in pairs if not np.array_equal(before, after)]


def with_arrays(model: bytes, changes: Sequence[Change]) -> bytes:
    """The model file with every constant that equals an old array replaced by the new one.

    ModelError: an old array is nowhere in the file, or the result is no sound model.
    """
    made = onnx.load_from_string(model)
    for before, after in changes:
        hits = [one for one in _initializers(made.graph) if _is_same(one, before)]
        if not hits or before.size != after.size:
            raise ModelError("this model does not hold the weights that were taught further")
        for one in hits:
            shaped = np.asarray(after, np.float32).reshape(tuple(one.dims))
            one.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(shaped), one.name))
    try:
        onnx.checker.check_model(made, full_check=True)
    except onnx.checker.ValidationError as error:
        raise ModelError(f"the model that was made is not sound: {error}") from error
    data: bytes = made.SerializeToString()
    return data


def first_layer_input(model: bytes, batch: npt.NDArray[Any]) -> npt.NDArray[np.float32] | None:
    """`batch` (the model's input) as it enters the first convolution; None for a graph without one.

    That is the part of the graph before it, run by itself.
    """
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


def only_output(model: bytes, name: str) -> bytes:
    """The part of a model file from `image` to one of its outputs (ModelError: it has no such output)."""
    if name not in {output.name for output in _graph(model).output}:
        raise ModelError("this model has no output {name}", name=name)
    plain = onnx.load_from_string(model)
    plain.graph.CopyFrom(without_switches(plain.graph))
    part = onnx.utils.Extractor(plain).extract_model(["image"], [name])
    data: bytes = part.SerializeToString()
    return data


def grafted(graph: GraphBuilder, model: bytes, output: str) -> str:
    """Name of what a model file gives as `output` for the same `image`, its part drawn into another graph.

    Constants that stand in the graph already are used again. ModelError: it has no such output.
    """
    part = _graph(only_output(model, output))
    known = {_value(constant): constant.name for constant in graph.constants}
    names = {"image": "image", "": ""}
    for array in part.initializer:
        name = f"{graph.prefix}/{output}/{array.name}"
        names[array.name] = known.get(_value(array), name)
        if names[array.name] == name:
            copy = onnx.TensorProto()
            copy.CopyFrom(array)
            copy.name = name
            graph.constants.append(copy)
    for node in part.node:
        copy_of = onnx.NodeProto()
        copy_of.CopyFrom(node)
        for side in (copy_of.input, copy_of.output):
            renamed = [names.setdefault(name, f"{graph.prefix}/{output}/{name}") for name in side]
            del side[:]
            side.extend(renamed)
        copy_of.name = ""
        graph.nodes.append(copy_of)
    return names[output]


def _value(constant: onnx.TensorProto) -> tuple[Any, ...]:
    """What tells a constant from others."""
    return constant.data_type, tuple(constant.dims), numpy_helper.to_array(constant).tobytes()


def _graph(model: bytes) -> onnx.GraphProto:
    try:
        return onnx.load_from_string(model).graph
    except Exception as error:  # protobuf has errors of its own in every version
        raise ModelError(f"not an ONNX model ({error})") from error


def _initializers(graph: onnx.GraphProto) -> Iterator[onnx.TensorProto]:
    """Constants of the graph and of the graphs inside its nodes."""
    yield from graph.initializer
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from _initializers(attribute.g)


def _is_same(tensor: onnx.TensorProto, array: Floats) -> bool:
    if int(np.prod(tensor.dims)) != array.size or tensor.data_type != TensorProto.FLOAT:
        return False
    return np.array_equal(numpy_helper.to_array(tensor).ravel(), np.asarray(array, np.float32).ravel())


def _constants(graph: onnx.GraphProto) -> dict[str, npt.NDArray[np.float32]]:
    return {
        one.name: numpy_helper.to_array(one).copy()
        for one in graph.initializer
        if one.data_type == TensorProto.FLOAT
    }


def _convolution(node: onnx.NodeProto, arrays: dict[str, npt.NDArray[np.float32]]) -> Convolution:
    options = {one.name: helper.get_attribute_value(one) for one in node.attribute}
    bias = arrays[node.input[2]]
    return Convolution("", arrays[node.input[1]], bias, int(options["strides"][0]), int(options["group"]))
