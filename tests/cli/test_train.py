"""`cropperhead train`: a smoke run, its folder, TensorBoard's files, several processes."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.main import get_command

from cropperhead_desktop.cli.app import app_of
from cropperhead_desktop.cli.app import run as cli
from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.workflows.learn.train import parse_choices, recipes
from tests.helpers.waiting import happens

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")
pytest.importorskip("tensorboard", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training import style_prior  # noqa: E402
from cropperhead_desktop.training.angle.train import LevelConfig  # noqa: E402
from cropperhead_desktop.training.candidates.head import HeadConfig  # noqa: E402
from cropperhead_desktop.training.candidates.train import Sources  # noqa: E402
from cropperhead_desktop.training.level.reader import ReaderConfig  # noqa: E402
from cropperhead_desktop.training.network2020.config import TrainConfig  # noqa: E402
from cropperhead_desktop.training.style_prior import PriorConfig  # noqa: E402

pytestmark = pytest.mark.torch


SMOKE = ["--set", "epochs=2", "--set", "batch=5", "--set", "threads=1"]


def call(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, [str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return tmp_path_factory.mktemp("train")


def test_a_smoke_run_makes_a_run_folder_and_a_model(capsys, data_folder, folders):
    options = [
        *SMOKE,
        "--set",
        "loss=giou",
        "--set",
        "zoom=0.3",
        "--export",
        folders / "models",
        "--name",
        "m",
    ]
    code, out, err = call(capsys, "train", data_folder, folders / "run", *options, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [row["epoch"] for row in rows[:-1]] == [1, 2]
    assert rows[0]["remark"] == "the start"
    assert {"loss", "held_out_loss", "held_out_iou", "spread"} <= set(rows[0])
    assert "m" in rows[-1]["verdict"]
    made = json.loads((folders / "run" / "provenance.json").read_text())
    assert len(made["data_sha256"]) == 64
    assert made["torch"] == torch.__version__
    card = json.loads((folders / "models" / "m.json").read_text())
    assert "giou" in card["training"]["loss"]
    assert "cut out" in card["training"]["augmentation"]


def test_the_recipe_that_scores_candidates(capsys, data_folder, tiny_trunk, tmp_path):
    photos = tmp_path / "photos"
    photos.mkdir()
    names = [f"{number}.jpg" for number in range(10)]
    for number, name in enumerate(names):
        pixels = np.random.default_rng(number).integers(0, 256, (40, 60, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(photos / name)
    subjects = {name: {"faces": [[0.2, 0.2, 0.5, 0.6, 1.0]], "objects": []} for name in names}
    (photos / "manifest.json").write_text(json.dumps([{"file": name} for name in names]))
    (photos / "subjects.json").write_text(json.dumps(subjects))
    choices = {"photos": photos, "trunk": tiny_trunk, "curve": "no", "members": 1, "folds": 2, "epochs": 1}
    options = [part for name, value in choices.items() for part in ("--set", f"{name}={value}")]
    call_train = ("train", data_folder, tmp_path / "run", "--recipe", "candidates", "--no-board", "--json")
    code, out, err = call(capsys, *call_train, *options, "--export", tmp_path / "models", "--name", "scored")
    assert (code, err) == (0, "")
    assert json.loads(out)["verdict"].startswith("scored ")
    assert json.loads((tmp_path / "models" / "scored.json").read_text())["kind"] == "candidates"


def test_tensorboard_reads_what_was_written(folders):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    events = EventAccumulator(str(folders / "run" / "board"), size_guidance={"histograms": 10, "images": 10})
    events.Reload()
    assert [point.step for point in events.Scalars("held_out_loss")] == [1, 2]
    assert {"top/predicted", "angle/true"} <= set(events.Tags()["histograms"])
    assert [image.step for image in events.Images("unseen photos")] == [1, 2]


def test_going_on_is_the_same_command_and_another_config_is_refused(capsys, data_folder, folders):
    options = [*SMOKE, "--set", "loss=giou", "--set", "zoom=0.3", "--no-board"]
    assert call(capsys, "train", data_folder, folders / "run", *options)[0] == 0
    code, _, err = call(capsys, "train", data_folder, folders / "run", *SMOKE, "--no-board")
    assert code == 2
    assert "another configuration" in " ".join(err.split())


@pytest.mark.parametrize("name", ["cropper-1", "cropper-2", "cropper-2020-retrained"])
def test_the_commands_on_the_shipped_cards_are_understood(name):
    lines = [shlex.split(line) for line in Registry().find(name)[1].commands]
    calls = [line[2:] for line in lines if line[:2] == ["cropperhead", "train"]]
    command = get_command(app_of()).commands["train"]
    assert calls
    for call_ in calls:
        given = command.make_context("train", list(call_)).params
        choices = parse_choices(given["choices"] or [])
        recipe = given["recipe"] or "2020"
        kinds = {
            "2020": [TrainConfig],
            "candidates": [HeadConfig, Sources],
            "angle": [LevelConfig],
            "level": [ReaderConfig],
            "style-prior": [PriorConfig],
        }[recipe]
        assert recipe in recipes()
        assert set(choices) <= {row.name for kind in kinds for row in fields(kind)}


def test_the_recipe_that_fits_how_photographers_differ(capsys, data_folder, tmp_path):
    arguments = ("train", data_folder, tmp_path / "run", "--recipe", "style-prior", "--json")
    (tmp_path / "resources").mkdir()
    target = tmp_path / "resources" / "style-prior.json"
    target.write_text(json.dumps({"people": {"scores": ["kept"], "boxes": ["old"]}}))
    code, out, err = call(capsys, *arguments, "--export", target.parent)
    assert (code, err) == (0, "") and "after 5 crops" in json.loads(out)["verdict"]
    people = json.loads(target.read_bytes())["people"]
    assert people["scores"] == ["kept"] and [one["crops"] for one in people["boxes"]] == [3, 3, 2, 2]
    assert list(json.loads((tmp_path / "run" / "style-prior.json").read_bytes())["people"]) == ["boxes"]
    found = json.loads((tmp_path / "run" / "experience.json").read_bytes())
    assert found["fitted"]["stages"][0]["photos"] == found["shipped"]["stages"][0]["photos"] == 10
    assert found["fitted_over_shipped"] is None, "nobody has so many crops here"
    assert not (tmp_path / "run" / "board").exists()


def test_the_prior_of_a_model_that_scores_boxes_is_fitted_on_several_folders(
    capsys, data_folder, tmp_path, monkeypatch
):
    again = shutil.copytree(data_folder, tmp_path / "again")
    manifest = again / "manifest.json"
    rows = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps([{**row, "site": f"{row['site']} too"} for row in rows]))
    wanted = ("model=cropper-2", f"also={again}", "folds=2", "members=1", "epochs=1")
    choices = [word for choice in wanted for word in ("--set", choice)]
    arguments = ("train", data_folder, tmp_path / "run", "--recipe", "style-prior", *choices, "--json")
    code, out, err = call(capsys, *arguments)
    assert (code, err) == (0, "") and "8 people" in json.loads(out)["verdict"]
    people = json.loads((tmp_path / "run" / "style-prior.json").read_bytes())["people"]
    assert list(people) == ["scores"] and [one["crops"] for one in people["scores"]] == [3, 3, 2, 2] * 2
    assert len({one["person"] for one in people["scores"]}) == 8

    def looks(*_given: object) -> None:
        raise ModelError("nobody looks twice")

    monkeypatch.setattr(style_prior, "_looks", looks)
    assert call(capsys, *arguments)[0] == 0, "what was seen is kept in the run folder"
    assert json.loads((tmp_path / "run" / "style-prior.json").read_bytes())["people"] == people
    assert call(capsys, *arguments, "--set", "epochs=2")[0] == 2, "other heads are fitted anew"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (["--set", "loss=guess"], "no loss called guess"),
        (["--set", "epochs"], "not NAME=VALUE"),
        (["--recipe", "soup"], "no recipe called soup"),
        (["--recipe", "candidates"], "needs --set photos=FOLDER"),
        (["--recipe", "candidates", "--set", "soup=1"], "no choice 'soup'"),
    ],
)
def test_wrong_choices_are_named(capsys, data_folder, tmp_path, wrong, message):
    code, _, err = call(capsys, "train", data_folder, tmp_path / "run", *wrong, "--no-board")
    assert code == 2
    assert message in " ".join(err.split())


def pair_of(arguments, run, environment):
    """Two processes on one run that nobody kills: forks of one that has imported everything."""
    script = (
        "import os, socket, sys, torch._dynamo\n"
        "from cropperhead_desktop.cli.app import run\n"
        "from cropperhead_desktop.training.network2020 import train\n"
        "free = socket.create_server(('127.0.0.1', 0))\n"
        "os.environ |= {'MASTER_ADDR': '127.0.0.1', 'MASTER_PORT': str(free.getsockname()[1])}\n"
        "free.close()\n"
        "second = os.fork()\n"
        "os.environ |= {'WORLD_SIZE': '2', 'RANK': '1' if second == 0 else '0'}\n"
        "run(lambda paths, options: 0, sys.argv[1:])\n"
    )
    subprocess.run([sys.executable, "-c", script, *arguments, run], check=True, env=environment, timeout=200)
    return json.loads((run / "history.json").read_text())


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process in /proc")
def test_two_processes_train_one_run_and_go_on_when_one_was_killed(data_folder, tmp_path):
    """Through torch's own launcher, on the CPU: to the last bit the history of two that nobody killed.

    One process alone has the same but for the order of sums, of which every step makes more: .00002 of the
    loss after two epochs, .0004 after three, a hundredth after eight.
    """
    history, epochs = tmp_path / "run" / "history.json", 4
    choices = ("threads=1", "batch=5", "patience=99", "dropout=0", f"epochs={epochs}")
    options = ["--no-board", *(word for choice in choices for word in ("--set", choice))]
    arguments = ["train", *options, str(data_folder)]
    launcher = "torch.distributed.run --standalone --nproc-per-node 2 --max-restarts 2 -m cropperhead_desktop"
    command = [sys.executable, "-m", *launcher.split(), *arguments, str(history.parent)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            assert happens(history.exists, 120), (tmp_path / "log").read_text()
            done = len(json.loads(history.read_text()))
            children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
            second = next(
                pid for pid in children if b"\0RANK=1\0" in Path(f"/proc/{pid}/environ").read_bytes()
            )
            os.kill(int(second), signal.SIGKILL)
            assert running.wait(200) == 0, (tmp_path / "log").read_text()
        finally:
            running.kill()
            running.wait()
    killed = json.loads(history.read_text())
    both = pair_of(arguments, tmp_path / "both", environment)
    assert done < len(killed) == epochs
    assert killed == both
    with pytest.raises(SystemExit):
        cli(lambda paths, options: 0, [*arguments[:-2], "epochs=3", arguments[-1], str(tmp_path / "alone")])
    alone = json.loads((tmp_path / "alone" / "history.json").read_text())
    for one, other in zip(both[:3], alone, strict=True):
        assert one["held_out_loss"] == pytest.approx(other["held_out_loss"], rel=1e-3)
