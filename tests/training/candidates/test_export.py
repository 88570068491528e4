"""Models from a run."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import ignore_progress
from cropperhead_desktop.geometry.crop import is_inside, to_box
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.candidates import overlap
from cropperhead_desktop.inference.suggest.suggesters import open_suggester

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.candidates.export import (  # noqa: E402
    LevelSources,
    export,
    read_run,
)
from cropperhead_desktop.training.candidates.train import run as train_candidates  # noqa: E402
from cropperhead_desktop.training.config import TrainJob  # noqa: E402

pytestmark = pytest.mark.torch


WHOLE = np.array([0, 0, 1, 1], np.float32)
RECORD = {
    "faces": [[0.25, 0.0, 0.5, 0.5, 0.9]],
    "objects": [[0.5, 0.5, 1, 1, 0.8, "person"], [0, 0.9, 0.1, 1, 0.5, "cup"]],
}


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory, data_folder, tiny_trunk):
    """The whole training on ten tiny photos, with faces drawn at random."""
    photos = tmp_path_factory.mktemp("labelled")
    records, subjects = [], {}
    rng = np.random.default_rng(4)
    for index in range(10):
        pixels = rng.integers(0, 256, (40, 60, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(photos / f"{index}.jpg")
        records.append({"file": f"{index}.jpg"})
        subjects[f"{index}.jpg"] = RECORD
    (photos / "manifest.json").write_text(json.dumps(records))
    (photos / "subjects.json").write_text(json.dumps(subjects))
    run, models = tmp_path_factory.mktemp("run"), tmp_path_factory.mktemp("models")
    choices = {"photos": str(photos), "trunk": str(tiny_trunk), "members": "2", "folds": "2", "epochs": "2"}
    choices |= {"also": str(data_folder), "whole": str(photos)}
    job = TrainJob(data_folder, run, "candidates", choices, export=models, name="smoke")
    train_candidates(job, ignore_progress, [])
    return run, models, tiny_trunk


def test_a_smoke_run_makes_a_model_that_works(run_folder, capsys):
    _, models, _ = run_folder
    path, card = Registry(models, models).find("smoke")
    assert card.training["torch_onnx_difference"] <= 1e-4
    assert [row["share"] for row in card.training["learning_curve"]] == [0.25, 0.5, 0.75, 1.0]
    made, prior = card.commands[-2:]
    assert card.verdict.startswith("smoke ") and "--set members=2" in made
    assert "--set also=" in made and "--set whole=" in made
    assert "--recipe style-prior --set model=smoke --set also=" in prior
    judged = card.training["judged_worth"]
    assert judged["photos"]["left_whole"] >= 10 and judged["proposed_of_wanted"] >= 0.6
    assert set(card.decision["worth"]) == {"weights", "sure", "look"}
    assert {row["kind"] for row in card.scores} == {"trivial", "shuffled", "model"}
    from cropperhead_desktop.domain.photo import Preview

    info = PhotoInfo(96, 64)
    jpeg = _jpeg(np.random.default_rng(0).integers(0, 256, (64, 96, 3), dtype=np.uint8))
    suggestion = open_suggester(path, card).suggest(Preview(info, jpeg), 1.0)
    assert is_inside(to_box(suggestion.crop, 96, 64), 96, 64, slack=0.01)
    assert 0 <= suggestion.confidence <= 1


def test_a_run_can_be_exported_again_and_alone(run_folder, tmp_path):
    run, models, trunk = run_folder
    again = export(run, trunk, tmp_path, "smoke", notes={"fails": "at night"})
    assert again.training["fails"] == "at night" and again.commands[-2].endswith("--set notes=NOTES")
    assert again.sha256 == Registry(models, models).find("smoke")[1].sha256
    crop, report = read_run(run)
    assert overlap(crop.head.constant[None], WHOLE)[0] > 0.1 and report["facts"]["photographs"] == 20
    (run / "report.json").rename(run / "kept.json")
    with pytest.raises(ModelError, match=str(run)):
        read_run(run)
    (run / "kept.json").rename(run / "report.json")


def _jpeg(pixels):
    import io

    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG")
    return stream.getvalue()


def test_an_angle_head_turns_the_crop(run_folder, tmp_path):
    from cropperhead_desktop.domain.photo import Preview
    from cropperhead_desktop.inference.graphs.trunk_weights import read_trunk
    from cropperhead_desktop.training.angle.model import LevelNet, weights_of

    run, _, trunk = run_folder
    torch.manual_seed(0)
    weights_of(LevelNet(read_trunk(trunk))).save(tmp_path / "angle_head.npz")
    prior = np.full(49, 1e-6)
    prior[34] = 1.0  # every photo is tilted by five degrees, the calibration says
    shipped = Registry().find()[1].decision["angle"]
    calibration = {**shipped, "temperature": 1e6, "price": 0.0, "prior": list(prior)}
    (tmp_path / "calibration.json").write_text(json.dumps(calibration))
    (tmp_path / "angle_report.json").write_text("{}")
    card = export(run, trunk, tmp_path / "models", "turned", LevelSources(tmp_path))
    assert card.training["angle_branch"] and "angle" in [output.name for output in card.outputs]
    pixels = np.random.default_rng(0).integers(0, 256, (64, 96, 3), dtype=np.uint8)
    suggester = open_suggester(tmp_path / "models" / "turned.onnx", card)
    suggestion = suggester.suggest(Preview(PhotoInfo(96, 64), _jpeg(pixels)), 1.0)
    assert suggestion.crop.angle == pytest.approx(5.0, abs=0.1)
    for crop in (suggestion.crop, *suggestion.alternatives):
        assert is_inside(to_box(crop, 96, 64), 96, 64, slack=0.01)
    (tmp_path / "calibration.json").unlink()
    with pytest.raises(ModelError, match="calibration"):
        export(run, trunk, tmp_path / "models", "turned", LevelSources(tmp_path))


def test_the_card_names_what_each_part_of_the_level_was_made_of(tmp_path):
    model, level = tmp_path / "cropper-1.onnx", tmp_path / "level"
    made = LevelSources(angle=model, level=level, lite=tmp_path / "lite.npz")
    assert made.commands() == ["cropperhead train DATA LEVEL --recipe level --set beside=cropper-1.onnx"]
    assert made.options() == " --set angle=cropper-1.onnx --set level=LEVEL --set level_trunk=LITE0"
    made = LevelSources(angle=tmp_path, level=level)
    assert [line.split()[3] for line in made.commands()] == ["ANGLE", "LEVEL"]
    assert made.commands()[1].endswith("--set beside=ANGLE/angle.onnx")
    alone = LevelSources(level=level)
    assert alone.commands() == ["cropperhead train DATA LEVEL --recipe level"]
    assert LevelSources().commands() == [] and LevelSources().options() == ""
