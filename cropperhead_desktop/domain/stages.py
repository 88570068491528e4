"""Several steps of one long task as one progress that only rises."""

from __future__ import annotations

from collections.abc import Mapping

from cropperhead_desktop.domain.progress import Progress, ProgressCallback

WHOLE = 1000


def stages(
    shares: Mapping[str, float], progress: ProgressCallback, words: str = ""
) -> dict[str, ProgressCallback]:
    """A callback for each step by name; a step takes its share of the whole, in this order.

    With `words` these are what a person reads, whatever the steps say.
    """
    total, begun = sum(shares.values()), 0.0
    made: dict[str, ProgressCallback] = {}
    for name, share in shares.items():
        made[name] = _stage(begun / total, share / total, progress, words)
        begun += share
    return made


def _stage(begin: float, share: float, progress: ProgressCallback, words: str) -> ProgressCallback:
    def report(step: Progress) -> None:
        part = step.done / step.total if step.total else 0.0
        progress(Progress(round(WHOLE * (begin + share * part)), WHOLE, words or step.message))

    return report
