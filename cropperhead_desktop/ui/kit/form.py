"""Fields of dialogs that ask for options: boxes, choices, numbers, and their names beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSpinBox, QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import label

Rows = tuple[tuple[str, QWidget], ...]
"""Names, and the fields beside them."""


def boxes(words: Mapping[Any, str]) -> dict[str, QCheckBox]:
    """A box for each value, by its name; words are phrases."""
    return {str(name): QCheckBox(tr(text)) for name, text in words.items()}


def checked(boxes: Mapping[str, QCheckBox]) -> list[str]:
    """The names of the boxes with a check mark."""
    return [name for name, box in boxes.items() if box.isChecked()]


def combo(words: Mapping[str, str], name: str) -> QComboBox:
    """One of several values; words are phrases."""
    made = QComboBox()
    made.setAccessibleName(name)
    for value, text in words.items():
        made.addItem(tr(text), value)
    return made


def number(low: int, high: int, unit: str, name: str) -> QSpinBox:
    """A whole number with its unit."""
    made = QSpinBox()
    made.setRange(low, high)
    made.setSuffix(unit)
    made.setAccessibleName(name)
    made.setFont(theme.tabular())
    made.setFixedSize(11 * theme.UNIT, theme.ROW)
    made.lineEdit().setTextMargins(theme.HALF, 0, theme.HALF, 0)
    return made


def wrapped(boxes: Mapping[str, QCheckBox], columns: int) -> QWidget:
    """Boxes in lines of `columns`."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, theme.HALF, 0, theme.HALF)
    grid.setHorizontalSpacing(2 * theme.UNIT)
    grid.setVerticalSpacing(theme.UNIT)
    for number, box in enumerate(boxes.values()):
        grid.addWidget(box, number // columns, number % columns)
    grid.setColumnStretch(columns, 1)
    return made


def grid_of(page: QWidget) -> QGridLayout:
    """A grid of names and fields."""
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * theme.UNIT)
    grid.setVerticalSpacing(theme.UNIT)
    grid.setColumnMinimumWidth(0, 16 * theme.UNIT)
    grid.setColumnStretch(1, 1)
    return grid


def beside(left: Rows, right: Rows) -> QWidget:
    """Two columns of names with fields; each has lines of its own, so that a high field leaves no gap."""
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(4 * theme.UNIT)
    for rows in (left, right):
        column = QWidget()
        grid = grid_of(column)
        for line, (name, field) in enumerate(rows):
            words = label(name)
            words.setMinimumHeight(min(theme.ROW, field.sizeHint().height()))
            grid.addWidget(words, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, line, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(rows), 1)
        across.addWidget(column, 1)
    return made
