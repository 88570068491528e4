"""What the personal head has learnt, in words, and a way to forget it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, fit, page, quiet

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program

_WIDTH = 480


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
    dialog = LearntDialog(program.window)
    ticket = program.jobs.photo(
        lambda backend, _progress: backend.learnt(),
        dialog.show_words,
        program.messages.report,
        Priority.CURRENT,
    )

    def forget() -> None:
        dialog.forget.setEnabled(False)
        program.jobs.photo(
            lambda backend, _progress: backend.forget_learnt(), dialog.show_words, program.messages.report
        )

    dialog.forget_wanted.connect(forget)
    dialog.finished.connect(lambda _result: ticket.cancel())
    program.show_dialog(dialog)
