"""Retrain from somebody's own crops: check, fine-tune, judge on shoots left out, use it if it is better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cropperhead_desktop.domain.errors import ModelError, Reason, joined
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.stages import stages
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.inference.models.card import ModelKind
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL, Registry
from cropperhead_desktop.training.finetune.card import BASE, FineTuned, Model
from cropperhead_desktop.training.finetune.train import FineTuneJob, check_enough, fine_tune_head
from cropperhead_desktop.workflows.learn.models import free_name, keep_model, use_model, waiting_folder
from cropperhead_desktop.workflows.learn.train import (
    Epoch,
    EpochCallback,
    Install,
    What,
    ignore_epoch,
    require_torch,
)
from cropperhead_desktop.workflows.options import model_in_use, user_models_folder

MOST_CROPS = 1500
"""Crops that are learnt from at one go; of more they are evenly spread."""

SHARES = {
    "head": {"look": 0.25, "fit": 0.2, "check": 0.05, "judge": 0.5},
    "network": {"look": 0.1, "fit": 0.7, "check": 0.02, "judge": 0.18},
}
"""What a step takes of the whole, roughly."""


@dataclass(frozen=True, slots=True)
class RetrainRequest:
    """How to retrain. Empty names: `base` is what comes with the program, `name` the next free one.

    `recipe` (`candidates` or `2020`) and `choices` are those of a network.
    """

    what: What = What.HEAD
    install: Install = Install.IF_BETTER
    recipe: str = "candidates"
    base: str = ""
    name: str = ""
    choices: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RetrainResult:
    """What came out. `waits`: better and not installed, to be taken into use when the user says so."""

    tuned: FineTuned
    installed: bool
    waits: bool

    @property
    def name(self) -> str:
        """The new model's name."""
        return self.tuned.card.name

    def sentence(self) -> str:
        """The outcome for people: the figures, what was done, and what would help."""
        gain = self.tuned.gain
        if gain.unchanged:
            return Reason(
                "Nothing in your {crops} of {shoots} asks for another model than {model}; kept it.",
                crops=counted(gain.photos, "crop"), shoots=counted(gain.shoots, "shoot"), model=gain.over,
            )  # fmt: skip
        said: str = Reason("{name} is {gain}", name=self.name, gain=gain.sentence())
        if self.installed:
            said = joined([said, Reason("it proposes from now on")])
        elif not self.waits:
            said = joined([said, Reason("kept the old one")])
        if gain.better:
            return Reason("{said}.", said=said)
        if gain.needed is None:
            return Reason(
                "{said}. Nothing here says that more of the same decisions would change that.", said=said
            )
        more = counted(gain.needed - gain.photos, "decision")
        return Reason(
            "{said}. If the gain is real, about {decisions} more would show it (80 % power).",
            said=said, decisions=more,
        )  # fmt: skip

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "name": self.name,
            "base": self.tuned.card.training[BASE],
            "installed": self.installed,
            "waits": self.waits,
            "crops": self.tuned.card.training["photographs"],
            "shoots": self.tuned.card.training["shoots"],
            "compared": self.tuned.gain.record(),
            "table": self.tuned.table.records(),
            "verdict": self.sentence(),
        }


def retrain(
    data: EvaluationSet,
    request: RetrainRequest,
    progress: ProgressCallback = ignore_progress,
    on_epoch: EpochCallback = ignore_epoch,
) -> RetrainResult:
    """Teach a model the crops of a collection, and install it as the request says.

    CropperHeadError: too little to learn from. ModelError, ToolError (no PyTorch for a network),
    FileError. Whatever the callbacks raise ends it, and nothing is changed then.
    """
    check_enough(data.examples)
    registry = Registry(user_models_folder())
    current = Model(*registry.find(registry.known(model_in_use())))
    base = Model(*registry.find(request.base or _root(current)))
    name = request.name or free_name()
    job = FineTuneJob(base, current, data, name, stages(SHARES[request.what], progress))
    tuned = fine_tune_head(job) if request.what is What.HEAD else _network(job, request, on_epoch)
    return _installed(tuned, request.install)


def _root(current: Model) -> str:
    """What a model in use began as: always fine-tuned from there, for then all crops are learnt anew."""
    if current.card.kind is ModelKind.CANDIDATES:
        return str(current.card.training.get(BASE, current.card.name))
    return DEFAULT_MODEL


def _network(job: FineTuneJob, request: RetrainRequest, on_epoch: EpochCallback) -> FineTuned:
    require_torch()
    from cropperhead_desktop.training.finetune.train_2020 import fine_tune_2020
    from cropperhead_desktop.training.finetune.train_network import fine_tune_network

    recipes = {"candidates": fine_tune_network, "2020": fine_tune_2020}
    if request.recipe not in recipes:
        raise ModelError(
            "there is no recipe called {recipe}; known are: {known}",
            recipe=request.recipe, known=", ".join(recipes),
        )  # fmt: skip
    return recipes[request.recipe](
        job, request.choices, lambda numbers, remark: on_epoch(Epoch(numbers, remark))
    )


def _installed(tuned: FineTuned, install: Install) -> RetrainResult:
    better = tuned.gain.better
    if install is Install.ALWAYS or (install is Install.IF_BETTER and better):
        use_model(keep_model(user_models_folder(), tuned.card, tuned.model))
        return RetrainResult(tuned, installed=True, waits=False)
    if better:
        keep_model(waiting_folder(), tuned.card, tuned.model)
    return RetrainResult(tuned, installed=False, waits=better)
