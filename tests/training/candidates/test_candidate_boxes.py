"""Boxes to learn from."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.suggest.candidates import TERMS, fractions

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.candidates.candidate_boxes import FREE, SAME_SIZE  # noqa: E402

pytestmark = pytest.mark.torch


CELLS, SIDE = 14, 224
WHOLE = np.array([0, 0, 1, 1], np.float32)


def test_labels_and_geometry_of_the_mirror_image_are_the_same(sets):
    count = len(sets.sites) // 2
    assert np.array_equal(sets.overlaps[:count], sets.overlaps[count:])
    assert np.array_equal(sets.groups[:count], sets.groups[count:])
    assert sets.terms[:count] == pytest.approx(sets.terms[count:], abs=1e-4)
    own = sets.pooled[:count].reshape(count, -1, 14, 2)
    other = sets.pooled[count:].reshape(count, -1, 14, 2)
    order = [2, 1, 0, 5, 4, 3, 8, 7, 6, 10, 9, 11, 12, 13]
    assert other[:, :, order] == pytest.approx(own, abs=1e-4)


def test_every_photo_has_good_and_bad_candidates_in_every_group(sets):
    for group in (SAME_SIZE, FREE):
        chosen = np.where(sets.groups == group, sets.overlaps, np.nan)
        assert np.nanmax(chosen, axis=1).min() > 0.6 and np.nanmin(chosen, axis=1).max() < 0.5
    assert sets.terms.shape[-1] == len(TERMS)


def test_fractions_of_a_box():
    example = Example("a", "s", "train", 600, 400, Box(300, 100, 300, 100))
    assert fractions(example.box, example.width, example.height) == pytest.approx([0.25, 0.125, 0.75, 0.375])
