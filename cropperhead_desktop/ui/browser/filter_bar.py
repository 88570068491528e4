"""The bar over the grid: how photos are sorted, which of them are shown, and how many that are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton, QWidget

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.sort_filter import (
    NO_LABEL,
    Asks,
    CropState,
    FileType,
    Filter,
    Flag,
    Order,
    tally,
)
from cropperhead_desktop.review.marks import LABEL_WORDS
from cropperhead_desktop.review.states import STATE_WORDS
from cropperhead_desktop.review.text import numeral, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.kit.fields import label, set_role, tool

ORDERS = {
    Order.NEED: phrase("What needs you"),
    Order.NAME: phrase("Name"),
    Order.TIME: phrase("Capture time"),
    Order.DOUBT: phrase("Doubt"),
    Order.STATE: phrase("State"),
}
ANY = phrase("Any")
CHOICES: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "state": (phrase("State"), STATE_WORDS),
    "stars": (
        phrase("Stars"),
        {
            1: phrase("1 star or more"),
            2: phrase("2 stars or more"),
            3: phrase("3 stars or more"),
            4: phrase("4 stars or more"),
            5: phrase("5 stars"),
        },
    ),
    "flag": (
        phrase("Flag"),
        {
            Flag.PICKED: phrase("Picked"),
            Flag.REJECTED: phrase("Rejected"),
            Flag.NONE: phrase("Not flagged"),
        },
    ),
    "label": (phrase("Label"), {**LABEL_WORDS, NO_LABEL: phrase("No label")}),
    "kind": (
        phrase("File type"),
        {
            FileType.RAW: phrase("Raw"),
            FileType.JPEG: "JPEG",
            FileType.HEIC: "HEIC",
            FileType.TIFF: "TIFF",
            FileType.PNG: "PNG",
            FileType.OTHER: phrase("Other types"),
        },
    ),
    "cropped": (phrase("Crop"), {CropState.YES: phrase("Has a crop"), CropState.NO: phrase("No crop")}),
    "asks": (
        phrase("Proposal"),
        {
            Asks.YOU: phrase("Needs you"),
            Asks.SURE: phrase("Sure"),
            Asks.LOOK: phrase("Look"),
            Asks.FINE: phrase("Fine as it is"),
        },
    ),
}
"""Field of `Filter`: its name for people, and its values with theirs."""


class FindField(QLineEdit):
    """Part of a file name; Enter goes back to the photos, Escape clears it first."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Emits the order and filter that the user chooses; shows those that are in force."""

    order_chosen = Signal(object)
    filter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.ROW + theme.UNIT)
        self._filter = Filter()
        self._shown: tuple[Order, Filter] | None = None
        self.items: Callable[[], Iterable[ReviewItem]] = tuple
        """Where the photos are that the menu counts."""
        self.order = QComboBox(self)
        for order, words in ORDERS.items():
            self.order.addItem(tr(words), order)
        self.order.setAccessibleName(tr("Sort by"))
        self.order.setToolTip(tr("What the photos are sorted by"))
        self.order.activated.connect(lambda row: self.order_chosen.emit(Order(self.order.itemData(row))))
        self.backwards = _tool("arrow-down-up", tr("Reverse order"), tr("The other way round"))
        self.backwards.setCheckable(True)
        self.choices = _tool("list-filter", tr("Filter"), tr("Which photos are shown"))
        self.choices.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.choices)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.choices.setMenu(self.menu)
        self.words = ElidedLabel(self)
        self.clear = _tool("x", tr("Show all photos"), tr("Clear every filter"))
        self.clear.clicked.connect(lambda: self.filter_chosen.emit(Filter()))
        self.name_part = FindField(self)
        self.name_part.setPlaceholderText(tr("Find by name"))
        self.name_part.setAccessibleName(tr("Find by name"))
        self.name_part.setToolTip(tr("Part of the file name"))
        self.name_part.setClearButtonEnabled(True)
        self.name_part.setFixedWidth(144)
        self.name_part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.name_part.textEdited.connect(self._typed)
        self.name_part.textChanged.connect(lambda text: None if text else self._typed(text))
        self.count = label(role="secondary")
        self.order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        sort = (label(tr("Sort by"), "secondary"), self.order, self.backwards)
        choose = (self.choices, (self.words, 1), self.clear, self.count)
        parts = (*sort, theme.UNIT, *choose, theme.UNIT, self.name_part)
        hbox(*parts, of=self, gap=theme.HALF, margin=(theme.UNIT, 0, theme.UNIT, 0))

    def show_queue(self, order: Order, backwards: bool, wanted: Filter) -> None:
        """How photos are sorted and filtered now."""
        self.backwards.setChecked(backwards)  # a click has turned it already, whatever became of the wish
        if (order, wanted) == self._shown:
            return
        self._shown = (order, wanted)
        self.order.setCurrentIndex(self.order.findData(order))
        self._filter = wanted
        if self.name_part.text() != wanted.text:
            self.name_part.setText(wanted.text)
        words = described(wanted)
        self.words.show_text(words)
        set_role(self.choices, "active" if words else "")
        self.clear.setVisible(not wanted.is_empty)

    def show_count(self, words: str) -> None:
        """How many photos are shown."""
        self.count.setText(words)

    def _typed(self, text: str) -> None:
        if text != self._filter.text:
            self.filter_chosen.emit(replace(self._filter, text=text))

    def _fill_menu(self) -> None:
        """All choices with the number of photos behind each."""
        self.menu.clear()
        counts = tally(self.items())
        for field, (title, choices) in CHOICES.items():
            menu = self.menu.addMenu(tr(title))
            group = QActionGroup(menu)
            empty = getattr(Filter(), field)
            for value, words in ((empty, ANY), *choices.items()):
                number = "" if value == empty else f" ({numeral(counts[field, value])})"
                action = QAction(f"{tr(words)}{number}", menu)
                action.setCheckable(True)
                action.setChecked(getattr(self._filter, field) == value)
                action.triggered.connect(
                    lambda _checked=False, field=field, value=value: self.filter_chosen.emit(
                        replace(self._filter, **{field: value})
                    )
                )
                group.addAction(action)
                menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(tr("Show all photos"), self.clear.click).setEnabled(not self._filter.is_empty)


def _tool(icon: str, name: str, tip: str) -> QToolButton:
    made = tool(icon, tip)
    made.setAccessibleName(name)
    return made


def described(wanted: Filter) -> str:
    """The filter in one line, without its text; empty when it lets everything through."""
    words = (choices.get(getattr(wanted, field)) for field, (_title, choices) in CHOICES.items())
    return " · ".join(tr(word) for word in words if word)
