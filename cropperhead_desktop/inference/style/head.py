"""The personal head: a Bayesian linear layer that learns one person's taste from the crops they keep.

A crop is a choice among candidate boxes: P(box) = softmax(w . features), the conditional logit of McFadden
(1974). The prior over w is how photographers differ from each other; each kept crop adds one Newton step
(Laplace approximation, Bishop 2006, section 4.4, in information form, so that a crop can also be taken out
again). The proposal is the box with the best expected IoU under the posterior.

It is believed from the second crop on; at the first nothing can be fitted, and that crop's ratio and size are
laid where the model likes them (`mixed_best`). The model proposes again only where the head has foreseen the
user's crops, each before it was learnt or without it, surely worse than the model did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from cropperhead_desktop.domain.labelling import NOWHERE, Moment, bursts
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import (
    FEATURES,
    Floats,
    KeptCrop,
    StyleExample,
    features,
    kept_crop,
)
from cropperhead_desktop.inference.suggest.candidates import (
    expected_overlap,
    fractions,
    overlap,
    pixels,
    posterior,
)
from cropperhead_desktop.inference.suggest.postprocess import legal_box
from cropperhead_desktop.inference.suggest.worth import KEPT

SECOND = 2
"""Crops from which the head is believed; below, the mixture."""

ENOUGH = 8
"""Crops of this user that must have been foreseen before the head can step back."""

FADES = 12.0
"""Later crops after which a crop counts half (after twice as many, a third): far from forgotten."""

RECENT = 100
"""Only so many of the latest predictions count: taste changes."""

LEANS = 0.5
"""Degrees from which it can be seen that a photo leans."""

OWN_WORK = 0.5
"""The least weight of a crop that its owner made: what was accepted unchanged is the program's."""

UNASKED = -1.0
"""`Learnt.wanted` of a crop that says nothing about how often its owner crops."""

AGREEMENT = 0.05
"""IoU that makes one candidate e times as likely as another to count as the kept crop."""

PEOPLE_DIFFER = 1.0
"""Standard deviation between people of `Style.crops_more`."""

# steps after which it stands
_NEWTON = 8
# candidates, the likeliest ones, among which the expected IoU is worked out
_LIKELY = 300
# standard errors by which the head must have been worse than the model to step back
_CERTAIN = 1.0
# crops' worth of "as people crop on the average" in the mixture, and the widths of its Gaussian kernels in
# the logarithms of ratio and area
_AVERAGE = 1.0
_MIXED_WIDTHS = (0.05, 0.1)
# what is nearly a whole number of crops is one: shares of bursts are thirds and sevenths
_NEARLY = 1e-6
_LEAST_SPREAD = 0.1


class Voice(StrEnum):
    """Who may propose: the model, the first crops laid on what it likes, or the personal head."""

    MODEL = "model"
    MIXTURE = "first crop"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Prior:
    """How photographers weigh the d features: mean and standard deviation between them, d numbers each."""

    mean: Floats
    spread: Floats


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a crop was learnt, by a name that says something to its owner (a folder's, a catalogue's), and
    when its photo was taken, in days since 1970; empty and below 0 where that is not known."""

    source: str = ""
    day: float = -1.0


@dataclass(frozen=True, slots=True)
class Switches:
    """The user's word about what of their habits is followed."""

    keep_ratio: bool = False
    """Their usual ratio, not the one as shot, wherever no ratio is named."""
    follow_headroom: bool = True
    """The height at which they lay the frame; else the model's."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """One kept crop: what it was, what it taught, and how well model and own voice foresaw it.

    `key` names the photo, `proposed` is what the model proposed, in fractions. The Newton step in information
    form is `precision` (d x d) and `information` (d numbers), to be summed over crops; both are zero where
    the crop was taken over from another model and not learnt with this one.
    """

    key: str
    past: KeptCrop
    proposed: tuple[float, float, float, float]
    precision: Floats
    information: Floats
    foreseen: tuple[float, float]
    """IoU of the model's and of the person's own voice's box with the crop, neither taught by it."""
    moment: Moment = NOWHERE
    provenance: Provenance = Provenance()
    angles: tuple[float, float] = (0.0, 0.0)
    """The person's and the model's, degrees clockwise as displayed."""
    is_seen: bool = True
    """Whether the photo was looked at; else `proposed` says nothing: only the crop is known."""
    wanted: float = UNASKED
    """The chance (0-1) that people crop this photo at all, by the model, where its owner could as well have
    left it whole. `UNASKED` where only crops are kept: that says nothing about how often they crop."""

    @property
    def is_fitted(self) -> bool:
        """Whether it was learnt with this model, not only taken over from another one."""
        return bool(self.precision.any())

    @property
    def is_own(self) -> bool:
        """Whether the person made it; accepted unchanged it is no agreement with whoever proposed it."""
        return self.past.weight >= OWN_WORK


