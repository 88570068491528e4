"""The personal head: a Bayesian linear layer that learns one person's taste from the crops they keep.

A crop is a choice among candidate boxes: P(box) = softmax(w . features), the conditional logit of McFadden
(1974). The prior over w is how photographers differ from each other; each kept crop adds one Newton step
(Laplace approximation, Bishop 2006, section 4.4, in information form, so that a crop can also be taken out
again). The proposal is the box with the best expected IoU under the posterior. It is used only where it has
agreed better than the model with crops of this user that it had not learnt from (prequential validation);
the user's own mean box competes with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import (
    FEATURES,
    Floats,
    KeptCrop,
    StyleExample,
    features,
    kept_crop,
    usual_box,
)
from cropperhead_desktop.inference.suggest.candidates import (
    expected_overlap,
    fractions,
    overlap,
    pixels,
    posterior,
)
from cropperhead_desktop.inference.suggest.postprocess import legal_box

ENOUGH = 8
"""Crops of this user that must have been predicted before anything but the model is believed."""

RECENT = 100
"""Only so many of the latest predictions count: taste changes."""

# IoU that makes one candidate e times as likely as another to count as the kept crop
_TEMPERATURE = 0.05
# candidates, the likeliest ones, among which the expected IoU is worked out
_LIKELY = 300
# standard errors by which another voice must be better than the model
_CERTAIN = 1.0
_LEAST_SPREAD = 0.1


class Voice(StrEnum):
    """Who may propose: the model, the mean of the kept boxes, or the personal head."""

    MODEL = "model"
    USUAL = "usual box"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Prior:
    """How photographers weigh the d features: mean and standard deviation between them, d numbers each."""

    mean: Floats
    spread: Floats


@dataclass(frozen=True, slots=True)
class Learnt:
    """One kept crop: what it was, what it taught, and how well each voice foresaw it.

    `key` names the photo, `proposed` is what the model proposed, in fractions. The Newton step in information
    form is `precision` (d x d) and `information` (d numbers), to be summed over crops.
    """

    key: str
    past: KeptCrop
    proposed: tuple[float, float, float, float]
    precision: Floats
    information: Floats
    foreseen: tuple[float, float, float]
    """IoU of the model's, the usual and the head's box with the crop, each before it was learnt."""


@dataclass(frozen=True, slots=True)
class VoiceScores:
    """Mean IoU (0 to 1) with crops not yet learnt, by voice, over `crops` crops; `voice` is used."""

    crops: int
    scores: dict[Voice, float]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Style:
    """A person's taste; a value: learning gives a new one."""

    prior: Prior
    crops: tuple[Learnt, ...] = ()

    def weights(self, without: str | None = None) -> Floats:
        """Posterior mean of the d weights, as if the crop of key `without` had never been learnt."""
        kept = [one for one in self.crops if one.key != without]
        certain = self.prior.spread**-2
        precision = np.diag(certain) + sum(one.precision for one in kept)
        information = certain * self.prior.mean + sum(one.information for one in kept)
        return np.asarray(np.linalg.solve(precision, information), np.float64)

    def past(self, without: str | None = None) -> list[KeptCrop]:
        """What was kept, in the order of learning."""
        return [one.past for one in self.crops if one.key != without]

    def learn(self, example: StyleExample, kept: Box, key: str, weight: float = 1.0) -> Style:
        """One Newton step on a crop the user kept, as long as its weight says (0 to 1).

        Learning a `key` again replaces what it taught.

        `kept` is in displayed pixels; its angle is not learnt.
        """
        style = self.forget(key)
        past = style.past()
        weights, table = style.weights(), features(example, past)
        box = np.clip(fractions(kept, example.width, example.height), 0.0, 1.0)
        gradient, precision = step(table, weights, overlap(example.boxes, box))
        learnt = Learnt(
            key=key,
            past=kept_crop(example.aspect, box, weight),
            proposed=kept_crop(example.aspect, example.proposal).box,
            precision=weight * precision,
            information=weight * (precision @ weights + gradient),
            foreseen=_foreseen(example, past, weights, box),
        )
        return replace(style, crops=(*style.crops, learnt))

    def relearn(self, examples: Sequence[tuple[str, StyleExample]]) -> Style:
        """Every crop judged anew by what all the *others* taught (leave one out); `examples` by key.

        For a library learnt at one go, whose first crops were predicted from almost nothing.
        """
        known = dict(examples)
        crops = [
            replace(one, foreseen=self._foreseen_without(known[one.key], one)) if one.key in known else one
            for one in self.crops
        ]
        return replace(self, crops=tuple(crops))

    def forget(self, key: str) -> Style:
        """As if the crop of that key had never been learnt."""
        return replace(self, crops=tuple(one for one in self.crops if one.key != key))

    def agreement(self) -> VoiceScores:
        """Who foresaw the latest crops best; the model wins unless another is better by a standard error."""
        recent = np.array([one.foreseen for one in self.crops[-RECENT:]]).reshape(-1, 3)
        weights = np.array([one.past.weight for one in self.crops[-RECENT:]])
        voices, count = list(Voice), float(weights.sum())
        scores = {voice: float(weights @ recent[:, i] / max(count, 1e-9)) for i, voice in enumerate(voices)}
        best = max((Voice.HEAD, Voice.USUAL), key=lambda voice: scores[voice])
        gains = recent[:, voices.index(best)] - recent[:, 0]
        if count < ENOUGH or not _is_certain(gains, weights):
            best = Voice.MODEL
        return VoiceScores(len(recent), scores, best)

    def voice(self, example: StyleExample, who: Voice, aspect: float | None = None) -> Box:
        """The box one voice proposes, legal, in displayed pixels; `aspect` (width / height) is kept."""
        past = self.past()
        if who is Voice.HEAD:
            chosen = expected_best(features(example, past), self.weights(), example)
        else:
            chosen = example.proposal if who is Voice.MODEL else _usual(example, past)
        size = example.width, example.height
        return legal_box(pixels(chosen, *size, example.angle), *size, aspect)

    def _foreseen_without(self, example: StyleExample, one: Learnt) -> tuple[float, float, float]:
        box = np.asarray(one.past.box, np.float64)
        return _foreseen(example, self.past(one.key), self.weights(one.key), box)


