"""The recipe `level` from photos to files, on little data and a trunk of random weights."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

pytest.importorskip("torch")

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import ignore_progress
from cropperhead_desktop.inference.graphs.level import read_reader
from cropperhead_desktop.inference.suggest.straighten import AngleCalibration, calibration_of
from cropperhead_desktop.training.config import TrainJob
from cropperhead_desktop.training.level.train import run

CROPPER = Path(__file__).parents[3] / "models" / "cropper-1.onnx"


def scenes(folder: Path, count: int, name: str = "p") -> list[dict[str, object]]:
    """Rows of horizons and towers by as many photographers."""
    (folder / "images").mkdir(parents=True)
    rng = np.random.default_rng(0)
    rows: list[dict[str, object]] = []
    for number in range(count):
        picture = Image.new("RGB", (448, 300), tuple(rng.integers(120, 255, 3).tolist()))
        draw = ImageDraw.Draw(picture)
        height, x = rng.integers(100, 220), rng.integers(60, 380)
        draw.rectangle([0, height, 448, 300], fill=tuple(rng.integers(0, 110, 3).tolist()))
        draw.rectangle([x, 20, x + 30, 300], fill=(90, 80, 70))
        file = f"images/{name}{number}.jpg"
        picture.save(folder / file, quality=95)
        rows.append({"file": file, "photographer": f"{name}{number}", "repo": "r", "site": f"{name}{number}"})
    (folder / "manifest.json").write_text(json.dumps(rows), "utf-8")
    return rows


@pytest.fixture
def folder(tmp_path: Path, lite_arrays: dict[str, np.ndarray]) -> Path:
    """A data folder of everything that the recipe reads."""
    data = tmp_path / "data"
    scenes(data / "photos", 4)
    scenes(data / "photos2", 3, "q")
    scenes(data / "crops", 1, "r")
    rows = scenes(data / "crops2", 2, "s")
    (data / "crops2" / "tilt.json").write_text(json.dumps([{**rows[0], "angle": 1.5}]), "utf-8")
    films = scenes(data / "level", 2, "film_images_a")
    lines = ["file,tilt_deg", *(f"{row['file']},{tilt}" for row, tilt in zip(films, (0.5, -2), strict=True))]
    (data / "level" / "level.csv").write_text("\n".join(lines) + "\n", "utf-8")
    prior = {"bin_centres_deg": np.arange(-20, 20.5, 0.5).tolist(), "count": [1] * 36 + [9] * 9 + [1] * 36}
    (data / "level" / "roll_prior.json").write_text(json.dumps(prior), "utf-8")
    (data / "trunk2").mkdir()
    np.savez(data / "trunk2" / "efficientnet_lite0_imagenet.npz", **lite_arrays)
    return data


def test_a_whole_run_on_little_data(folder: Path, tmp_path: Path) -> None:
    choices = {"side": "64", "rounds": "1", "members": "2", "hidden": "8", "folds": "2", "epochs": "1"}
    job = TrainJob(folder, tmp_path / "run", "level", {**choices, "beside": str(CROPPER)})
    said = run(job, ignore_progress, [])
    assert said is not None and said.startswith("reader, turned by up to 10 degrees, guess: ")
    report = json.loads((job.run / "level_report.json").read_bytes())
    assert report["torch_onnx_difference"] <= 1e-4
    assert (report["views"], report["photos"], report["photographers"]) == (80, 8, 8)
    assert {row["reader"] for row in report["rows"]} == {"reader"}
    everyone = {"reader", "the model's branch", "mean of both"}
    assert {row["reader"] for row in report["rows_not_seen_by_either"]} == everyone
    measured = {(row["reader"], row["set"]) for row in report["rows_measured"]}
    sets = ("drone films", "drone films, guess", "levelled by people", "levelled by people, guess")
    assert measured == {(name, title) for name in everyone for title in sets}
    assert set(report["mean_of_both_against"]) == everyone - {"mean of both"}
    assert read_reader(job.run / "level_reader.npz").hidden_kernel.shape[0] == 2 * 8
    calibration = json.loads((job.run / "calibration.json").read_bytes())
    assert isinstance(calibration_of(calibration), AngleCalibration)


def test_a_run_goes_on_and_other_choices_train_anew(folder: Path, tmp_path: Path) -> None:
    choices = {"side": "64", "rounds": "1", "members": "1", "hidden": "8", "folds": "2", "epochs": "1"}
    job = TrainJob(folder, tmp_path / "run", "level", choices)
    run(job, ignore_progress, [])
    parts = [job.run / "reader_without_0.npz", job.run / "level_reader.npz"]
    before = [part.read_bytes() for part in parts]
    stamps = [part.stat().st_mtime_ns for part in parts]
    lost = job.run / "reader_without_1.npz"
    content = lost.read_bytes()
    lost.unlink()
    run(job, ignore_progress, [])
    assert [part.stat().st_mtime_ns for part in parts] == stamps
    assert lost.read_bytes() == content
    run(replace(job, choices={**choices, "seed": "2"}), ignore_progress, [])
    assert all(part.read_bytes() != old for part, old in zip(parts, before, strict=True))


def test_a_reader_alone_is_no_model(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model by itself"):
        run(TrainJob(folder, tmp_path / "run", "level", export=tmp_path), ignore_progress, [])
