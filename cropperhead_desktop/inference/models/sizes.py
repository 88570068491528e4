"""Graphs that take photos of any size: how they name their sides, and parts of them."""

from __future__ import annotations

HEIGHT, WIDTH = "height", "width"
"""Names of the sides of the input."""

_NAMED = b"\x0a\x08\x12\x06" + HEIGHT.encode()
"""A side that has this name, as it stands in a file (`TensorShapeProto.Dimension` of onnx.proto)."""


def is_of_any_size(model: bytes) -> bool:
    """Whether the ONNX file of a cropper has sides that are free."""
    return _NAMED in model


def of_any_size(model: bytes) -> bytes:
    """The ONNX file of a cropper with sides that are free, which older files have not."""
    if is_of_any_size(model):
        return model
    import onnx  # a third of a second, which only those pay who need it

    try:
        made = onnx.load_from_string(model)
    except Exception:  # protobuf has errors of its own in every version; whoever runs it says what is wrong
        return model
    for value in (*made.graph.input, *made.graph.output):
        shape = value.type.tensor_type.shape.dim
        if value.name == "image":
            shape[1].dim_param, shape[2].dim_param = HEIGHT, WIDTH
        elif value.name in ("features", "subjects"):
            shape[2].dim_param, shape[3].dim_param = "rows", "columns"
    data: bytes = made.SerializeToString()
    return data


def maps_alone(model: bytes) -> bytes:
    """The part of a cropper that makes its maps: tilts are read on photos of the card's size alone."""
    import onnx

    whole = onnx.utils.Extractor(onnx.load_from_string(model))
    data: bytes = whole.extract_model(["image"], ["features", "subjects"]).SerializeToString()
    return data