def _is_certain(gains: Floats, weights: Floats) -> bool:
    """Whether the weighted mean is above nothing by more than chance; a crop of weight w is w crops."""
    count = weights.sum()
    mean = weights @ gains / count
    error = np.sqrt(weights @ (gains - mean) ** 2 / (count - 1) / count)
    return bool(mean > _CERTAIN * error)


def step(table: Floats, weights: Floats, agreement: Floats) -> tuple[Floats, Floats]:
    """Gradient and curvature of the log likelihood of a choice at `weights`.

    `table` is N x d features, `agreement` N IoUs with the kept crop. The choice is soft: candidate boxes
    share it as softmax(IoU / temperature). The curvature is the covariance of the features under the
    even mixture of what was chosen and what was expected: where they lie apart it is larger than the
    exact one, so that a surprising crop moves no utility by more than a few units.
    """
    chosen = posterior(agreement / _TEMPERATURE)
    expected = posterior(table @ weights)
    mixed = (chosen + expected) / 2
    centred = table - mixed @ table
    return (chosen - expected) @ table, (centred * mixed[:, None]).T @ centred


def expected_best(table: Floats, weights: Floats, example: StyleExample) -> Floats:
    """The candidate (4 fractions) with the best expected IoU with what the person will keep.

    `table` is N x d features of the candidates, `weights` d numbers.
    """
    chances = posterior(table @ weights)
    likely = np.argsort(-chances)[:_LIKELY]
    expected = expected_overlap(example.boxes[likely], example.boxes[likely], chances[likely])
    best: Floats = example.boxes[likely[int(np.argmax(expected))]]
    return best


def _foreseen(
    example: StyleExample, past: Sequence[KeptCrop], weights: Floats, box: Floats
) -> tuple[float, float, float]:
    """IoU of every voice's box with a box in fractions, in the order of Voice."""
    head = expected_best(features(example, past), weights, example)
    model, usual, own = overlap(np.array((example.proposal, _usual(example, past), head)), box)
    return float(model), float(usual), float(own)


def _usual(example: StyleExample, past: Sequence[KeptCrop]) -> Floats:
    """The user's mean box; without a past the model's."""
    return usual_box(past) if past else example.proposal


def prior_of(people: Sequence[tuple[Floats, Floats]]) -> Prior:
    """The prior from the weights and their variances (d each) of people, every one counting alike."""
    weights = np.array([mean for mean, _ in people])
    mean = weights.mean(axis=0)
    spread = np.sqrt(np.mean([(own - mean) ** 2 + variance for own, variance in people], axis=0))
    return Prior(mean, np.maximum(spread, _LEAST_SPREAD))


def flat_prior() -> Prior:
    """A prior that trusts the model alone: for fitting a better one, and where none was fitted."""
    mean = np.zeros(len(FEATURES))
    mean[0], mean[1] = 1.0, 10.0
    return Prior(mean, np.full(len(FEATURES), 3.0))
