"""Fine-tuning a scoring head to one person's taste, in seconds and without torch.

The last layer of the head (how much each hidden unit counts) and its geometry terms (size, ratio, place)
are moved away from what the model came with, by maximum a posteriori: the listwise loss of the candidates
recipe summed over the photos, and a normal prior around the model's own weights. The loss is convex, so
Newton's method with the curvature at the start ends in a few steps. How far the weights may go is chosen on
shoots left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.evaluation.folds import capped, folds_of
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.training.finetune.data import Activations, Rows

Doubles = npt.NDArray[np.float64]

_TAU = 0.02
_GROUPS = (1.0, 0.7, 0.5)
_EMPTY = -1e9
_CLEARLY = 0.999
_ROUNDS = 40
_HALVINGS = 10
_STILL = 1e-3


@dataclass(frozen=True, slots=True)
class Reach:
    """How far weights may go: the prior's standard deviation of the geometry terms, and of the hidden
    units' weights as a share of their size in the model (0: they stay)."""

    terms: float
    units: float


REACHES = (Reach(0.0, 0.0), Reach(0.3, 0.0), Reach(3.0, 0.0), Reach(3.0, 0.5), Reach(3.0, 2.0))
"""What is tried; the first one changes nothing."""

CAUTIOUS = REACHES[1]
"""Where there is nothing to be left out."""


def weights_of(head: Head) -> Doubles:
    """What is fitted: hidden units first, then the geometry terms."""
    return np.concatenate([head.out, head.prior]).astype(np.float64)


def with_weights(head: Head, weights: Doubles) -> Head:
    """The head with other weights."""
    units = len(head.out)
    return replace(head, out=weights[:units].astype(np.float32), prior=weights[units:].astype(np.float32))


