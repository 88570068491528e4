"""Without eyes or without a mouse: all that takes the focus has a name, all that acts a key or a menu."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QWidget,
)

from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.app import COMMANDS

INNER = (QLineEdit, QMenuBar)
"""Widgets with small buttons of their own, which Qt names."""


def focusable(root: QWidget) -> Iterator[QWidget]:
    """Everything below `root` that can have the focus, but for the inner parts of a control."""
    for widget in root.findChildren(QWidget):
        owner = widget.focusProxy() or widget.parentWidget()
        is_inner = isinstance(widget, QLineEdit) and owner is not None and owner.accessibleName()
        is_own = widget.window() is root.window() and not widget.objectName().startswith("qt_")
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and is_own and not is_inner:
            yield widget


def named(widget: QWidget) -> bool:
    """True when a screen reader has something to say about a widget."""
    texts = isinstance(widget, QAbstractButton) and widget.text().strip(" &")
    buddies = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return bool(widget.accessibleName() or texts or any(label.text() for label in buddies))


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in focusable(root)
        if not named(widget)
    ]


@pytest.mark.parametrize("view", View)
def test_everything_in_the_window_that_takes_the_focus_has_a_name(start, view):
    stage = start(2)
    stage.controller.show(view)
    assert len(list(focusable(stage.window))) > 10
    assert nameless(stage.window) == []


@pytest.mark.parametrize("name", ["settings", "palette", "history", "errors", "help", "train", "blind"])
def test_everything_in_a_dialog_that_takes_the_focus_has_a_name(start, name):
    stage = start(2)
    stage.key(name)
    dialog = stage.window.findChildren(QDialog)[-1]
    assert list(focusable(dialog))
    assert nameless(dialog) == []


def test_every_pane_can_be_reached_by_tab_or_takes_the_focus_itself(start):
    stage = start(2)
    panes = stage.panes
    for view, pane in ((View.GRID, panes.grid), (View.LOUPE, panes.canvas), (View.COMPARE, panes.compare)):
        stage.controller.show(view)
        assert stage.window.focusWidget() is pane
    areas = [a for a in stage.window.findChildren(QAbstractItemView) if a.isVisible()]
    assert all(area.focusPolicy() & Qt.FocusPolicy.TabFocus for area in areas)


def test_every_button_without_words_says_what_it_does(start):
    stage = start(2)
    silent = [
        f"{type(button).__name__} in {type(button.parentWidget()).__name__}"
        for button in stage.window.findChildren(QAbstractButton)
        if not button.text() and not button.toolTip() and not isinstance(button.parentWidget(), INNER)
    ]
    assert silent == []


def test_every_command_has_a_key_or_its_place_in_menu_and_palette(start):
    stage = start(1)
    shown = {action for menu in stage.window.menuBar().actions() for action in menu.menu().actions()}
    for row in COMMANDS:
        in_bar = row.id.startswith(("ratio_", "deliver_"))  # the ratio bar offers them
        assert row.keys or in_bar or stage.app.actions[row.id] in shown, row.id
