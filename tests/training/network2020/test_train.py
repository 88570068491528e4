"""The real loop on a tiny data folder: it learns, stops, resumes exactly, and exports what it learnt."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import Cancelled
from cropperhead_desktop.inference.graphs.seed2020 import SHAPES
from tests.helpers.training import CONFIG, best

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.network2020.config import read_config  # noqa: E402
from cropperhead_desktop.training.network2020.train import train  # noqa: E402

pytestmark = pytest.mark.torch


def history(run):
    return json.loads((run / "history.json").read_text())


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
