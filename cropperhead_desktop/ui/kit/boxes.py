"""Widgets below and beside each other: the two layouts that panes and dialogs are made of."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cropperhead_desktop.ui.kit import theme

Part = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
"""A widget or layout, one with its stretch, empty space in px, or (None) all the room that is left."""

Margin = int | tuple[int, int, int, int]
"""All around, or at the left, above, at the right, below, in px."""

EDGE = 2 * theme.UNIT
"""Margin of a dialog, and the gap between its parts, in px."""

L = TypeVar("L", bound=QBoxLayout)


def vbox(*parts: Part, of: QWidget | None = None, margin: Margin = 0, gap: int = theme.UNIT) -> QVBoxLayout:
    """Parts below each other, as the layout of `of` where that is given; `margin` and `gap` in px."""
    return _filled(QVBoxLayout(), parts, of, margin, gap)


def hbox(*parts: Part, of: QWidget | None = None, margin: Margin = 0, gap: int = theme.UNIT) -> QHBoxLayout:
    """Parts beside each other, from the left, else like `vbox`."""
    return _filled(QHBoxLayout(), parts, of, margin, gap)


def dialog_vbox(dialog: QWidget, *parts: Part) -> QVBoxLayout:
    """What a dialog consists of, from above to below."""
    return vbox(*parts, of=dialog, margin=EDGE, gap=EDGE)


def holder(layout: QLayout) -> QWidget:
    """A widget that consists of this layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def _filled(layout: L, parts: tuple[Part, ...], of: QWidget | None, margin: Margin, gap: int) -> L:
    if of is not None:
        of.setLayout(layout)
    layout.setContentsMargins(*(margin if isinstance(margin, tuple) else (margin,) * 4))
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            item, stretch = part if isinstance(part, tuple) else (part, 0)
            if isinstance(item, QLayout):
                layout.addLayout(item, stretch)
            else:
                layout.addWidget(item, stretch)
    return layout
