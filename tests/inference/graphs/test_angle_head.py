"""The file of an angle head."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.angle_head import SEEN, read_head
from cropperhead_desktop.inference.suggest.straighten import TILTS


def test_a_file_that_is_no_head_is_named(tmp_path: Path) -> None:
    file = tmp_path / "head.npz"
    with pytest.raises(ModelError, match=r"head\.npz"):
        read_head(file)
    np.savez(file, curve_mean=np.zeros(1))
    with pytest.raises(ModelError, match="curve_scale is missing"):
        read_head(file)
    file.write_bytes(b"not a zip")
    with pytest.raises(ModelError, match=r"head\.npz"):
        read_head(file)


def test_the_bins_fit_into_each_other() -> None:
    assert (len(TILTS), TILTS[1] - TILTS[0]) == (49, 0.5)
    edge = (len(SEEN) - len(TILTS)) // 2
    assert SEEN[edge:-edge].tolist() == TILTS.tolist()
