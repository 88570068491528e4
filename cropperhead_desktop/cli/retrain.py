"""`cropperhead train --library` and `train --data`: a model of one's own, judged before it is used."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.markup import escape

from cropperhead_desktop.cli.evaluate import library_crops, print_table
from cropperhead_desktop.cli.output import Exit, Row, console, print_bullets, print_json, print_problems
from cropperhead_desktop.cli.session import progress_bar, services
from cropperhead_desktop.cli.sources import seeing_also
from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.words import with_words
from cropperhead_desktop.workflows.learn.train import Epoch
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import progress_row

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learn.retrain import RetrainRequest, RetrainResult


@dataclass(frozen=True, slots=True)
class OutputMode:
    """What is printed: for people, one JSON object at the end, or JSON objects all along."""

    json: bool
    all_along: bool
    tied: bool
    """End as soon as stdin is closed: whoever started this is gone."""

    def put(self, row: Row) -> None:
        """A JSON object; whoever listens all along can translate its words."""
        print_json(with_words(row) if self.all_along else row)


class OtherEditors(NamedTuple):
    """`--from` and `--root`, as they were given."""

    sources: list[Path] | None = None
    roots: list[str] | None = None


def retrain_from(
    source: Path,
    is_library: bool,
    request: RetrainRequest,
    mode: OutputMode,
    others: OtherEditors | None = None,
) -> Exit:
    """Learn from a library (sidecars) or a data folder; the exit code of the command."""
    if mode.tied:
        _end_with_stdin()
    quiet = mode.json or mode.all_along
    with services(Options(), with_model=False) as opened, _progress(mode) as progress:
        from cropperhead_desktop.domain.stages import stages
        from cropperhead_desktop.workflows.learn.evaluate import Split, data_collection
        from cropperhead_desktop.workflows.learn.retrain import MOST_CROPS, retrain

        steps = stages({"read": 0.1, "learn": 0.9}, progress)
        problems: list[Row] = []

        def on_epoch(epoch: Epoch) -> None:
            if quiet:
                mode.put(epoch.as_row())
            else:
                print_epoch(epoch, False)

        try:
            if is_library:
                eyes = seeing_also(opened, *(others or OtherEditors()))
                data, problems = library_crops(eyes, [source], MOST_CROPS, steps["read"])
            else:
                data = data_collection(source, Split.ALL)
            result = retrain(data, request, steps["learn"], on_epoch)
        except CropperHeadError as error:
            if mode.all_along:
                mode.put({"status": "failed", "reason": str(error)})
            elif not mode.json:
                print_problems(problems)  # where too little was found they may be the reason
            raise
    if quiet:
        print_problems(problems, as_json=True)
        mode.put({"status": "ok", **result.record()})
    else:
        _say(result, problems)
    return Exit.OK


def _say(result: RetrainResult, problems: list[Row]) -> None:
    record, out = result.record(), console()
    print_table(record["table"])
    print_bullets([record["verdict"]])
    if result.waits:
        out.print(f"use it: cropperhead models use {result.name}", markup=False)
    print_problems(problems)


def print_epoch(epoch: Epoch, as_json: bool, status: str = "running") -> None:
    """An epoch as a row with this status, or as a line of the classic table."""
    if as_json:
        print_json({**epoch.as_row(), "status": status})
        return
    numbers = epoch.numbers
    console().print(
        f"epoch {numbers['epoch']:3.0f}  loss {numbers['loss']:.5f}  unseen "
        f"{numbers['held_out_loss']:.5f}  IoU {numbers['held_out_iou']:.3f}  "
        f"[dim]{escape(epoch.remark)}[/dim]"
    )


@contextmanager
def _progress(mode: OutputMode) -> Iterator[ProgressCallback]:
    if not mode.all_along:
        with progress_bar("train", not mode.json) as progress:
            yield progress
        return
    last = -1

    def report(progress: Progress) -> None:
        nonlocal last
        if progress.done != last:
            last = progress.done
            mode.put(progress_row(progress))

    yield report


def _end_with_stdin() -> None:
    """Leave when stdin ends. Whatever was being made is in temporary files then."""

    stdin = sys.stdin.fileno()

    def wait() -> None:
        with suppress(OSError, ValueError):
            # not through sys.stdin: its lock would be held when the interpreter ends
            while os.read(stdin, 1):
                pass
        os._exit(Exit.CANCELLED)

    threading.Thread(target=wait, daemon=True).start()
