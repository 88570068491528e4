"""The 2020 network in torch: the same layers, names and parameter count as `inference.seed2020`."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from cropperhead_desktop.inference.graphs.seed2020 import (
    CONVOLUTIONS,
    DENSE,
    PARAMETERS,
    POOLED,
    SHAPES,
    Weights,
    check_weights,
)
from cropperhead_desktop.training.network2020.config import TrainConfig

_DROPPED = (CONVOLUTIONS[1], CONVOLUTIONS[3])


class Seed2020(nn.Module):
    """uint8 pixels N x 300 x 300 x 3 to N x 5: top, left, bottom, right (fractions), angle (degrees)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.layers = nn.ModuleDict({name: _layer(SHAPES[f"{name}/kernel"]) for name in CONVOLUTIONS + DENSE})
        for layer in self.layers.values():
            assert isinstance(layer, nn.Conv2d | nn.Linear) and layer.bias is not None
            nn.init.xavier_uniform_(layer.weight)  # Keras' default, which the original was made with
            nn.init.zeros_(layer.bias)
        count = sum(parameter.numel() for parameter in self.parameters())
        assert count == PARAMETERS, f"{count} parameters instead of {PARAMETERS}"

    def forward(self, pixels: Tensor) -> Tensor:
        """Raw, unlimited outputs."""
        x = pixels.permute(0, 3, 1, 2).to(torch.float32).mul(1 / 255)
        for name in CONVOLUTIONS:
            x = functional.relu(self.layers[name](x))
            if name in POOLED:
                x = functional.max_pool2d(x, 2)
            if name in _DROPPED:
                x = functional.dropout(x, self.dropout, self.training)
        x = x.permute(0, 2, 3, 1).flatten(1)  # Keras flattens with channels last
        for name in DENSE[:-1]:
            x = functional.relu(self.layers[name](x))
        outputs: Tensor = self.layers[DENSE[-1]](x)
        return outputs


def predict(model: Seed2020, pixels: npt.NDArray[np.uint8], config: TrainConfig) -> npt.NDArray[np.float32]:
    """Raw outputs, N x 5, for pictures N x 300 x 300 x 3; dropout off."""
    model.eval()
    rows = []
    with torch.no_grad():
        for start in range(0, len(pixels), config.batch):
            part = torch.from_numpy(pixels[start : start + config.batch]).to(config.device)
            rows.append(model(part).cpu().numpy())
    return np.concatenate(rows)


def weights_of(model: Seed2020) -> Weights:
    """The weights by Keras name in Keras layout, as numpy copies."""
    weights = {}
    for name, layer in model.layers.items():
        assert isinstance(layer, nn.Conv2d | nn.Linear) and layer.bias is not None
        kernel = layer.weight.detach().cpu()
        kernel = kernel.permute(2, 3, 1, 0) if kernel.ndim == 4 else kernel.T
        weights[f"{name}/kernel"] = np.ascontiguousarray(kernel.numpy())
        weights[f"{name}/bias"] = layer.bias.detach().cpu().numpy().copy()
    return weights


def load_weights(model: Seed2020, weights: Weights, source: str) -> None:
    """Put Keras-layout weights into the model; ModelError (naming `source`) when they do not fit."""
    check_weights(weights, source)
    for name, layer in model.layers.items():
        assert isinstance(layer, nn.Conv2d | nn.Linear) and layer.bias is not None
        kernel = torch.from_numpy(np.array(weights[f"{name}/kernel"]))
        with torch.no_grad():
            layer.weight.copy_(kernel.permute(3, 2, 0, 1) if kernel.ndim == 4 else kernel.T)
            layer.bias.copy_(torch.from_numpy(np.array(weights[f"{name}/bias"])))


def _layer(shape: tuple[int, ...]) -> nn.Module:
    """A convolution for a height-width-in-out kernel shape, else a dense layer."""
    if len(shape) == 4:
        return nn.Conv2d(shape[2], shape[3], (shape[0], shape[1]))
    return nn.Linear(shape[0], shape[1])
