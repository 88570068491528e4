"""The personal head learns while the user works, in jobs behind everything else, and says what it learnt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cropperhead_desktop.ui import theme
from cropperhead_desktop.ui.actions import Handlers
from cropperhead_desktop.ui.crop_fields import label
from cropperhead_desktop.ui.jobs import Generation, JobRunner, Priority
from cropperhead_desktop.ui.paged import button, fit, page, quiet
from cropperhead_desktop.ui.services import Services
from cropperhead_desktop.ui.text import tr

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program

_WIDTH = 480


class Learning:
    """Hands decided photos to the personal head.

    What goes wrong here is never the user's trouble with a photo: it is said once and work goes on.
    """

    def __init__(
        self, jobs: JobRunner, report: Callable[[Exception], object], renew: Callable[[], object]
    ) -> None:
        """`renew` is called when photos that wait for a decision deserve another proposal."""
        self._jobs = jobs
        self._report = report
        self._renew = renew
        self._said: set[str] = set()
        self.services: Services | None = None

    def decided(self, path: Path) -> None:
        """A decision about a photo was written."""
        services = self.services
        if services is not None:
            self._jobs.photo(lambda _progress: services.learn(path), self._learnt, self._failed)

    def opened(self, photos: Sequence[Path], generation: Generation) -> None:
        """A folder was opened: the crops in it are learnt if nothing has been learnt before."""
        services = self.services
        if services is not None:
            self._jobs.photo(
                lambda progress: services.learn_first(photos, progress),
                self._learnt,
                self._failed,
                Priority.REST,
                generation,
            )

    def _learnt(self, changed: bool) -> None:
        if changed:
            self._renew()

    def _failed(self, error: Exception) -> None:
        words = str(error)
        if words not in self._said:
            self._said.add(words)
            self._report(error)


class LearntDialog(QDialog):
    """What was learnt, in words, and a way to forget it."""

    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What was learnt"))
        self.words = label(tr("Reading …"))
        self.words.setWordWrap(True)
        self.words.setAccessibleName(tr("What was learnt"))
        how = quiet(
            tr(
                "Learnt from the crops that you accepted or adjusted and the photos you kept. It stays "
                "on this machine, and proposes only once it agrees with you better than the model does."
            )
        )
        self.forget = button(tr("Forget it all"), self.forget_wanted.emit)
        self.forget.setEnabled(False)
        close = button(tr("Close"), self.reject)
        close.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.UNIT] * 4)
        layout.addWidget(page((self.words, how), (close,), (self.forget,)))
        fit(self, _WIDTH)
        close.setFocus()

    def show_words(self, sentences: Sequence[str]) -> None:
        """The sentences of the personal head."""
        self.words.setText("\n".join(sentence[:1].upper() + sentence[1:] + "." for sentence in sentences))
        self.forget.setEnabled(True)
        fit(self, _WIDTH)


def learning_handlers(program: Program) -> Handlers:
    """The command of this topic."""
    return {"learnt": lambda: _show_learnt(program)}


def _show_learnt(program: Program) -> None:
    services = program.learning.services
    if services is None:
        return
    dialog = LearntDialog(program.window)
    ticket = program.jobs.photo(
        lambda _progress: services.learnt(), dialog.show_words, program.messages.report, Priority.CURRENT
    )

    def forget() -> None:
        dialog.forget.setEnabled(False)
        program.jobs.photo(
            lambda _progress: services.forget_learnt(), dialog.show_words, program.messages.report
        )

    dialog.forget_wanted.connect(forget)
    dialog.finished.connect(lambda _result: ticket.cancel())
    program.show_dialog(dialog)
