"""The 2020 CropperHead network as an ONNX graph, built straight from Keras-layout weights.

Input: uint8 `image`, N x 300 x 300 x 3 (the photo squashed); /255 and the change to channels-first are
in the graph. Five 3x3 convolutions (valid) and one 1x1, 64 filters each, ReLU; 2x2 max-pooling after
the first four; flattened in Keras' order (14 x 14 x 64, channels last); dense 64, 32, 5.
Output: float32 `crop`, N x 5: top, left, bottom, right, angle in degrees. 958,789 parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper, numpy_helper

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.builder import model_file
from cropperhead_desktop.inference.models.card import Fit, InputSpec, Layout, OutputSpec

Weights = Mapping[str, npt.NDArray[np.float32]]

ARCHITECTURE = "cropperhead-2020"
PARAMETERS = 958_789
INPUT = InputSpec(300, 300, Layout.NHWC, "uint8", 1.0, 0.0, Fit.SQUASH)

CONVOLUTIONS = ("conv2d", "conv2d_1", "conv2d_2", "conv2d_3", "conv2d_4", "conv2d_5")
DENSE = ("dense", "dense_1", "dense_2")
POOLED = CONVOLUTIONS[:4]
SHAPES: Mapping[str, tuple[int, ...]] = {
    "conv2d/kernel": (3, 3, 3, 64),
    "conv2d_1/kernel": (3, 3, 64, 64),
    "conv2d_2/kernel": (3, 3, 64, 64),
    "conv2d_3/kernel": (3, 3, 64, 64),
    "conv2d_4/kernel": (3, 3, 64, 64),
    "conv2d_5/kernel": (1, 1, 64, 64),
    "dense/kernel": (14 * 14 * 64, 64),
    "dense_1/kernel": (64, 32),
    "dense_2/kernel": (32, 5),
    **{f"{name}/bias": (64,) for name in CONVOLUTIONS},
    "dense/bias": (64,),
    "dense_1/bias": (32,),
    "dense_2/bias": (5,),
}
"""Every weight by its Keras name; kernels of convolutions are height, width, in, out."""


def output_specs(angle_limit: float) -> tuple[OutputSpec, ...]:
    """The five outputs in their order; |angle| limited to `angle_limit` degrees."""
    edges = tuple(
        OutputSpec(name, f"the crop's {name}, fraction of the displayed {side}", 0.0, 1.0)
        for name, side in (("top", "height"), ("left", "width"), ("bottom", "height"), ("right", "width"))
    )
    angle = OutputSpec("angle", "degrees, clockwise in the displayed frame", 0.0 - angle_limit, angle_limit)
    return (*edges, angle)


def check_weights(weights: Weights, source: str) -> None:
    """ModelError, naming layer and shapes, unless `weights` are exactly this network's, all finite."""
    for name, shape in SHAPES.items():
        if name not in weights:
            raise ModelError(f"{source}: layer {name} is missing; this is not the 2020 network")
        found = weights[name].shape
        if found != shape:
            raise ModelError(f"{source}: layer {name} has shape {found}, the 2020 network has {shape}")
        if not np.isfinite(weights[name]).all():
            raise ModelError(f"{source}: layer {name} holds values that are not numbers")
    extra = sorted(set(weights) - set(SHAPES))
    if extra:
        raise ModelError(f"{source}: layer {extra[0]} is not part of the 2020 network")


def build_onnx(weights: Weights, source: str) -> bytes:
    """The checked ONNX file of the network with these weights (ModelError as `check_weights`)."""
    check_weights(weights, source)
    nodes, constants, last = _nodes()
    constants += [numpy_helper.from_array(_for_onnx(name, weights[name]), name) for name in SHAPES]
    return model_file(ARCHITECTURE, nodes, ["N", 300, 300, 3], [(last, ["N", 5])], constants)


def _for_onnx(name: str, weight: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    weight = weight.astype(np.float32)
    return np.ascontiguousarray(weight.transpose(3, 2, 0, 1)) if weight.ndim == 4 else weight


def _nodes() -> tuple[list[Any], list[Any], str]:
    """Nodes in order, constants of ours, and the name of the last tensor."""
    constants = [
        numpy_helper.from_array(np.array(1 / 255, np.float32), "scale"),
        numpy_helper.from_array(np.array([-1, 14 * 14 * 64], np.int64), "flat_shape"),
    ]
    nodes = [
        helper.make_node("Cast", ["image"], ["image_float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["image_float", "scale"], ["image_scaled"]),
        helper.make_node("Transpose", ["image_scaled"], ["x"], perm=[0, 3, 1, 2]),
    ]
    last = "x"
    for name in CONVOLUTIONS:
        nodes.append(helper.make_node("Conv", [last, f"{name}/kernel", f"{name}/bias"], [name]))
        nodes.append(helper.make_node("Relu", [name], [f"{name}/relu"]))
        last = f"{name}/relu"
        if name in POOLED:
            pool = helper.make_node("MaxPool", [last], [f"{name}/pool"], kernel_shape=[2, 2], strides=[2, 2])
            nodes.append(pool)
            last = f"{name}/pool"
    nodes.append(helper.make_node("Transpose", [last], ["channels_last"], perm=[0, 2, 3, 1]))
    nodes.append(helper.make_node("Reshape", ["channels_last", "flat_shape"], ["flat"]))
    last = "flat"
    for name in DENSE:
        end = "crop" if name == DENSE[-1] else name
        nodes.append(helper.make_node("Gemm", [last, f"{name}/kernel", f"{name}/bias"], [end]))
        last = end
        if end != "crop":
            nodes.append(helper.make_node("Relu", [end], [f"{name}/relu"]))
            last = f"{name}/relu"
    return nodes, constants, last
