"""Proposals for one photo: legal boxes of any ratio that differ, faces kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.suggest.candidate_set import candidate_set
from cropperhead_desktop.inference.suggest.candidates import TERMS, Head, fractions
from cropperhead_desktop.inference.suggest.scored_photo import ALTERNATIVES, FACES, ScoredPhoto, edges_hit

CHANNELS, CELLS, SIDE = 4, 14, 224
CONTENT = (0.0, 0.0, 14.0, 14.0)


def head_of(seed=0, strength=1.0):
    rng = np.random.default_rng(seed)
    return Head(
        rng.normal(0, strength / 8, (14 * CHANNELS, 8)).astype(np.float32),
        rng.normal(0, 1, 8).astype(np.float32),
        rng.normal(0, strength, 8).astype(np.float32),
        rng.normal(0, 0.3, len(TERMS)).astype(np.float32),
        np.array([0.05, 0.05, 0.95, 0.95], np.float32),
    )


def composition_of(width=3000.0, height=2000.0, seed=0, strength=1.0, faces=None, keep_faces=True):
    rng = np.random.default_rng(seed)
    maps = rng.normal(size=(CHANNELS, CELLS, CELLS)).astype(np.float32)
    importance = np.zeros((3, CELLS, CELLS), np.float32)
    if faces is not None:
        importance[FACES] = faces
    return ScoredPhoto(maps, importance, head_of(seed, strength), SIDE, width, height, keep_faces)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(20, 9000), st.integers(20, 9000), st.integers(0, 50),
    st.one_of(st.none(), st.floats(0.2, 5.0)), st.sampled_from([0.0, 1.0, 30.0]),
)  # fmt: skip
def test_every_proposal_is_legal_keeps_the_ratio_and_differs(width, height, seed, aspect, strength):
    ranked = composition_of(width, height, seed, strength).ranked(aspect)
    assert 1 <= len(ranked) <= ALTERNATIVES
    for proposed in ranked:
        assert is_inside(proposed.box, width, height, slack=1e-3 * max(width, height))
        assert proposed.box.angle == 0
        if aspect is not None:
            assert proposed.box.aspect == pytest.approx(aspect)
    expected = [proposed.expected for proposed in ranked]
    assert expected == sorted(expected, reverse=True) and expected[0] <= 1 + 1e-6
    for number, one in enumerate(ranked):
        assert all(iou(one.box, other.box) < 0.8 for other in ranked[:number])


def test_without_hints_it_proposes_the_middle():
    plain = composition_of(strength=0.0)
    still = replace(plain, head=replace(plain.head, prior=np.zeros(len(TERMS), np.float32)))
    box = still.ranked(1.0)[0].box
    assert (box.cx, box.cy) == pytest.approx((1500, 1000), abs=60)


def test_it_follows_what_the_head_likes():
    """A head that counts a bright spot inside the bins moves the crop to the spot."""
    maps = np.zeros((CHANNELS, CELLS, CELLS), np.float32)
    maps[0, 6:8, 2:4] = 1.0
    hidden = np.zeros((14 * CHANNELS, 1), np.float32)
    hidden[4 * CHANNELS] = 60.0  # the middle bin
    one = np.ones(1, np.float32)
    head = Head(hidden, 0 * one, one, np.zeros(len(TERMS), np.float32), np.array([0, 0, 1, 1], np.float32))
    importance = np.zeros((3, CELLS, CELLS), np.float32)
    look = ScoredPhoto(maps, importance, head, SIDE, 2000, 2000)
    left = look.ranked(1.0)[0].box
    right = replace(look, features=maps[:, :, ::-1]).ranked(1.0)[0].box
    assert left.cx < 900 and right.cx == pytest.approx(2000 - left.cx, abs=20)


def test_scores_of_one_size_are_expected_overlaps_and_mirror():
    look = composition_of(2000, 2000)
    boxes = [Box(x, 1000, 1000, 1400) for x in (500, 700, 1000, 1300, 1500)]
    scores = look.score(boxes)
    assert scores.shape == (5,) and (scores > 0).all() and (scores <= 1).all()
    several = look.score([*boxes, Box(1000, 1000, 300, 300)])
    assert np.isfinite(several).all() and several.shape == (6,)


def test_a_face_is_not_cut_unless_asked():
    faces = np.zeros((CELLS, CELLS), np.float32)
    faces[5:9, 10:12] = 0.9
    cut_somewhere = 0
    for seed in range(12):
        kept = composition_of(2000, 2000, seed, 3.0, faces)
        asked = replace(kept, keep_faces=False)
        for aspect in (1.0, 0.5):
            assert not cuts(kept, kept.ranked(aspect)[0].box, faces)
            cut_somewhere += cuts(asked, asked.ranked(aspect)[0].box, faces)
    assert cut_somewhere > 0


def cuts(look, box, faces):
    row = np.array([fractions(box, look.width, look.height)], np.float32) * CELLS
    return bool(edges_hit(faces, row, CONTENT)[0] > 0)


def test_edges_hit_what_they_run_through_and_nothing_on_the_border():
    faces = np.zeros((CELLS, CELLS), np.float32)
    faces[5, 6] = 1.0
    boxes = np.array(
        [[6.5, 2, 12, 12], [2, 5.5, 12, 12], [2, 6.5, 12, 12], [6.5, 7, 12, 12], [4, 4, 9, 9]], np.float32
    )
    assert edges_hit(faces, boxes, CONTENT).tolist() == [1, 1, 0, 0, 0]
    faces[:] = 1.0
    assert edges_hit(faces, np.array([[0, 0, 14, 14]], np.float32), CONTENT).tolist() == [0]


class Edge:
    """Calls every box cut whose upper edge lies in a range."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def cut(self, boxes):
        return ((boxes[:, 1] > self.low) & (boxes[:, 1] < self.high)).astype(np.float32)