def losses(seen: Activations, weights: Doubles) -> Doubles:
    """The listwise loss of each row."""
    total = np.zeros(len(seen.overlaps))
    scores = seen.values @ weights.astype(np.float32)
    for mask, share, wanted in _groups(seen):
        shifted = np.where(mask, scores, _EMPTY)
        shifted -= shifted.max(axis=1, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        total -= share * (wanted * logs).sum(axis=1)
    return total


class Fitting:
    """Fits of one head to the same rows, each counting its share of a photo.

    What does not depend on how far the weights may go is worked out once.
    """

    def __init__(self, head: Head, seen: Activations, shares: Doubles) -> None:
        self._head, self._seen, self._shares = head, seen, shares
        self._start = weights_of(head)
        self._known: dict[bytes, tuple[Activations, Doubles, Doubles]] = {}

    def within(self, reach: Reach) -> Head:
        """The head fitted as far as `reach` allows."""
        head, start, shares = self._head, self._start, self._shares
        size = float(np.sqrt(np.mean(head.out**2)))
        spread = np.repeat([reach.units * size, reach.terms], [len(head.out), len(head.prior)])
        free = np.flatnonzero(spread > 0)
        if not len(free) or not len(shares):
            return head
        seen, first, curvature = self._free(free)
        moving = np.arange(len(first) - len(free), len(first))
        certain = spread[free] ** -2
        factor = np.linalg.inv(curvature + np.diag(certain))

        def objective(weights: Doubles) -> float:
            moved = (weights - first)[moving]
            return float(losses(seen, weights) @ shares + 0.5 * certain @ moved**2)

        weights, best = first, objective(first)
        for _ in range(_ROUNDS):
            gradient = _gradient(seen, weights, shares)[moving] + certain * (weights - first)[moving]
            step = factor @ gradient
            if float(gradient @ step) < _STILL:
                break
            found = _along(objective, weights, moving, step, best)
            if found is None:
                break
            weights, best = found
        fitted = start.copy()
        fitted[free] = weights[moving]
        return with_weights(head, fitted)

    def _free(self, free: Rows) -> tuple[Activations, Doubles, Doubles]:
        """The rows for weights of which only some are free, where those begin, and the curvature there.

        What the others make of a candidate stays as it is: one value, of weight 1.
        """
        key = free.tobytes()
        if key not in self._known:
            seen, first = self._seen, self._start
            if len(free) < len(first):
                still = first.astype(np.float32)
                still[free] = 0.0
                values = np.concatenate([(seen.values @ still)[..., None], seen.values[..., free]], axis=-1)
                seen, first = replace(seen, values=values), np.concatenate([[1.0], first[free]])
            moving = np.arange(len(first) - len(free), len(first))
            self._known[key] = seen, first, _curvature(seen, first, self._shares, moving)
        return self._known[key]


def fit_within(head: Head, seen: Activations, shares: Doubles, reach: Reach) -> Head:
    """The head fitted to these rows, each counting its share of a photo."""
    return Fitting(head, seen, shares).within(reach)


def _along(
    objective: Callable[[Doubles], float], weights: Doubles, free: Rows, step: Doubles, best: float
) -> tuple[Doubles, float] | None:
    """The first point along a step, halved and halved again, that is better; None: there is none."""
    for halvings in range(_HALVINGS):
        trial = weights.copy()
        trial[free] -= step / 2**halvings
        value = objective(trial)
        if value < best:
            return trial, value
    return None


def choose(
    head: Head, seen: Activations, shares: Doubles, fold: Rows, reaches: Sequence[Reach] = REACHES
) -> Reach:
    """The reach with the smallest loss on folds left out; of those nearly as good the shortest."""
    best, least = reaches[0], np.inf
    totals = np.zeros(len(reaches))
    for number in np.unique(fold):
        inside, outside = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        fitting, judged = Fitting(head, seen.some(inside), shares[inside]), seen.some(outside)
        for place, reach in enumerate(reaches):
            one = fitting.within(reach)
            totals[place] += float(losses(judged, weights_of(one)) @ shares[outside])
    for reach, total in zip(reaches, totals.tolist(), strict=True):
        if total < least * _CLEARLY:
            best, least = reach, total
    return best


def fit_head(head: Head, seen: Activations, shares: Doubles, folds: int) -> tuple[Head, Reach]:
    """The head fitted to all rows, as far as pays on sites left out in turn; of one site, not far."""
    fold = folds_of(seen.sites, min(folds, len(set(seen.sites))))
    reach = choose(head, seen, shares, fold) if fold.any() else CAUTIOUS
    return fit_within(head, seen, shares, reach), reach


def shares_of(sites: Sequence[str], cap: int, weights: Sequence[float]) -> Doubles:
    """How much each row counts: half a photo (its mirror image is the other half) of this weight, a site at
    most `cap`."""
    shares: Doubles = 0.5 * capped(sites, 2 * cap) * np.asarray(weights)
    return shares


def _groups(seen: Activations) -> Sequence[tuple[npt.NDArray[np.bool_], float, Floats]]:
    """Which candidates are of each group, what it counts, and the chances they should have."""
    if not seen.wanted:
        masks = [seen.groups == group for group in range(len(_GROUPS))]
        seen.wanted.extend(
            (mask, share, _chances(seen.overlaps / _TAU, mask))
            for mask, share in zip(masks, _GROUPS, strict=True)
        )
    return seen.wanted


def _gradient(seen: Activations, weights: Doubles, shares: Doubles) -> Doubles:
    scores, rest = seen.values @ weights.astype(np.float32), np.zeros_like(seen.overlaps)
    for mask, share, wanted in _groups(seen):
        rest += share * (_chances(scores, mask) - wanted)
    rest *= shares[:, None].astype(np.float32)
    flat = seen.values.reshape(-1, seen.values.shape[-1])
    gradient: Doubles = (rest.ravel() @ flat).astype(np.float64)
    return gradient


def _curvature(seen: Activations, weights: Doubles, shares: Doubles, free: Rows) -> Doubles:
    """Hessian of the loss at `weights`: covariances of the values under the head's own chances."""
    total = np.zeros((len(free), len(free)))
    scores = seen.values @ weights.astype(np.float32)
    for mask, share, _wanted in _groups(seen):
        chances = _chances(scores, mask)
        for row in np.flatnonzero(mask.any(axis=1)):
            values = seen.values[row][mask[row]][:, free]
            weight = chances[row][mask[row]]
            centred = values - weight @ values
            total += shares[row] * share * (centred * weight[:, None]).T @ centred
    return total


def _chances(values: Floats, mask: npt.NDArray[np.bool_]) -> Floats:
    """Softmax over the candidates of a group, 0 elsewhere and in rows without any."""
    held = np.where(mask, values, _EMPTY)
    shifted = np.where(mask, np.exp(held - held.max(axis=1, keepdims=True)), 0.0)
    chances: Floats = shifted / np.maximum(shifted.sum(axis=1, keepdims=True), 1e-12)
    return chances
