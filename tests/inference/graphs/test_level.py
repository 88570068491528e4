"""The level reader's statistics leave bars out; its file; several networks as one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.level import (
    KINDS,
    STATISTICS,
    LevelReader,
    averaged,
    level_model,
    read_reader,
    statistics_model,
)
from cropperhead_desktop.inference.graphs.lite import DEPTHS, fold_lite
from cropperhead_desktop.inference.models.providers import CPU, open_session
from tests.inference.conftest import random_reader

SIDE = 64


@pytest.fixture(scope="module")
def blocks(lite_arrays):
    return fold_lite(lite_arrays, 5)


@pytest.fixture(scope="module")
def statistics(blocks):
    session = open_session(statistics_model(blocks, SIDE), CPU)
    return lambda pixels: session.run(None, {"image": pixels})[0]


def kinds(row: np.ndarray, stage: int) -> tuple[np.ndarray, ...]:
    """Mean, maximum, deviation and the four quarters' means of a stage."""
    start, depth = KINDS * sum(DEPTHS[:stage]), DEPTHS[stage]
    mean, highest, deviation = row[start : start + 3 * depth].reshape(3, depth)
    return mean, highest, deviation, row[start + 3 * depth : start + KINDS * depth].reshape(depth, 4)


def test_a_mean_is_that_of_the_quarters_and_lies_below_the_maximum(statistics):
    pixels = np.random.default_rng(1).integers(0, 256, (2, SIDE, SIDE, 3), dtype=np.uint8)
    found = statistics(pixels)
    assert found.shape == (2, STATISTICS) and np.isfinite(found).all()
    for stage in range(5):
        mean, highest, deviation, quarters = kinds(found[0], stage)
        assert quarters.mean(axis=1) == pytest.approx(mean, abs=1e-3)
        assert (highest >= mean).all() and (deviation > 0).all()


def test_bars_do_not_count(statistics):
    """Of a photo between bars the first stage says what it says without (but for cells at its edges)."""
    pixels = np.random.default_rng(2).integers(0, 256, (1, SIDE, SIDE, 3), dtype=np.uint8)
    pixels[:, :, 1:] = pixels[:, :, :-1]
    barred = np.full_like(pixels, 128)
    barred[:, 16:48] = pixels[:, 16:48]
    within = kinds(statistics(barred)[0], 0)
    rows = np.concatenate([pixels[:, 16:48]] * 2, axis=1)
    without = kinds(statistics(rows)[0], 0)
    for ours, theirs in zip(within, without, strict=True):
        apart, size = np.abs(ours - theirs).mean(), np.abs(theirs).mean()
        assert apart < 0.35 * size
    assert within[2].mean() == pytest.approx(without[2].mean(), rel=0.1)


def test_nothing_but_grey_gives_numbers(blocks):
    session = open_session(level_model(blocks, random_reader(1), SIDE), CPU)
    assert np.isfinite(session.run(None, {"image": np.full((1, SIDE, SIDE, 3), 128, np.uint8)})[0]).all()


def test_the_average_says_the_mean_of_what_its_members_say(blocks):
    pixels = np.random.default_rng(3).integers(0, 256, (2, SIDE, SIDE, 3), dtype=np.uint8)
    members = [random_reader(seed) for seed in (1, 2, 3)]

    def said(reader: LevelReader) -> np.ndarray:
        return open_session(level_model(blocks, reader, SIDE), CPU).run(None, {"image": pixels})[0]

    assert said(averaged(members)) == pytest.approx(np.mean([said(one) for one in members], axis=0), abs=1e-4)


def test_a_reader_comes_back_from_its_file(tmp_path):
    reader = random_reader(1)
    reader.save(tmp_path / "reader.npz")
    again = read_reader(tmp_path / "reader.npz")
    assert again.hidden_kernel.tolist() == reader.hidden_kernel.tolist()


def test_a_file_that_is_no_reader_is_named(tmp_path):
    file = tmp_path / "reader.npz"
    np.savez(file, mean=np.zeros(STATISTICS))
    with pytest.raises(ModelError, match=r"reader\.npz: scale is missing"):
        read_reader(file)
    replace(random_reader(1), last_bias=np.zeros(7, np.float32)).save(file)
    with pytest.raises(ModelError, match=r"reader\.npz: last_bias has another shape"):
        read_reader(file)
    replace(random_reader(1), hidden_bias=np.ones((), np.float32)).save(file)
    with pytest.raises(ModelError, match=r"reader\.npz: hidden_kernel has another shape"):
        read_reader(file)
