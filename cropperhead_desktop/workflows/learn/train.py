"""Train a model on a data folder. What needs PyTorch is imported when it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from cropperhead_desktop.domain.errors import ModelError, ToolError
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.workflows.outputs import check_folder

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


EpochCallback = Callable[[Epoch], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One run: the recipe and its choices (a file's first, then `choices`), from `data` into `run`.

    With `export` the model goes into that folder as `name`; `reference` are weights to compare with.
    """

    data: Path
    run: Path
    recipe: str = "2020"
    config: Path | None = None
    choices: Mapping[str, str] | None = None
    board: bool = True
    export: Path | None = None
    name: str = "trained"
    reference: Path | None = None


def train(
    job: Job, progress: ProgressCallback = ignore_progress, told: EpochCallback | None = None
) -> str | None:
    """Run a job; the verdict on the card when a model was exported, else None.

    ToolError: PyTorch (or, with `board`, TensorBoard) is not installed. ModelError: the config, the data
    folder, the run folder. OutputRefused: a folder to write is a file. Whatever the callbacks raise ends the
    run; it can be gone on with.
    """
    for folder in (job.run, job.export):
        if folder is not None:
            check_folder(folder)
    if find_spec("torch") is None:
        raise ToolError(TRAIN_ADVICE)
    from cropperhead_desktop.training.distributed import rank
    from cropperhead_desktop.training.network2020.config import read_choices
    from cropperhead_desktop.training.network2020.epochs import EpochReport, Watcher
    from cropperhead_desktop.training.recipes import recipe
    from cropperhead_desktop.training.tensorboard_log import Board

    chosen = recipe(job.recipe, job.name, job.reference)
    choices: dict[str, object] = read_choices(job.config) if job.config else {}

    def tell(report: EpochReport) -> None:
        if told is not None:
            told(Epoch(report.history[-1], report.remark))

    watchers: list[Watcher] = [tell]
    board = Board(job.run / "board") if job.board and rank() == 0 else None
    if board is not None:
        watchers.append(board)
    try:
        chosen.train(choices | dict(job.choices or {}), job.data, job.run, progress, watchers)
    finally:
        if board is not None:
            board.close()
    if job.export is None or rank() != 0:
        return None
    return chosen.export(job.data, job.run, job.export).verdict


def parse_choices(lines: list[str]) -> dict[str, str]:
    """`NAME=VALUE` texts as choices (ModelError)."""
    choices = {}
    for line in lines:
        name, mark, value = line.partition("=")
        if not mark:
            raise ModelError("{line!r} is not NAME=VALUE", line=line)
        choices[name.strip().replace("-", "_")] = value.strip()
    return choices
