"""A part of a model."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from cropperhead_desktop.inference.models.part import part_of
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession


def test_a_part_computes_what_the_whole_does(cropper_file):
    part = part_of(cropper_file, ["subjects"])
    assert len(part) < len(cropper_file)
    pixels = np.random.default_rng(2).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    whole, alone = (open_session(model, CPU) for model in (cropper_file, part))
    assert [output.name for output in alone.get_outputs()] == ["subjects"]
    (wanted,) = whole.run(["subjects"], {"image": pixels})
    assert np.array_equal(alone.run(None, {"image": pixels})[0], wanted)
    with pytest.raises(ValueError, match="soup"):
        part_of(cropper_file, ["soup"])


def test_a_session_of_some_outputs_leaves_the_rest_out():
    path, card = Registry().find()
    session = OnnxSession(path, card, "cpu")
    maps = session.only(["features", "subjects"])
    assert maps.has("features") and not maps.has("angle")
    batch = np.random.default_rng(1).integers(0, 256, (1, 224, 224, 3), dtype=np.uint8)
    for found, wanted in zip(
        maps.arrays(batch, ["features", "subjects"]),
        session.arrays(batch, ["features", "subjects"]),
        strict=True,
    ):
        assert found == pytest.approx(wanted, abs=1e-4)


def test_a_part_has_the_nodes_that_onnx_would_keep(cropper_file):
    whole = onnx.load_from_string(cropper_file)
    inputs = [one.name for one in whole.graph.input]
    for names in (["features"], ["features", "subjects"], [one.name for one in whole.graph.output]):
        wanted = onnx.utils.Extractor(whole).extract_model(inputs, names).graph
        found = onnx.load_from_string(part_of(cropper_file, names))
        onnx.checker.check_model(found)
        assert list(found.graph.node) == list(wanted.node)
        for kind in ("initializer", "input", "output"):
            assert sorted(one.name for one in getattr(found.graph, kind)) == sorted(
                one.name for one in getattr(wanted, kind)
            )
        assert found.opset_import == whole.opset_import


def test_what_a_graph_inside_a_node_reads_is_kept():
    def value(name: str, kind: int = TensorProto.FLOAT) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, [1])

    def branch(name: str) -> onnx.GraphProto:
        return helper.make_graph([helper.make_node("Neg", [name], ["r"])], name, [], [value("r")])

    nodes = [
        helper.make_node("Abs", ["x"], ["a"]),
        helper.make_node("Exp", ["x"], ["b"]),
        helper.make_node("Sqrt", ["x"], ["alone"]),
        helper.make_node("If", ["which"], ["y"], then_branch=branch("a"), else_branch=branch("b")),
    ]
    inputs = [value("x"), value("which", TensorProto.BOOL)]
    graph = helper.make_graph(nodes, "g", inputs, [value("y"), value("alone")])
    model = helper.make_model(graph).SerializeToString()
    kept = onnx.load_from_string(part_of(model, ["y"])).graph
    assert [node.op_type for node in kept.node] == ["Abs", "Exp", "If"]
    assert [one.name for one in kept.output] == ["y"]
