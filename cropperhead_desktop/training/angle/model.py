"""The angle branch in torch: tuned trunk layers, a convolution over the tilt, an MLP on map statistics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from cropperhead_desktop.inference.graphs.angle_head import (
    CURVES,
    OWN,
    READ,
    SEEN,
    STATISTICS,
    AngleHead,
    own_layers,
)
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution
from cropperhead_desktop.inference.suggest.straighten import TILTS

HIDDEN = 80
CONTEXT = 16
WIDTH = 48
TAPS = 5
_EDGE = (len(SEEN) - len(TILTS)) // 2
_CONSTANT = 1e-4
_FORGET = 0.05
"""How quickly running means follow; the statistics change while the layers are tuned."""


class LevelNet(nn.Module):
    """Pictures and line sums to logits over TILTS.

    `trunk` is the folded trunk: its first layers stay as they are, copies of the layers OWN are tuned.
    """

    def __init__(self, trunk: Sequence[Convolution], dropout: float = 0.4) -> None:
        super().__init__()
        first_own = next(place for place, layer in enumerate(trunk) if layer.name == f"conv_dw_{OWN[0]}")
        used = trunk[: first_own + 2 * len(OWN)]
        self.names = [layer.name for layer in used]
        self.pads = [layer.pads for layer in used]
        self.layers = nn.ModuleList(_layer(layer) for layer in used)
        self.frozen = first_own
        for parameter in self.layers[:first_own].parameters():
            parameter.requires_grad_(False)
        self.statistics = nn.BatchNorm1d(STATISTICS, affine=False, momentum=_FORGET)
        self.curves = nn.BatchNorm1d(CURVES, affine=False, momentum=_FORGET)
        self.hidden = nn.Linear(STATISTICS, HIDDEN)
        self.bias = nn.Linear(HIDDEN, len(SEEN))
        self.context = nn.Linear(HIDDEN, CONTEXT)
        self.first = nn.Conv1d(CURVES, WIDTH, TAPS, padding=TAPS // 2)
        self.second = nn.Conv1d(WIDTH + CONTEXT, WIDTH, TAPS, padding=TAPS // 2)
        self.last = nn.Conv1d(WIDTH, 1, 1, bias=False)
        self.dropout = dropout

    def head_parameters(self) -> list[nn.Parameter]:
        """What is learnt from nothing."""
        return [value for name, value in self.named_parameters() if not name.startswith("layers.")]

    def own_parameters(self) -> list[nn.Parameter]:
        """Those of the tuned layers."""
        return list(self.layers[self.frozen :].parameters())

    def forget_constants(self) -> None:
        """Read no statistics that never vary: scaled up, they would be nothing but rounding errors."""
        spread = self.statistics.running_var
        assert spread is not None
        self.hidden.weight.data[:, spread < _CONSTANT] = 0

    def forward(
        self, pictures: Tensor, inside: Tensor, curves: Tensor, light: Tensor | None = None
    ) -> Tensor:
        """Logits [N, len(TILTS)].

        `pictures` N x H x W x 3, 0 to 255, at half the input's size; `inside` N x H x W, 1 where the photo
        is; `curves` [N, CURVES, len(SEEN)]; `light` N x 3 x 1 x 1 multiplies the colours.
        """
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            maps = self._maps(pictures, light)
        seen = self.statistics(_means_and_maxima(maps, inside))
        hidden = functional.relu(self.hidden(functional.dropout(seen, self.dropout / 2, self.training)))
        hidden = functional.dropout(hidden, self.dropout, self.training)
        context = self.context(hidden)[:, :, None].expand(-1, -1, len(SEEN))
        x = functional.relu(self.first(self.curves(curves)))
        x = functional.dropout1d(x, self.dropout / 2, self.training)
        x = functional.relu(self.second(torch.cat([x, context], dim=1)))
        logits: Tensor = self.last(x)[:, 0] + self.bias(hidden)
        return logits[:, _EDGE:-_EDGE]

    def _maps(self, pictures: Tensor, light: Tensor | None) -> list[Tensor]:
        """The maps READ."""
        x = pictures.permute(0, 3, 1, 2).float() / 127.5 - 1
        x = (x if light is None else x * light).contiguous(memory_format=torch.channels_last)
        found = []
        for name, pads, layer in zip(self.names, self.pads, self.layers, strict=True):
            top, left, bottom, right = pads
            x = functional.pad(x, (left, right, top, bottom)) if any(pads) else x
            x = functional.relu6(_convolved(x, layer))
            if name in READ:
                found.append(x)
        return found


def _convolved(x: Tensor, layer: nn.Module) -> Tensor:
    """What the layer makes of `x`."""
    assert isinstance(layer, nn.Conv2d)
    stride = layer.stride[0]
    if stride == 1 or layer.groups == 1 or not layer.weight.requires_grad:
        made: Tensor = layer(x)
        return made
    # the gradient of strided depthwise layers is so slow that computing all and leaving out is quicker
    return functional.conv2d(x, layer.weight, layer.bias, groups=layer.groups)[:, :, ::stride, ::stride]


def _means_and_maxima(maps: Sequence[Tensor], inside: Tensor) -> Tensor:
    """[N, STATISTICS] over the cells of which more than three quarters belong to the photo."""
    found = []
    for x in maps:
        shares = functional.avg_pool2d(inside[:, None], inside.shape[1] // x.shape[2])
        cells = (shares > 0.75).float()
        kept = x.float() * cells
        found += [kept.sum(dim=(2, 3)) / (cells.sum(dim=(2, 3)) + 1e-6), kept.amax(dim=(2, 3))]
    return torch.cat(found, dim=1)


def _layer(layer: Convolution) -> nn.Conv2d:
    kernel = torch.from_numpy(layer.kernel)
    bias = torch.from_numpy(layer.bias)
    kept = READ[layer.name][0] if layer.name in READ else len(bias)
    made = nn.Conv2d(kernel.shape[1] * layer.groups, kept, kernel.shape[2], layer.stride, groups=layer.groups)
    made.weight.data, made.bias.data = kernel[:kept].clone(), bias[:kept].clone()  # type: ignore[union-attr]
    return made


def weights_of(model: LevelNet) -> AngleHead:
    """The trained branch as arrays, standardisation folded into the first layers where it can be."""
    with torch.no_grad():
        mean, scale = _constants(model.statistics)
        curve_mean, curve_scale = _constants(model.curves)
        own: dict[str, Tensor] = {}
        for name, layer in list(zip(model.names, model.layers, strict=True))[model.frozen :]:
            assert isinstance(layer, nn.Conv2d) and layer.bias is not None
            own |= {f"{name}/kernel": layer.weight, f"{name}/bias": layer.bias}
        arrays: dict[str, Tensor] = {
            "curve_mean": curve_mean[:, None],
            "curve_scale": curve_scale[:, None],
            "mean": mean,
            "hidden_kernel": model.hidden.weight * scale,
            "hidden_bias": model.hidden.bias,
            "bias_kernel": model.bias.weight[_EDGE:-_EDGE],
            "bias_bias": model.bias.bias[_EDGE:-_EDGE],
            "context_kernel": model.context.weight,
            "context_bias": model.context.bias,
            "first_kernel": model.first.weight,
            "first_bias": _bias(model.first),
            "second_kernel": model.second.weight,
            "second_bias": _bias(model.second),
            "last_kernel": model.last.weight,
        }
        plain = {n: np.array(a.detach().contiguous().numpy(), np.float32) for n, a in (arrays | own).items()}
        return AngleHead(own_layers(plain), **{name: plain[name] for name in arrays})


def _constants(norm: nn.BatchNorm1d) -> tuple[Tensor, Tensor]:
    """Mean and factor of a standardisation."""
    assert norm.running_mean is not None and norm.running_var is not None
    return norm.running_mean, torch.rsqrt(norm.running_var + norm.eps)


def _bias(layer: nn.Conv1d) -> Tensor:
    assert layer.bias is not None
    return layer.bias
