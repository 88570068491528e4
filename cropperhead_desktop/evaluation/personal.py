"""The rows of the personal head: every photo proposed by what the photos before it taught.

The photos of a site (or day) are one person's, in the order of the data. Nothing is ever learnt from the
photo that is judged, and the prior leaves out the person who is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import BoxPrediction, Floats, Prediction
from cropperhead_desktop.evaluation.rows import Row, RowKind, row
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import style_example
from cropperhead_desktop.inference.style.head import Style, Voice
from cropperhead_desktop.inference.style.store import shipped_prior

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
    """The head's proposals on top of a model's; boxes of one size are still scored by the model."""

    prediction: Prediction
    style: Style
    here: Example

    @property
    def confidence(self) -> float | None:
        """The model's."""
        return self.prediction.confidence

    def propose(self, aspect: float | None) -> Sequence[Box]:
        """The head's box, then the model's own as alternatives."""
        own = self.prediction.propose(aspect)
        seen = style_example(
            self.here.width, self.here.height, own[0], self.prediction.score, aspect, self.style.past()
        )
        return (self.style.voice(seen, Voice.HEAD, aspect), *own)

    def score(self, boxes: Sequence[Box]) -> Floats | None:
        """The model's."""
        return self.prediction.score(boxes)


def personal_rows(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
) -> PersonalRows:
    """Play every site's photos through a personal head on top of the model's predictions."""
    scored = predictions[0].score(predictions[0].propose(None)[:1]) is not None
    styles: dict[str, Style] = {}
    answers: dict[RowKind, list[Prediction]] = {RowKind.MEAN_BOX: [], RowKind.HEAD: [], RowKind.PERSONAL: []}
    learnt = []
    for index, (prediction, here) in enumerate(zip(predictions, examples, strict=True)):
        progress(Progress(index, len(examples), f"{model} + personal head: {here.file}"))
        style = styles.get(here.site) or Style(shipped_prior(scored, without=here.site))
        seen = style_example(
            here.width, here.height, prediction.propose(None)[0], prediction.score, past=style.past()
        )
        usual = BoxPrediction(style.voice(seen, Voice.USUAL), here.width, here.height)
        voices: dict[Voice, Prediction] = {
            Voice.MODEL: prediction,
            Voice.USUAL: usual,
            Voice.HEAD: PersonalPrediction(prediction, style, here),
        }
        answers[RowKind.MEAN_BOX].append(usual)
        answers[RowKind.HEAD].append(voices[Voice.HEAD])
        answers[RowKind.PERSONAL].append(voices[style.agreement().voice])
        learnt.append(len(style.crops))
        styles[here.site] = style.learn(seen, here.box, f"{index}", here.weight)

    def made(name: str, kind: RowKind) -> Row:
        return row(name, kind, examples, lambda i: [answers[kind][i]], model, progress)

    return PersonalRows(
        made(f"running mean box on {model}", RowKind.MEAN_BOX),
        made(f"{model} + personal head, ungated", RowKind.HEAD),
        made(f"{model} + personal head", RowKind.PERSONAL),
        np.array(learnt),
    )
