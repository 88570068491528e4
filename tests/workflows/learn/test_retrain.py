"""Retraining from a library: a taste is learnt, judged on shoots left out, and used only when better."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run as cli
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL, Registry
from cropperhead_desktop.training.finetune.card import Model
from cropperhead_desktop.workflows.learn.models import (
    free_name,
    list_models,
    remove_model,
    use_model,
    waiting_folder,
)
from cropperhead_desktop.workflows.learn.own_crops import own_crops
from cropperhead_desktop.workflows.learn.retrain import RetrainRequest, _root, retrain
from cropperhead_desktop.workflows.learn.train import Install
from cropperhead_desktop.workflows.options import Options, model_in_use, user_models_folder
from cropperhead_desktop.workflows.services import Services, open_services

FOLDERS, EACH = 4, 11
SIZE = (240, 160)


@pytest.fixture(autouse=True)
def few_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judging takes most of the time."""
    monkeypatch.setattr("cropperhead_desktop.training.finetune.card.JUDGED", 16)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    yield opened
    opened.close()


def picture(path: Path, rng: np.random.Generator) -> None:
    """Soft ground with a bright patch somewhere."""
    ground = Image.fromarray(rng.integers(40, 120, (6, 9, 3), dtype=np.uint8)).resize(SIZE)
    patch = Image.new("RGB", (50, 40), tuple(int(value) for value in rng.integers(150, 255, 3)))
    ground.paste(patch, (int(rng.integers(20, 160)), int(rng.integers(20, 90))))
    ground.save(path, quality=90)


def tasteful(_services: Services, _path: Path, rng: np.random.Generator) -> Crop:
    """This person likes a narrow upright crop at the left of the middle."""
    x, y = rng.normal(0, 0.01, 2)
    return Crop(0.2 + x, 0.15 + y, 0.5 + x, 0.85 + y)


def obedient(services: Services, path: Path, _dice: np.random.Generator) -> Crop:
    """This person takes what the model proposes."""
    return services.proposed(path).crop


Decide = Callable[[Services, Path, np.random.Generator], Crop]


def library(folder: Path, services: Services, decide: Decide, each: int = EACH) -> list[Path]:
    rng, photos = np.random.default_rng(5), []
    for shoot in range(FOLDERS):
        (folder / f"shoot {shoot}").mkdir(parents=True)
        for number in range(each):
            path = folder / f"shoot {shoot}" / f"{number:02}.jpg"
            picture(path, rng)
            info = services.photos.info(path)
            decision = decided_now(DecisionKind.ADJUSTED, "m", 0.5)
            services.sidecars.write(path, decide(services, path, rng), info, decision)
            photos.append(path)
    return photos


def test_only_what_people_decided_teaches_shoot_by_shoot(services: Services, tmp_path: Path) -> None:
    photos = library(tmp_path / "lib", services, tasteful, each=3)
    info = services.photos.info(photos[0])
    services.sidecars.write(photos[0], Crop(0.1, 0.1, 0.9, 0.9), info, decided_now(DecisionKind.PROPOSED))
    turned = Crop(0.02, 0.02, 0.98, 0.98, 12.0)  # its corners lie outside
    services.sidecars.write(photos[1], turned, info, decided_now(DecisionKind.ACCEPTED))
    services.sidecars.write(photos[2], None, info, decided_now(DecisionKind.KEPT))
    found = own_crops(services, "lib", photos, 1000)
    files = {one.file for one in found.data.examples}
    assert str(photos[0]) not in files and str(photos[1]) not in files and str(photos[2]) in files
    assert len(found.data.examples) == 10
    assert found.origins == {"adjusted": 9, "kept": 1}
    assert [outcome.path for outcome in found.failures] == [photos[1]]
    assert "outside" in found.failures[0].reason
    assert len({one.site for one in found.data.examples}) == FOLDERS
    by_folder = {Path(one.file).parent: one.site for one in found.data.examples}
    assert len(set(by_folder.values())) == FOLDERS
    assert len(own_crops(services, "lib", photos, 4).data.examples) == 4


