"""What the personal head has learnt, in words, and a way to forget it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import sentence, tr
from cropperhead_desktop.ui.commands.row import Command, Menu, key_text
from cropperhead_desktop.ui.kit.boxes import dialog_vbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, fit, page, quiet
from cropperhead_desktop.ui.window.context import App

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
                "on this machine, and proposes until the model turns out to agree better with you."
            )
        )
        self.forget = button(tr("Forget it all"), self.forget_wanted.emit)
        self.forget.setEnabled(False)
        close = button(tr("Close"), self.reject)
        close.setAutoDefault(True)
        dialog_vbox(self, page((self.words, how), (close,), (self.forget,)))
        fit(self, _WIDTH)
        close.setFocus()

    def show_words(self, clauses: Sequence[str]) -> None:
        """What was learnt, one clause each."""
        self.words.setText("\n".join(f"{sentence(clause)}." for clause in clauses))
        self.forget.setEnabled(True)
        fit(self, _WIDTH)


def _show_learnt(app: App) -> None:
    dialog = LearntDialog(app.window)
    ticket = app.jobs.photo(
        lambda backend, _progress: backend.learnt(),
        dialog.show_words,
        app.messages.report,
        Priority.CURRENT,
    )

    def forget() -> None:
        dialog.forget.setEnabled(False)
        app.jobs.photo(
            lambda backend, _progress: backend.forget_learnt(), dialog.show_words, app.messages.report
        )

    dialog.forget_wanted.connect(forget)
    dialog.finished.connect(lambda _result: ticket.cancel())
    app.window.show_dialog(dialog)


def tell_turn(app: App, turn: Turn) -> None:
    """Say who proposes from now on, and which key takes that back; the list of notes keeps it."""
    words = {
        Turn.OWN: tr("Proposals now follow your own crops."),
        Turn.MODEL: tr("Proposals now come from the model alone."),
    }.get(turn, tr("Nothing was learnt yet: the model proposes until you make a crop of your own."))
    keys = app.keymap.keys(app.keymap["hand_over"])
    if turn and keys:
        shown = key_text(replace(app.keymap["hand_over"], keys=keys))
        words = tr("{words} {key} changes that back").format(words=words, key=shown)
    app.messages.say(words)
    if turn:
        app.messages.note(words)


COMMANDS: tuple[Command[App], ...] = (
    Command("hand_over", "Your crops or the model", ("Ctrl+Shift+M",), Menu.QUEUE,
            "Let the model alone propose instead of what your crops taught, and back", needs_photo=False,
            ends_group=True, run=lambda app: app.learning.hand_over()),
    Command("learnt", "What was learnt…", ("Ctrl+Shift+L",), Menu.HELP,
            "What your crops have taught, and forget it", needs_photo=False, run=_show_learnt),
)  # fmt: skip
