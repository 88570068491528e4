"""Rows of the level reader's tables, by hand; the angle branch taken out of a model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.suggest.straighten import TILTS, AngleCalibration
from cropperhead_desktop.training.angle.calibrate import LevelRow
from cropperhead_desktop.training.level.judge import (
    LookedAt,
    angle_branch,
    compared,
    each,
    labelled_rows,
    record,
    surest,
    tables,
)

MODELS = Path(__file__).parents[3] / "models"
CAUTIOUS = AngleCalibration(1.0, 0.0, 0.0, (1 / 49,) * 49)


def said(tilts: np.ndarray, spread: np.ndarray | float = 0.7) -> np.ndarray:
    """Logits of a reader that is sure of these tilts, to so many degrees."""
    return -((TILTS - tilts[:, None]) ** 2) / (2 * np.broadcast_to(spread, tilts.shape)[:, None] ** 2)


def some(count: int, seed: int = 0) -> LookedAt:
    rng = np.random.default_rng(seed)
    natural = np.arange(count) % 5 == 4
    tilts = np.where(natural, rng.laplace(0, 1.0, count).clip(-9, 9), rng.uniform(-10, 10, count))
    groups = np.array([f"p{number % 20}" for number in range(count)])
    return LookedAt(tilts, natural, groups, np.where(np.arange(count) % 2, "photos", "photos2"))


def test_every_photographer_counts_once() -> None:
    found = each(np.array([1.0, 1.0, 1.0, 3.0]), ("a", "a", "a", "b"))
    assert found.mean == 2.0 and found.low == 1.0 and found.high == 3.0
    row = LevelRow("x", np.array([2.0, 2.0, 2.0, 4.0]), np.array([2.0, 2.0, 2.0, 5.0]), ("a", "a", "a", "b"))
    assert record(row)["by_photographer"]["mae"][0] == 0.5
    assert record(row)["mae"] == 0.25


def test_tables_tell_a_good_reader_from_a_blind_one() -> None:
    views = some(1000)
    rng = np.random.default_rng(1)
    logits = {"good": said(views.tilts + rng.normal(0, 0.3, 1000)), "blind": rng.normal(size=(1000, 49))}
    rows, calibrations = tables(views, logits, tuple(np.full(49, 1 / 49)), 0.025)
    found = {(row["reader"], row["set"]): row for row in rows}
    good, blind = (found[name, "turned by up to 10 degrees, guess"] for name in ("good", "blind"))
    assert good["mae"] < 0.8 and blind["mae"] > 4
    assert found["good", "photos, guess"]["views"] + found["good", "photos2, guess"]["views"] == good["views"]
    assert found["good", "tilted as photographs are"]["coverage"] > 0.3
    assert set(calibrations) == {"good", "blind"}
    assert compared(views, (logits["good"], logits["blind"]), (CAUTIOUS, CAUTIOUS))["difference"][2] < -3


def test_the_surest_come_first() -> None:
    views = some(400)
    rng = np.random.default_rng(2)
    spread = np.where(rng.random(400) < 0.5, 0.5, 3.0)
    errors = surest(views, said(views.tilts + rng.normal(0, spread), spread), CAUTIOUS)["mae"]
    assert errors["0.25"] < 0.7 and errors["1"] > 2 * errors["0.25"]
    assert list(errors) == ["0.25", "0.5", "0.75", "1"]


def test_steep_pictures_are_not_judged() -> None:
    tilts = np.array([1.0, -4.0, 30.0])
    rows = labelled_rows("films", tilts, ("a", "b", "c"), said(tilts), CAUTIOUS)
    assert [(row["set"], row["views"]) for row in rows] == [("films, guess", 2), ("films", 2)]


def test_the_branch_is_taken_out_of_a_model() -> None:
    branch = angle_branch(MODELS / "cropper-1.onnx")
    pixels = np.random.default_rng(0).integers(0, 256, (2, 224, 224, 3), dtype=np.uint8)
    found = branch(pixels)
    assert found.shape == (2, len(TILTS))
    assert branch(pixels[1:])[0] == pytest.approx(found[1])


@pytest.mark.parametrize("name", ["cropper-2020-retrained.onnx", "cropper-1.json", "none.onnx"])
def test_a_file_without_a_branch_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=f"{name}: no model with an angle branch"):
        angle_branch(MODELS / name)
