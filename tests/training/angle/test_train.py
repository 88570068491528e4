"""The angle head learns a planted tilt, and its calibration keeps the promise on planted errors."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

torch = pytest.importorskip("torch")

from cropperhead_desktop.domain.errors import ModelError  # noqa: E402
from cropperhead_desktop.domain.progress import ignore_progress  # noqa: E402
from cropperhead_desktop.inference.graphs.angle_head import CURVES, SEEN, read_head  # noqa: E402
from cropperhead_desktop.inference.graphs.trunk_weights import Convolution, fold  # noqa: E402
from cropperhead_desktop.inference.suggest.straighten import (  # noqa: E402
    TILTS,
    AngleCalibration,
    calibration_of,
)
from cropperhead_desktop.training.angle.calibrate import (  # noqa: E402
    medians,
)
from cropperhead_desktop.training.angle.data import SIDE, read_photos, read_prior, spread  # noqa: E402
from cropperhead_desktop.training.angle.export import trained_photos  # noqa: E402
from cropperhead_desktop.training.angle.features import AngleViews, joined, turned_views  # noqa: E402
from cropperhead_desktop.training.angle.model import LevelNet  # noqa: E402
from cropperhead_desktop.training.angle.train import LevelConfig, batch, mirrored_curves, run, train_net  # noqa: E402
from cropperhead_desktop.training.config import TrainJob  # noqa: E402
from cropperhead_desktop.training.level.judge import angle_branch  # noqa: E402


@pytest.fixture(scope="module")
def trunk(trunk_arrays: dict[str, np.ndarray]) -> tuple[Convolution, ...]:
    """A trunk of random weights."""
    return fold(trunk_arrays)


def planted(count: int, seed: int = 0) -> AngleViews:
    """Views whose curves have a bump at the tilt, in noise; pictures of 32 px that show nothing of it."""
    rng = np.random.default_rng(seed)
    tilts = rng.uniform(-11, 11, count)
    bumps = 2 * np.exp(-((SEEN - tilts[:, None]) ** 2) / 2)[:, None, :]
    curves = rng.normal(size=(count, CURVES, len(SEEN))) + bumps
    return AngleViews(
        rng.integers(0, 256, (count, 32, 32, 3), dtype=np.uint8),
        np.full((count, 32), 2, np.uint8),
        np.full((count, 32), 2, np.uint8),
        curves.astype(np.float16),
        tilts,
        np.zeros(count, bool),
        np.array([f"p{number % 10}" for number in range(count)]),
    )


def guesses(net: LevelNet, data: AngleViews, places: np.ndarray) -> np.ndarray:
    inputs = data.pictures[places], data.inside(places), data.curves[places].astype(np.float32)
    with torch.no_grad():
        return medians(net(*(torch.from_numpy(array) for array in inputs)).numpy().astype(float), 1.0)


def trained(trunk: tuple[Convolution, ...], data: AngleViews, config: LevelConfig) -> LevelNet:
    torch.manual_seed(0)
    net = LevelNet(trunk, dropout=0.1)
    train_net(net, data, np.arange(min(240, len(data.tilts))), config)
    return net


def test_a_planted_tilt_is_learnt(trunk: tuple[Convolution, ...]) -> None:
    data, held = planted(300), np.arange(240, 300)
    net = trained(trunk, data, LevelConfig(views=240 * 6))
    error = np.abs(guesses(net, data, held) - data.tilts[held])
    assert error.mean() < 1.0 < np.abs(data.tilts[held]).mean()


@pytest.mark.parametrize("rate", [8e-4, 0.0])
def test_the_shared_layers_stay_as_they_are_and_the_own_ones_move_at_their_rate(
    trunk: tuple[Convolution, ...], rate: float
) -> None:
    net = trained(trunk, planted(32), LevelConfig(views=64, own_rate=rate))
    moved = [
        not np.array_equal(layer.weight.detach().numpy(), given.kernel[: len(layer.weight)])
        for layer, given in zip(net.layers, trunk, strict=False)
    ]
    assert moved == [False] * 7 + [rate > 0] * 6


def test_the_same_seed_gives_the_same_branch_and_time_ends_a_training(
    trunk: tuple[Convolution, ...],
) -> None:
    data, places = planted(32), np.arange(4)
    first, again = (guesses(trained(trunk, data, LevelConfig(views=64)), data, places) for _ in range(2))
    assert first.tolist() == again.tolist()
    other = guesses(trained(trunk, data, LevelConfig(views=64, seed=2)), data, places)
    assert other.tolist() != first.tolist()
    net = LevelNet(trunk)
    assert train_net(net, data, np.arange(32), LevelConfig(views=96)) == 96
    assert train_net(net, data, np.arange(32), LevelConfig(views=10**9, minutes=0.002)) < 10**5


def test_varied_views_keep_their_labels() -> None:
    data, places = planted(200), np.arange(200)
    pictures, inside, curves, light, targets = (
        found.numpy() for found in batch(data, places, np.random.default_rng(0))
    )
    tilts = targets @ TILTS
    flipped = np.abs(tilts + data.tilts) < np.abs(tilts - data.tilts)
    grey = (pictures == pictures[..., :1]).all(axis=(1, 2, 3))
    assert 70 < flipped.sum() < 130 and 20 < grey.sum() < 60
    for place in np.flatnonzero(~grey):
        wanted = data.pictures[place, :, ::-1] if flipped[place] else data.pictures[place]
        assert (pictures[place] == wanted).all()
    own = data.curves.astype(np.float32)
    own[flipped] = mirrored_curves(own[flipped])
    assert np.abs(curves - own).mean() == pytest.approx(0.12, abs=0.01)
    seen = inside.mean(axis=(1, 2))
    assert seen.min() > 0.3 and 0.4 < (seen < 1).mean() < 0.6
    assert light.shape == (200, 3, 1, 1)


def test_views_are_joined_in_order() -> None:
    both = joined([planted(3), planted(2, seed=1)])
    assert both.curves.shape == (5, CURVES, len(SEEN))
    assert both.groups.tolist() == ["p0", "p1", "p2", "p0", "p1"]


def test_targets_are_bells_around_the_tilt() -> None:
    rows = spread(np.array([0.25, -7.0]))
    assert rows.sum(axis=1) == pytest.approx([1, 1])
    assert rows @ TILTS == pytest.approx([0.25, -7.0], abs=1e-3)


def level_photos(folder: Path, count: int) -> None:
    """Horizons and towers by as many photographers."""
    (folder / "images").mkdir(parents=True)
    rng = np.random.default_rng(0)
    rows = []
    for number in range(count):
        picture = Image.new("RGB", (448, 300), tuple(rng.integers(120, 255, 3).tolist()))
        draw = ImageDraw.Draw(picture)
        height, x = rng.integers(100, 220), rng.integers(60, 380)
        draw.rectangle([0, height, 448, 300], fill=tuple(rng.integers(0, 110, 3).tolist()))
        draw.rectangle([x, 20, x + 30, 300], fill=(90, 80, 70))
        picture.save(folder / "images" / f"{number}.jpg", quality=95)
        rows.append({"file": f"images/{number}.jpg", "photographer": f"p{number}", "repo": "r"})
    (folder / "manifest.json").write_text(json.dumps(rows), "utf-8")


def test_more_photographers_leave_those_not_trained_on_as_they_are(tmp_path: Path) -> None:
    def listed(folder: str, names: str) -> None:
        (tmp_path / folder).mkdir()
        rows = [{"file": f"{name}.jpg", "photographer": name, "repo": "r"} for name in names]
        (tmp_path / folder / "manifest.json").write_text(json.dumps(rows), "utf-8")

    listed("photos", "abcdefgh")
    listed("crops", "ijkl")
    photos, before = trained_photos(tmp_path)
    listed("photos2", "ahmnopqrst")
    more, after = trained_photos(tmp_path)
    assert [one.path for one in more[:12]] == [one.path for one in photos]
    assert after[:12].tolist() == before.tolist()
    assert "".join(one.group for one in more[12:]) == "mnopqrst", "a photographer is in one part only"
    assert (before.sum(), after[12:].sum()) == (9, 6)


def test_a_whole_run_on_little_data(shared_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    level_photos(data / "photos", 5)
    level_photos(data / "crops", 1)
    (data / "level").mkdir()
    (data / "level" / "roll_prior.json").write_bytes((shared_data / "level" / "roll_prior.json").read_bytes())
    films = (shared_data / "level" / "level.csv").read_text("utf-8").splitlines()
    (data / "level" / "level.csv").write_text("\n".join([films[0], *films[1:60:12]]) + "\n", "utf-8")
    (data / "level" / "uav").symlink_to(shared_data / "level" / "uav")
    (data / "trunk").symlink_to(shared_data / "trunk")
    job = TrainJob(data, tmp_path / "run", "angle", {"views": "640", "rounds": "1"})
    said = run(job, ignore_progress, [])
    assert said is not None and said.startswith("tilted as photographs are: ")
    report = json.loads((job.run / "angle_report.json").read_bytes())
    assert report["trained_on_views"] == 640 and report["torch_onnx_difference"] <= 1e-4
    first = report["rows"][0]
    assert first["set"] == "turned by up to 10 degrees, guess"
    assert first["photographers"] + report["photographers_trained_on"] == 5  # one is in both folders
    assert first["mae"] < first["nothing"]
    assert read_head(job.run / "angle_head.npz").last_kernel.shape[0] == 1
    seen = angle_branch(job.run / "angle.onnx")(np.zeros((1, SIDE, SIDE, 3), np.uint8))
    assert seen.shape == (1, len(TILTS)), "what the recipe level compares with"
    record = json.loads((job.run / "calibration.json").read_bytes())
    assert isinstance(calibration_of(record), AngleCalibration)
    stamps = {file.name: file.stat().st_mtime_ns for file in (job.run / "views").iterdir()}
    assert 0 < len(stamps) < 6  # none of those not trained on
    prior = read_prior(data / "level" / "roll_prior.json")
    again = turned_views(read_photos(data / "photos"), prior, job.run / "views")
    assert again.curves.shape == (50, CURVES, len(SEEN))
    now = {file.name: file.stat().st_mtime_ns for file in (job.run / "views").iterdir()}
    assert stamps.items() < now.items()
    with pytest.raises(ModelError, match="--set angle=RUN"):
        run(replace(job, export=tmp_path), ignore_progress, [])
