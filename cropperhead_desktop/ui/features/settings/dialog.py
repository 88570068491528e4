"""The settings dialog, made from the rows of the settings table; every change counts at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QWidget,
)

from cropperhead_desktop.domain.settings import MODEL, SETTINGS, Setting, SettingsStore, T
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.features.settings.fields import ModelField, setting_field
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import EDGE, dialog_vbox, hbox
from cropperhead_desktop.ui.kit.fields import tool
from cropperhead_desktop.ui.kit.form import BoxOption, OptionField
from cropperhead_desktop.ui.kit.pages import Scrolled, button, button_row, fit, quiet

PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (phrase("View"), ("view",)),
    (phrase("Proposals"), ("model", "crop")),
    (phrase("Guides"), ("guides",)),
    (phrase("Files"), ()),
)
"""Pages by the first part of a setting's key; the last one has all others."""


class SettingsDialog(QDialog):
    """Pages at the left, their settings at the right."""

    remove_model_wanted = Signal(str)
    """The name of a model of the user's own."""

    def __init__(self, settings: SettingsStore, keys_page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.fields: dict[Setting[Any], OptionField] = {}
        self.setWindowTitle(tr("Settings"))
        self.pages = QListWidget(self)
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.setProperty("role", "rows")
        self.pages.setFixedWidth(18 * theme.UNIT)
        self._stack = QStackedWidget(self)
        for title, _prefixes in PAGES:
            self._add_page(
                title, self._page([row for row in SETTINGS if row.title and _page_of(row) == title])
            )
        self._add_page(phrase("Keys"), keys_page)
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        across = hbox(self.pages, (self._stack, 1), gap=EDGE)
        dialog_vbox(self, (across, 1), button_row((button(tr("Close"), self.accept),)))
        fit(self, 900, 580)

    def show_models(self, models: Sequence[dict[str, Any]]) -> None:
        """Offer the models that were found on this machine."""
        field = self.fields[MODEL]
        assert isinstance(field, ModelField)
        field.show_models(models)

    def go_to(self, setting: Setting[Any]) -> None:
        """Turn to the page of a setting and put the keyboard there (KeyError)."""
        titles = [title for title, _prefixes in PAGES]
        self.pages.setCurrentRow(titles.index(_page_of(setting)))
        self.fields[setting].setFocus(Qt.FocusReason.TabFocusReason)

    def show_keys(self) -> None:
        """Turn to the page of keys."""
        self.pages.setCurrentRow(self.pages.count() - 1)

    def _add_page(self, title: str, page: QWidget) -> None:
        self.pages.addItem(tr(title))
        self._stack.addWidget(page)

    def _page(self, rows: Sequence[Setting[Any]]) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(2 * theme.UNIT, 0, 2 * theme.UNIT, 0)
        grid.setHorizontalSpacing(2 * theme.UNIT)
        grid.setVerticalSpacing(theme.HALF)
        grid.setColumnStretch(1, 1)
        for place, setting in enumerate(rows):
            self._add_row(grid, 3 * place, setting)
        grid.setRowStretch(3 * len(rows), 1)
        return Scrolled(inner)

    def _add_row(self, grid: QGridLayout, line: int, setting: Setting[T]) -> None:
        field = self.fields[setting] = setting_field(setting)

        def change() -> None:
            value: Any = field.value
            self._settings[setting] = value

        def restore() -> None:
            self._settings[setting] = setting.default

        name = QLabel(tr(setting.title))
        name.setBuddy(field)
        reset = tool("rotate-ccw", tr("Back to the default"))
        reset.setAccessibleName(tr("Reset: {name}").format(name=tr(setting.title)))
        reset.clicked.connect(restore)
        when = tr(" From the next start of the program.") if setting.from_next_start else ""
        words = quiet("" if isinstance(field, BoxOption) else f"{tr(setting.help)}.{when}")
        words.setVisible(bool(words.text()))
        field.finished.connect(change)
        if isinstance(field, ModelField):
            field.remove_wanted.connect(self.remove_model_wanted)
        grid.addWidget(name, line, 0)
        grid.addWidget(field, line, 1)
        grid.addWidget(reset, line, 2)
        grid.addWidget(words, line + 1, 1)
        grid.setRowMinimumHeight(line + 2, theme.UNIT)

        def show(value: T) -> None:
            with QSignalBlocker(field):  # a field that rounds what it shows must not change the setting
                field.show_value(value)
            reset.setEnabled(value != setting.default)

        end = self._settings.follow(setting, show)
        self.finished.connect(lambda _result: end())


def _page_of(row: Setting[Any]) -> str:
    prefix = row.key.partition(".")[0]
    return next((title for title, prefixes in PAGES if prefix in prefixes), PAGES[-1][0])
