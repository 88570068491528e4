"""The exported network, its card and its scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.network2020.export import export, parity  # noqa: E402
from cropperhead_desktop.training.network2020.model import Seed2020, load_weights  # noqa: E402
from tests.helpers.training import CONFIG, best  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def exported(tmp_path_factory, run, data):
    folder = tmp_path_factory.mktemp("models")
    return folder, export(run, data, folder, "tiny-trained")


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
