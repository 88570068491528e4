"""The first steps, language and look, and what works on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cropperhead_desktop.domain.settings import LANGUAGE, THEME, Setting, SettingsStore
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, vbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.form import OptionField
from cropperhead_desktop.ui.kit.pages import button

FINDINGS: Mapping[str, tuple[str, str]] = {
    "model": (phrase("The model that proposes is complete"), phrase("A model is damaged")),
    "device": (phrase("Proposals are made here, offline"), phrase("No model runs on this machine")),
    "exiftool": (
        phrase("ExifTool reads how cameras were held"),
        phrase("ExifTool is missing: no camera levels"),
    ),
    "cache": (phrase("Previews are kept"), phrase("Previews cannot be kept")),
}
"""Rows of `doctor`: what is said where all of that name are well, and else."""


class Welcome(QWidget):
    """Lies in the middle below the button that opens a folder."""

    def __init__(self, settings: SettingsStore, field_of: Callable[[Setting[Any]], OptionField]) -> None:
        super().__init__()
        language = settings[LANGUAGE]
        self.demo = button(tr("Try it on eight photos"), lambda: None)
        self.learn = button(tr("Learn from past crops…"), lambda: None)
        self.learn.setToolTip(tr("Learn your eye from a Lightroom catalogue or a folder"))
        self._findings = QGridLayout()
        self._findings.setHorizontalSpacing(theme.UNIT)
        self._findings.setVerticalSpacing(theme.HALF)
        self.fields: dict[Setting[Any], OptionField] = {}
        fields = QGridLayout()
        fields.setHorizontalSpacing(theme.UNIT)
        for line, row in enumerate((LANGUAGE, THEME)):
            name = label(tr(row.title), "secondary")
            field = self.fields[row] = _bound(settings, row, field_of(row))
            name.setBuddy(field)
            fields.addWidget(name, line, 0)
            fields.addWidget(field, line, 1)
        self.later = label(tr("The language counts from the next start."), "secondary", theme.SMALL)
        end = settings.follow(LANGUAGE, lambda value: self.later.setVisible(value != language))
        self.destroyed.connect(lambda: end())
        self.heading = label(tr("On this machine"), "heading")
        self.heading.hide()
        at_left, at_right = vbox(fields, self.later, None), vbox(self.heading, self._findings, None)
        below = hbox(None, at_left, 4 * theme.UNIT, at_right, None)
        vbox(hbox(None, self.demo, self.learn, None), 2 * theme.UNIT, below, of=self)

    def show_findings(self, findings: Mapping[str, bool]) -> None:
        """What `doctor` says in short: a name, and whether all is well."""
        for name, is_well in findings.items():
            line = self._findings.rowCount()
            mark, words = QLabel(), label(tr(FINDINGS[name][0 if is_well else 1]), "secondary")
            theme.set_icon(mark, "check" if is_well else "triangle-alert", "outline")
            self._findings.addWidget(mark, line, 0, Qt.AlignmentFlag.AlignTop)
            self._findings.addWidget(words, line, 1)
        self.heading.setVisible(bool(findings))


def _bound(settings: SettingsStore, row: Setting[Any], field: OptionField) -> OptionField:
    """A field that shows a setting and changes it."""

    def show(value: object) -> None:
        with QSignalBlocker(field):
            field.show_value(value)

    def change() -> None:
        settings[row] = field.value

    field.finished.connect(change)
    end = settings.follow(row, show)
    field.destroyed.connect(lambda: end())
    return field
