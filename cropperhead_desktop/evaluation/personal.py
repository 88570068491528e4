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
from cropperhead_desktop.evaluation.predictions import BoxLook, Floats, Look
from cropperhead_desktop.evaluation.rows import Kind, Row, row
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
class PersonalLook:
    """The head's proposals on top of a model's look; boxes of one size are still scored by the model."""

    look: Look
    style: Style
    here: Example

    @property
    def confidence(self) -> float | None:
        """The model's."""
        return self.look.confidence

    def propose(self, aspect: float | None) -> Sequence[Box]:
        """The head's box, then the model's own as alternatives."""
        own = self.look.propose(aspect)
        seen = style_example(
            self.here.width, self.here.height, own[0], self.look.score, aspect, self.style.past()
        )
        return (self.style.voice(seen, Voice.HEAD, aspect), *own)

    def score(self, boxes: Sequence[Box]) -> Floats | None:
        """The model's."""
        return self.look.score(boxes)


def personal_rows(
    model: str,
    looks: Sequence[Look],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
) -> PersonalRows:
    """Play every site's photos through a personal head on top of the model's looks."""
    scored = looks[0].score(looks[0].propose(None)[:1]) is not None
    styles: dict[str, Style] = {}
    answers: dict[Kind, list[Look]] = {Kind.MEAN_BOX: [], Kind.HEAD: [], Kind.PERSONAL: []}
    learnt = []
    for index, (look, here) in enumerate(zip(looks, examples, strict=True)):
        progress(Progress(index, len(examples), f"{model} + personal head: {here.file}"))
        style = styles.get(here.site) or Style(shipped_prior(scored, without=here.site))
        seen = style_example(here.width, here.height, look.propose(None)[0], look.score, past=style.past())
        usual = BoxLook(style.voice(seen, Voice.USUAL), here.width, here.height)
        voices: dict[Voice, Look] = {
            Voice.MODEL: look,
            Voice.USUAL: usual,
            Voice.HEAD: PersonalLook(look, style, here),
        }
        answers[Kind.MEAN_BOX].append(usual)
        answers[Kind.HEAD].append(voices[Voice.HEAD])
        answers[Kind.PERSONAL].append(voices[style.agreement().voice])
        learnt.append(len(style.crops))
        styles[here.site] = style.learn(seen, here.box, f"{index}")

    def made(name: str, kind: Kind) -> Row:
        return row(name, kind, examples, lambda i: [answers[kind][i]], model, progress)

    return PersonalRows(
        made(f"running mean box on {model}", Kind.MEAN_BOX),
        made(f"{model} + personal head, ungated", Kind.HEAD),
        made(f"{model} + personal head", Kind.PERSONAL),
        np.array(learnt),
    )
