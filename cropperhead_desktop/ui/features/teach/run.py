"""A teaching round in the running program: every answer is learnt in a job, which finds the next question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import in_words, tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.pictures import pixels_image
from cropperhead_desktop.ui.canvas.crop_pictures import HEIGHT, cut_out
from cropperhead_desktop.ui.features.teach.dialog import TeachDialog
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learn.teaching import TeachingQuestion, TeachingRound
    from cropperhead_desktop.workflows.learning_services import LearningServices

QUESTIONS = 8
"""Photos after which a round is over."""

_DECODED = 2 * HEIGHT
"""Long side in px that photos are read at."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A question with its pictures."""

    asked: TeachingQuestion
    pictures: list[QImage]
    first: _Shown | None = None
    """The first question about the photo, where this is a later one."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What a job found: the next question (None: the round is over, `words` say what was learnt)."""

    shown: _Shown | None
    words: Sequence[str] = ()
    turn: Turn | None = None
    """What an answer changed that was learnt or taken back; None: none was."""


class Teach(QObject):
    """One dialog and its answers; lives as long as the dialog."""

    def __init__(self, app: App, photos: Sequence[Path], dialog: TeachDialog) -> None:
        super().__init__(dialog)
        self._app = app
        self._photos = tuple(photos)
        self._dialog = dialog
        self._round: TeachingRound | None = None
        self._now: _Shown | None = None
        self._answered: list[_Shown] = []
        self._put_off: list[_Shown] = []
        self._wanted = True
        dialog.chosen.connect(self._choose)
        dialog.skip_wanted.connect(self._next)
        dialog.back_wanted.connect(self._back)
        dialog.draw_wanted.connect(self._draw)
        dialog.finished.connect(self._closed)
        dialog.pictures.show_words(tr("Looking at your photos …"))
        self._next()

    def _next(self) -> None:
        self._do(lambda teaching, backend, progress: self._after(teaching, backend, progress, None))

    def _do(self, work: Callable[[TeachingRound, LearningServices, ProgressCallback], _Step]) -> None:
        """Find in a job what to show next."""

        def step(backend: LearningServices, progress: ProgressCallback) -> _Step:
            if self._round is None:
                self._round = backend.teaching_round(self._photos)
            return work(self._round, backend, progress)

        self._app.jobs.photo(step, self._show, self._failed, Priority.CURRENT)

    def _after(
        self,
        teaching: TeachingRound,
        backend: LearningServices,
        progress: ProgressCallback,
        turn: Turn | None,
    ) -> _Step:
        """In a job: the next photo, or the end of the round."""
        shown = None
        if len(self._answered) < QUESTIONS:
            shown = self._put_off.pop() if self._put_off else _find(teaching, backend, progress)
        return _Step(shown, () if shown else teaching.words(), turn)

    def _show(self, step: _Step) -> None:
        if step.turn is not None:
            self._app.learning.taught(step.turn)
        self._now = step.shown
        if not self._wanted:
            return
        done, shown = len(self._answered), step.shown
        self._dialog.show_can_go_back(done > 0 or (shown is not None and shown.first is not None))
        if shown is not None:
            self._dialog.show_question(_question(shown.asked), shown.pictures, done, QUESTIONS)
        elif done:
            self._dialog.show_end(tr("What was learnt"), step.words, done, QUESTIONS)
        else:
            nothing = [tr("No photo here is left to be asked about")]
            self._dialog.show_end(tr("Nothing to ask"), nothing, 0, QUESTIONS)

    def _choose(self, number: int) -> None:
        """The next question about the photo, or learn the crop."""
        shown = self._now
        if shown is None:
            return

        def work(teaching: TeachingRound, backend: LearningServices, progress: ProgressCallback) -> _Step:
            closer = teaching.closer(shown.asked, number)
            if closer is not None:
                return _Step(_pictured(closer, backend, shown.first or shown))
            turn = teaching.answer(shown.asked, number)
            self._answered.append(shown)
            return self._after(teaching, backend, progress, turn)

        self._do(work)

    def _back(self) -> None:
        """To the first question about the photo, or to the photo answered before."""
        now = self._now
        if now is not None and now.first is not None:
            self._put_off.append(now.first)
            self._next()
            return
        last = self._answered.pop()
        self._put_off += [each for each in (now, last) if each is not None]
        self._do(
            lambda teaching, backend, progress: self._after(
                teaching, backend, progress, teaching.take_back(last.asked)
            )
        )

    def _draw(self) -> None:
        """The crop view shows the photo; accepted there, the crop counts as any other."""
        shown, review = self._now, self._app.review
        self._dialog.accept()
        if shown is not None:
            review.select(shown.asked.path)
            review.show(View.CROP)
            self._app.messages.say(tr("Draw your crop and accept it: that teaches, too"))

    def _failed(self, error: Exception) -> None:
        self._app.messages.report(error)
        if self._wanted:
            self._dialog.show_end(
                tr("It cannot go on"), [in_words(str(error))], len(self._answered), QUESTIONS
            )

    def _closed(self, _result: int) -> None:
        self._wanted = False


def _question(asked: TeachingQuestion) -> str:
    if asked.is_level:
        return tr("Level, or as the camera was held?")
    return tr("And which of these?") if asked.is_finer else tr("Which crop is most like yours?")


def _find(teaching: TeachingRound, backend: LearningServices, progress: ProgressCallback) -> _Shown | None:
    """The next question with its pictures; None when none is left. In a job."""
    while (asked := teaching.next(progress)) is not None:
        try:
            return _pictured(asked, backend)
        except PhotoError:
            continue  # said when the photo itself is shown
    return None


def _pictured(asked: TeachingQuestion, backend: LearningServices, first: _Shown | None = None) -> _Shown:
    """In a job (PhotoError)."""
    pixels = backend.photos.pixels(asked.path, _DECODED)
    return _Shown(asked, cut_out(pixels_image(pixels), asked.info.displayed, asked.boxes), first)


def show_teach(app: App) -> None:
    """Open the dialog over the photos that are open."""
    dialog = TeachDialog(app.window)
    dialog.resize(app.window.size() * 0.94)
    Teach(app, [item.path for item in app.review.session], dialog)
    app.window.show_dialog(dialog)
