"""What was done to the photos of this session, step by step; a click goes back to any of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QLabel, QListWidgetItem, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.decisions import Decisions, UndoStep
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox
from cropperhead_desktop.ui.kit.pages import button, button_row, fit, rows_list
from cropperhead_desktop.ui.window.context import App


class HistoryList(QDialog):
    """Row 0 is the state in which the photos were opened; taken back steps are grey and can be done again."""

    def __init__(self, decisions: Decisions, go_to: Callable[[int], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._decisions = decisions
        self._go_to = go_to
        self.setWindowTitle(tr("History"))
        self.count = QLabel(self)
        self.list = rows_list(tr("What was done"))
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        dialog_vbox(self, self.count, (self.list, 1), button_row((button(tr("Close"), self.accept),)))
        fit(self, 440, 480)
        self.refresh()

    def refresh(self) -> None:
        """Take over what was done; the row of the present state is chosen."""
        done, undone = self._decisions.done, self._decisions.undone
        self.list.clear()
        self.list.addItem(tr("As opened"))
        for step in (*done, *undone):
            self.list.addItem(_words(step))
            self.list.item(self.list.count() - 1).setToolTip(_words(step))
        for row in range(len(done) + 1, self.list.count()):
            item = self.list.item(row)
            item.setForeground(QColor(theme.look.text_disabled))
            item.setToolTip(tr("Taken back; choose it to do it again"))
        self.list.setCurrentRow(len(done))
        words = tr("{done} done, {undone} taken back") if undone else tr("{done} done")
        self.count.setText(words.format(done=f"{len(done):,}", undone=f"{len(undone):,}"))

    def _chosen(self, item: QListWidgetItem) -> None:
        self._go_to(self.list.row(item))
        self.refresh()


def _words(step: UndoStep) -> str:
    paths = step.paths
    about = (
        printable(paths[0].name) if len(paths) == 1 else tr("{count} photos").format(count=f"{len(paths):,}")
    )
    return f"{step.text} – {about}"


def _show_history(app: App) -> None:
    review = app.review

    def go_to(steps: int) -> None:
        while len(review.decisions.done) > steps:
            review.undo()
        while len(review.decisions.done) < steps and review.decisions.can_redo:
            review.redo()

    app.window.show_dialog(HistoryList(review.decisions, go_to, app.window))


COMMANDS: tuple[Command[App], ...] = (
    Command("history", "History…", ("Ctrl+H",), Menu.EDIT, "What was done; go back to any step",
            needs_photo=False, run=_show_history),
)  # fmt: skip
