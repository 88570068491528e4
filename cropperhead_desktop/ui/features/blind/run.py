"""The blind comparison in the running program: rounds are made in jobs, judgements kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.photo import photo_key
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.settings import LEARN_FROM_BLIND
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import counted, in_words, numeral, sentence, tr
from cropperhead_desktop.ui.browser.pictures import pixels_image
from cropperhead_desktop.ui.canvas.crop_pictures import HEIGHT, cut_out
from cropperhead_desktop.ui.features.blind.dialog import BlindDialog
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.blind.photos import BlindRound
    from cropperhead_desktop.workflows.blind.results import Results
    from cropperhead_desktop.workflows.blind.rounds import Habit, Round
    from cropperhead_desktop.workflows.learning_services import LearningServices
    from cropperhead_desktop.workflows.services import Services

_DECODED = 2 * HEIGHT
"""Long side in px that photos are read at."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is known once the folder was read: photos left, in their order, and the user's habits."""

    left: list[Path]
    habits: list[Habit]
    judged: int


@dataclass(frozen=True, slots=True)
class _Shown:
    """A round with its pictures."""

    found: BlindRound
    round: Round
    pictures: list[QImage]


class Blind(QObject):
    """One dialog and its judgements; lives as long as the dialog."""

    def __init__(self, app: App, photos: Sequence[Path], dialog: BlindDialog) -> None:
        super().__init__(dialog)
        # imported when needed: it brings numpy
        from cropperhead_desktop.workflows.blind.store import Judgements

        self._app = app
        self._photos = tuple(photos)
        self._dialog = dialog
        self._store = Judgements()
        self._left: list[Path] = []
        self._habits: list[Habit] = []
        self._judged = self._alike = self._unread = 0
        self._now: _Shown | None = None
        self._done: list[_Shown] = []
        self._finding = False
        self._taken_back: list[_Shown] = []
        self._wanted = True
        dialog.judged.connect(self._judge)
        dialog.skip_wanted.connect(self._next)
        dialog.undo_wanted.connect(self._undo)
        dialog.results_wanted.connect(self._results)
        dialog.finished.connect(self._closed)
        dialog.show_can_undo(False)
        app.jobs.photo(self._begin, self._begun, self._failed, Priority.CURRENT)

    def _begin(self, backend: Services, progress: ProgressCallback) -> _Begun:
        """In a job: what was judged before, and the crops the user made."""
        from cropperhead_desktop.workflows.blind.photos import habits
        from cropperhead_desktop.workflows.blind.rounds import upcoming

        judged = {one.key: one for one in self._store.all()}
        paths = {photo_key(path): path for path in self._photos}
        known = habits(backend, self._photos, progress)
        left = [paths[key] for key in upcoming(list(paths), judged)]
        return _Begun(left, known, len(judged))

    def _begun(self, begun: _Begun) -> None:
        self._left, self._habits, self._judged = begun.left, begun.habits, begun.judged
        self._next()

    def _next(self) -> None:
        self._now = None
        if self._wanted:
            self._finding = True
            self._app.jobs.photo(self._find, self._found, self._failed, Priority.CURRENT)

    def _find(self, backend: Services, progress: ProgressCallback) -> _Shown | None:
        """In a job: the next photo whose crops differ, with its pictures; None when none is left."""
        from cropperhead_desktop.workflows.blind.photos import round_of

        while self._left:
            progress(Progress(0, len(self._left)))
            path = self._left.pop(0)
            try:
                found = round_of(backend, path, self._habits)
                if found.round is None:
                    self._alike += 1
                    continue
                pixels = backend.photos.pixels(path, _DECODED)
            except CropperHeadError:
                self._unread += 1
                continue
            boxes = [box for _maker, box in found.round.crops]
            size = (found.round.width, found.round.height)
            return _Shown(found, found.round, cut_out(pixels_image(pixels), size, boxes))
        return None

    def _found(self, shown: _Shown | None) -> None:
        """Show a round; one that was taken back while the next was looked for goes first."""
        self._finding = False
        for back in self._taken_back:
            if shown is not None:
                self._left.insert(0, shown.found.path)
            shown = back
        self._taken_back.clear()
        self._now = shown
        if not self._wanted:
            return
        if shown is None:
            self._dialog.show_end(self._end_words(), self._judged)
        else:
            self._dialog.show_round(shown.pictures, self._judged, len(self._left) + 1)

    def _judge(self, number: int | None) -> None:
        shown = self._now
        if shown is None:
            return
        picked = None if number is None else shown.round.shown[number]
        store, model = self._store, shown.found.model
        self._app.jobs.write(
            lambda _backend, _progress: store.add(shown.round, picked, model), _kept, self._failed
        )
        if number is not None and self._app.settings[LEARN_FROM_BLIND]:
            path, boxes = shown.found.path, [box for _maker, box in shown.round.crops]
            self._teach(lambda backend, _progress: backend.learn_preferred(path, boxes, number))
        self._done.append(shown)
        self._judged += 1
        self._dialog.show_can_undo(True)
        self._next()

    def _undo(self) -> None:
        if not self._done:
            return
        last, store = self._done.pop(), self._store
        self._app.jobs.write(lambda _backend, _progress: store.take_back(last.round.key), _kept, self._failed)
        if self._app.settings[LEARN_FROM_BLIND]:
            self._teach(lambda backend, _progress: backend.learn_preferred(last.found.path, (), None))
        self._judged -= 1
        self._dialog.show_can_undo(bool(self._done))
        self._taken_back.append(last)
        if not self._finding:
            self._found(self._now)

    def _teach(self, work: Callable[[LearningServices, ProgressCallback], Turn]) -> None:
        """Let the personal head know of an answer, or that it was taken back."""
        self._app.jobs.photo(work, self._app.learning.taught, self._app.messages.report, Priority.CURRENT)

    def _results(self) -> None:
        self._app.jobs.photo(self._worked_out, self._show_results, self._failed, Priority.CURRENT)

    def _worked_out(self, _backend: object, _progress: object) -> Results:
        """In a job: hundreds of resamples take a while."""
        from cropperhead_desktop.workflows.blind.results import results

        return results(self._store.all())

    def _show_results(self, found: Results) -> None:
        from cropperhead_desktop.workflows.blind.results import METHODS

        if not self._wanted:
            return
        lines = [
            tr("{judged}, {same} of them without a difference to be seen").format(
                judged=counted(found.judgements, "judgement"), same=numeral(found.cannot_tell)
            ),
            *(pair.sentence() for pair in found.pairs),
        ]
        text = "\n\n".join(f"{sentence(line)}." for line in lines)
        self._dialog.show_results(text, METHODS)

    def _end_words(self) -> str:
        words = [tr("Nothing is left to be judged here")]
        if self._alike:
            words.append(tr("on {count} the crops look alike").format(count=counted(self._alike, "photo")))
        if self._unread:
            words.append(tr("{count} could not be read").format(count=counted(self._unread, "photo")))
        return "; ".join(words)

    def _failed(self, error: Exception) -> None:
        self._finding = False
        self._app.messages.report(error)
        if self._wanted:
            self._dialog.show_end(in_words(str(error)), self._judged)

    def _closed(self, _result: int) -> None:
        self._wanted = False


def _kept(_answer: object) -> None:
    """Nothing to show when a judgement was written or deleted."""


def show_blind(app: App) -> None:
    """Open the dialog over the photos that are open."""
    dialog = BlindDialog(app.window)
    room = app.window.size() * 0.94
    dialog.resize(room)
    Blind(app, [item.path for item in app.review.session], dialog)
    app.window.show_dialog(dialog)
