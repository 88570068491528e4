"""Features to learn from."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.candidates.features import fit_projection  # noqa: E402

pytestmark = pytest.mark.torch


def test_a_projection_is_affine_and_of_unit_spread():
    rng = np.random.default_rng(2)
    fine = rng.normal(1, 2, (6, 10, 4, 4)).astype(np.float16)
    coarse = rng.normal(-1, 3, (6, 12, 2, 2)).astype(np.float16)
    projection = fit_projection(fine, coarse, 3)
    made = projection.apply(fine, coarse)
    assert made.shape == (6, 3, 4, 4) and made.mean() == pytest.approx(0, abs=0.01)
    assert made.std() == pytest.approx(1, abs=0.05)
    wanted = (
        projection.fine @ fine[0, :, 3, 2].astype(np.float32)
        + projection.coarse @ coarse[0, :, 1, 1].astype(np.float32)
        + projection.bias
    )
    assert made[0, :, 3, 2] == pytest.approx(wanted, abs=1e-3)
