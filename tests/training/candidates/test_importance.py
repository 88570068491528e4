"""Maps of importance."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.inference.suggest.candidates import content_rectangle
from cropperhead_desktop.inference.suggest.scored_photo import FACES, OBJECTS, PERSONS

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.candidates.importance import (  # noqa: E402
    SubjectConfig,
    agreement,
    predict_subjects,
    subject_map,
    train_subjects,
)

pytestmark = pytest.mark.torch


CELLS, SIDE = 14, 224
RECORD = {
    "faces": [[0.25, 0.0, 0.5, 0.5, 0.9]],
    "objects": [[0.5, 0.5, 1, 1, 0.8, "person"], [0, 0.9, 0.1, 1, 0.5, "cup"]],
}


def test_importance_maps_cover_the_boxes_and_follow_the_mirror():
    content = content_rectangle(600, 600, SIDE, CELLS)
    made = subject_map(RECORD, content, CELLS)
    assert made[FACES].sum() == pytest.approx(CELLS**2 / 8) and made[PERSONS].sum() == pytest.approx(
        CELLS**2 / 4
    )
    assert made[OBJECTS, 13, 0] == pytest.approx(1.0) and made[OBJECTS].sum() == pytest.approx(1.96, abs=1e-3)
    mirrored = subject_map(RECORD, content, CELLS, flipped=True)
    assert mirrored == pytest.approx(made[:, :, ::-1], abs=1e-5)


def test_the_importance_head_learns_where_things_are():
    rng = np.random.default_rng(1)
    labels = np.zeros((48, 3, 4, 4), np.float32)
    fine = rng.normal(0, 0.1, (48, 6, 4, 4)).astype(np.float16)
    for index, (channel, row, column) in enumerate(rng.integers(0, [3, 4, 4], (48, 3))):
        labels[index, channel, row, column] = 1.0
        fine[index, channel, row, column] += 3
    coarse = rng.normal(0, 0.1, (48, 5, 2, 2)).astype(np.float16)
    head = train_subjects(
        fine[:40], coarse[:40], labels[:40], SubjectConfig(epochs=60, batch=8, learning_rate=1e-2)
    )
    found = agreement(predict_subjects(head, fine[40:], coarse[40:]), labels[40:])
    assert min(found.values()) > 0.5
    assert agreement(labels, labels) == {"faces": 1.0, "persons": 1.0, "objects": 1.0}
