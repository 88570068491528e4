"""The personal head learns while the user works, in jobs behind everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority


class Learning:
    """Hands decided photos to the personal head.

    What goes wrong here is never the user's trouble with a photo: it is said once and work goes on.
    """

    def __init__(
        self,
        jobs: JobRunner,
        report: Callable[[Exception], object],
        renew: Callable[[], object],
        on_turn: Callable[[Turn], object] = lambda _turn: None,
    ) -> None:
        """`renew` is called when photos that wait for a decision deserve another proposal.

        `on_turn` is told when somebody else proposes from then on, and of every hand-over.
        """
        self._jobs = jobs
        self._report = report
        self._renew = renew
        self._on_turn = on_turn
        self._said: set[str] = set()
        self._open: tuple[Sequence[Path], Generation] | None = None
        self.may_teach: Callable[[Path], bool] = lambda _photo: True
        """Whether a photo of the folder has a crop: the others are not looked at."""

    def decided(self, path: Path) -> None:
        """A decision about a photo was written."""
        self._jobs.photo(lambda backend, _progress: backend.learn(path), self._learnt, self._failed)

    def opened(self, photos: Sequence[Path], generation: Generation) -> None:
        """A folder was opened and read: the crops in it are learnt if nothing has been learnt before."""
        self._open = photos, generation
        self.model_changed()

    def model_changed(self) -> None:
        """Another model proposes: it learns the crops of the folder that is open."""
        if self._open is None:
            return
        photos, generation = self._open
        photos = [photo for photo in photos if self.may_teach(photo)]
        self._jobs.photo(
            lambda backend, progress: backend.learn_first(photos, progress),
            self._learnt,
            self._failed,
            Priority.REST,
            generation,
        )

    def taught(self, turn: Turn) -> None:
        """Something else than a decision taught it."""
        self._learnt(turn)

    def hand_over(self) -> None:
        """The user wants the other to propose, the model or what the crops taught."""

        def handed_over(turn: Turn) -> None:
            self._learnt(turn)
            if not turn:
                self._on_turn(turn)

        self._jobs.photo(
            lambda backend, _progress: backend.hand_over(), handed_over, self._failed, Priority.CURRENT
        )

    def _learnt(self, turn: Turn) -> None:
        if turn:
            self._renew()
        if turn in (Turn.OWN, Turn.MODEL, Turn.UNTAUGHT):
            self._on_turn(turn)

    def _failed(self, error: Exception) -> None:
        words = str(error)
        if words not in self._said:
            self._said.add(words)
            self._report(error)
