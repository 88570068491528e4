"""The card at the end of a shoot: what became of it, and what the next program needs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QGridLayout

from cropperhead_desktop.domain.shoot import ShootSummary, summary_of
from cropperhead_desktop.review.round_trip import next_step
from cropperhead_desktop.review.text import counted, numeral, phrase, tr
from cropperhead_desktop.ui.features.shoot_end.sheet import is_written_for, program_of, show_sheet
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox, holder
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, fit, quiet
from cropperhead_desktop.ui.window.context import App

_WIDTH = 460
_SOON = 100
"""Milliseconds."""
_SEEN = "shoot_whose_end_was_shown"
_ROWS = (
    phrase("cropped"), phrase("kept whole"), phrase("cropped in another program"),
    phrase("passed as they are, nothing written"), phrase("rejected, passed over"),
    phrase("fine as they are"), phrase("left as they are, nothing written"),
    phrase("could not be read or written"),
)  # fmt: skip
"""What became of photos, in words; one line a row."""


class ShootEnd(QDialog):
    """The shoot that is open, as it is at every moment."""

    def __init__(self, app: App) -> None:
        super().__init__(app.window)
        self._app = app
        self._shown: tuple[ShootSummary, int, set[Path]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self.title = label("", "", theme.LARGE)
        self.numbers = QGridLayout()
        self.numbers.setHorizontalSpacing(2 * theme.UNIT)
        self.numbers.setColumnStretch(1, 1)
        self._rows = [(label(), label(tr(words))) for words in _ROWS]
        for row, (number, words) in enumerate(self._rows):
            number.setFont(theme.tabular(theme.NORMAL, bold=True))
            self.numbers.addWidget(number, row, 0, Qt.AlignmentFlag.AlignRight)
            self.numbers.addWidget(words, row, 1)
        self.keys = label(role="secondary")
        self.drawn = button("", app.review.drawn.accept, primary=True)
        self.rest = button("", app.review.shoot.pass_rest, primary=True)
        self.next_step = quiet("")
        self.program = button("", self._open_sheet)
        close = button(tr("Close"), self.accept)
        dialog_vbox(
            self, self.title, self.keys, holder(self.numbers), hbox(self.rest, self.drawn, None),
            self.next_step, hbox(self.program, None, close),
        )  # fmt: skip
        self.refresh()

    def refresh_soon(self) -> None:
        """Something changed; whatever changes with it is counted together."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """The numbers of now."""
        shoot = self._app.review.shoot
        found, keys, written = summary_of(self._app.review.session), shoot.keys, shoot.written_inside
        if (found, keys, written) == self._shown:
            return
        self._shown = found, keys, written
        is_over = found.open == 0
        self.setWindowTitle(tr("The shoot") if is_over else tr("The shoot so far"))
        title = tr("All {photos} decided") if is_over else tr("{photos}, {left} undecided")
        title = tr("{photos}, {keys}") if is_over and keys else title
        pressed = counted(keys, "key")
        photos = counted(found.total, "photo")
        self.title.setText(title.format(photos=photos, left=numeral(found.open), keys=pressed))
        self.keys.setText(tr("{keys} so far").format(keys=pressed))
        self.keys.setVisible(keys > 0 and not is_over)
        counts = (
            len(found.crops), found.kept, found.elsewhere, found.passed, found.rejected, found.fine,
            found.open - found.fine, found.failed,
        )  # fmt: skip
        for (number, words), count in zip(self._rows, counts, strict=True):
            number.setText(numeral(count))
            number.setVisible(count > 0)
            words.setVisible(count > 0)
        self.rest.setText(tr("Pass {photos} as they are").format(photos=counted(found.fine, "photo")))
        self.rest.setVisible(found.fine > 0)
        self.drawn.setText(tr("Accept {crops}").format(crops=counted(len(found.drawn), "drawn crop")))
        self.drawn.setVisible(bool(found.drawn))
        program = program_of(self._app)
        is_for = program is not None and is_written_for(self._app, program)
        step = next_step(program, found.crops, is_for, written)
        self.next_step.setText(step)
        self.next_step.setVisible(bool(found.crops and step))
        self.program.setText(tr("Back to {program}…").format(program=tr(program or "your editor")))
        self.program.setVisible(bool(found.crops))
        self.numbers.activate()  # whoever holds it learns its size only so
        fit(self, _WIDTH)

    def _open_sheet(self) -> None:
        """Over the card, which says afterwards what was chosen."""
        show_sheet(self._app, self).finished.connect(lambda _result: self._anew())

    def _anew(self) -> None:
        self._shown = None
        self.refresh()


def show(app: App, asked: bool) -> None:
    """The card, in front where it was `asked` for; by itself it comes once for each shoot."""
    there = next((card for card in app.window.findChildren(ShootEnd) if card.isVisible()), None)
    if there is not None:
        there.refresh()
        if asked:
            there.activateWindow()
        return
    session = app.review.session
    if not asked and app.window.property(_SEEN) == id(session):
        return
    app.window.setProperty(_SEEN, id(session))
    card = ShootEnd(app)
    card.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not asked)
    app.presenter.changed.connect(card.refresh_soon)
    app.presenter.counted.connect(card.refresh_soon)
    app.window.show_beside(card)
