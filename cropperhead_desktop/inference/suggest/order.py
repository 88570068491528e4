"""Distinct values, medians and shares of arrays: NumPy's own import numpy.ma (50 ms) when first called."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[Any]


def distinct(values: Values) -> tuple[Values, Values, Values]:
    """The different numbers in order, where each stands first, and for every one which of them it is.

    As `np.unique` with `return_index` and `return_inverse`.
    """
    order = np.argsort(values, kind="stable")
    ranked = values[order]
    is_new = np.concatenate((np.ones(min(1, len(ranked)), bool), ranked[1:] != ranked[:-1]))
    which = np.empty(len(values), np.intp)
    which[order] = np.cumsum(is_new) - 1
    return ranked[is_new], order[is_new], which


def reached(values: Values, share: float) -> float:
    """The value below which this share (0 to 1) of all lies, between two of them where it falls so.

    As `np.quantile`; not of none.
    """
    place = (values.size - 1) * share
    low = int(place)
    high = min(low + 1, values.size - 1)
    parted = np.partition(values, (low, high), axis=None)
    return float(parted[low] + (parted[high] - parted[low]) * (place - low))
