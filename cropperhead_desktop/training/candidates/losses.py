"""Losses over candidate boxes of a photo: which box does the person keep?"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

_LOW = -1e9


def listwise(scores: Tensor, overlaps: Tensor, valid: Tensor, tau: float) -> Tensor:
    """Cross entropy of softmax(scores) with softmax(IoU / tau) over the valid candidates, one per photo.

    All arguments are photos x candidates; a photo without a valid candidate gets 0. Least (the entropy of
    the target) where scores = IoU / tau up to a constant.
    """
    target = (overlaps / tau).masked_fill(~valid, _LOW).softmax(dim=1)
    log_chances = scores.masked_fill(~valid, _LOW).log_softmax(dim=1)
    return -(target * log_chances).masked_fill(~valid, 0.0).sum(dim=1)


def pairwise(scores: Tensor, overlaps: Tensor, valid: Tensor, margin: float) -> Tensor:
    """Mean logistic loss over pairs of valid candidates whose IoU differs by more than `margin`, per photo.

    log(1 + exp(worse - better)); a photo without such a pair gets 0.
    """
    better = overlaps[:, :, None] - overlaps[:, None, :] > margin
    better = better & valid[:, :, None] & valid[:, None, :]
    loss = functional.softplus(scores[:, None, :] - scores[:, :, None])
    pairs = better.sum(dim=(1, 2)).clamp(min=1)
    return torch.where(better, loss, 0.0).sum(dim=(1, 2)) / pairs
