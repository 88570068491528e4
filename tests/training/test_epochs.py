"""What is said after an epoch."""

from __future__ import annotations

import numpy as np

from cropperhead_desktop.training.epochs import remark, spread


def test_remarks_say_what_a_person_would():
    def rows(*held_out, spread=0.6):
        return [
            {"loss": 1 / (n + 1), "held_out_loss": loss, "spread": spread} for n, loss in enumerate(held_out)
        ]

    assert remark(rows(1.0)) == "the start"
    assert remark(rows(1.0, 0.5)) == "best so far, 50.0 % better"
    assert "by heart" in remark(rows(1.0, 0.5, 0.6, 0.7, 0.8))
    assert "no better on unseen photos for 1 epoch" in remark(rows(1.0, 0.5, 0.6))
    assert "the same for every photo" in remark(rows(1.0, 0.5, spread=0.01))
    assert "learning rate" in remark(rows(1.0, float("nan")))
    same = np.ones((4, 5), np.float32)
    assert spread(same, np.random.default_rng(0).random((4, 5)).astype(np.float32)) == 0
