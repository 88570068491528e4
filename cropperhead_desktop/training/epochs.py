"""What a run tells after every epoch, and the remark that a person would make on it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import Reason, joined
from cropperhead_desktop.domain.words import Digits, counted
from cropperhead_desktop.evaluation.data import Dataset

OUTPUTS = ("top", "left", "bottom", "right", "angle")


@dataclass(frozen=True, slots=True)
class EpochReport:
    """An epoch that is over: its row of the history (the last of `history`) and what the network now says.

    `predicted` are the raw outputs, N x 5, for the photos of `held_out`; `remark` is for people.
    """

    history: Sequence[Mapping[str, float]]
    held_out: Dataset
    predicted: npt.NDArray[np.float32]
    remark: str


Watcher = Callable[[EpochReport], None]
"""Called after every epoch; whatever it raises ends the run."""


def spread(predicted: npt.NDArray[np.float32], wanted: npt.NDArray[np.float32]) -> float:
    """How much predictions differ between photos, as a share of how much the crops do (sides only)."""
    true = float(wanted[:, :4].std(axis=0).mean())
    return float(predicted[:, :4].std(axis=0).mean()) / max(true, 1e-9)


def remark(history: Sequence[Mapping[str, float]]) -> str:
    """What the last epoch means, in words; `history` has loss, held_out_loss and perhaps spread."""
    now = history[-1]
    held_out = [row["held_out_loss"] for row in history]
    if not np.isfinite(held_out[-1]):
        return Reason("the loss is no number any more: lower the learning rate")
    if len(history) == 1:
        return Reason("the start")
    words: list[str] = []
    since = len(held_out) - 1 - int(np.argmin(held_out))
    if since == 0:
        gain = Digits(f"{100 * (1 - held_out[-1] / min(held_out[:-1])):.1f}")
        words.append(Reason("best so far, {gain} % better", gain=gain))
    elif now["loss"] < history[-2]["loss"] and since >= 3:
        epochs = counted(since, "epoch")
        words.append(Reason("learns by heart: no better on unseen photos for {epochs}", epochs=epochs))
    else:
        words.append(Reason("no better on unseen photos for {epochs}", epochs=counted(since, "epoch")))
        if now["loss"] < history[-2]["loss"]:
            words.append(Reason("validation stopped improving: overfitting begins"))
    varied = now.get("spread", 1.0)
    if varied < 0.15:
        words.append(Reason("says nearly the same for every photo"))
    elif varied > 1.3:
        words.append(Reason("varies more than people do"))
    return joined(words)


def provenance(digest: str) -> dict[str, Any]:
    """What made a run: versions, the checkout's commit (None outside one), hash of the data."""
    import torch

    return {
        "cropperhead": __version__,
        "commit": _commit(),
        "data_sha256": digest,
        "python": sys.version.split()[0],
        "torch": torch.__version__,
        "numpy": np.__version__,
    }


def _commit() -> str | None:
    """The commit of the checkout that this file lies in, with `+` where it was changed since."""
    folder = Path(__file__).parents[2]
    if not (folder / ".git").exists():
        return None

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout.strip()

    try:
        changed = git("status", "--porcelain", "--untracked-files=no", "--", "cropperhead_desktop")
        return git("rev-parse", "HEAD") + ("+" if changed else "")
    except (OSError, subprocess.SubprocessError):
        return None
