"""The rows of the personal head: every photo proposed by what the photos before it taught.

The photos of a site (or day) are one person's, in the order of the data. Nothing is ever learnt from the
photo that is judged, and the prior leaves out the person who is judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import BoxPrediction, Floats, Prediction
from cropperhead_desktop.evaluation.rows import Row, RowKind, row
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import KeptCrop, StyleExample, style_example, usual_box
from cropperhead_desktop.inference.style.head import Prior, Style, Voice
from cropperhead_desktop.inference.style.store import shipped_prior
from cropperhead_desktop.inference.suggest.candidates import pixels
from cropperhead_desktop.inference.suggest.postprocess import legal_box

EXPERIENCED = 20
"""Crops after which the personal head is judged by itself."""

SEEN = (0, 1, 3, 5, 10, 20)
"""Crops of a person after which the head is judged in `after_crops`."""

LATER = 6
"""Photos of that person by which it is judged then, those that follow."""


@dataclass(frozen=True, slots=True)
class PersonalRows:
    """The running mean box, the head whatever it knows, the head behind its gate.

    `learnt` counts the crops that were known before each photo.
    """

    usual: Row
    head: Row
    gated: Row
    learnt: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PersonalPrediction:
    """What a voice proposes on top of a model; boxes of one size are still scored by the model."""

    prediction: Prediction
    style: Style
    here: Example
    voice: Voice

    @property
    def confidence(self) -> float | None:
        """The model's."""
        return self.prediction.confidence

    @property
    def people(self) -> bool | None:
        """Those that the model sees."""
        return self.prediction.people

    def propose(self, aspect: float | None) -> Sequence[Box]:
        """The voice's box, then the model's own as alternatives."""
        own = self.prediction.propose(aspect)
        width, height, score = self.here.width, self.here.height, self.prediction.score
        seen = style_example(width, height, own[0], score, aspect, self.style.past(), self.people)
        return (self.style.voice(seen, self.voice, aspect), *own)

    def score(self, boxes: Sequence[Box]) -> Floats | None:
        """The model's."""
        return self.prediction.score(boxes)


@dataclass(frozen=True, slots=True)
class Played:
    """One photo as the personal head meets it: what the photos before it taught, and its candidates."""

    number: int
    style: Style
    seen: StyleExample

    @property
    def mean_box(self) -> Box:
        """The running mean box, in displayed pixels; the model's where nothing was kept yet."""
        past, size = self.style.past(), (self.seen.width, self.seen.height)
        chosen = usual_box(past) if past else self.seen.proposal
        return legal_box(pixels(chosen, *size, self.seen.angle), *size)


def played(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> Iterator[Played]:
    """Every photo in turn, each learnt after it was given.

    `prior_for` gives the prior of a site's person; without it, it is the shipped one without that person.
    """
    play = Play(predictions, examples, prior_for)
    styles: dict[str, Style] = {}
    for index, here in enumerate(examples):
        progress(Progress(index, len(examples), f"{model} + personal head: {here.file}"))
        one = play.met(index, styles.get(here.site) or play.nobody(here.site))
        yield one
        styles[here.site] = play.learnt(one)


def after_crops(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> Iterator[Played]:
    """After each of `SEEN` crops of a person the `LATER` photos that follow; `prior_for` as above."""
    play, done = Play(predictions, examples, prior_for), 0
    for site, own in numbers_of(examples).items():
        style = play.nobody(site)
        for seen, number in enumerate(own[: SEEN[-1] + 1]):
            progress(Progress(done, len(examples), f"{model} + personal head: {examples[number].file}"))
            one, done = play.met(number, style), done + 1
            if seen in SEEN:
                yield one
                yield from (play.met(other, style) for other in own[seen + 1 : seen + LATER])
            style = play.learnt(one)


def numbers_of(examples: Sequence[Example]) -> dict[str, list[int]]:
    """The numbers of every site's photos, in order."""
    found = defaultdict[str, list[int]](list)
    for number, example in enumerate(examples):
        found[example.site].append(number)
    return found


@dataclass(frozen=True, slots=True)
class Play:
    """Photos that personal heads meet and learn from, on top of a model's predictions.

    `prior_for` gives the prior of a site's person; without it, it is the shipped one without that person.
    """

    predictions: Sequence[Prediction]
    examples: Sequence[Example]
    prior_for: Callable[[str], Prior] | None = None

    def nobody(self, site: str) -> Style:
        """The site's person before the first crop."""
        if self.prior_for is not None:
            return Style(self.prior_for(site))
        first = self.predictions[0]
        scored = first.score(first.propose(None)[:1]) is not None
        return Style(shipped_prior(scored, without=site))

    def met(self, number: int, style: Style) -> Played:
        """A photo for a person with that style."""
        here, prediction = self.examples[number], self.predictions[number]
        return Played(number, style, met(here, prediction, style.past()))

    def learnt(self, one: Played) -> Style:
        """The style once the crop that was kept there is learnt too."""
        here = self.examples[one.number]
        return one.style.learn(one.seen, here.box, f"{one.number}", here.weight)


def met(here: Example, prediction: Prediction, past: Sequence[KeptCrop]) -> StyleExample:
    """A photo as a person with these crops behind them meets it."""
    proposal, score = prediction.propose(None)[0], prediction.score
    return style_example(here.width, here.height, proposal, score, past=past, people=prediction.people)


def personal_rows(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> PersonalRows:
    """Play every site's photos through a personal head on top of the model's predictions (`played`)."""
    answers: dict[RowKind, list[Prediction]] = {RowKind.MEAN_BOX: [], RowKind.HEAD: [], RowKind.PERSONAL: []}
    learnt = []
    for one in played(model, predictions, examples, progress, prior_for):
        prediction, here = predictions[one.number], examples[one.number]
        voice = one.style.agreement().voice
        answers[RowKind.MEAN_BOX].append(BoxPrediction(one.mean_box, here.width, here.height))
        answers[RowKind.HEAD].append(PersonalPrediction(prediction, one.style, here, Voice.HEAD))
        answers[RowKind.PERSONAL].append(
            prediction if voice is Voice.MODEL else PersonalPrediction(prediction, one.style, here, voice)
        )
        learnt.append(len(one.style.crops))

    def made(name: str, kind: RowKind) -> Row:
        return row(name, kind, examples, lambda i: [answers[kind][i]], model, progress)

    return PersonalRows(
        made(f"running mean box on {model}", RowKind.MEAN_BOX),
        made(f"{model} + personal head, ungated", RowKind.HEAD),
        made(f"{model} + personal head", RowKind.PERSONAL),
        np.array(learnt),
    )
