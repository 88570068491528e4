"""What training minimises, by name.

All take N x 5 predictions and N x 5 labels: top, left, bottom, right (fractions), angle (degrees), and
give a mean over the photos. The box losses compare upright boxes between the two corners; the angle
joins them as its squared error, as it does in `mse`.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

Loss = Callable[[Tensor, Tensor], Tensor]


def mse(predicted: Tensor, wanted: Tensor) -> Tensor:
    """Mean squared error over the five outputs, N x 5 each; fractions and degrees weigh alike, as in 2020."""
    return functional.mse_loss(predicted, wanted)


def mse_clip(predicted: Tensor, wanted: Tensor) -> Tensor:
    """`mse`, and a penalty where a side leaves 0..1 or right < left, bottom < top (an experiment of 2020)."""
    sides = predicted[:, :4]
    outside = functional.relu(-sides) + functional.relu(sides - 1)
    crossed = functional.relu(sides[:, :2] - sides[:, 2:])
    return mse(predicted, wanted) + outside.mean() + crossed.mean()


def overlap(predicted: Tensor, wanted: Tensor) -> Tensor:
    """1 - shared area / larger area: a box grown around the right one costs as much as one inside it."""
    shared, first, second, _ = _areas(predicted, wanted)
    return (1 - shared / torch.maximum(first, second)).mean() + _angle(predicted, wanted)


def iou(predicted: Tensor, wanted: Tensor) -> Tensor:
    """1 - intersection over union; flat where the boxes do not meet."""
    shared, first, second, _ = _areas(predicted, wanted)
    return (1 - shared / (first + second - shared)).mean() + _angle(predicted, wanted)


def giou(predicted: Tensor, wanted: Tensor) -> Tensor:
    """1 - generalised IoU (Rezatofighi et al. 2019): boxes that do not meet are drawn together too."""
    shared, first, second, hull = _areas(predicted, wanted)
    union = first + second - shared
    return (1 - shared / union + (hull - union) / hull).mean() + _angle(predicted, wanted)


LOSSES: dict[str, Loss] = {"mse": mse, "mse+clip": mse_clip, "overlap": overlap, "iou": iou, "giou": giou}

_LEAST = 1e-6


def _areas(predicted: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Shared area, both areas and the area of the smallest box around both, N each, never quite 0.

    Corners in the wrong order are read the other way round, so that a crossed box still has a gradient.
    """
    low, high = (
        torch.minimum(predicted[:, :2], predicted[:, 2:4]),
        torch.maximum(predicted[:, :2], predicted[:, 2:4]),
    )
    wanted_low, wanted_high = wanted[:, :2], wanted[:, 2:4]
    sides = functional.relu(torch.minimum(high, wanted_high) - torch.maximum(low, wanted_low))
    around = torch.maximum(high, wanted_high) - torch.minimum(low, wanted_low)
    first, second = (high - low).prod(dim=1), (wanted_high - wanted_low).prod(dim=1)
    return sides.prod(dim=1), first + _LEAST, second + _LEAST, around.prod(dim=1) + _LEAST


def _angle(predicted: Tensor, wanted: Tensor) -> Tensor:
    return functional.mse_loss(predicted[:, 4], wanted[:, 4])