def test_a_taste_is_learnt_used_switched_and_removed(
    services: Services, tmp_path: Path, capsys, private_home: Path
) -> None:
    photos = library(tmp_path / "lib", services, tasteful)
    data = own_crops(services, "lib", photos, 1000).data
    heard: list[Progress] = []
    waiting = retrain(data, RetrainRequest(install=Install.NEVER), heard.append)
    assert waiting.waits and not waiting.installed
    assert waiting.tuned.gain.iou.low > 0
    assert [one.done for one in heard] == sorted(one.done for one in heard)
    assert (model_in_use(), list(user_models_folder().glob("*"))) == (None, [])
    record = waiting.record()
    assert (record["crops"], record["shoots"]) == (44, 4)
    rows = [row["row"] for row in record["table"]]
    assert {"no crop", "centre 0.9", DEFAULT_MODEL, "mine-1", "mine-1, shuffled"} <= set(rows)
    assert json.loads(json.dumps(record))["compared"]["over"] == DEFAULT_MODEL
    shipped, own = Registry().find(DEFAULT_MODEL)[1], waiting.tuned.card
    assert own.decision["worth"] == shipped.decision["worth"], "nothing was kept whole"
    assert own.training["worth"]["what"].startswith("the base's: fewer than")

    before = services.proposed(photos[0]).crop
    assert use_model("mine-1") == "mine-1", "taken from where it waits"
    assert (model_in_use(), list(waiting_folder().glob("*"))) == ("mine-1", [])
    card = (user_models_folder() / "mine-1.json").read_text()
    assert str(tmp_path) not in card and ".jpg" not in card
    services.use_model("")
    after = services.proposed(photos[0])
    assert after.model == "mine-1"
    assert after.crop.right - after.crop.left < before.right - before.left
    assert [row["name"] for row in list_models() if row["in_use"]] == ["mine-1"]
    assert free_name() == "mine-2"

    entry = Registry(user_models_folder()).find("mine-1")
    assert _root(Model(*entry)) == DEFAULT_MODEL, "taught anew from what it began as"
    with pytest.raises(ModelError, match="comes with the program"):
        remove_model(DEFAULT_MODEL)
    use_model(DEFAULT_MODEL)
    assert model_in_use() == ""
    for command in (["use", "mine-1"], ["list", "--json"], ["remove", "mine-1"]):
        with pytest.raises(SystemExit) as ended:
            cli(lambda paths, options: 0, ["models", *command])
        assert not ended.value.code
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "mine-1 proposes from now on"
    assert [row["name"] for row in map(json.loads, lines[1:-1]) if row["in_use"]] == ["mine-1"]
    assert model_in_use() == ""
    assert [row["name"] for row in list_models() if not row["shipped"]] == []
    other = open_services(services.options)
    try:
        assert other.suggester.name == DEFAULT_MODEL
    finally:
        other.close()


def test_what_is_not_better_is_not_used(services: Services, tmp_path: Path, capsys, private_home) -> None:
    library(tmp_path / "lib", services, obedient, each=10)
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, ["train", "--library", str(tmp_path / "lib"), "--json-progress"])
    assert not ended.value.code
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["status"] for row in rows[:-1]} == {"running"}
    assert rows[-1]["status"] == "ok" and not rows[-1]["installed"] and not rows[-1]["waits"]
    assert "kept" in rows[-1]["verdict"]
    assert not rows[-1]["compared"]["better"]
    assert model_in_use() is None
    assert [row["name"] for row in list_models() if not row["shipped"]] == []
    assert not list(waiting_folder().glob("*"))


def test_too_little_is_said_and_cancelling_changes_nothing(
    services: Services, tmp_path: Path, capsys, private_home
) -> None:
    photos = library(tmp_path / "lib", services, tasteful, each=10)
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, ["train", "--library", str(photos[0].parent), "--json"])
    assert ended.value.code == 1
    assert "10 crops of your own from 1 shoot" in " ".join(capsys.readouterr().err.split())

    def stop(progress: Progress) -> None:
        if progress.done > 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        retrain(own_crops(services, "lib", photos, 1000).data, RetrainRequest(install=Install.ALWAYS), stop)
    assert model_in_use() is None
    assert not user_models_folder().exists()


@pytest.mark.parametrize("way", ["stdin", "SIGTERM"])
def test_a_process_ends_when_whoever_started_it_is_gone(
    services: Services, tmp_path: Path, private_home, way: str
) -> None:
    library(tmp_path / "lib", services, tasteful, each=10)
    command = [sys.executable, "-m", "cropperhead_desktop", "train", "--library", str(tmp_path / "lib")]
    with subprocess.Popen(
        [*command, "--json-progress", "--tied"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        assert json.loads(process.stdout.readline())["status"] == "running"
        if way == "stdin":
            process.stdin.close()
        else:
            process.terminate()
        assert process.wait(timeout=30) == 130
    assert not user_models_folder().exists()
