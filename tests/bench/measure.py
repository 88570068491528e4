"""What the benches share: jobs in turn, CPU seconds of whole process trees, figures for RESULTS.md.

A ratio against a peer comes of one run, in which both take turns. On shared machines seconds of CPU are
what lasts: those of this process, of every process below it that lives, and of those that have ended.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

TINY = bool(os.environ.get("CROPPERHEAD_BENCH_TINY"))
"""A smoke: whether a bench still runs, never how fast."""

FIGURES = "CROPPERHEAD_BENCH_FIGURES"
"""Names the file to which `figure` adds a line of JSON; where it is unset figures are only printed."""

Result = TypeVar("Result")


class Cost(NamedTuple):
    """Seconds on the clock, and of CPU."""

    wall: float
    cpu: float


def sized(usual: int, tiny: int) -> int:
    """How much of something a bench takes."""
    return tiny if TINY else usual


def timed(work: Callable[[], Result]) -> tuple[Result, Cost]:
    """What `work` gives, and what it costs here and in the processes below."""
    gc.collect()
    cpu, wall = tree_cpu(), time.perf_counter()
    result = work()
    return result, Cost(time.perf_counter() - wall, tree_cpu() - cpu)


def in_turn(jobs: Mapping[str, Callable[[], object]], rounds: int = 3) -> dict[str, Cost]:
    """Median costs of the jobs, which take turns."""
    costs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(sized(rounds, 1)):
        for name, job in jobs.items():
            costs[name].append(timed(job)[1])
    return {name: median(found) for name, found in costs.items()}


def median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def tree_cpu() -> float:
    """Seconds of CPU so far of this process and all below it (Linux: also of those that still run)."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = time.process_time() + ended.ru_utime + ended.ru_stime
    return own + sum(map(_process_cpu, descendants(os.getpid())))


def descendants(pid: int) -> list[int]:
    """The processes below another one that live."""
    try:
        found = [task.read_text().split() for task in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    children = [int(child) for each in found for child in each]
    return children + [below for child in children for below in descendants(child)]


def _process_cpu(pid: int) -> float:
    """With what its ended children took."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def figure(
    job: str,
    ours: float,
    peer: float | None = None,
    name: str = "",
    *,
    goal: float | None = None,
    most: float | None = None,
    unit: str = "ms",
    headline: str = "",
) -> None:
    """Print one row: what we take, what a peer takes for the same, how many times longer that is.

    `goal` is the ratio to reach, `most` what we may take; `headline` says it in the README, `{ratio}` in it.
    """
    row: dict[str, Any] = {"job": job, "ours": ours, "peer": peer, "name": name, "unit": unit}
    row |= {"goal": goal, "most": most, "headline": headline}
    print(line(row), flush=True)
    if os.environ.get(FIGURES):
        with open(os.environ[FIGURES], "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def line(row: Mapping[str, Any]) -> str:
    """A figure as a line of a Markdown table."""
    ratio = row["peer"] / row["ours"] if row["peer"] is not None else None
    wanted = (
        f"≥ {row['goal']:.3g} ×" if row["goal"] else f"≤ {row['most']:g} {row['unit']}" if row["most"] else ""
    )
    reached = {True: "yes", False: "no"}[
        (ratio is None or not row["goal"] or ratio >= row["goal"])
        and (not row["most"] or row["ours"] <= row["most"])
    ]
    cells = (
        row["job"],
        f"{row['ours']:.3g} {row['unit']}",
        f"{row['name']} {row['peer']:.3g}" if row["peer"] is not None else "",
        f"{ratio:.2g} ×"
        if ratio is not None and ratio < 10
        else f"{ratio:.0f} ×"
        if ratio is not None
        else "",
        wanted,
        reached if wanted else "",
    )
    return "| " + " | ".join(cells) + " |"
