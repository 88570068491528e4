"""One table, always with all rows: did a model learn to crop, or only how crops lie on average?

Every row is a rule that gives each held-out photo a box; it is scored as it is, and re-shaped to the
ratio the person chose (centre and area kept as far as the photo allows). The trivial rows look at no
photo; "shuffled" is the model's own box of every *other* photo, so that own minus shuffled is what it
gains by looking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.card import ModelCard
from cropperhead_desktop.inference.postprocess import legal_box
from cropperhead_desktop.inference.session import OnnxSession
from cropperhead_desktop.inference.suggester import propose
from cropperhead_desktop.training.data import Dataset, Example
from cropperhead_desktop.training.scoring import (
    Difference,
    at_random_place,
    best_constant,
    displacement,
    paired_bootstrap,
    transplanted,
)

CONSTANT = "constant box fitted on train"
_RANDOM_DRAWS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One rule's scores on every photo, in the order of the data."""

    name: str
    free: tuple[float, ...]
    at_ratio: tuple[float, ...]
    moved: tuple[float, ...]

    def record(self) -> dict[str, str | float]:
        """Means, as they stand on a card."""
        return {
            "row": self.name,
            "iou": round(float(np.mean(self.free)), 4),
            "iou_at_human_ratio": round(float(np.mean(self.at_ratio)), 4),
            "boundary_displacement": round(float(np.mean(self.moved)), 4),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a model gains in IoU over its own shuffled boxes and over the constant box.

    The first two compare boxes as they are, the third at the ratio the person chose.
    """

    model: str
    over_shuffled: Difference
    over_constant: Difference
    over_constant_at_ratio: Difference

    @property
    def learnt(self) -> bool:
        """It looks (mean gain over shuffled) and that pays (lower bound over the constant box)."""
        return self.over_shuffled.mean > 0 and self.over_constant.low > 0

    def sentence(self) -> str:
        """The verdict in one plain sentence."""
        says = "learnt to crop" if self.learnt else "is mediocre and did NOT learn to crop"
        return (
            f"{self.model} {says}: own minus shuffled IoU {_text(self.over_shuffled)}; against the constant "
            f"box {_text(self.over_constant)}, at the person's ratio {_text(self.over_constant_at_ratio)} "
            "(95 % intervals, paired bootstrap over sites)."
        )


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, and a verdict on each model in the order given."""

    rows: tuple[Row, ...]
    verdicts: tuple[Verdict, ...]


def evaluate(
    models: Sequence[tuple[OnnxSession, ModelCard]],
    data: Dataset,
    progress: ProgressCallback = ignore_progress,
) -> Table:
    """Score trivial rules (constant fitted on the split `train`) and models on the split `val`.

    The random row takes its sizes from the last model. All models must want the pixels in `data`.
    """
    held_out = data.split("val")
    boxes = {}
    for number, (session, card) in enumerate(models):
        progress(Progress(number, len(models), card.name))
        boxes[card.name] = [
            propose(session, card, pixels, (example.width, example.height))[0]
            for pixels, example in zip(held_out.pixels, held_out.examples, strict=True)
        ]
    rows = [*_trivial(data, held_out), _random(list(boxes.values())[-1], held_out)]
    verdicts = []
    constant = next(row for row in rows if row.name == CONSTANT)
    sites = [example.site for example in held_out.examples]
    for name, own in boxes.items():
        shuffled = _shuffled(name, own, held_out)
        row = _row(name, held_out, [[box] for box in own].__getitem__)
        rows += [shuffled, row]
        over_shuffled = paired_bootstrap(row.free, shuffled.free, sites)
        over_constant = paired_bootstrap(row.free, constant.free, sites)
        at_ratio = paired_bootstrap(row.at_ratio, constant.at_ratio, sites)
        verdicts.append(Verdict(name, over_shuffled, over_constant, at_ratio))
    return Table(tuple(rows), tuple(verdicts))


def _trivial(data: Dataset, held_out: Dataset) -> list[Row]:
    """The rules that look at nothing."""
    examples = held_out.examples
    fitted = best_constant(data.split("train").labels()[:, :4].astype(np.float64))
    top, left, bottom, right = (float(edge) for edge in fitted)

    def constant(i: int) -> list[Box]:
        width, height = examples[i].width, examples[i].height
        centre = ((left + right) / 2 * width, (top + bottom) / 2 * height)
        return [Box(*centre, (right - left) * width, (bottom - top) * height)]

    def whole(i: int) -> Box:
        return whole_box(examples[i].width, examples[i].height)

    return [
        _row("no crop", held_out, lambda i: [whole(i)]),
        _row("centre 0.9", held_out, lambda i: [whole(i).scaled(0.9)]),
        _row(CONSTANT, held_out, constant),
    ]


def _shuffled(name: str, own: list[Box], held_out: Dataset) -> Row:
    """The mean over the model's boxes of all other photos."""
    examples = held_out.examples

    def others(i: int) -> list[Box]:
        return [transplanted(own[j], examples[j], examples[i]) for j in range(len(own)) if j != i]

    return _row(f"{name}, shuffled", held_out, others)


def _random(own: list[Box], held_out: Dataset) -> Row:
    """Boxes of the model's sizes, each the size for some photo, anywhere in the picture."""
    examples, dice = held_out.examples, np.random.default_rng(7)

    def draws(i: int) -> list[Box]:
        chosen = dice.integers(0, len(own), _RANDOM_DRAWS)
        sized = [transplanted(own[j], examples[j], examples[i]) for j in chosen]
        return [at_random_place(box, examples[i], dice) for box in sized]

    return _row("random place, the model's sizes", held_out, draws)


def _row(name: str, held_out: Dataset, rule: Callable[[int], list[Box]]) -> Row:
    """Scores of a rule; where it gives several boxes for a photo, their mean."""
    scores = [_scores(rule(i), example) for i, example in enumerate(held_out.examples)]
    free, at_ratio, moved = zip(*scores, strict=True)
    return Row(name, free, at_ratio, moved)


def _scores(boxes: list[Box], example: Example) -> tuple[float, float, float]:
    width, height, human = example.width, example.height, example.box
    free = [iou(box, human) for box in boxes]
    reshaped = [iou(legal_box(box, width, height, human.aspect), human) for box in boxes]
    moved = [displacement(box, human, example) for box in boxes]
    return float(np.mean(free)), float(np.mean(reshaped)), float(np.mean(moved))


def _text(value: Difference) -> str:
    return f"{value.mean:+.3f} [{value.low:+.3f}, {value.high:+.3f}]"
