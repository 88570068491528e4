"""The real loop on a tiny data folder: it learns, stops, resumes exactly, and exports what it learnt."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import Cancelled
from cropperhead_desktop.inference.graphs.seed2020 import SHAPES
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.network2020.config import TrainConfig, read_config  # noqa: E402
from cropperhead_desktop.training.network2020.export import export, parity  # noqa: E402
from cropperhead_desktop.training.network2020.losses import mse  # noqa: E402
from cropperhead_desktop.training.network2020.model import Seed2020, load_weights, predict, weights_of  # noqa: E402
from cropperhead_desktop.training.network2020.train import train  # noqa: E402

pytestmark = pytest.mark.torch

CONFIG = TrainConfig(epochs=3, batch=3, threads=1)


@pytest.fixture(scope="module")
def run(tmp_path_factory, data):
    return train(CONFIG, data, tmp_path_factory.mktemp("runs") / "whole")


@pytest.fixture(scope="module")
def exported(tmp_path_factory, run, data):
    folder = tmp_path_factory.mktemp("models")
    return folder, export(run, data, folder, "tiny-trained")


def best(run):
    return dict(np.load(run / "best.npz"))


def history(run):
    return json.loads((run / "history.json").read_text())


def test_the_network_has_the_parameters_of_2020_and_its_weights_go_both_ways():
    model = Seed2020()
    assert sum(parameter.numel() for parameter in model.parameters()) == 958_789
    weights = weights_of(model)
    assert {name: array.shape for name, array in weights.items()} == dict(SHAPES)
    other = Seed2020()
    load_weights(other, weights, "test")
    pixels = np.random.default_rng(0).integers(0, 256, (2, 300, 300, 3), dtype=np.uint8)
    assert np.array_equal(predict(model, pixels, CONFIG), predict(other, pixels, CONFIG))


def test_dropout_works_in_training_only():
    model = Seed2020(dropout=0.5)
    pixels = torch.randint(0, 256, (1, 300, 300, 3), dtype=torch.uint8)
    model.train()
    assert not torch.equal(model(pixels), model(pixels))
    model.eval()
    assert torch.equal(model(pixels), model(pixels))


def test_mse_is_the_mean_over_all_five():
    assert mse(torch.zeros(2, 5), torch.tensor([[1.0, 0, 0, 0, 3], [0, 0, 0, 0, 0]])).item() == pytest.approx(
        1
    )


def test_it_learns_and_says_what_it_did(run):
    rows = history(run)
    assert [row["epoch"] for row in rows] == [1, 2, 3]
    assert rows[-1]["loss"] < rows[0]["loss"]
    assert read_config(run / "config.json") == CONFIG
    assert set(best(run)) == set(SHAPES)
    assert not list(run.glob("*.tmp"))


def test_a_cancelled_run_resumes_exactly(run, data, tmp_path):
    seen = []

    def cancel_in_the_second_epoch(progress):
        seen.append(progress)
        if progress.done == progress.total // 3 + 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        train(CONFIG, data, tmp_path / "parts", cancel_in_the_second_epoch)
    assert len(history(tmp_path / "parts")) == 1 and "epoch 2 of 3" in seen[-1].message
    train(CONFIG, data, tmp_path / "parts")
    assert history(tmp_path / "parts") == history(run)
    for name, array in best(run).items():
        assert np.array_equal(array, best(tmp_path / "parts")[name]), name


def test_a_run_stops_when_the_held_out_sites_no_longer_gain(data, tmp_path):
    config = replace(CONFIG, epochs=9, patience=2, learning_rate=0.0)  # nothing changes after the first epoch
    train(config, data, tmp_path / "stops")
    rows = history(tmp_path / "stops")
    assert [row["epoch"] for row in rows] == [1, 2, 3]
    assert len({row["held_out_loss"] for row in rows}) == 1


def test_a_folder_with_another_run_is_refused(run, data):
    with pytest.raises(ModelError, match=r"config\.json.*another"):
        train(replace(CONFIG, seed=1), data, run)
    with pytest.raises(ModelError, match=r"data\.json.*another"):
        train(CONFIG, replace(data, digest="other"), run)


def test_a_broken_checkpoint_is_named(data, tmp_path):
    (tmp_path / "checkpoint.pt").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"checkpoint\.pt"):
        train(CONFIG, data, tmp_path)


def test_the_export_is_the_trained_network(exported, run, data):
    folder, card = exported
    session = OnnxSession(folder / "tiny-trained.onnx", card, "cpu")
    model = Seed2020()
    load_weights(model, best(run), "test")
    assert parity(model, session, data, CONFIG) <= 1e-4
    assert card.training["torch_onnx_difference"] <= 1e-4
    with pytest.raises(ModelError, match="differs"):
        parity(Seed2020(), session, data, CONFIG)


def test_the_card_is_complete(exported):
    folder, card = exported
    assert [entry.problem for entry in Registry(None, folder).verify()] == [""]
    training = card.training
    assert (training["photographs"], training["sites"], training["epochs_run"]) == (10, 4, 3)
    assert (card.outputs[4].low, card.outputs[4].high) == (0, 0)
    assert "--set seed=2020" in card.commands[-1] and "--set flips=True" in card.commands[-1]
    assert "learn" in card.verdict


def test_the_scores_on_the_card_are_the_whole_table(exported):
    folder, card = exported
    rows = {row["row"]: row for row in card.scores}
    assert {"no crop", "centre 0.9", "constant box fitted on train", "tiny-trained"} <= set(rows)
    assert {"tiny-trained, shuffled", "tiny-trained, mean with mirror"} <= set(rows)
    # every human box here is half of each side: a quarter of the photo
    assert rows["no crop"]["iou"] == pytest.approx(0.25, abs=1e-3)


def test_weights_to_compare_with_have_rows_of_their_own(run, data, tmp_path):
    card = export(run, data, tmp_path, "compared", reference=run / "best.npz")
    rows = {row["row"]: row for row in card.scores}
    first, own = rows["cropperhead-2020-original"], rows["compared"]
    assert first["iou"] == pytest.approx(own["iou"], abs=0.01)  # the original may turn the box
    assert card.commands[-1].endswith("--reference WEIGHTS_2020")


def test_an_export_that_fails_leaves_nothing(run, data, tmp_path):
    with pytest.raises(ModelError):
        export(tmp_path, data, tmp_path / "models", "x")
    spoilt = replace(data, pixels=data.pixels[:, :200])
    with pytest.raises(Exception, match=r"."):
        export(run, spoilt, tmp_path / "models", "x")
    assert not list(tmp_path.glob("models/*"))
