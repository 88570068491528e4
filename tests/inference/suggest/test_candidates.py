"""Candidate boxes and pooling over them: known values, brute force, mirror images."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.models.card import Fit, InputSpec
from cropperhead_desktop.inference.suggest.candidates import (
    BINS,
    REGIONS,
    STRIP,
    TERMS,
    Head,
    at_any_ratio,
    at_ratio,
    content_rectangle,
    expected_overlap,
    geometry,
    in_cells,
    intervals,
    overlap,
    pool,
    pooling_matrix,
    posterior,
    windows,
)
from cropperhead_desktop.inference.suggest.preprocess import GREY, fitted

CELLS = 14
SHAPES = st.floats(0.4, 2.5)


def features(channels=3, seed=0):
    return np.random.default_rng(seed).normal(size=(channels, CELLS, CELLS)).astype(np.float32)


def mean_of(features, left, top, right, bottom, fine=60):
    """The mean over a rectangle by counting many small points."""
    big = features.repeat(fine, axis=1).repeat(fine, axis=2)
    edges = [round(edge * fine) for edge in (left, top, right, bottom)]
    return big[:, edges[1] : edges[3], edges[0] : edges[2]].mean(axis=(1, 2))


def test_intervals_are_means():
    weights = intervals(np.array([0.5, 3.0], np.float32), np.array([2.0, 3.5], np.float32), 5)
    assert weights == pytest.approx(np.array([[1 / 3, 2 / 3, 0, 0, 0], [0, 0, 0, 1, 0]]))


@pytest.mark.parametrize("size", [(750, 500), (500, 750), (333, 512), (640, 640)])
def test_the_content_lies_where_the_picture_is_pasted(size):
    spec = InputSpec(224, 224, fit=Fit.LETTERBOX)
    pixels = fitted(Image.new("RGB", size, (255, 0, 0)), spec)
    rows, columns = np.nonzero((pixels != GREY).any(axis=2))
    wanted = np.array([columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]) / 16
    assert content_rectangle(*size, 224, CELLS) == pytest.approx(wanted)


def test_pooling_equals_brute_force():
    maps, content = features(), (0.0, 2.0, 14.0, 12.0)
    left, top, right, bottom = box = (2.5, 3.1, 9.7, 9.4)
    found = pool(maps, np.array([box], np.float32), content).reshape(REGIONS, 3)
    width, height = right - left, bottom - top
    wanted = [
        mean_of(
            maps,
            left + width * column / BINS,
            top + height * row / BINS,
            left + width * (column + 1) / BINS,
            top + height * (row + 1) / BINS,
        )
        for row in range(BINS)
        for column in range(BINS)
    ]
    wide, tall = STRIP * width, STRIP * height
    wanted += [mean_of(maps, edge - wide, top, edge + wide, bottom) for edge in (left, right)]
    wanted += [mean_of(maps, left, edge - tall, right, edge + tall) for edge in (top, bottom)]
    inside, whole = mean_of(maps, *box), mean_of(maps, *content)
    share = width * height / (14 * 10)
    wanted.append((whole - share * inside) / (1 - share))
    # brute force rounds edges to 1/60 of a cell, which matters most for the thin strips
    assert found == pytest.approx(np.array(wanted), abs=0.03)


@given(SHAPES, st.integers(0, 5))
def test_the_constant_matrix_pools_alike(shape, seed):
    content = content_rectangle(1000 * shape, 1000, 224, CELLS)
    boxes = in_cells(at_any_ratio(shape)[:: 97 - seed], content)
    maps = features(2, seed)
    matrix, under = pooling_matrix(boxes, CELLS, content)
    by_matrix = matrix @ maps[:, *under].reshape(2, -1).T
    assert by_matrix.reshape(len(boxes), -1) == pytest.approx(pool(maps, boxes, content), abs=1e-4)


def test_pooling_of_the_mirror_image_is_the_mirrored_pooling():
    maps, content = features(), content_rectangle(750, 500, 224, CELLS)
    boxes = at_ratio(1.5, 1.0)[::9]
    flipped = np.stack([1 - boxes[:, 2], boxes[:, 1], 1 - boxes[:, 0], boxes[:, 3]], axis=1)
    own = pool(maps, in_cells(boxes, content), content).reshape(-1, REGIONS, 3)
    other = pool(maps[:, :, ::-1], in_cells(flipped, content), content).reshape(-1, REGIONS, 3)
    order = [2, 1, 0, 5, 4, 3, 8, 7, 6, 10, 9, 11, 12, 13]
    assert other[:, order] == pytest.approx(own, abs=1e-4)


@given(SHAPES, SHAPES)
def test_candidates_of_a_ratio_have_it_and_lie_inside(shape, ratio):
    boxes = at_ratio(shape, ratio)
    sides = boxes[:, 2:] - boxes[:, :2]
    assert (sides[:, 0] * shape / sides[:, 1]) == pytest.approx(np.full(len(boxes), ratio), rel=1e-3)
    assert boxes.min() >= -1e-6 and boxes.max() <= 1 + 1e-6
    assert np.max(sides, axis=1).max() == pytest.approx(1.0, abs=1e-5)


@given(SHAPES)
def test_free_candidates_are_several_hundred_different_ones_inside(shape):
    boxes = at_any_ratio(shape)
    assert 400 < len(boxes) < 1500
    assert len(np.unique(boxes.round(5), axis=0)) == len(boxes)
    assert boxes.min() >= -1e-6 and boxes.max() <= 1 + 1e-6


def test_places_reach_both_ends_and_are_close_enough():
    boxes = windows(0.6, 1.0, 0.06)
    assert boxes[0, 0] == 0 and boxes[-1, 2] == pytest.approx(1)
    assert np.diff(boxes[:, 0]).max() <= 0.06 and (boxes[:, 1] == 0).all()
    assert len(windows(1.0, 1.0, 0.06)) == 1


def test_overlap_is_the_iou_of_geometry():
    boxes = np.array([[0.1, 0.2, 0.7, 0.9], [0.0, 0.0, 0.1, 0.1]], np.float32)
    other = np.array([0.3, 0.1, 0.9, 0.8], np.float32)

    def as_box(row):
        left, top, right, bottom = (float(edge) for edge in row)
        return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)

    assert overlap(boxes, other) == pytest.approx(
        [iou(as_box(row), as_box(other)) for row in boxes], abs=1e-5
    )


def test_geometry_of_mirrored_boxes_is_the_same_and_knows_the_centre():
    constant = np.array([0.1, 0.1, 0.9, 0.9], np.float32)
    boxes = np.array([[0.1, 0.2, 0.6, 0.9], [0.4, 0.2, 0.9, 0.9], [0.1, 0.1, 0.9, 0.9]], np.float32)
    terms = geometry(boxes, 1.5, constant)
    assert terms.shape == (3, len(TERMS))
    assert terms[0] == pytest.approx(terms[1], abs=1e-5)
    named = dict(zip(TERMS, terms[2], strict=True))
    assert named["across"] == pytest.approx(0, abs=1e-5) and named["constant"] == pytest.approx(10, abs=1e-4)


def test_a_posterior_without_hints_expects_most_in_the_middle():
    among = windows(0.5, 1.0, 0.05)
    chances = posterior(np.zeros(len(among), np.float32))
    assert chances.sum() == pytest.approx(1)
    best = int(np.argmax(expected_overlap(among, among, chances)))
    assert among[best, 0] == pytest.approx(0.25, abs=0.03)


def test_a_head_adds_content_and_prior():
    rng = np.random.default_rng(1)
    hidden = rng.normal(size=(REGIONS * 3, 5)).astype(np.float32)
    bias, out = rng.normal(size=5).astype(np.float32), rng.normal(size=5).astype(np.float32)
    prior, constant = rng.normal(size=len(TERMS)).astype(np.float32), np.array([0, 0, 1, 1], np.float32)
    head = Head(hidden, bias, out, prior, constant)
    content, boxes = content_rectangle(750, 500, 224, CELLS), at_ratio(1.5, 1.0)[::20]
    pooled = pool(features(), in_cells(boxes, content), content)
    wanted = np.maximum(pooled @ hidden + bias, 0) @ out + geometry(boxes, 1.5, constant) @ prior
    assert head.score(features(), boxes, 1.5, content) == pytest.approx(wanted, rel=1e-5)
