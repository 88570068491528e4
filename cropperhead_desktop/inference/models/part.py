"""A part of a model: the nodes that some of its outputs need. A runtime computes all that a file holds."""

from __future__ import annotations

from collections.abc import Sequence


def part_of(model: bytes, outputs: Sequence[str]) -> bytes:
    """The ONNX file of what the named outputs need (ValueError: there is none of that name)."""
    import onnx  # late: a quarter of a second, which one photo does not wait for

    whole = onnx.load_from_string(model)
    inputs = [one.name for one in whole.graph.input]
    made: bytes = onnx.utils.Extractor(whole).extract_model(inputs, list(outputs)).SerializeToString()
    return made
