"""Retrain from somebody's own crops: check, teach, judge on shoots left out, and take into use if better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from cropperhead_desktop.domain.errors import ModelError, ToolError
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.stages import stages
from cropperhead_desktop.evaluation.run import Collection
from cropperhead_desktop.inference.models.card import Kind
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL, Registry
from cropperhead_desktop.training.finetune.card import BASE, Model, Taught
from cropperhead_desktop.training.finetune.run import Course, check_enough, teach_head
from cropperhead_desktop.workflows.learn.models import free_name, keep_model, use_model, waiting_folder
from cropperhead_desktop.workflows.learn.train import TRAIN_ADVICE, Epoch, EpochCallback, Install, What
from cropperhead_desktop.workflows.options import model_in_use, user_models_folder

MOST_CROPS = 1500
"""Crops that are learnt from at one go; of more they are evenly spread."""

SHARES = {
    "head": {"look": 0.25, "fit": 0.2, "check": 0.05, "judge": 0.5},
    "network": {"look": 0.1, "fit": 0.7, "check": 0.02, "judge": 0.18},
}
"""What a step takes of the whole, roughly."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How to retrain. Empty names: `base` is what comes with the program, `name` the next free one.

    `recipe` (`candidates` or `2020`) and `choices` are those of a network.
    """

    what: What = What.HEAD
    install: Install = Install.IF_BETTER
    recipe: str = "candidates"
    base: str = ""
    name: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Retrained:
    """What came out. `waits`: better and not installed, to be taken into use when the user says so."""

    taught: Taught
    installed: bool
    waits: bool

    @property
    def name(self) -> str:
        """The new model's name."""
        return self.taught.card.name

    def sentence(self) -> str:
        """The outcome for people: the figures, what was done, and what would help."""
        gain = self.taught.gain
        if gain.unchanged:
            return (
                f"Nothing in your {gain.photos} crops of {gain.shoots} shoots asks for another model than "
                f"{gain.over}; kept it."
            )
        words = [f"{self.name} is {gain.sentence()}"]
        if self.installed:
            words.append("it proposes from now on")
        elif not self.waits:
            words.append("kept the old one")
        text = "; ".join(words) + "."
        if gain.better:
            return text
        if gain.needed is None:
            return f"{text} Nothing here says that more of the same decisions would change that."
        more = gain.needed - gain.photos
        return (
            f"{text} If the gain is real, about {more:,} more decision{'' if more == 1 else 's'} would show "
            "it (80 % power)."
        )

    def record(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "name": self.name,
            "base": self.taught.card.training[BASE],
            "installed": self.installed,
            "waits": self.waits,
            "crops": self.taught.card.training["photographs"],
            "shoots": self.taught.card.training["shoots"],
            "compared": self.taught.gain.record(),
            "table": self.taught.table.records(),
            "verdict": self.sentence(),
        }


def retrain(
    data: Collection,
    wish: Wish,
    progress: ProgressCallback = ignore_progress,
    told: EpochCallback | None = None,
) -> Retrained:
    """Teach a model the crops of a collection, and install it as the wish says.

    CropperHeadError: too little to learn from. ModelError, ToolError (no PyTorch for a network),
    FileError. Whatever the callbacks raise ends it, and nothing is changed then.
    """
    check_enough(data.examples)
    registry = Registry(user_models_folder())
    current = Model(*registry.find(registry.known(model_in_use())))
    base = Model(*registry.find(wish.base or _root(current)))
    name = wish.name or free_name()
    course = Course(base, current, data, name, stages(SHARES[wish.what], progress))
    taught = teach_head(course) if wish.what is What.HEAD else _network(course, wish, told)
    return _installed(taught, wish.install)


def _root(current: Model) -> str:
    """What a model in use began as: always taught from there, for then all crops teach anew."""
    if current.card.kind is Kind.CANDIDATES:
        return str(current.card.training.get(BASE, current.card.name))
    return DEFAULT_MODEL


def _network(course: Course, wish: Wish, told: EpochCallback | None) -> Taught:
    if find_spec("torch") is None:
        raise ToolError(TRAIN_ADVICE)
    from cropperhead_desktop.training.finetune.retrain import teach_candidates
    from cropperhead_desktop.training.finetune.retrain_2020 import teach_2020

    def tell(numbers: Mapping[str, float], remark: str) -> None:
        if told is not None:
            told(Epoch(numbers, remark))

    if wish.recipe == "candidates":
        return teach_candidates(course, wish.choices, tell)
    if wish.recipe == "2020":
        return teach_2020(course, wish.choices, tell)
    raise ModelError("there is no recipe called {recipe}; known are: candidates, 2020", recipe=wish.recipe)


def _installed(taught: Taught, install: Install) -> Retrained:
    better = taught.gain.better
    if install is Install.ALWAYS or (install is Install.IF_BETTER and better):
        use_model(keep_model(user_models_folder(), taught.card, taught.model))
        return Retrained(taught, installed=True, waits=False)
    if better:
        keep_model(waiting_folder(), taught.card, taught.model)
    return Retrained(taught, installed=False, waits=better)
