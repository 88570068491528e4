"""The same as NumPy's own, without numpy.ma."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from cropperhead_desktop.inference.suggest.order import distinct, reached


@pytest.mark.parametrize("count", [0, 1, 2, 7, 500])
def test_distinct_values_are_those_of_numpy(count: int) -> None:
    values = np.round(np.random.default_rng(count).normal(0, 3, count))
    wanted = np.unique(values, return_index=True, return_inverse=True)
    assert all(np.array_equal(mine, theirs) for mine, theirs in zip(distinct(values), wanted, strict=True))


@pytest.mark.parametrize("shape", [(1,), (2,), (9,), (1000,), (40, 30)])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.999, 1.0])
def test_a_share_is_reached_where_numpy_says(shape: tuple[int, ...], share: float) -> None:
    values = np.random.default_rng(7).normal(0, 1, shape)
    assert reached(values, share) == pytest.approx(float(np.quantile(values, share)), abs=1e-12)


def test_they_do_not_import_masked_arrays() -> None:
    script = (
        "import sys, numpy as np\n"
        "from cropperhead_desktop.inference.suggest.order import distinct, reached\n"
        "distinct(np.arange(5.0)); reached(np.arange(5.0), 0.5)\n"
        "print('numpy.ma' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
