"""An output that is computed only where somebody asks for it: a runtime computes all that a graph holds.

What that output alone needs moves into a branch, and an optional input of the model (`switch_of`), true
unless told otherwise, says whether it is taken; where it is not, or the image has another size than the
branch is made for, the output is zeros.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.session import switch_of


def with_switch(model: bytes, output: str, shape: Sequence[int], side: int) -> bytes:
    """The ONNX file with a switch for an output of this shape (ModelError: it has none of that name).

    It is made of images of `side` x `side` px alone.
    """
    made = onnx.load_from_string(model)
    graph, switch = made.graph, switch_of(output)
    names = [each.name for each in graph.output]
    if output not in names:
        raise ModelError("this model has no output {name}", name=output)
    others = _needed(graph, [name for name in names if name != output])
    own = [node for node in graph.node if not set(node.output) & others]
    kept = [node for node in graph.node if set(node.output) & others]
    used, shared = ({name for node in nodes for name in node.input} for nodes in (own, kept))
    # a copy of what both need: constants of an outer graph are not laid out anew
    inside = [array for array in graph.initializer if array.name in used]
    outside = [array for array in graph.initializer if array.name not in used - shared]
    made_inside = f"{output}/made"
    taken = helper.make_graph(
        own, "taken", [], [helper.make_tensor_value_info(made_inside, TensorProto.FLOAT, list(shape))], inside
    )
    _rename(taken.node, output, made_inside)  # a graph inside may not name what the one around it names
    zeros = numpy_helper.from_array(np.zeros(shape, np.float32), f"{output}/zeros")
    left = helper.make_graph(
        [helper.make_node("Identity", [zeros.name], [f"{output}/left"])],
        "left",
        [],
        [helper.make_tensor_value_info(f"{output}/left", TensorProto.FLOAT, list(shape))],
        [zeros],
    )
    fits, condition = _fits(graph.input[0].name, switch)
    asked = helper.make_node("If", [condition], [output], then_branch=taken, else_branch=left)
    yes = numpy_helper.from_array(np.array(True), switch)
    sides = numpy_helper.from_array(np.array([side, side], np.int64), f"{switch}/sides")
    inputs = [*graph.input, helper.make_tensor_value_info(switch, TensorProto.BOOL, [])]
    around = helper.make_graph(
        [*kept, *fits, asked], graph.name, inputs, graph.output, [*outside, yes, sides]
    )
    made.graph.CopyFrom(around)
    onnx.checker.check_model(made, full_check=True)
    data: bytes = made.SerializeToString()
    return data


def without_switches(graph: onnx.GraphProto) -> onnx.GraphProto:
    """The graph with everything computed always, for who takes parts out of it."""
    plain = onnx.GraphProto()
    plain.CopyFrom(graph)
    switches = {switch_of(node.output[0]): node for node in plain.node if node.op_type == "If"}
    if not switches:
        return plain
    theirs = tuple(switches)  # what belongs to a switch begins with its name
    nodes = [node for node in plain.node if node.op_type != "If" and not node.output[0].startswith(theirs)]
    arrays = {array.name: array for array in plain.initializer if not array.name.startswith(theirs)}
    for node in switches.values():
        taken = next(each.g for each in node.attribute if each.name == "then_branch")
        _rename(taken.node, taken.output[0].name, node.output[0])
        nodes += taken.node
        arrays |= {array.name: array for array in taken.initializer}
    inputs = [each for each in plain.input if each.name not in switches]
    return helper.make_graph(nodes, plain.name, inputs, plain.output, list(arrays.values()))


def _fits(image: str, switch: str) -> tuple[list[onnx.NodeProto], str]:
    """Nodes that tell whether a switch is on and the image (1 x height x width x 3) fits; its name."""
    at = [f"{switch}/{number}" for number in range(6)]
    nodes = [
        helper.make_node("Shape", [image], [at[0]], start=1, end=3),
        helper.make_node("Equal", [at[0], f"{switch}/sides"], [at[1]]),
        helper.make_node("Cast", [at[1]], [at[2]], to=TensorProto.INT32),
        helper.make_node("ReduceMin", [at[2]], [at[3]], keepdims=0),
        helper.make_node("Cast", [at[3]], [at[4]], to=TensorProto.BOOL),
        helper.make_node("And", [at[4], switch], [at[5]]),
    ]
    return nodes, at[5]


def _rename(nodes: Iterable[onnx.NodeProto], old: str, new: str) -> None:
    for node in nodes:
        for side in (node.input, node.output):
            names = [new if name == old else name for name in side]
            del side[:]
            side.extend(names)


def _needed(graph: onnx.GraphProto, outputs: Iterable[str]) -> set[str]:
    """Names of all values that these outputs are made of."""
    makers = {name: node for node in graph.node for name in node.output}
    found, waiting = set[str](), list(outputs)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += makers[name].input if name in makers else ()
    return found
