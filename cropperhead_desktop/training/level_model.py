"""The head of the angle branch in torch: a convolution over the tilt, and an MLP on trunk statistics."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from cropperhead_desktop.inference.angle_graph import CURVES, SEEN, STATISTICS, TILTS, AngleHead

HIDDEN = 96
CONTEXT = 16
WIDTH = 48
TAPS = 5
_EDGE = (len(SEEN) - len(TILTS)) // 2


class LevelHead(nn.Module):
    """Curves [N, CURVES, len(SEEN)] and statistics [N, STATISTICS] to logits [N, len(TILTS)]."""

    curve_mean: Tensor
    curve_scale: Tensor
    mean: Tensor
    scale: Tensor

    def __init__(self, dropout: float = 0.5) -> None:
        super().__init__()
        self.register_buffer("curve_mean", torch.zeros(CURVES, 1))
        self.register_buffer("curve_scale", torch.ones(CURVES, 1))
        self.register_buffer("mean", torch.zeros(STATISTICS))
        self.register_buffer("scale", torch.ones(STATISTICS))
        self.hidden = nn.Linear(STATISTICS, HIDDEN)
        self.bias = nn.Linear(HIDDEN, len(SEEN))
        self.context = nn.Linear(HIDDEN, CONTEXT)
        self.first = nn.Conv1d(CURVES, WIDTH, TAPS, padding=TAPS // 2)
        self.second = nn.Conv1d(WIDTH + CONTEXT, WIDTH, TAPS, padding=TAPS // 2)
        self.last = nn.Conv1d(WIDTH, 1, 1, bias=False)
        self.dropout = dropout

    def standardise(self, curves: Tensor, statistics: Tensor) -> None:
        """Set the constants that give the training set mean 0 and variance 1."""
        self.curve_mean.copy_(curves.mean(dim=(0, 2))[:, None])
        self.curve_scale.copy_(1 / curves.std(dim=(0, 2))[:, None].clamp(min=1e-3))
        self.mean.copy_(statistics.mean(dim=0))
        self.scale.copy_(1 / statistics.std(dim=0).clamp(min=1e-2))

    def forward(self, curves: Tensor, statistics: Tensor) -> Tensor:
        """Logits of the bins TILTS."""
        seen = functional.dropout((statistics - self.mean) * self.scale, self.dropout / 2, self.training)
        hidden = functional.dropout(functional.relu(self.hidden(seen)), self.dropout, self.training)
        context = self.context(hidden)[:, :, None].expand(-1, -1, len(SEEN))
        x = functional.relu(self.first((curves - self.curve_mean) * self.curve_scale))
        x = functional.dropout1d(x, self.dropout / 2, self.training)
        x = functional.relu(self.second(torch.cat([x, context], dim=1)))
        logits: Tensor = self.last(x)[:, 0] + self.bias(hidden)
        return logits[:, _EDGE:-_EDGE]


def weights_of(model: LevelHead) -> AngleHead:
    """The trained head as arrays, standardisation folded into the first layers where it can be."""
    with torch.no_grad():
        kernel = model.hidden.weight * model.scale
        bias = model.hidden.bias - kernel @ model.mean
        bias_kernel = model.bias.weight[_EDGE:-_EDGE]
        bias_bias = model.bias.bias[_EDGE:-_EDGE]
        arrays: dict[str, Tensor] = {
            "curve_mean": model.curve_mean,
            "curve_scale": model.curve_scale,
            "hidden_kernel": kernel,
            "hidden_bias": bias,
            "bias_kernel": bias_kernel,
            "bias_bias": bias_bias,
            "context_kernel": model.context.weight,
            "context_bias": model.context.bias,
            "first_kernel": model.first.weight,
            "first_bias": _bias(model.first),
            "second_kernel": model.second.weight,
            "second_bias": _bias(model.second),
            "last_kernel": model.last.weight,
        }
        return AngleHead(**{n: np.array(a.detach().cpu().numpy(), np.float32) for n, a in arrays.items()})


def _bias(layer: nn.Conv1d) -> Tensor:
    assert layer.bias is not None
    return layer.bias
