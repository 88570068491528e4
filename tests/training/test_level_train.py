"""The angle head learns a planted tilt, and its calibration keeps the promise on planted errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

torch = pytest.importorskip("torch")

from cropperhead_desktop.inference.angle_graph import (  # noqa: E402
    CURVES,
    SEEN,
    STATISTICS,
    TILTS,
    read_head,
)
from cropperhead_desktop.inference.straighten import Calibration, calibration_of  # noqa: E402
from cropperhead_desktop.training.level_calibrate import (  # noqa: E402
    LevelRow,
    angles_of,
    fit_calibration,
    fit_temperature,
    made_worse,
    medians,
    prior_over_bins,
)
from cropperhead_desktop.training.level_features import Measured, joined  # noqa: E402
from cropperhead_desktop.training.level_run import run  # noqa: E402
from cropperhead_desktop.training.level_train import (  # noqa: E402
    LevelConfig,
    out_of_fold,
    predict,
    spread,
    train_head,
)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small layers on many threads take longer, most of all beside other work."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


NATURAL = (np.arange(-20, 20.5, 0.5), np.exp(-np.abs(np.arange(-20, 20.5, 0.5))) / 3.16)


def planted(count: int, seed: int = 0) -> Measured:
    """Views whose curves have a bump at the tilt, in noise."""
    dice = np.random.default_rng(seed)
    tilts = dice.uniform(-11, 11, count)
    bumps = 2 * np.exp(-((SEEN - tilts[:, None]) ** 2) / 2)[:, None, :]
    curves = dice.normal(size=(count, CURVES, len(SEEN))) + bumps
    return Measured(
        curves.astype(np.float16),
        dice.random((count, STATISTICS)).astype(np.float16),
        tilts,
        np.zeros(count, bool),
        np.array([f"p{number % 10}" for number in range(count)]),
        np.array([f"{number}.jpg" for number in range(count)]),
    )


CONFIG = LevelConfig(epochs=6, batch=32, dropout=0.2)


def test_a_planted_tilt_is_learnt() -> None:
    data = planted(260)
    model = train_head(data, np.arange(200), CONFIG)
    held = np.arange(200, 260)
    error = np.abs(medians(predict(model, data, held), 1.0) - data.tilts[held])
    assert error.mean() < 1.0 < np.abs(data.tilts[held]).mean()


def test_the_same_seed_gives_the_same_head() -> None:
    data = planted(64)
    config = LevelConfig(epochs=1, batch=32)
    first, again = (predict(train_head(data, np.arange(64), config), data, np.arange(4)) for _ in range(2))
    assert first.tolist() == again.tolist()
    other = predict(
        train_head(data, np.arange(64), LevelConfig(epochs=1, batch=32, seed=2)), data, np.arange(4)
    )
    assert other.tolist() != first.tolist()


def test_out_of_fold_logits_come_from_heads_that_have_not_seen_the_view() -> None:
    data = planted(60)
    fold = np.arange(60) % 2
    config = LevelConfig(epochs=1, batch=16)
    found = out_of_fold(data, fold, config)
    head = train_head(data, np.flatnonzero(fold != 1), config)
    assert found[fold == 1].tolist() == predict(head, data, np.flatnonzero(fold == 1)).tolist()


def test_views_are_joined_in_order() -> None:
    both = joined([planted(3), planted(2, seed=1)])
    assert both.curves.shape == (5, CURVES, len(SEEN))
    assert both.names.tolist() == ["0.jpg", "1.jpg", "2.jpg", "0.jpg", "1.jpg"]


def test_targets_are_bells_around_the_tilt() -> None:
    rows = spread(np.array([0.25, -7.0]))
    assert rows.sum(axis=1) == pytest.approx([1, 1])
    assert rows @ TILTS == pytest.approx([0.25, -7.0], abs=1e-3)


def overconfident(count: int, wrong: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Logits of natural tilts: a share of `wrong` ones is sharp at a place of chance."""
    dice = np.random.default_rng(seed)
    tilts = np.clip(dice.laplace(0, 1.2, count), -10, 10)
    seen = np.where(
        dice.random(count) < wrong, dice.uniform(-10, 10, count), tilts + dice.normal(0, 0.3, count)
    )
    sharp = np.where(np.abs(seen - tilts) > 1, 3.0, 9.0)
    return sharp[:, None] * np.exp(-((TILTS - seen[:, None]) ** 2) / 2), tilts


def test_the_temperature_undoes_overconfidence() -> None:
    dice = np.random.default_rng(0)
    tilts = dice.uniform(-10, 10, 400)
    seen = tilts + dice.normal(0, 1.0, 400)
    honest = -((TILTS - seen[:, None]) ** 2) / 2
    assert fit_temperature(honest * 3, tilts) == pytest.approx(3 * fit_temperature(honest, tilts), rel=0.06)


