"""Several steps of one long task as one progress that only rises."""

from __future__ import annotations

from collections.abc import Mapping

from cropperhead_desktop.domain.progress import Progress, ProgressCallback

WHOLE = 1000


def stages(shares: Mapping[str, float], progress: ProgressCallback) -> dict[str, ProgressCallback]:
    """A callback for each step by name; a step takes its share of the whole, in this order.

    A step may count several times from nothing (a table has many rows): it stays where it was then.
    """
    total, begun = sum(shares.values()), 0.0
    made: dict[str, ProgressCallback] = {}
    for name, share in shares.items():
        made[name] = _stage(begun / total, share / total, progress)
        begun += share
    return made


def _stage(begin: float, share: float, progress: ProgressCallback) -> ProgressCallback:
    furthest, rounds = 0.0, 0

    def report(step: Progress) -> None:
        nonlocal furthest, rounds
        part = step.done / step.total if step.total else 0.0
        if part == 0.0:
            rounds += 1
        # what comes again and again gets half of what is left, each time
        left = 0.5 ** max(0, rounds - 1)
        furthest = max(furthest, 1 - left + left / 2 * part)
        progress(Progress(round(WHOLE * (begin + share * furthest)), WHOLE, step.message))

    return report
