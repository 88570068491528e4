"""Every button, field, list and slider of the window, to be found by its name."""

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
    """Those that can be seen and used now and are no commands; running one presses it or goes there."""
    seen = {tr(row.text).removesuffix("…") for row in app.keymap.rows()}
    for widget in app.window.findChildren(QWidget):
        name = widget.accessibleName()
        is_one = isinstance(widget, _KINDS) and widget.focusPolicy() != _NOWHERE
        if is_one and name and name not in seen and widget.isVisible() and widget.isEnabled():
            seen.add(name)
            yield _go_to(widget, name)


def _go_to(widget: QWidget, name: str) -> Command[App]:
    def run(_app: App) -> None:
        if isinstance(widget, QAbstractButton):
            widget.click()
        else:
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    return Command(f"control {name}", name, (), Menu.VIEW, widget.toolTip() or name, run=run)
