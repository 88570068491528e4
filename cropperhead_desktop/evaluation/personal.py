"""The rows of the personal head: every photo proposed by what the photos before it taught.

The photos of a site (or day) are one person's, in the order of the data. Nothing is ever learnt from the
photo that is judged, and the prior leaves out the person who is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import BoxPrediction, Floats, Prediction
from cropperhead_desktop.evaluation.rows import Row, RowKind, row
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import StyleExample, style_example, usual_box
from cropperhead_desktop.inference.style.head import Prior, Style, Voice
from cropperhead_desktop.inference.style.store import shipped_prior
from cropperhead_desktop.inference.suggest.candidates import pixels
from cropperhead_desktop.inference.suggest.postprocess import legal_box

EXPERIENCED = 20
"""Crops after which the personal head is judged by itself."""


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

    def propose(self, aspect: float | None) -> Sequence[Box]:
        """The voice's box, then the model's own as alternatives."""
        own = self.prediction.propose(aspect)
        seen = style_example(
            self.here.width, self.here.height, own[0], self.prediction.score, aspect, self.style.past()
        )
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
    scored = predictions[0].score(predictions[0].propose(None)[:1]) is not None
    styles: dict[str, Style] = {}
    for index, (prediction, here) in enumerate(zip(predictions, examples, strict=True)):
        progress(Progress(index, len(examples), f"{model} + personal head: {here.file}"))
        style = styles.get(here.site)
        if style is None:
            style = Style(prior_for(here.site) if prior_for else shipped_prior(scored, without=here.site))
        seen = style_example(
            here.width, here.height, prediction.propose(None)[0], prediction.score, past=style.past()
        )
        yield Played(index, style, seen)
        styles[here.site] = style.learn(seen, here.box, f"{index}", here.weight)


def personal_rows(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
) -> PersonalRows:
    """Play every site's photos through a personal head on top of the model's predictions."""
    answers: dict[RowKind, list[Prediction]] = {RowKind.MEAN_BOX: [], RowKind.HEAD: [], RowKind.PERSONAL: []}
    learnt = []
    for one in played(model, predictions, examples, progress):
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
