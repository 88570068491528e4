"""The level reader as ONNX nodes: statistics of EfficientNet-Lite0's first stages, read by small networks.

Of every channel of the stages the mean, the maximum and the standard deviation over the photo and the means
over its four quarters; letterbox bars are left out. How strongly edges of each direction answer, and where,
is what tells a tilt; networks of one hidden layer make logits over TILTS of it, and the mean of several is
what the reader says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from onnx import TensorProto

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.graphs.builder import GraphBuilder, model_file
from cropperhead_desktop.inference.graphs.lite import CELLS, DEPTHS, Block, lite_picture, lite_stages
from cropperhead_desktop.inference.graphs.trunk_weights import Array
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.suggest.preprocess import GREY
from cropperhead_desktop.inference.suggest.straighten import TILTS
from cropperhead_desktop.system.files import replacing

STAGES = 5
"""How many stages are read."""

KINDS = 7
"""Numbers of a channel: mean, maximum, deviation, means of the quarters (by rows)."""

STATISTICS = KINDS * sum(DEPTHS[:STAGES])

FARTHEST = 6.0
"""Spreads from the mean beyond which a statistic is cut off."""

_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class LevelReader:
    """What is learnt, float32; kernels are out x in.

    Statistics are read as (s - `mean`) * `scale` [STATISTICS], cut off at +-FARTHEST: no single one of a
    photo unlike all others decides.
    """

    mean: Array
    scale: Array
    hidden_kernel: Array
    hidden_bias: Array
    last_kernel: Array
    last_bias: Array

    def save(self, path: Path) -> None:
        """Write the arrays into an .npz, all or nothing."""
        with replacing(path, durable=False) as stream:
            np.savez(stream, **asdict(self))


def read_reader(path: Path) -> LevelReader:
    """The reader in an .npz that `LevelReader.save` wrote (ModelError names the file and what is wrong)."""
    arrays = read_npz(path)
    try:
        reader = LevelReader(**{row.name: arrays[row.name] for row in fields(LevelReader)})
    except KeyError as error:
        raise ModelError(
            "{path}: {name} is missing; this is no level reader", path=printable(path), name=error.args[0]
        ) from error
    hidden = reader.hidden_bias.size
    shapes = (
        (STATISTICS,),
        (STATISTICS,),
        (hidden, STATISTICS),
        (hidden,),
        (len(TILTS), hidden),
        (len(TILTS),),
    )
    for row, shape in zip(fields(LevelReader), shapes, strict=True):
        if getattr(reader, row.name).shape != shape:
            raise ModelError(
                "{path}: {name} has another shape than a level reader's", path=printable(path), name=row.name
            )
    return reader


def averaged(members: Sequence[LevelReader]) -> LevelReader:
    """One reader whose logits are the mean of those of members with the same `mean` and `scale`."""
    count = np.float32(len(members))
    return LevelReader(
        members[0].mean,
        members[0].scale,
        np.concatenate([one.hidden_kernel for one in members]),
        np.concatenate([one.hidden_bias for one in members]),
        np.concatenate([one.last_kernel / count for one in members], axis=1),
        np.stack([one.last_bias for one in members]).mean(axis=0, dtype=np.float32),
    )


def add_level_reader(
    graph: GraphBuilder, picture: str, stages: Sequence[str], reader: LevelReader, side: int
) -> str:
    """Name of the logits [N, len(TILTS)] of the photo's tilt.

    `picture` is `lite_picture` [N, 3, side, side], `stages` are `lite_stages` of it, at least STAGES of them.
    """
    apart = graph.op("Sub", statistics(graph, picture, stages, side), graph.constant(reader.mean))
    seen = graph.op("Mul", apart, graph.constant(reader.scale))
    seen = graph.op("Clip", seen, graph.constant(-FARTHEST), graph.constant(FARTHEST))
    inputs = [graph.constant(one) for one in (reader.hidden_kernel, reader.hidden_bias)]
    hidden = graph.op("Relu", graph.op("Gemm", seen, *inputs, transB=1))
    inputs = [graph.constant(one) for one in (reader.last_kernel, reader.last_bias)]
    return graph.op("Gemm", hidden, *inputs, transB=1)


def level_model(blocks: Sequence[Block], reader: LevelReader, side: int) -> bytes:
    """An ONNX file with the reader alone: `image` uint8 to logits [N, len(TILTS)]."""
    graph = GraphBuilder("level")
    picture = lite_picture(graph, "image")
    logits = add_level_reader(graph, picture, lite_stages(graph, picture, blocks), reader, side)
    outputs: list[tuple[str, Sequence[int | str]]] = [(logits, ["N", len(TILTS)])]
    return model_file("level", graph.nodes, ["N", side, side, 3], outputs, graph.constants)


def statistics(graph: GraphBuilder, picture: str, stages: Sequence[str], side: int) -> str:
    """Name of the statistics [N, STATISTICS] of the first stages' maps; `picture` is `lite_picture`."""
    inside = _inside(graph, picture)
    found = []
    for name, cell in zip(stages[:STAGES], CELLS, strict=False):
        share = graph.op("AveragePool", inside, kernel_shape=[cell] * 2, strides=[cell] * 2)
        cells = graph.op("Cast", graph.op("Greater", share, graph.constant(0.75)), to=TensorProto.FLOAT)
        kept = graph.op("Mul", name, cells)
        area = graph.op("Add", graph.op("GlobalAveragePool", cells), graph.constant(_TINY))
        mean = graph.op("Div", graph.op("GlobalAveragePool", kept), area)
        apart = graph.op("Mul", graph.op("Sub", name, mean), cells)
        square = graph.op("Div", graph.op("GlobalAveragePool", graph.op("Mul", apart, apart)), area)
        deviation = graph.op("Sqrt", graph.op("Add", square, graph.constant(_TINY)))
        # bars lie below every cell of the photo, which may be negative
        low = graph.op("Mul", graph.op("Sub", cells, graph.constant(1.0)), graph.constant(1e4))
        highest = graph.op("GlobalMaxPool", graph.op("Add", name, low))
        half = side // cell // 2
        quarters = {"kernel_shape": [half] * 2, "strides": [half] * 2}
        parts = graph.op("AveragePool", kept, **quarters)
        areas = graph.op("Add", graph.op("AveragePool", cells, **quarters), graph.constant(_TINY))
        found += [
            graph.op("Flatten", one) for one in (mean, highest, deviation, graph.op("Div", parts, areas))
        ]
    return graph.op("Concat", *found, axis=1)


def _inside(graph: GraphBuilder, picture: str) -> str:
    """[N, 1, side, side]: 0 in rows and columns of nothing but GREY, 1 elsewhere."""
    away = graph.op("Abs", graph.op("Sub", picture, graph.constant((GREY - 127) / 128)))
    kept = []
    for axis in (2, 3):
        most = graph.op("ReduceMax", away, axes=[1, 5 - axis])
        kept.append(graph.op("Cast", graph.op("Greater", most, graph.constant(1e-4)), to=TensorProto.FLOAT))
    return graph.op("Mul", *kept)


def statistics_model(blocks: Sequence[Block], side: int) -> bytes:
    """An ONNX file with the statistics alone, for training: `image` uint8 to [N, STATISTICS]."""
    graph = GraphBuilder("level")
    picture = lite_picture(graph, "image")
    found = statistics(graph, picture, lite_stages(graph, picture, blocks), side)
    return model_file(
        "level", graph.nodes, ["N", side, side, 3], [(found, ["N", STATISTICS])], graph.constants
    )
