"""EfficientNet-Lite0: folding, what skips, and files that are something else."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.builder import GraphBuilder, model_file
from cropperhead_desktop.inference.graphs.lite import (
    CELLS,
    DEPTHS,
    fold_lite,
    lite_picture,
    lite_stages,
    read_lite,
)
from cropperhead_desktop.inference.graphs.trunk_weights import EPSILON
from cropperhead_desktop.inference.models.providers import CPU, open_session


def test_folding_is_batch_norm(lite_arrays):
    blocks = fold_lite(lite_arrays)
    assert len(blocks) == 17
    layer = blocks[2].layers[0]
    kernel = lite_arrays["_blocks.1._expand_conv.weight"][:, :, 0, 0]
    norm = {
        key: lite_arrays[f"_blocks.1._bn0.{key}"] for key in ("weight", "bias", "running_mean", "running_var")
    }
    x = np.random.default_rng(0).normal(size=kernel.shape[1])
    spread = np.sqrt(norm["running_var"] + EPSILON)
    wanted = (kernel @ x - norm["running_mean"]) / spread * norm["weight"] + norm["bias"]
    assert layer.kernel[:, :, 0, 0] @ x + layer.bias == pytest.approx(wanted, rel=1e-3, abs=1e-4)


def test_blocks_that_keep_size_and_channels_skip(lite_arrays):
    skipping = [number - 1 for number, block in enumerate(fold_lite(lite_arrays)) if block.skips]
    assert skipping == [2, 4, 6, 7, 9, 10, 12, 13, 14]


def test_wide_kernels_of_stride_two_are_padded_as_tensorflow_does(lite_arrays):
    blocks = fold_lite(lite_arrays)
    assert blocks[0].layers[0].pads == (0, 0, 1, 1)
    assert blocks[4].layers[1].pads == (1, 1, 2, 2)
    assert blocks[5].layers[1].pads == (2, 2, 2, 2)


@pytest.mark.parametrize("side", [64, 96])
def test_stages_have_their_cells(lite_arrays, side):
    graph = GraphBuilder("t")
    names = lite_stages(graph, lite_picture(graph, "image"), fold_lite(lite_arrays))
    shapes = [(1, depth, side // cell, side // cell) for depth, cell in zip(DEPTHS, CELLS, strict=True)]
    file = model_file("t", graph.nodes, (1, side, side, 3), zip(names, shapes, strict=True), graph.constants)
    found = open_session(file, CPU).run(None, {"image": np.zeros((1, side, side, 3), np.uint8)})
    assert [one.shape for one in found] == shapes


def test_files_that_are_no_lite_are_named(tmp_path, lite_arrays):
    file = tmp_path / "some.npz"
    np.savez(file, **{k: v for k, v in lite_arrays.items() if k != "_blocks.3._bn1.bias"})
    with pytest.raises(ModelError, match=r"some\.npz.*_blocks\.3\._bn1\.bias is missing"):
        read_lite(file)
    assert len(read_lite(file, 2)) == 4  # what is missing belongs to a later stage
    np.savez(file, **lite_arrays | {"_bn0.weight": np.ones(7, np.float32)})
    with pytest.raises(ModelError, match=r"some\.npz: not the weights of an EfficientNet-Lite0"):
        read_lite(file)
