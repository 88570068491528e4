"""Pictures for a session."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.fixture
def batch():
    return np.random.default_rng(1).integers(0, 256, (1, 300, 300, 3), dtype=np.uint8)