@pytest.mark.parametrize("aspect", [None, 1.0, 1.5])
@pytest.mark.parametrize("seed", range(4))
def test_a_guard_moves_the_crop_only_where_that_costs_next_to_nothing(aspect, seed):
    photo = composition_of(seed=seed)
    best = photo.ranked(aspect)[0]
    top = fractions(best.box, 3000, 2000)[1]
    guarded = replace(photo, guards=(Edge(top - 0.02, top + 0.02),)).ranked(aspect)[0]
    assert best.expected - guarded.expected <= 0.03 + 1e-6
    assert replace(photo, guards=(Edge(2, 3),)).ranked(aspect) == photo.ranked(aspect)
    everywhere = replace(photo, guards=(Edge(-1, 2),)).ranked(aspect)[0]
    assert everywhere.expected == pytest.approx(best.expected)


@pytest.mark.parametrize("aspect", [None, 1.25])
def test_candidates_score_as_the_head_scores_each_of_them(aspect):
    photo = composition_of()
    candidates = candidate_set(photo.head, photo.shape, aspect, photo.content, photo.features.shape[1])
    plain = photo.head.score(photo.features, candidates.boxes, photo.shape, photo.content, aspect is None)
    assert candidates.scores(photo.features) == pytest.approx(plain, abs=1e-3)


def test_heads_share_what_they_look_at():
    photo = composition_of()
    where = photo.shape, 1.25, photo.content, photo.features.shape[1]
    one, other = candidate_set(photo.head, *where), candidate_set(replace(photo.head), *where)
    assert one is not other and one.pooling is other.pooling


def test_places_of_a_size_are_worked_out_once():
    photo = composition_of()
    boxes = [Box(1000.0 + 50 * n, 900.0, 900.0, 600.0) for n in range(4)]
    before = photo.score(boxes)
    (known,) = photo._places.values()
    assert photo.score(boxes[:2]) == pytest.approx(before[:2], abs=1e-6)
    assert list(photo._places.values())[0] is known
    photo.score([Box(1000.0, 900.0, 300.0, 200.0)] * 2)
    assert len(photo._places) == 1
