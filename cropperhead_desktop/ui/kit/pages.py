"""Parts of dialogs: pages of widgets below each other, rows of buttons, quiet words, lists, progress.

Buttons are in the same order everywhere: at the left what can be done besides, at the right what ends
the page, the main one last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QWidget,
)

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import EDGE, hbox, holder, vbox
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.kit.fields import label

_TITLE_BAR = 5 * theme.UNIT


def page(parts: Sequence[QWidget], right: Sequence[QWidget], left: Sequence[QWidget] = ()) -> QWidget:
    """A page; a list, table or form in it takes all the room there is. Tab follows the reading order."""
    sized = [(part, 1000 if isinstance(part, QAbstractScrollArea) else 0) for part in parts]
    made = holder(vbox(*sized, None, button_row(right, left), gap=EDGE))
    lists = [part for part in parts if isinstance(part, QAbstractItemView)]
    for earlier, later in pairwise((*lists, *left, *right)):
        QWidget.setTabOrder(earlier, later)
    return made


def button_row(right: Sequence[QWidget], left: Sequence[QWidget] = ()) -> QHBoxLayout:
    """The buttons at the bottom of a dialog."""
    return hbox(*left, None, *right)


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt gives Enter to a dialog's default button alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, clicked: Callable[[], object], primary: bool = False) -> QPushButton:
    """A button: with the focus each answers Enter, from anywhere in its dialog only the main one."""
    made = _Button(text)
    made.setProperty("primary", primary)
    made.setDefault(primary)
    made.setAutoDefault(primary)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def quiet(words: str) -> QLabel:
    """An explanation in the secondary colour, wrapped."""
    made = label(words, "secondary")
    made.setWordWrap(True)
    return made


def rows_list(name: str) -> QListWidget:
    """A list of lines, long ones without their middle."""
    made = QListWidget()
    made.setProperty("role", "rows")
    made.setAccessibleName(name)
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def table(name: str, titles: Sequence[str]) -> QTableWidget:
    """A table to read: `titles` above its columns, no grid, nothing to edit."""
    made = QTableWidget(0, len(titles))
    made.setObjectName("table")
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels(list(titles))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    return made


def fill(rows: QListWidget, lines: Sequence[str]) -> None:
    """Show these lines, all of each in its tooltip; a list of none is not shown."""
    rows.clear()
    rows.addItems(list(lines))
    for number, line in enumerate(lines):
        rows.item(number).setToolTip(line)
    rows.setVisible(bool(lines))


def fit(dialog: QDialog, width: int, height: int = 0) -> None:
    """Make a dialog `width` px wide, as high as it has to be, at least `height`, within the screen."""
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    needed = layout.totalSizeHint().expandedTo(QSize(width, height))
    if layout.hasHeightForWidth():
        needed.setHeight(max(height, layout.totalHeightForWidth(needed.width())))
    room = dialog.screen().availableGeometry().size() - QSize(2 * theme.UNIT, _TITLE_BAR)
    dialog.resize(needed.boundedTo(room))


def ask(parent: QWidget, text: str, more: str, yes: str, no: str, do: Callable[[], object]) -> QMessageBox:
    """Ask without waiting, the harmless answer under Enter and Escape; `do` is called on a yes.

    The box goes when it is answered.
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, "CropperHead", text, parent=parent)
    box.setInformativeText(more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    agree.clicked.connect(lambda _checked=False: do())
    box.finished.connect(box.deleteLater)
    box.open()
    return box


class Scrolled(QScrollArea):
    """A form that wants its whole height, and scrolls where a screen is too small for it."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)
        self._form = form

    def sizeHint(self) -> QSize:
        """That of the form."""
        return self._form.sizeHint()


class ProgressRows(QWidget):
    """How far it is in figures, as a bar, and what is being worked on."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = label()
        self.figures.setFont(theme.tabular())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.UNIT)
        self.bar.setAccessibleName(tr("Progress"))
        self.now = ElidedLabel()
        self.now.setProperty("role", "secondary")
        vbox(self.figures, self.bar, self.now, of=self)

    def show_share(self, done: int, total: int) -> None:
        """A total of 0 is unknown yet."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
