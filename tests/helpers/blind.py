"""Rounds of blind comparing, and answers."""

from __future__ import annotations

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.workflows.blind.results import (
    BlindJudgement,
)
from cropperhead_desktop.workflows.blind.rounds import (
    Habit,
    Maker,
    Round,
    make_round,
)

SIZE = (600, 400)
OWN = Box(200, 200, 240, 240)
PROPOSED = Box(400, 200, 300, 200)
HABITS = [Habit(1.0, 0.24), Habit(1.5, 0.5), Habit(0.8, 0.3)]
THREE = (Maker.HUMAN, Maker.MODEL, Maker.RANDOM)


def rounds(count: int, seed: int = 0, own: Box | None = OWN) -> list[Round]:
    made = [make_round(f"photo {n}", SIZE, own, PROPOSED, HABITS, seed) for n in range(count)]
    assert all(made)
    return [one for one in made if one is not None]


def judgements(*picked: Maker | None) -> list[BlindJudgement]:
    return [BlindJudgement(f"{n}", THREE, one, "m") for n, one in enumerate(picked)]
