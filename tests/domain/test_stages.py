"""Progress of a task of several stages."""

from __future__ import annotations

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.domain.stages import stages


def test_stages_of_a_task_rise_together():
    heard: list[Progress] = []
    steps = stages({"one": 1, "two": 3}, heard.append)
    steps["one"](Progress(1, 2, "a"))
    steps["two"](Progress(0, 5, "b"))
    steps["two"](Progress(5, 5, "c"))
    assert [(one.done, one.total, one.message) for one in heard] == [
        (125, 1000, "a"), (250, 1000, "b"), (1000, 1000, "c"),
    ]  # fmt: skip
