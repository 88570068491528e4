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
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style import Style, Voice
from cropperhead_desktop.inference.style_scene import scene
from cropperhead_desktop.inference.style_store import shipped_prior
from cropperhead_desktop.training.data import Example
from cropperhead_desktop.training.protocol import BoxLook, Look
from cropperhead_desktop.training.protocol_rows import Kind, Row, row

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


def personal_rows(
    model: str,
    looks: Sequence[Look],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
) -> PersonalRows:
    """Play every site's photos through a personal head on top of the model's looks."""
    scored = looks[0].score(looks[0].propose(None)[:1]) is not None
    styles: dict[str, Style] = {}
    boxes: dict[Voice | None, list[Box]] = {Voice.USUAL: [], Voice.HEAD: [], None: []}
    learnt = []
    for index, (look, here) in enumerate(zip(looks, examples, strict=True)):
        progress(Progress(index, len(examples), f"{model} + personal head: {here.file}"))
        style = styles.get(here.site) or Style(shipped_prior(scored, without=here.site))
        seen = scene(here.width, here.height, look.propose(None)[0], look.score, past=style.past())
        learnt.append(len(style.crops))
        boxes[Voice.USUAL].append(style.voice(seen, Voice.USUAL))
        boxes[Voice.HEAD].append(style.voice(seen, Voice.HEAD))
        boxes[None].append(style.voice(seen, style.agreement().voice))
        styles[here.site] = style.learn(seen, here.box, f"{index}")

    def made(name: str, kind: Kind, voice: Voice | None) -> Row:
        def rule(i: int) -> list[Look]:
            return [BoxLook(boxes[voice][i], examples[i].width, examples[i].height)]

        return row(name, kind, examples, rule, model)

    return PersonalRows(
        made(f"running mean box on {model}", Kind.MEAN_BOX, Voice.USUAL),
        made(f"{model} + personal head, ungated", Kind.PERSONAL, Voice.HEAD),
        made(f"{model} + personal head", Kind.PERSONAL, None),
        np.array(learnt),
    )
