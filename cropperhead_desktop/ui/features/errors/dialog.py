"""The list of everything that failed, and the report about what should not have."""

from __future__ import annotations

from pathlib import Path
from traceback import format_exception

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import numeral, phrase, tr
from cropperhead_desktop.system.trace import bare_trace
from cropperhead_desktop.ui.kit import file_manager, theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox
from cropperhead_desktop.ui.kit.pages import button, button_row, fit, quiet, table
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.messages import Message, Messages
from cropperhead_desktop.workflows.trouble import report_text

COLUMNS = (phrase("File"), phrase("Reason"), phrase("Time"))


class ErrorList(QDialog):
    """File, reason and time of each failure; stays up to date while open."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.setWindowTitle(tr("Errors"))
        self.table = _table()
        self.count = QLabel(self)
        self._reveal = button(tr("Show file"), self._show_file)
        copy, clear = button(tr("Copy all"), self.copy), button(tr("Clear list"), messages.clear)
        close = button(tr("Close"), self.accept)
        close.setDefault(True)
        dialog_vbox(self, self.count, (self.table, 1), button_row((close,), (copy, self._reveal, clear)))
        fit(self, 880, 420)
        close.setFocus()
        self.table.itemSelectionChanged.connect(self._selected)
        messages.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take over the messages."""
        entries = self._messages.entries
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, text in enumerate(_cells(entry)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(str(printable(entry.path)) if column == 0 and entry.path else text)
                cell.setData(Qt.ItemDataRole.UserRole, entry.path)
                self.table.setItem(row, column, cell)
        errors = self._messages.errors
        words = tr("{count} failed").format(count=numeral(errors)) if errors else tr("Nothing failed")
        self.count.setText(f"{words}. {tr('Nothing is written into photo files unless you ask for it.')}")
        self._selected()

    def copy(self) -> None:
        """All of it to the clipboard."""
        QGuiApplication.clipboard().setText(self._messages.as_text())

    def selected_path(self) -> Path | None:
        """The file of the selected row."""
        cells = self.table.selectedItems()
        path = cells[0].data(Qt.ItemDataRole.UserRole) if cells else None
        return path if isinstance(path, Path) else None

    def _selected(self) -> None:
        self._reveal.setEnabled(self.selected_path() is not None)

    def _show_file(self) -> None:
        path = self.selected_path()
        if path is not None:
            file_manager.show_in_file_manager(path, self._messages.say)


class TroubleReport(QDialog):
    """Where the program itself failed, as a text to send: nothing of the user's unless they say so."""

    def __init__(self, error: Exception, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace = "".join(format_exception(error))
        self.setWindowTitle(tr("Something went wrong"))
        told = quiet(
            tr("CropperHead goes on, and written crops are safe. This report says where it happened.")
        )
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Report"))
        self.with_words = QCheckBox(tr("With the words of the error, which may name files"), self)
        self.with_words.toggled.connect(self._fill)
        close = button(tr("Close"), self.accept)
        close.setDefault(True)
        copy = button(tr("Copy"), self.copy)
        dialog_vbox(self, told, (self.text, 1), self.with_words, button_row((close,), (copy,)))
        fit(self, 560, 360)
        close.setFocus()
        self._fill()

    def copy(self) -> None:
        """What is shown to the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _fill(self) -> None:
        trace = self._trace if self.with_words.isChecked() else bare_trace(self._trace)
        self.text.setPlainText(report_text(trace))


def _table() -> QTableWidget:
    made = table(tr("Failures and notes"), [tr(column) for column in COLUMNS])
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setTabKeyNavigation(False)
    made.setWordWrap(False)
    made.verticalHeader().setDefaultSectionSize(theme.ROW)
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(0, 260)
    header.resizeSection(2, 88)
    return made


def _cells(entry: Message) -> tuple[str, str, str]:
    return (printable(entry.path.name) if entry.path else "–", entry.reason, entry.time)


def show_trouble(app: App, error: Exception) -> None:
    """Show a report about a part of the window that failed, once for each place where it happens."""
    where = bare_trace("".join(format_exception(error)))
    if where not in app.failed_at and app.window.isVisible() and not app.window.findChildren(TroubleReport):
        app.failed_at.add(where)
        app.window.show_beside(TroubleReport(error, app.window))


def show_list(app: App) -> None:
    """Open the list."""
    app.window.show_dialog(ErrorList(app.messages, app.window))
