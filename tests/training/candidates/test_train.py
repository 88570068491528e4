"""Crop training on tiny data: labels follow the mirror, a head learns what there is, export agrees."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.crop import Box, is_inside, to_box
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.candidates import TERMS, content_rectangle, fractions, overlap
from cropperhead_desktop.inference.suggest.scored_photo import FACES, OBJECTS, PERSONS
from cropperhead_desktop.inference.suggest.suggesters import open_suggester

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.evaluation.folds import folds_of  # noqa: E402
from cropperhead_desktop.training.candidates.candidate_boxes import FREE, SAME_SIZE, build_sets  # noqa: E402
from cropperhead_desktop.training.candidates.export import export, read_run  # noqa: E402
from cropperhead_desktop.training.candidates.features import fit_projection  # noqa: E402
from cropperhead_desktop.training.candidates.head import (  # noqa: E402
    HeadConfig,
    cross_fit,
    finished,
    fit_linear,
    nets_on,
    photo_weights,
    weigh,
)
from cropperhead_desktop.training.candidates.importance import (  # noqa: E402
    SubjectConfig,
    agreement,
    predict_subjects,
    subject_map,
    train_subjects,
)
from cropperhead_desktop.training.candidates.judge import judge, predictions_of  # noqa: E402
from cropperhead_desktop.training.candidates.train import run as train_candidates  # noqa: E402
from cropperhead_desktop.training.config import TrainJob  # noqa: E402

pytestmark = pytest.mark.torch

CELLS, SIDE = 14, 224
CONFIG = HeadConfig(members=1, epochs=30, batch=8, folds=3, hidden=8, dropout=0.2, learning_rate=5e-3)
WHOLE = np.array([0, 0, 1, 1], np.float32)


@pytest.fixture(scope="module")
def world():
    """Photos whose map has one bright spot, and people who kept a box around it: 2 x N maps, examples."""
    rng = np.random.default_rng(3)
    maps, examples = np.zeros((2, 24, 2, CELLS, CELLS), np.float32), []
    for index in range(24):
        x, y = rng.uniform(0.3, 0.7, 2)
        box = Box(x * 600, y * 600, 330, 330)
        examples.append(Example(f"{index}.jpg", f"site {index % 6}", "train", 600, 600, box))
        row, column = int(y * CELLS), int(x * CELLS)
        maps[0, index, 0, row - 1 : row + 2, column - 1 : column + 2] = 1.0
        maps[:, index, 1] = rng.normal(0, 0.2, (CELLS, CELLS))
        maps[1, index] = maps[0, index, :, :, ::-1]
    return maps, examples


@pytest.fixture(scope="module")
def sets(world):
    return build_sets(*world, SIDE, WHOLE)


def test_labels_and_geometry_of_the_mirror_image_are_the_same(sets):
    count = len(sets.sites) // 2
    assert np.array_equal(sets.overlaps[:count], sets.overlaps[count:])
    assert np.array_equal(sets.groups[:count], sets.groups[count:])
    assert sets.terms[:count] == pytest.approx(sets.terms[count:], abs=1e-4)
    own = sets.pooled[:count].reshape(count, -1, 14, 2)
    other = sets.pooled[count:].reshape(count, -1, 14, 2)
    order = [2, 1, 0, 5, 4, 3, 8, 7, 6, 10, 9, 11, 12, 13]
    assert other[:, :, order] == pytest.approx(own, abs=1e-4)


def test_every_photo_has_good_and_bad_candidates_in_every_group(sets):
    for group in (SAME_SIZE, FREE):
        chosen = np.where(sets.groups == group, sets.overlaps, np.nan)
        assert np.nanmax(chosen, axis=1).min() > 0.6 and np.nanmin(chosen, axis=1).max() < 0.5
    assert sets.terms.shape[-1] == len(TERMS)


def test_fractions_of_a_box():
    example = Example("a", "s", "train", 600, 400, Box(300, 100, 300, 100))
    assert fractions(example.box, example.width, example.height) == pytest.approx([0.25, 0.125, 0.75, 0.375])


def test_folds_keep_sites_whole_and_are_about_even():
    sites = ["a"] * 10 + ["b"] * 4 + ["c"] * 4 + ["d"] * 3
    fold = folds_of(sites, 2)
    assert all(len({int(f) for f, s in zip(fold, sites, strict=True) if s == site}) == 1 for site in "abcd")
    assert sorted(np.bincount(fold)) == [10, 11]
    weights = photo_weights(sites, [False] * 20 + [True], HeadConfig(site_cap=5, centred_weight=0.5))
    assert weights[:10].sum() == pytest.approx(5) and (weights[19], weights[20]) == (1.0, 0.5)


def test_a_linear_fit_finds_the_terms_that_made_the_choice(sets):
    made = np.zeros_like(sets.terms)
    made[..., 0] = sets.overlaps * 10
    weights = np.ones(len(sets.sites), np.float32)
    start = np.zeros(len(TERMS), np.float32)
    fitted = fit_linear(made, sets, np.arange(len(sets.sites)), weights, replace(CONFIG, ridge=1e-4), start)
    assert fitted[0] == pytest.approx(0.1 / CONFIG.tau, rel=0.05) and np.abs(fitted[1:]).max() < 1e-3


def test_the_head_learns_to_look_and_beats_what_does_not(world, sets):
    maps, examples = world
    weights = np.ones(len(sets.sites), np.float32)
    found = cross_fit(sets, weights, CONFIG)
    factor, prior = weigh(sets, found.content, np.arange(len(sets.sites)), CONFIG)
    heads = [finished(found.nets[fold], factor, prior, WHOLE) for fold in found.fold[: len(examples)]]
    nobody = np.zeros((len(examples), 3, CELLS, CELLS), np.float32)
    judged = judge("tiny", predictions_of(maps[0], nobody, heads, examples, SIDE), examples, ())
    verdict = judged.table.verdict("tiny")
    assert verdict.over_shuffled["iou_at_size"].low > 0.05
    assert verdict.over_best_trivial["iou_at_size"].low > 0.05
    assert verdict.learnt and "learnt to crop" in verdict.sentence()


def test_a_site_with_many_photos_outvotes_no_other_in_the_weighing(sets):
    rng = np.random.default_rng(4)
    content = (sets.overlaps + rng.normal(0, 0.2, sets.overlaps.shape)).astype(np.float32)
    every = np.arange(len(sets.sites))
    often = np.concatenate([every, *[np.flatnonzero(np.array(sets.sites) == "site 0")] * 3])
    many = sets.some(often)

    def weighed(cap):
        config = replace(CONFIG, weigh_cap=cap)
        pairs = (
            weigh(sets, content, every, config),
            weigh(many, content[often], np.arange(len(often)), config),
        )
        return [np.array([factor, *prior]) for factor, prior in pairs]

    assert np.allclose(*weighed(1), atol=0.02)
    assert not np.allclose(*weighed(1000), atol=0.02)


def test_the_same_seed_gives_the_same_nets(sets):
    weights, rows = np.ones(len(sets.sites), np.float32), np.arange(12)
    few = replace(CONFIG, epochs=2)
    first, second = (nets_on(sets, rows, weights, few) for _ in range(2))
    assert np.array_equal(first.hidden, second.hidden) and np.array_equal(first.out, second.out)
    other = nets_on(sets, rows, weights, replace(few, seed=2))
    assert not np.array_equal(first.hidden, other.hidden)


RECORD = {
    "faces": [[0.25, 0.0, 0.5, 0.5, 0.9]],
    "objects": [[0.5, 0.5, 1, 1, 0.8, "person"], [0, 0.9, 0.1, 1, 0.5, "cup"]],
}


def test_importance_maps_cover_the_boxes_and_follow_the_mirror():
    content = content_rectangle(600, 600, SIDE, CELLS)
    made = subject_map(RECORD, content, CELLS)
    assert made[FACES].sum() == pytest.approx(CELLS**2 / 8) and made[PERSONS].sum() == pytest.approx(
        CELLS**2 / 4
    )
    assert made[OBJECTS, 13, 0] == pytest.approx(1.0) and made[OBJECTS].sum() == pytest.approx(1.96, abs=1e-3)
    mirrored = subject_map(RECORD, content, CELLS, flipped=True)
    assert mirrored == pytest.approx(made[:, :, ::-1], abs=1e-5)


def test_the_importance_head_learns_where_things_are():
    rng = np.random.default_rng(1)
    labels = np.zeros((48, 3, 4, 4), np.float32)
    fine = rng.normal(0, 0.1, (48, 6, 4, 4)).astype(np.float16)
    for index, (channel, row, column) in enumerate(rng.integers(0, [3, 4, 4], (48, 3))):
        labels[index, channel, row, column] = 1.0
        fine[index, channel, row, column] += 3
    coarse = rng.normal(0, 0.1, (48, 5, 2, 2)).astype(np.float16)
    head = train_subjects(
        fine[:40], coarse[:40], labels[:40], SubjectConfig(epochs=60, batch=8, learning_rate=1e-2)
    )
    found = agreement(predict_subjects(head, fine[40:], coarse[40:]), labels[40:])
    assert min(found.values()) > 0.5
    assert agreement(labels, labels) == {"faces": 1.0, "persons": 1.0, "objects": 1.0}


def test_a_projection_is_affine_and_of_unit_spread():
    rng = np.random.default_rng(2)
    fine = rng.normal(1, 2, (6, 10, 4, 4)).astype(np.float16)
    coarse = rng.normal(-1, 3, (6, 12, 2, 2)).astype(np.float16)
    projection = fit_projection(fine, coarse, 3)
    made = projection.apply(fine, coarse)
    assert made.shape == (6, 3, 4, 4) and made.mean() == pytest.approx(0, abs=0.01)
    assert made.std() == pytest.approx(1, abs=0.05)
    wanted = (
        projection.fine @ fine[0, :, 3, 2].astype(np.float32)
        + projection.coarse @ coarse[0, :, 1, 1].astype(np.float32)
        + projection.bias
    )
    assert made[0, :, 3, 2] == pytest.approx(wanted, abs=1e-3)


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
    job = TrainJob(data_folder, run, "candidates", choices, export=models, name="smoke")
    train_candidates(job, ignore_progress, [])
    return run, models, tiny_trunk


def test_a_smoke_run_makes_a_model_that_works(run_folder, capsys):
    _, models, _ = run_folder
    path, card = Registry(models, models).find("smoke")
    assert card.training["torch_onnx_difference"] <= 1e-4
    assert [row["share"] for row in card.training["learning_curve"]] == [0.25, 0.5, 0.75, 1.0]
    assert card.verdict.startswith("smoke ") and "--set members=2" in card.commands[-1]
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
    assert again.training["fails"] == "at night" and again.commands[-1].endswith("--set notes=NOTES")
    assert again.sha256 == Registry(models, models).find("smoke")[1].sha256
    crop, report = read_run(run)
    assert overlap(crop.head.constant[None], WHOLE)[0] > 0.1 and report["facts"]["photographs"] == 10
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
    card = export(run, trunk, tmp_path / "models", "turned", tmp_path)
    assert card.training["angle_branch"] and "angle" in [output.name for output in card.outputs]
    pixels = np.random.default_rng(0).integers(0, 256, (64, 96, 3), dtype=np.uint8)
    suggester = open_suggester(tmp_path / "models" / "turned.onnx", card)
    suggestion = suggester.suggest(Preview(PhotoInfo(96, 64), _jpeg(pixels)), 1.0)
    assert suggestion.crop.angle == pytest.approx(5.0, abs=0.1)
    for crop in (suggestion.crop, *suggestion.alternatives):
        assert is_inside(to_box(crop, 96, 64), 96, 64, slack=0.01)
    (tmp_path / "calibration.json").unlink()
    with pytest.raises(ModelError, match="calibration"):
        export(run, trunk, tmp_path / "models", "turned", tmp_path)
