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
from cropperhead_desktop.ui.features.blind.pictures import HEIGHT, cut_out
from cropperhead_desktop.ui.features.teach.dialog import TeachDialog
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learn.teaching import TeachingQuestion, TeachingRound
    from cropperhead_desktop.workflows.learning_services import LearningServices

QUESTIONS = 10
"""Answers after which a round is over."""

_DECODED = 2 * HEIGHT
"""Long side in px that photos are read at."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A question with its pictures."""

    asked: TeachingQuestion
    pictures: list[QImage]


@dataclass(frozen=True, slots=True)
class _Step:
    """What a job found: the next question (None: the round is over, `words` say what was learnt)."""

    shown: _Shown | None
    words: Sequence[str] = ()
    turn: Turn = Turn.NOTHING


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
        dialog.skip_wanted.connect(lambda: self._do(_nothing))
        dialog.back_wanted.connect(self._back)
        dialog.draw_wanted.connect(self._draw)
        dialog.finished.connect(self._closed)
        dialog.pictures.show_words(tr("Looking at your photos …"))
        self._do(_nothing)

    def _do(self, teach: Callable[[TeachingRound], Turn]) -> None:
        """Learn something in a job, then show the next question."""
        is_over, later = len(self._answered) >= QUESTIONS, self._put_off.pop() if self._put_off else None

        def step(backend: LearningServices, progress: ProgressCallback) -> _Step:
            if self._round is None:
                self._round = backend.teaching_round(self._photos)
            turn = teach(self._round)
            shown = None if is_over else later or _find(self._round, backend, progress)
            return _Step(shown, () if shown else backend.learnt(), turn)

        self._app.jobs.photo(step, self._show, self._failed, Priority.CURRENT)

    def _show(self, step: _Step) -> None:
        self._app.learning.taught(step.turn)
        self._now = step.shown
        if not self._wanted:
            return
        self._dialog.show_can_go_back(bool(self._answered))
        done = len(self._answered)
        if step.shown is not None:
            self._dialog.show_question(step.shown.pictures, done, QUESTIONS)
        elif done:
            self._dialog.show_end(tr("What was learnt"), step.words, done, QUESTIONS)
        else:
            self._dialog.show_end(
                tr("Nothing to ask"), [tr("No photo here is left to be asked about")], 0, QUESTIONS
            )

    def _choose(self, number: int) -> None:
        shown = self._now
        if shown is not None:
            self._answered.append(shown)
            self._do(lambda teaching: teaching.answer(shown.asked, number))

    def _back(self) -> None:
        last = self._answered.pop()
        self._put_off += [each for each in (self._now, last) if each is not None]
        self._do(lambda teaching: teaching.take_back(last.asked))

    def _draw(self) -> None:
        """The crop view shows the photo; accepted there, the crop counts as any other."""
        shown, review = self._now, self._app.review
        self._dialog.accept()
        if shown is not None:
            review.select(shown.asked.path)
            review.show(View.CROP)

    def _failed(self, error: Exception) -> None:
        self._app.messages.report(error)
        if self._wanted:
            self._dialog.show_end(
                tr("It cannot go on"), [in_words(str(error))], len(self._answered), QUESTIONS
            )

    def _closed(self, _result: int) -> None:
        self._wanted = False


def _find(teaching: TeachingRound, backend: LearningServices, progress: ProgressCallback) -> _Shown | None:
    """The next question with its pictures; None when none is left. In a job."""
    while (asked := teaching.next(progress)) is not None:
        try:
            pixels = backend.photos.pixels(asked.path, _DECODED)
        except PhotoError:
            continue
        return _Shown(asked, cut_out(pixels_image(pixels), asked.info.displayed, asked.boxes))
    return None


def _nothing(_round: object) -> Turn:
    return Turn.NOTHING


def show_teach(app: App) -> None:
    """Open the dialog over the photos that are open."""
    dialog = TeachDialog(app.window)
    dialog.resize(app.window.size() * 0.94)
    Teach(app, [item.path for item in app.review.session], dialog)
    app.window.show_dialog(dialog)
