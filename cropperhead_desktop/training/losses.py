"""What training minimises."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional


def mse(predicted: Tensor, wanted: Tensor) -> Tensor:
    """Mean squared error over the five outputs, N x 5 each; fractions and degrees weigh alike, as in 2020."""
    return functional.mse_loss(predicted, wanted)
