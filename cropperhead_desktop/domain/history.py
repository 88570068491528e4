"""Undo and redo of frozen steps, one per finished gesture."""

from __future__ import annotations

from typing import Generic, TypeVar

Step = TypeVar("Step")


class History(Generic[Step]):
    """A linear history. What a step means, and how it is undone, is the caller's business."""

    def __init__(self, limit: int = 10_000) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._limit = limit

    def push(self, step: Step) -> None:
        """Record a finished step; whatever was undone before is forgotten."""
        self._done.append(step)
        del self._done[: -self._limit]
        self._undone.clear()

    def undo(self) -> Step | None:
        """Take back the last step and return it, or None when there is none."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Step | None:
        """Do the last undone step again and return it, or None when there is none."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    def remove(self, step: Step) -> None:
        """Forget a step that was taken back in another way."""
        self._done = [each for each in self._done if each is not step]

    def forget_undone(self) -> None:
        """What was taken back cannot be done again."""
        self._undone.clear()

    @property
    def done(self) -> tuple[Step, ...]:
        """What was done and not taken back, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Step, ...]:
        """What was taken back, in the order in which `redo` would do it again."""
        return tuple(reversed(self._undone))

    @property
    def next_undo(self) -> Step | None:
        """The step that `undo` would return."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The step that `redo` would return."""
        return self._undone[-1] if self._undone else None
