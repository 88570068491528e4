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
    framed_stages,
    lite_picture,
    lite_stages,
    maps_model,
    read_lite,
)
from cropperhead_desktop.inference.graphs.trunk_weights import EPSILON
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.preprocess import GREY


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


@pytest.mark.parametrize(
    ("top", "bottom", "left", "right", "cut"),
    [(0, 96, 0, 96, (0, 96, 0, 96)), (40, 70, 0, 96, (32, 96, 0, 96)), (0, 96, 33, 60, (0, 96, 32, 64))],
)
def test_bars_take_no_time_and_are_zeros(lite_arrays, top, bottom, left, right, cut):
    blocks = fold_lite(lite_arrays)
    pixels = np.full((1, 96, 96, 3), GREY, np.uint8)
    pixels[:, top:bottom, left:right] = np.random.default_rng(1).integers(
        0, 256, (1, bottom - top, right - left, 3)
    )

    def run(drawn, image):
        graph = GraphBuilder("t")
        names = drawn(graph, lite_picture(graph, "image"), blocks)
        outputs = [(name, ["n", "c", f"h{i}", f"w{i}"]) for i, name in enumerate(names)]
        file = model_file("t", graph.nodes, ("n", "h", "w", 3), outputs, graph.constants)
        return open_session(file, CPU).run(None, {"image": image})

    first, end, begin, last = cut
    alone = run(lite_stages, pixels[:, first:end, begin:last])
    for found, wanted, cell in zip(run(framed_stages, pixels), alone, CELLS, strict=True):
        inside = slice(first // cell, end // cell), slice(begin // cell, last // cell)
        assert found[0][:, inside[0], inside[1]] == pytest.approx(wanted[0], abs=1e-4)
        found[0][:, inside[0], inside[1]] = 0
        assert not found.any() and found.shape[2:] == (96 // cell, 96 // cell)


def test_a_picture_of_nothing_but_grey_is_looked_at_whole(lite_arrays):
    session = open_session(maps_model(fold_lite(lite_arrays, 2), 64), CPU)
    maps = session.run(None, {"image": np.full((1, 64, 64, 3), GREY, np.uint8)})
    assert [one.shape for one in maps] == [(1, 16, 32, 32), (1, 24, 16, 16)] and maps[1].any()


def test_files_that_are_no_lite_are_named(tmp_path, lite_arrays):
    file = tmp_path / "some.npz"
    np.savez(file, **{k: v for k, v in lite_arrays.items() if k != "_blocks.3._bn1.bias"})
    with pytest.raises(ModelError, match=r"some\.npz.*_blocks\.3\._bn1\.bias is missing"):
        read_lite(file)
    assert len(read_lite(file, 2)) == 4  # what is missing belongs to a later stage
    np.savez(file, **lite_arrays | {"_bn0.weight": np.ones(7, np.float32)})
    with pytest.raises(ModelError, match=r"some\.npz: not the weights of an EfficientNet-Lite0"):
        read_lite(file)
