"""What was done, in all folders and in earlier runs, step by step; a click goes back to any step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QLabel, QListWidgetItem, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.decisions import Decisions, UndoStep
from cropperhead_desktop.review.text import numeral, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox
from cropperhead_desktop.ui.kit.pages import button, button_row, fit, rows_list
from cropperhead_desktop.ui.window.context import App

_PLACES = 12


class HistoryList(QDialog):
    """Row 0 is the state before all that is remembered; taken back steps are grey and can be done again."""

    def __init__(
        self,
        decisions: Decisions,
        go_to: Callable[[int], object],
        parent: QWidget,
        opened: Sequence[Path] = (),
    ) -> None:
        """`opened` are the folders and photos that are open."""
        super().__init__(parent)
        self._decisions = decisions
        self._go_to = go_to
        self._opened = tuple(opened)
        self.setWindowTitle(tr("History"))
        self.count = QLabel(self)
        self.list = rows_list(tr("What was done"))
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        dialog_vbox(self, self.count, (self.list, 1), button_row((button(tr("Close"), self.accept),)))
        fit(self, 600, 480)
        self.refresh()

    def refresh(self) -> None:
        """Take over what was done; the row of the present state is chosen."""
        done, undone = self._decisions.done, self._decisions.undone
        self.list.clear()
        self.list.addItem(tr("Before all this"))
        for step in (*done, *undone):
            self.list.addItem(_words(step, self._opened))
            places = "\n".join(printable(path) for path in step.paths[:_PLACES])
            self.list.item(self.list.count() - 1).setToolTip(f"{_words(step, self._opened)}\n{places}")
        for row in range(len(done) + 1, self.list.count()):
            item = self.list.item(row)
            item.setForeground(QColor(theme.look.text_disabled))
            item.setToolTip(tr("Taken back; choose it to do it again"))
        self.list.setCurrentRow(len(done))
        words = tr("{done} done, {undone} taken back") if undone else tr("{done} done")
        self.count.setText(words.format(done=numeral(len(done)), undone=numeral(len(undone))))

    def _chosen(self, item: QListWidgetItem) -> None:
        self._go_to(self.list.row(item))
        self.refresh()


def _words(step: UndoStep, opened: Sequence[Path]) -> str:
    """What was done to which photo; of another folder or another run also where and when."""
    when = step.time[:16].replace("T", " ")
    is_here = any(step.place == each or each in step.place.parents for each in opened)
    where = "" if is_here else printable(step.place.name or step.place)
    return " · ".join(filter(None, (step.described, where, when)))


def show_history(app: App) -> None:
    """Open the dialog."""
    review = app.review

    def go_to(steps: int) -> None:
        while len(review.decisions.done) > steps:
            review.undo()
        while len(review.decisions.done) < steps and review.decisions.can_redo:
            review.redo()

    app.window.show_dialog(HistoryList(review.decisions, go_to, app.window, review.place.paths))
