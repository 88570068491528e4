"""Train a model on a data folder. What needs PyTorch is imported when it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cropperhead_desktop.domain.errors import ModelError, ToolError
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.training.config import TrainJob, read_table
from cropperhead_desktop.workflows.outputs import check_folder
from cropperhead_desktop.workflows.rows import Row

if TYPE_CHECKING:
    from cropperhead_desktop.training.epochs import Watcher

TRAIN_ADVICE = "training needs PyTorch: pip install 'cropperhead-desktop[train]'"


class What(StrEnum):
    """What is taught: the scoring head (seconds, nothing to install), or the network (`train` extra)."""

    HEAD = "head"
    NETWORK = "network"


class Install(StrEnum):
    """When the new model is taken into use."""

    ALWAYS = "always"
    IF_BETTER = "if-better"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Epoch:
    """What a person is told after an epoch: its numbers by name, and a remark."""

    numbers: Mapping[str, float]
    remark: str

    def as_row(self) -> Row:
        """The row of an epoch, while the training runs."""
        return {"status": "running", **self.numbers, "remark": self.remark}


EpochCallback = Callable[[Epoch], None]


def ignore_epoch(_epoch: Epoch) -> None:
    """For those who want to hear nothing."""


class Recipe(NamedTuple):
    """What `cropperhead train DATA RUN --recipe NAME` does; `has_epochs`: it tells of each as it ends."""

    run: Callable[[TrainJob, ProgressCallback, Sequence[Watcher]], str | None]
    has_epochs: bool = False


def recipes() -> dict[str, Recipe]:
    """All recipes by name. Imports PyTorch."""
    from cropperhead_desktop.training import style_prior
    from cropperhead_desktop.training.angle import train as angle
    from cropperhead_desktop.training.candidates import train as candidates
    from cropperhead_desktop.training.level import train as level
    from cropperhead_desktop.training.network2020 import train as network2020

    return {
        "2020": Recipe(network2020.run, has_epochs=True),
        "candidates": Recipe(candidates.run),
        "angle": Recipe(angle.run),
        "level": Recipe(level.run),
        "style-prior": Recipe(style_prior.run),
    }


def train(
    job: TrainJob, progress: ProgressCallback = ignore_progress, on_epoch: EpochCallback = ignore_epoch
) -> str | None:
    """Run a job; what came out in a sentence (the verdict on the card of a model that was exported), or None.

    ToolError: PyTorch (or, with `board`, TensorBoard) is not installed. ModelError: the recipe, a choice, the
    data folder, the run folder. OutputRefused: a folder to write is a file. Whatever the callbacks raise ends
    the run; it can be gone on with.
    """
    for folder in (job.run, job.export):
        if folder is not None:
            check_folder(folder)
    require_torch()
    from cropperhead_desktop.training.distributed import rank
    from cropperhead_desktop.training.tensorboard_log import TensorBoardLog

    known = recipes()
    if job.recipe not in known:
        raise ModelError(
            "there is no recipe called {recipe}; known are: {known}",
            recipe=job.recipe,
            known=", ".join(known),
        )
    recipe = known[job.recipe]

    with ExitStack() as stack:
        watchers: list[Watcher] = [lambda report: on_epoch(Epoch(report.history[-1], report.remark))]
        if job.board and recipe.has_epochs and rank() == 0:
            watchers.append(stack.enter_context(closing(TensorBoardLog(job.run / "board"))))
        return recipe.run(job, progress, watchers)


def require_torch() -> None:
    """ToolError, saying how to get it, where PyTorch is not installed."""
    if find_spec("torch") is None:
        raise ToolError(TRAIN_ADVICE)


def parse_choices(lines: Sequence[str], config: Path | None = None) -> dict[str, object]:
    """The choices in a file, then `NAME=VALUE` texts (ModelError)."""
    choices: dict[str, object] = read_table(config) if config else {}
    for line in lines:
        name, mark, value = line.partition("=")
        if not mark:
            raise ModelError("{line!r} is not NAME=VALUE", line=line)
        choices[name.strip().replace("-", "_")] = value.strip()
    return choices