def test_the_calibration_gains_and_keeps_its_promise_on_others() -> None:
    prior = prior_over_bins(NATURAL)
    logits, tilts = overconfident(1500, 0.4)
    calibration = fit_calibration(logits, tilts, 1.0, prior)
    others, truth = overconfident(1500, 0.4, seed=1)
    angles = angles_of(others, calibration)
    assert made_worse(angles, truth).mean() < 0.03
    assert np.abs(truth - angles).mean() < 0.7 * np.abs(truth).mean()
    assert 0.1 < (angles != 0).mean() < 0.9


def test_a_head_that_knows_nothing_turns_nothing() -> None:
    dice = np.random.default_rng(0)
    tilts = np.clip(dice.laplace(0, 1.2, 600), -10, 10)
    logits = dice.normal(0, 3, (600, len(TILTS)))
    calibration = fit_calibration(logits, tilts, 1.0, prior_over_bins(NATURAL))
    angles = angles_of(dice.normal(0, 3, (600, len(TILTS))), calibration)
    assert made_worse(angles, tilts).mean() < 0.03
    assert np.abs(tilts - angles).mean() < 1.02 * np.abs(tilts).mean()


def test_the_prior_over_bins_is_a_distribution() -> None:
    shares = np.array(prior_over_bins(NATURAL))
    assert shares.sum() == pytest.approx(1)
    assert shares.min() > 0
    assert TILTS[shares.argmax()] == 0


def test_made_worse_by_more_than_half_a_degree() -> None:
    worse = made_worse(np.array([0.0, 2.0, 2.6, -0.4, -0.6]), np.array([5.0, 1.0, 1.0, 1.0, 1.0]))
    assert worse.tolist() == [False, False, True, False, True]


def test_a_row_counts_by_hand() -> None:
    row = LevelRow("x", np.array([2.0, -1.0, 0.0, 4.0]), np.array([1.0, 0.0, 2.0, 4.0]), ("a", "a", "b", "b"))
    record = row.record()
    assert (record["nothing"], record["mae"], record["ratio"]) == (1.75, 1.0, 0.571)
    assert (record["worse"], record["coverage"], record["photographers"]) == (0.25, 0.75, 2)
    assert record["difference"][0] == -0.75


def level_photos(folder: Path, count: int) -> None:
    """Horizons and towers by as many photographers."""
    (folder / "images").mkdir(parents=True)
    dice = np.random.default_rng(0)
    rows = []
    for number in range(count):
        picture = Image.new("RGB", (448, 300), tuple(dice.integers(120, 255, 3).tolist()))
        draw = ImageDraw.Draw(picture)
        height, x = dice.integers(100, 220), dice.integers(60, 380)
        draw.rectangle([0, height, 448, 300], fill=tuple(dice.integers(0, 110, 3).tolist()))
        draw.rectangle([x, 20, x + 30, 300], fill=(90, 80, 70))
        picture.save(folder / "images" / f"{number}.jpg", quality=95)
        rows.append({"file": f"images/{number}.jpg", "photographer": f"p{number}", "repo": "r"})
    (folder / "manifest.json").write_text(json.dumps(rows), "utf-8")


def test_a_whole_run_on_little_data(shared_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    level_photos(data / "photos", 4)
    level_photos(data / "crops", 1)
    (data / "level").mkdir()
    (data / "level" / "roll_prior.json").write_bytes((shared_data / "level" / "roll_prior.json").read_bytes())
    films = (shared_data / "level" / "level.csv").read_text("utf-8").splitlines()
    (data / "level" / "level.csv").write_text("\n".join([films[0], *films[1:60:12]]) + "\n", "utf-8")
    (data / "level" / "uav").symlink_to(shared_data / "level" / "uav")
    (data / "trunk").symlink_to(shared_data / "trunk")
    report = run(data, tmp_path, tmp_path / "cache", 1, LevelConfig(epochs=4, batch=16))
    assert report["views"] == 50
    assert [row["set"] for row in report["rows"]][0] == "turned by up to 10 degrees, guess"
    assert report["rows"][0]["mae"] < report["rows"][0]["nothing"]
    assert read_head(tmp_path / "angle_head.npz").last_kernel.shape[0] == 1
    assert isinstance(calibration_of(json.loads((tmp_path / "calibration.json").read_bytes())), Calibration)
    stamps = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}
    assert run(data, tmp_path, tmp_path / "cache", 1, LevelConfig(epochs=4, batch=16)) == report
    assert stamps == {file.name: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}