@dataclass(frozen=True, slots=True)
class VoiceScores:
    """Mean IoU (0 to 1) with crops not yet learnt, of the model and of the own voice, over `crops` crops.

    `voice` proposes; without a word of the user it would be `unasked`.
    """

    crops: int
    scores: dict[Voice, float]
    voice: Voice
    unasked: Voice
    is_tried: bool
    """Whether `ENOUGH` crops were foreseen, a burst as one: fewer tell nothing about those to come."""


@dataclass(frozen=True, slots=True)
class Style:
    """A person's taste; a value: learning gives a new one.

    `wish` is the user's word about who proposes, against what the crops say: MODEL or HEAD.
    """

    prior: Prior
    crops: tuple[Learnt, ...] = ()
    wish: Voice | None = None
    switches: Switches = Switches()

    def weights(self, without: str | None = None) -> Floats:
        """Posterior mean of the d weights, as if the crop of key `without` had never been learnt.

        Crops of one burst count as one together, and are left out together.
        """
        precision, information = self._posterior(without)
        return np.asarray(np.linalg.solve(precision, information), np.float64)

    def tastes(self, count: int, seed: int = 0) -> Floats:
        """`count` x d weights drawn from the posterior: people that this one may be, as far as is known."""
        precision, information = self._posterior()
        drawn = np.random.default_rng(seed).standard_normal((count, len(information)))
        root = np.linalg.cholesky(np.linalg.inv(precision))
        return np.asarray(np.linalg.solve(precision, information) + drawn @ root.T, np.float64)

    def _posterior(self, without: str | None = None) -> tuple[Floats, Floats]:
        """Precision (d x d) and precision times mean (d) of the weights."""
        kept = self._faded(without)
        certain = self.prior.spread**-2
        precision = np.diag(certain) + sum(share * one.precision for share, one in kept)
        information = certain * self.prior.mean + sum(share * one.information for share, one in kept)
        return precision, information

    @property
    def crops_more(self) -> float:
        """How much likelier than people on the average this person crops a photo, as a logarithm of odds.

        The mode of its posterior: a logistic model with the model's chance as an offset, of the photos that
        were decided one by one, under a normal prior that is as wide as people differ (`PEOPLE_DIFFER`).
        """
        rows = [
            (share * one.past.weight, _area(one.past.box) < KEPT, one.wanted)
            for share, one in self._counted()
            if one.wanted > 0
        ]
        weights, cropped, wanted = np.array(rows, np.float64).reshape(-1, 3).T
        logits, more = np.log(wanted / (1 - wanted)), 0.0
        for _ in range(_NEWTON):
            chances = 1 / (1 + np.exp(-logits - more))
            gradient = weights @ (cropped - chances) - more / PEOPLE_DIFFER**2
            more += float(gradient / (weights @ (chances * (1 - chances)) + PEOPLE_DIFFER**-2))
        return more

    @property
    def levels(self) -> float:
        """The chance (0-1) that this person levels a photo that leans, as the model would, by what they did
        with such photos and one of each kind."""
        found = [
            (share * one.past.weight, abs(one.angles[0] - one.angles[1]) < abs(one.angles[0]))
            for share, one in self._counted()
            if one.is_seen and abs(one.angles[1]) >= LEANS
        ]
        levelled = sum(weight for weight, did in found if did)
        return (levelled + 1) / (sum(weight for weight, _ in found) + 2)

    def past(self, without: str | None = None) -> list[KeptCrop]:
        """What was kept, in the order of learning, each with the weight that is left of it."""
        faded = self._faded(without)
        return [replace(one.past, weight=share * one.past.weight) for share, one in faded if one.past.weight]

    @property
    def own(self) -> Voice:
        """Who speaks for the person: nobody but the model, the mixture, or the head."""
        return self._own()

    def learn(
        self,
        example: StyleExample,
        kept: Box,
        key: str,
        weight: float = 1.0,
        moment: Moment = NOWHERE,
        provenance: Provenance = Provenance(),
        wanted: float = UNASKED,
    ) -> Style:
        """One Newton step on a crop the user kept, as long as its weight says (0 to 1).

        Learning a `key` again replaces what it taught. `kept` is in displayed pixels; its angle is no matter.
        """
        style = self.forget(key)
        past = style.past()
        weights, table = style.weights(), features(example, past)
        box = np.clip(fractions(kept, example.width, example.height), 0.0, 1.0)
        gradient, precision = step(table, weights, posterior(overlap(example.boxes, box) / AGREEMENT))
        learnt = Learnt(
            key=key,
            past=kept_crop(example.aspect, box, weight),
            proposed=kept_crop(example.aspect, example.proposal).box,
            precision=weight * precision,
            information=weight * (precision @ weights + gradient),
            foreseen=(0.0, 0.0),
            moment=moment,
            provenance=provenance,
            angles=(kept.angle, example.angle),
            wanted=wanted,
        )
        # judged by what was known before, without frames of its own burst
        foreseen = replace(style, crops=(*style.crops, learnt))._foreseen_without(example, learnt)
        return replace(style, crops=(*style.crops, replace(learnt, foreseen=foreseen)))

    def prefer(self, example: StyleExample, boxes: Floats, number: int, key: str) -> Style:
        """One Newton step on an answer: of `boxes` (M x 4 fractions) the user liked that of `number` best.

        It says which of them what the user would keep is nearest to, and is no crop of the user's own.
        """
        style = self.forget(key)
        weights, table = style.weights(), features(example, style.past())
        gradient, precision = step(
            table, weights, posterior(table @ weights + nearest_to(example.boxes, boxes)[:, number])
        )
        learnt = Learnt(
            key=key,
            past=kept_crop(example.aspect, boxes[number], 0.0),
            proposed=kept_crop(example.aspect, example.proposal).box,
            precision=precision,
            information=precision @ weights + gradient,
            foreseen=(0.0, 0.0),
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

    def forget(self, *keys: str) -> Style:
        """As if the crops of these keys had never been learnt."""
        gone = set(keys)
        return replace(self, crops=tuple(one for one in self.crops if one.key not in gone))

    def known(self, more: Sequence[Learnt]) -> Style:
        """With crops of photos that nobody looked at: they count for size and ratio, behind all others."""
        own = {one.key for one in self.crops if one.is_seen}
        fresh = {one.key: one for one in more if one.key not in own}
        return replace(self, crops=(*fresh.values(), *self.forget(*fresh).crops))

    def without_twins(self) -> Style:
        """Without crops known by size that were also learnt with their photo, which lay elsewhere."""
        seen = {_mark(one) for one in self.crops if one.is_seen and one.provenance.day >= 0}
        return replace(self, crops=tuple(one for one in self.crops if one.is_seen or _mark(one) not in seen))

    def also(self, later: Style) -> Style:
        """With the crops that another one has beside these, or has otherwise."""
        known = {one.key: one.past.box for one in self.crops}
        more = tuple(one for one in later.crops if known.get(one.key) != one.past.box)
        newer = {one.key for one in more}
        return replace(self, crops=(*(one for one in self.crops if one.key not in newer), *more))

    def since(self, before: Style, theirs: Style) -> Style:
        """With what `theirs` learnt and forgot since `before`, which is what both began with."""
        known, now = ({one.key: one.past.box for one in style.crops} for style in (before, theirs))
        own = {one.key for one in self.crops if known.get(one.key) != one.past.box}
        more = {one.key: one for one in theirs.crops if known.get(one.key) != one.past.box}
        more = {key: one for key, one in more.items() if key not in own}
        gone = known.keys() - now.keys() - own
        return replace(self, crops=(*self.forget(*gone, *more).crops, *more.values()))

    def agreement(self) -> VoiceScores:
        """Who foresaw the latest crops that the person made how well, and who proposes.

        The own voice, unless it was worse than the model by more than a standard error of `ENOUGH` crops.
        """
        latest = [(share, one) for share, one in self._counted() if one.is_fitted and one.is_own][-RECENT:]
        recent = np.array([one.foreseen for _, one in latest]).reshape(-1, 2)
        weights = np.array([share * one.past.weight for share, one in latest])
        count = float(weights.sum())
        means = weights @ recent / count if count else np.zeros(2)
        own, is_tried = self.own, count > ENOUGH - _NEARLY
        unasked = Voice.MODEL if is_tried and _is_worse(recent, weights) else own
        voice = unasked if self.wish is None else Voice.MODEL if self.wish is Voice.MODEL else own
        scores = {Voice.MODEL: float(means[0]), Voice.HEAD: float(means[1])}
        return VoiceScores(len(latest), scores, voice, unasked, is_tried)

    def voice(self, example: StyleExample, who: Voice, aspect: float | None = None) -> Box:
        """The box one voice proposes, legal, in displayed pixels; `aspect` (width / height) is kept."""
        chosen = self._chosen(example, who, self.past(), self.weights())
        size = example.width, example.height
        return legal_box(pixels(chosen, *size, example.angle), *size, aspect)

    def _counted(self, without: str | None = None) -> list[tuple[float, Learnt]]:
        """Every crop with the share that it has of its burst; without the burst of the key `without`."""
        groups = bursts([one.moment for one in self.crops])
        sizes = Counter(groups)
        left_out = {group for group, one in zip(groups, self.crops, strict=True) if one.key == without}
        return [
            (1 / sizes[group], one)
            for group, one in zip(groups, self.crops, strict=True)
            if group not in left_out
        ]

    def _faded(self, without: str | None = None) -> list[tuple[float, Learnt]]:
        """The same with what age leaves of each share: people change their minds."""
        found, later = list[tuple[float, Learnt]](), 0.0
        for share, one in reversed(self._counted(without)):
            # frames of one burst are of one age
            found.append((share / (1 + int(later + _NEARLY) / FADES), one))
            later += share * one.past.weight
        return found[::-1]

    def _chosen(self, example: StyleExample, who: Voice, past: Sequence[KeptCrop], weights: Floats) -> Floats:
        """The box of a voice, 4 fractions."""
        if who is Voice.HEAD:
            return expected_best(posterior(features(example, past) @ weights), example)
        return mixed_best(example, past, self.prior) if who is Voice.MIXTURE else example.proposal

    def _foreseen_without(self, example: StyleExample, one: Learnt) -> tuple[float, float]:
        """IoU of the model's and of the own voice's box with a crop, as if that had never been learnt."""
        own = self._chosen(example, self._own(one.key), self.past(one.key), self.weights(one.key))
        model, mine = overlap(np.array((example.proposal, own)), np.asarray(one.past.box, np.float64))
        return float(model), float(mine)

    def _own(self, without: str | None = None) -> Voice:
        """Who speaks for a person who kept these crops; what weighs less than one of their own is none."""
        count = sum(share * one.past.weight for share, one in self._counted(without) if one.is_own) + _NEARLY
        if count < 1:
            return Voice.MODEL
        return Voice.MIXTURE if count < SECOND else Voice.HEAD


def _mark(one: Learnt) -> tuple[float, ...]:
    """What tells a crop wherever its photo lies: the second it was taken, and the box."""
    edges = (round(edge, 3) for edge in one.past.box)
    return one.provenance.day, int(one.moment.second), round(one.past.aspect, 3), *edges


def _area(box: tuple[float, float, float, float]) -> float:
    left, top, right, bottom = box
    return (right - left) * (bottom - top)


def _is_worse(foreseen: Floats, weights: Floats) -> bool:
    """Whether the own voice (column 1) is below the model (0) by more than a standard error.

    A crop of weight w is w crops.
    """
    gains, count = foreseen[:, 1] - foreseen[:, 0], weights.sum()
    mean = weights @ gains / count
    error = np.sqrt(weights @ (gains - mean) ** 2 / (count - 1) / count)
    return bool(mean < -_CERTAIN * error)


def step(table: Floats, weights: Floats, chosen: Floats) -> tuple[Floats, Floats]:
    """Gradient and curvature of the log likelihood of a choice at `weights`.

    `table` is N x d features, `chosen` the chances (N, of sum 1) of each candidate box that it was chosen:
    of a kept crop, softmax(IoU with it / `AGREEMENT`). The curvature is the covariance of the features under
    the even mixture of what was chosen and what was expected: where they lie apart it is larger than the
    exact one, so that a surprising crop moves no utility by more than a few units.
    """
    expected = posterior(table @ weights)
    mixed = (chosen + expected) / 2
    centred = table - mixed @ table
    return (chosen - expected) @ table, (centred * mixed[:, None]).T @ centred


def nearest_to(kept: Floats, shown: Floats) -> Floats:
    """N x M: how likely (logarithm) M boxes are each chosen by people who would keep the N boxes."""
    likeness = overlap(kept[:, None], shown[None]) / AGREEMENT
    chances: Floats = likeness - np.logaddexp.reduce(likeness, axis=1)[:, None]
    return chances


def expected_best(chances: Floats, example: StyleExample) -> Floats:
    """The candidate (4 fractions) with the best expected IoU with what the person will keep.

    `chances` are those of the N candidates, of sum 1.
    """
    likely = np.argsort(-chances, kind="stable")[:_LIKELY]
    expected = expected_overlap(example.boxes[likely], example.boxes[likely], chances[likely])
    best: Floats = example.boxes[likely[int(np.argmax(expected))]]
    return best


def mixed_best(example: StyleExample, past: Sequence[KeptCrop], prior: Prior) -> Floats:
    """The same where nothing is fitted: a mixture of what people keep on the average, as it is and once for
    each of the `past` crops, at the ratio of that crop (or with the ratio changed alike) and of its size.
    """
    average = features(example, []) @ prior.mean
    chances = _AVERAGE * posterior(average)
    across, down = example.boxes[:, 2] - example.boxes[:, 0], example.boxes[:, 3] - example.boxes[:, 1]
    for one in past:
        left, top, right, bottom = one.box
        change = np.log(across / down * (bottom - top) / (right - left))
        ratio = change + np.log(example.aspect / one.aspect)
        size = np.log(across * down / (right - left) / (bottom - top))
        of_ratio, of_size = _MIXED_WIDTHS
        alike = np.logaddexp(-0.5 * (ratio / of_ratio) ** 2, -0.5 * (change / of_ratio) ** 2)
        chances += one.weight * posterior(average + alike - 0.5 * (size / of_size) ** 2)
    return expected_best(chances / chances.sum(), example)


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
