"""What every command shares: opening the services, listing the photos, and the exit codes of errors."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar

from cropperhead_desktop.cli.output import Exit, Row, console
from cropperhead_desktop.cli.parameters import EngineName
from cropperhead_desktop.domain.errors import CropperHeadError, ModelError, OutputRefused
from cropperhead_desktop.domain.progress import (
    Cancelled,
    Progress,
    ProgressCallback,
    RateEstimate,
    ignore_progress,
)
from cropperhead_desktop.engine.mapping import Engine, local
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import failed_row
from cropperhead_desktop.workflows.services import Services, open_services


@contextmanager
def services(options: Options, with_model: bool = True) -> Iterator[Services]:
    """Open services for one command; errors end it as `guarded` says."""
    with guarded():
        opened = open_services(options, with_model)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def engine(
    name: EngineName, scheduler: str, tls: Path | None, shelf: Path | None, jobs: int
) -> Iterator[tuple[Engine, Path]]:
    """Who works on the parts of a task, and the folder for what they write.

    EngineError, and usage errors for what does not go together.
    """
    if name is EngineName.LOCAL and (scheduler or tls):
        raise typer.BadParameter("--scheduler and --tls belong to --engine dask")
    if name is EngineName.DASK and not scheduler:
        raise typer.BadParameter("--engine dask needs --scheduler tls://HOST:8786")
    if shelf is None:
        raise typer.BadParameter("--engine dask needs --journal DIR, a folder that all machines see")
    with ExitStack() as stack:
        if name is EngineName.LOCAL:
            opened = stack.enter_context(local(jobs))
        else:
            # imported late: only this needs Dask
            from cropperhead_desktop.engine.cluster import cluster

            opened = stack.enter_context(cluster(scheduler, tls))
        yield opened, shelf.absolute()


@contextmanager
def guarded() -> Iterator[None]:
    """Errors as messages and exit codes: 2 wrong model, configuration or output, 1 others, 130 cancelled."""
    previous = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    except CropperHeadError as error:
        console(stderr=True).print(f"[red]error:[/red] {escape(str(error))}")
        usage = isinstance(error, ModelError | OutputRefused)
        raise typer.Exit(Exit.USAGE if usage else Exit.SOME_FAILED) from error
    except (KeyboardInterrupt, Cancelled):
        console(stderr=True).print("cancelled")
        raise typer.Exit(Exit.CANCELLED) from None
    finally:
        signal.signal(signal.SIGTERM, previous)


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def listed(
    opened: Services, paths: Sequence[Path], recursive: bool = True
) -> tuple[Sequence[Path], list[Row]]:
    """The photos under `paths`, and rows for what could not be listed or was passed over."""
    found = opened.scan(paths, ignore_progress, recursive)
    rows = [failed_row(problem.path, problem.reason) for problem in found.problems]
    rows += [failed_row(hidden.path, hidden.reason, "skipped") for hidden in found.skipped]
    return found.photos, rows


@contextmanager
def progress_bar(title: str, wanted: bool) -> Iterator[ProgressCallback]:
    """A progress bar on stderr with rate and time left, where somebody is watching."""
    if not (wanted and sys.stderr.isatty()):
        yield ignore_progress
        return
    columns = (
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with ProgressBar(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, name="", rate="")
        pace = RateEstimate()

        def show(progress: Progress) -> None:
            at = pace.at(progress)
            rate = "" if at is None else f"{at[0]:,.1f}/s"
            name = escape(progress.message)
            bar.update(task, completed=progress.done, total=progress.total or None, name=name, rate=rate)

        yield show
