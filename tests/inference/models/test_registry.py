"""Which models there are, and what is wrong with the others."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.geometry.crop import is_inside, to_box
from cropperhead_desktop.inference.models.card import ModelKind
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL, Registry
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.suggest.suggesters import open_suggester
from cropperhead_desktop.system.folders import resources_folder


@pytest.fixture
def registry(tmp_path, bare_card, model_bytes):
    shipped, user = tmp_path / "shipped", tmp_path / "user"
    save_model(shipped, replace(bare_card, name=DEFAULT_MODEL), model_bytes)
    save_model(user, bare_card, model_bytes)
    return Registry(user, shipped)


def test_both_folders_are_listed(registry):
    assert [(entry.name, entry.shipped, entry.problem) for entry in registry.list()] == [
        (DEFAULT_MODEL, True, ""),
        ("tiny", False, ""),
    ]
    assert registry.find()[1].name == DEFAULT_MODEL
    path, card = registry.find("tiny")
    assert path.name == "tiny.onnx" and card.name == "tiny"


def test_an_unknown_name_lists_the_known_ones(registry):
    with pytest.raises(ModelError, match=rf"nonesuch.*{DEFAULT_MODEL}, tiny"):
        registry.find("nonesuch")


def test_a_shipped_name_cannot_be_taken_over(registry, tmp_path, bare_card, model_bytes):
    save_model(tmp_path / "user", replace(bare_card, name=DEFAULT_MODEL), model_bytes)
    assert registry.find()[0].parent == tmp_path / "shipped"


def test_broken_ones_are_listed_and_named(registry, tmp_path):
    user = tmp_path / "user"
    (user / "broken.json").write_text("{")
    shutil.copy(user / "tiny.json", user / "renamed.json")
    with (user / "tiny.onnx").open("ab") as stream:
        stream.write(b"x")
    problems = {entry.name: entry.problem for entry in registry.list()}
    assert "broken.json" in problems["broken"] and "called tiny" in problems["renamed"]
    assert problems["tiny"] == ""
    checked = {entry.name: entry for entry in registry.verify()}
    assert "SHA-256" in checked["tiny"].problem and checked["tiny"].card is None
    assert checked[DEFAULT_MODEL].problem == ""
    with pytest.raises(ModelError, match=r"broken\.json"):
        registry.find("broken")


def test_a_model_whose_file_is_gone_is_not_chosen_any_more(registry, tmp_path):
    assert registry.known("tiny") == "tiny"
    (tmp_path / "user" / "tiny.onnx").unlink()
    assert registry.known("tiny") == ""
    with pytest.raises(ModelError, match=r"tiny\.onnx: the file of this model is gone"):
        registry.find("tiny")


def test_folders_that_do_not_exist_hold_nothing(tmp_path):
    assert Registry(tmp_path / "no", tmp_path / "neither").list() == ()


def test_the_shipped_models_are_whole():
    entries = Registry().verify()
    assert DEFAULT_MODEL in [entry.name for entry in entries]
    assert [entry.problem for entry in entries] == [""] * len(entries)


def test_the_2020_card_says_what_it_was_trained_on_and_how_good_it_is():
    _, card = Registry().find("cropper-2020-retrained")
    training = card.training
    assert (training["photographs"], training["sites"]) == (307, 29)
    assert (training["train_photographs"], training["held_out_photographs"]) == (243, 64)
    assert card.parameters == 958_789 and card.licence == "MIT"
    assert training["torch_onnx_difference"] <= 1e-4
    rows = [str(row["row"]) for row in card.scores]
    for wanted in ("no crop", "centre 0.9", "constant box", "random", "shuffled", "original", card.name):
        assert any(wanted in row for row in rows), wanted
    assert "learn" in card.verdict and card.commands


def test_the_default_model_is_a_light_one_that_knows_its_limits():
    path, card = Registry().find()
    assert card.kind is ModelKind.CANDIDATES and path.stat().st_size <= 24_000_000
    assert "Apache-2.0" in card.licence and "Apache-2.0" in card.origin
    training = card.training
    assert (training["photographs"], training["sites"]) == (894, 168)
    assert training["torch_onnx_difference"] <= 1e-4
    assert "not redistributed" in training["rights"] and training["fails"]
    for name in ("judged_all", "judged_val"):
        judged = training[name]
        gain = judged["over_best_trivial"]["iou_at_size"]
        assert gain["low"] <= gain["mean"] <= gain["high"]
        over = judged["over_shuffled"]["iou"]["mean"], judged["over_constant"]["iou"]["low"]
        assert judged["learnt"] == (over[0] > 0 and over[1] > 0)
        assert ("did NOT" in judged["sentence"]) != judged["learnt"]
    assert card.verdict == training["judged_all"]["sentence"]
    photographs = [row["photographs_fitted_to"] for row in training.get("learning_curve", [])]
    assert photographs == sorted(photographs)
    assert "--recipe candidates" in card.commands[-2] and "--recipe style-prior" in card.commands[-1]


SHAPES = [(1, 5000), (5000, 1), (65000, 200), (1, 1), (2, 2), (300, 1), (750, 2), (40, 4000)]


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("aspect", [None, 1.0, 0.01, 100.0])
def test_the_shipped_model_proposes_for_pictures_of_any_shape(shipped, size, aspect):
    width, height = size
    scale = min(1.0, 750 / max(size))
    buffer = BytesIO()
    small = (max(1, round(width * scale)), max(1, round(height * scale)))
    Image.new("RGB", small, (90, 120, 50)).save(buffer, "JPEG")
    crop = shipped.suggest(Preview(PhotoInfo(width, height), buffer.getvalue()), aspect).crop
    assert is_inside(to_box(crop, width, height), width, height)


@pytest.fixture(scope="module")
def shipped():
    return open_suggester(*Registry().find(), "cpu")


@pytest.mark.parametrize("name", ["cropper-1", DEFAULT_MODEL, "cropper-2-light"])
def test_the_notes_of_a_shipped_model_are_on_its_card(name):
    notes = json.loads((resources_folder() / f"{name}-notes.json").read_bytes())
    card = Registry().find(name)[1]
    assert notes and notes.items() <= card.training.items()
