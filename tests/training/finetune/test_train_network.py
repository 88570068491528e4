"""Teaching the network: it begins as the model in the file, its maps come from the file, it stops in time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL, Registry
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.suggest.candidates import pool
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester
from cropperhead_desktop.training.finetune.card import Model
from cropperhead_desktop.training.finetune.data import views_of
from cropperhead_desktop.training.finetune.network import NetConfig, Scorer
from cropperhead_desktop.training.finetune.train import FineTuneJob
from cropperhead_desktop.training.finetune.train_2020 import fine_tune_2020
from cropperhead_desktop.training.finetune.train_network import _context, fine_tune_network

pytestmark = pytest.mark.torch


@pytest.fixture(autouse=True)
def few_are_judged(monkeypatch):
    """Judging takes most of the time."""
    monkeypatch.setattr("cropperhead_desktop.training.finetune.card.JUDGED", 16)


STEPS = dict.fromkeys(("look", "fit", "check", "judge"), ignore_progress)


@pytest.fixture(scope="module")
def base() -> Model:
    """The shipped model; nothing else is needed."""
    return Model(*Registry().find())


def collection(count: int) -> EvaluationSet:
    """Photos of four shoots whose owner likes a narrow upright crop at the left of the middle."""

    def picture(example: Example) -> Image.Image:
        rng = np.random.default_rng(int(example.file))
        return Image.fromarray(rng.integers(0, 255, (8, 12, 3), dtype=np.uint8)).resize((180, 120))

    box = Box(63, 60, 54, 84)
    examples = tuple(Example(f"{n}", f"shoot {n % 4}", "val", 180, 120, box) for n in range(count))
    return EvaluationSet("made", examples, (), picture)


def test_it_begins_with_the_scores_that_the_model_gives(base):
    data = collection(5)
    found, failures = views_of(CandidateSuggester(base.path, base.card, "cpu"), data)
    assert not failures
    config = NetConfig(dropout=0.0)
    context = _context(base, data, data.examples, list(found.values()), config)
    net = Scorer(*context.start, 0.0).eval()
    rows = np.array([0, 3, 7])  # the last one is a mirror image
    scores = net(context.data, rows).detach().numpy()
    head = context.start.head
    for place, row in enumerate(rows):
        view = list(found.values())[row % 5]
        composition = view.plain.composition if row < 5 else view.mirrored
        boxes, content = context.data.boxes[row], tuple(context.data.content[row].tolist())
        known = context.data.groups[row] >= 0
        seen = head.content(pool(composition.features, boxes, content))
        wanted = seen + context.data.terms[row] @ head.prior
        assert scores[place][known] == pytest.approx(wanted[known], abs=0.02)
    assert float(net.held().detach()) == 0.0


def test_a_network_is_taught_from_the_model_file_alone(base, tmp_path):
    told = []
    job = FineTuneJob(base, base, collection(44), "mine-9", STEPS)
    choices = {"epochs": "1", "threads": "1"}
    taught = fine_tune_network(job, choices, lambda *args: told.append(args))
    assert taught.gain.better and taught.gain.shoots == 4
    assert [(one["epoch"], remark) for one, remark in told] == [(1, "the start")]
    assert {"loss", "held_out_loss", "held_out_iou"} <= set(told[0][0])
    assert taught.card.training["what"].startswith("network")
    path, card = save_model(tmp_path, replace(taught.card, name="mine-9"), taught.model)
    data = collection(1)
    shown = data.picture(data.examples[0])
    boxes = [
        CandidateSuggester(*model, "cpu").look(shown, (180, 120)).propose(None)[0]
        for model in ((base.path, base.card), (path, card))
    ]
    human = data.examples[0].box
    assert iou(boxes[1], human) > iou(boxes[0], human)
    with pytest.raises(ModelError, match="no choice 'soup'"):
        fine_tune_network(
            FineTuneJob(base, base, collection(44), "m", STEPS), {"soup": "1"}, lambda *_args: None
        )


def test_the_network_of_2020_is_trained_and_judged_apart(base):
    choices = {"epochs": "1", "batch": "22", "threads": "1"}
    told = []
    taught = fine_tune_2020(
        FineTuneJob(base, base, collection(40), "old-1", STEPS), choices, lambda *args: told.append(args)
    )
    assert len(told) == 1
    assert taught.card.architecture == "cropperhead-2020"
    assert {"no crop", DEFAULT_MODEL, "old-1"} <= {row["row"] for row in taught.table.records()}
    assert taught.gain.over == DEFAULT_MODEL and taught.gain.shoots == 1
