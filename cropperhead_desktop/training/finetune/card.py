"""What a model of somebody's own is compared with, and what its card says. No photo is named on it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.models import open_cropper, predict_all
from cropperhead_desktop.evaluation.table import Table
from cropperhead_desktop.inference.models.card import ModelCard
from cropperhead_desktop.inference.suggest.suggesters import PlattScaling
from cropperhead_desktop.training.finetune.judge import Contender, Gain, gain_of, table_of

BASE = "base"
"""Where a card's training facts say which model was fine-tuned."""

LEAST_UNSEEN = 3
"""Shoots that a model in use must not have seen before it is compared with by itself."""

_RIGHTS = "The photographs are the user's own and stay where they are; this file holds none of them."

JUDGED = 200
"""Photos that are judged, evenly spread over the shoots: it takes longer than the fitting."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model file with its card."""

    path: Path
    card: ModelCard


@dataclass(frozen=True, slots=True)
class Judged:
    """The photos that are judged, and what opens the displayed picture of one (PhotoError)."""

    examples: tuple[Example, ...]
    picture: Callable[[Example], Image.Image]


@dataclass(frozen=True, slots=True)
class FineTuned:
    """A fine-tuned model, and what came out when it was judged."""

    model: bytes
    card: ModelCard
    table: Table
    gain: Gain


def contender(model: Model, judged: Judged) -> Contender:
    """A model file and what it makes of the photos that are judged (PhotoError, ModelError)."""
    cropper = open_cropper(model.path, model.card)
    return Contender(model.card.name, predict_all(cropper, judged.examples, judged.picture))


def compared(
    new: Contender, base: Contender, current: Model, judged: Judged, progress: ProgressCallback
) -> tuple[Table, Gain]:
    """The table, and the gain over the model in use: on shoots that neither has learnt from.

    Where fewer than LEAST_UNSEEN of those are left, the gain over `base`, which knows none of them.
    """
    contenders = [base]
    if current.card.name != base.name:
        contenders.append(contender(current, judged))
    table = table_of([*contenders, new], judged.examples, progress)
    unseen = not_taught(current.card, judged.examples)
    sites = {one.site for one, kept in zip(judged.examples, unseen, strict=True) if kept}
    if current.card.name == base.name or len(sites) < LEAST_UNSEEN:
        return table, gain_of(table, new.name, base.name)
    return table, gain_of(table, new.name, current.card.name, unseen)


def not_taught(card: ModelCard, examples: Sequence[Example]) -> npt.NDArray[np.bool_]:
    """Which photos are of shoots that a model has not learnt from, by the salted digests on its card."""
    known: Mapping[str, Any] = card.training.get("seen", {})
    marks = set(known.get("photos", ()))
    learnt = {one.site for one in examples if _mark(str(known.get("salt", "")), one.file) in marks}
    return np.array([one.site not in learnt for one in examples])


def spread_over(count: int, most: int) -> list[int]:
    """At most `most` of `count` places, evenly spread."""
    return [number * count // min(count, most) for number in range(min(count, most))]


def places_to_judge(count: int) -> list[int]:
    """Which of `count` photos are judged."""
    return spread_over(count, JUDGED)


def own_card(
    base: ModelCard,
    name: str,
    examples: Sequence[Example],
    table: Table,
    gain: Gain,
    facts: Mapping[str, Any],
    sure: tuple[PlattScaling, PlattScaling] | None = None,
    worth: Mapping[str, Any] | None = None,
) -> ModelCard:
    """The card of a model that began as `base`; `sure` is its confidence of free and of fixed ratio, `worth`
    its estimate of what a crop is worth (None: the base's)."""
    salt = secrets.token_hex(8)
    confidence = (
        {}
        if sure is None
        else {"confidence": dict(zip(("free", "at_ratio"), map(asdict, sure), strict=True))}
    )
    return replace(
        base,
        name=name,
        title=f"{base.name}, taught further with {len(examples)} crops of your own",
        origin=f"{base.origin} Taught further on this machine from {base.name}.",
        decision={**base.decision, **confidence, **({"worth": worth} if worth else {})},
        verdict=f"{name} is {gain.sentence()} (IoU, 95 % interval, paired bootstrap over shoots).",
        scores=tuple(table.records()),
        commands=("cropperhead train --library FOLDER",),
        training={
            BASE: base.name,
            "base_sha256": base.sha256,
            "photographs": len(examples),
            "shoots": len({one.site for one in examples}),
            "rights": _RIGHTS,
            **facts,
            "compared": gain.record(),
            "seen": {"salt": salt, "photos": sorted(_mark(salt, one.file) for one in examples)},
        },
    )


def _mark(salt: str, file: str) -> str:
    """A photo as a card may mention it."""
    return sha256(f"{salt} {file}".encode("utf-8", "surrogateescape")).hexdigest()[:12]
