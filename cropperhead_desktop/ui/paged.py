"""Pages of dialogs: widgets below each other, buttons at the bottom right, quiet words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from cropperhead_desktop.ui import theme
from cropperhead_desktop.ui.crop_fields import label


def page(parts: Sequence[QWidget], buttons: Sequence[QWidget]) -> QWidget:
    """A page; a list in it takes all the room there is."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * theme.UNIT)
    for part in parts:
        column.addWidget(part, 1000 if isinstance(part, QListWidget) else 0)
    column.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(theme.UNIT)
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    column.addLayout(row)
    return made


def quiet(words: str) -> QLabel:
    """Words that explain, as many lines as they need."""
    made = label(words, "secondary")
    made.setWordWrap(True)
    return made


def in_row(*parts: QWidget) -> QWidget:
    """Parts beside each other, at the left."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * theme.UNIT)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return made
