"""The level reader learns a planted tilt, and graph and torch say the same."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from cropperhead_desktop.inference.graphs.level import (  # noqa: E402
    STATISTICS,
    level_model,
    statistics_model,
)
from cropperhead_desktop.inference.graphs.lite import fold_lite  # noqa: E402
from cropperhead_desktop.inference.models.providers import CPU, open_session  # noqa: E402
from cropperhead_desktop.training.angle.calibrate import medians  # noqa: E402
from cropperhead_desktop.training.level.data import Views  # noqa: E402
from cropperhead_desktop.training.level.reader import (  # noqa: E402
    ReaderConfig,
    logits_of,
    statistics_of,
    train_reader,
)

LITTLE = ReaderConfig(
    members=2, hidden=32, epochs=12, batch=32, rate=3e-3, dropout=(0.0, 0.0), weight_decay=0.0
)


def planted(count: int, seed: int = 0) -> Views:
    """Views whose statistics rise with the tilt, in noise."""
    rng = np.random.default_rng(seed)
    tilts = rng.uniform(-11, 11, count)
    seen = rng.normal(size=(count, STATISTICS)) + tilts[:, None] / 6
    nothing = np.zeros(count, np.int64)
    return Views(seen.astype(np.float16), tilts, np.zeros(count, bool), nothing, nothing)


def test_a_planted_tilt_is_learnt() -> None:
    views, unseen = planted(800), planted(100, seed=1)
    reader = train_reader(views, np.ones(800), np.arange(800), LITTLE)
    error = np.abs(medians(logits_of(reader, unseen.statistics), 1.0) - unseen.tilts)
    assert error.mean() < 0.5 * np.abs(unseen.tilts).mean()


def test_views_without_weight_teach_nothing() -> None:
    views = planted(400)
    views.tilts[200:] *= -1
    weights = np.repeat([1.0, 0.0], 200)
    reader = train_reader(views, weights, np.arange(400), LITTLE)
    guesses = medians(logits_of(reader, planted(100, seed=1).statistics), 1.0)
    assert np.corrcoef(guesses, planted(100, seed=1).tilts)[0, 1] > 0.9


def test_the_same_seed_gives_the_same_reader() -> None:
    views = planted(64)
    first, again = (train_reader(views, np.ones(64), np.arange(64), LITTLE) for _ in range(2))
    assert first.hidden_kernel.tolist() == again.hidden_kernel.tolist()


def test_the_graph_says_what_torch_says(lite_arrays) -> None:
    """Statistics and logits, on pictures with bars above, beside, and nowhere."""
    side, blocks = 96, fold_lite(lite_arrays, 5)
    pixels = np.random.default_rng(0).integers(0, 256, (3, 12, 12, 3), dtype=np.uint8)
    pixels = pixels.repeat(8, axis=1).repeat(8, axis=2)
    pixels[0, :20], pixels[0, 70:], pixels[1, :, :11], pixels[1, :, 80:] = 128, 128, 128, 128
    wanted = statistics_of(blocks, pixels)
    found = open_session(statistics_model(blocks, side), CPU).run(None, {"image": pixels})[0]
    assert np.abs(found - wanted).max() / np.abs(wanted).max() <= 1e-4
    reader = train_reader(planted(64), np.ones(64), np.arange(64), LITTLE)
    said = open_session(level_model(blocks, reader, side), CPU).run(None, {"image": pixels})[0]
    logits = logits_of(reader, wanted)
    assert np.abs(said - logits).max() / np.abs(logits).max() <= 1e-4
