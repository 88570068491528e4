"""Every field, list and slider of the window, to be found by its name and gone to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSlider,
    QSpinBox,
    QWidget,
)

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App

_KINDS = (QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox, QDoubleSpinBox)
_NOWHERE = Qt.FocusPolicy.NoFocus


def controls(app: App) -> Iterator[Command[App]]:
    """Those that can be seen and used now and are no commands; running one puts the keyboard there."""
    seen = {tr(row.text).removesuffix("…") for row in app.keymap.rows()}
    for widget in app.window.findChildren(QWidget):
        name = widget.accessibleName()
        is_one = isinstance(widget, _KINDS) and widget.focusPolicy() != _NOWHERE
        if is_one and name and name not in seen and widget.isVisible() and widget.isEnabled():
            seen.add(name)
            yield _go_to(widget, name)


def _go_to(widget: QWidget, name: str) -> Command[App]:
    tip = widget.toolTip() or name
    return Command(
        f"control {name}", name, (), Menu.VIEW, tip,
        run=lambda _app: widget.setFocus(Qt.FocusReason.TabFocusReason),
    )  # fmt: skip
