"""One widget per kind of setting: switch, choice, number, text, path, model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.domain.settings import ASPECT, CACHE_FOLDER, EXIFTOOL, MODEL, Setting, Value
from cropperhead_desktop.geometry.aspect import parse_aspect
from cropperhead_desktop.review.text import in_words, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import set_role

WORDS = {
    "auto": phrase("Automatic"),
    "cpu": "CPU",
    "cuda": "CUDA",
    "tensorrt": "TensorRT",
    "directml": "DirectML",
    "coreml": "CoreML",
    "openvino": "OpenVINO",
}
_NUMBER = 18 * theme.UNIT
"""Width of a field for a number, in px."""
_ALL = Qt.AlignmentFlag(0)
"""All of the width."""


def words(choice: str) -> str:
    """A stored choice as people read it."""
    return WORDS.get(choice, choice.capitalize())


class SettingField(QWidget):
    """Base: shows a value and says when the user has finished choosing another one."""

    changed = Signal(object)

    def __init__(self, row: Setting[Any]) -> None:
        super().__init__()
        self.row = row
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)

    def place(self, widget: QWidget, side: Qt.AlignmentFlag = _ALL) -> None:
        """Put the one control in; it bears the setting's name."""
        widget.setAccessibleName(tr(self.row.title))
        widget.setAccessibleDescription(tr(self.row.help))
        self.setFocusProxy(widget)
        self.layout_.addWidget(widget, 0, side)

    def show_value(self, value: Value) -> None:
        """Show a value without speaking."""
        raise NotImplementedError


class SwitchField(SettingField):
    """On or off; the box says itself what that means."""

    def __init__(self, row: Setting[Any]) -> None:
        super().__init__(row)
        self.box = QCheckBox(tr(row.help))
        self.place(self.box)
        self.box.toggled.connect(lambda on: self.changed.emit(on))

    def show_value(self, value: Value) -> None:
        """Show a value without speaking."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))


class ChoiceField(SettingField):
    """One of a few values."""

    def __init__(self, row: Setting[Any]) -> None:
        super().__init__(row)
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place(self.combo)
        for choice in row.choices:
            self.combo.addItem(tr(words(choice)), choice)
        self.combo.activated.connect(lambda at: self.changed.emit(self.combo.itemData(at)))

    def show_value(self, value: Value) -> None:
        """Show a value without speaking; one that is not offered is added, so that it can be seen."""
        at = self.combo.findData(value)
        if at < 0:
            self.combo.addItem(tr("{name} (not found)").format(name=value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)


class ModelField(ChoiceField):
    """The models of this machine; they are looked for in a job. Those of the user's own can be removed."""

    remove_wanted = Signal(str)

    def __init__(self, row: Setting[Any]) -> None:
        super().__init__(row)
        self._value: Value = ""
        self._own: frozenset[str] = frozenset()
        self.combo.addItem(tr("Default"), "")
        self.remove = QPushButton(tr("Remove…"))
        self.remove.setAccessibleName(tr("Remove this model"))
        self.remove.setToolTip(tr("Delete this model of your own"))
        self.remove.setAutoDefault(False)
        self.remove.setEnabled(False)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(str(self._value)))
        line = QHBoxLayout()
        line.addWidget(self.combo, 1)
        line.addWidget(self.remove)
        self.layout_.addLayout(line)

    def show_value(self, value: Value) -> None:
        """Show a value without speaking."""
        self._value = value
        self.remove.setEnabled(value in self._own)
        super().show_value(value)

    def show_models(self, models: Sequence[dict[str, Any]]) -> None:
        """Offer these models (rows of `workflows.models.list_models`)."""
        self._own = frozenset(str(row["name"]) for row in models if not row["shipped"])
        self.combo.clear()
        standard = next((str(row["name"]) for row in models if row["default"]), "")
        self.combo.addItem(tr("Default: {name}").format(name=standard) if standard else tr("Default"), "")
        for at, row in enumerate(models, start=1):
            self.combo.addItem(str(row["name"]), row["name"])
            self.combo.setItemData(at, row["title"], Qt.ItemDataRole.ToolTipRole)
        self.show_value(self._value)


class NumberSettingField(SettingField):
    """A whole number or one with a decimal, with its unit."""

    def __init__(self, row: Setting[Any]) -> None:
        super().__init__(row)
        self._is_whole = isinstance(row.default, int)
        self.spin = QDoubleSpinBox()
        self.spin.setDecimals(0 if self._is_whole else 1)
        self.spin.setRange(*row.limits)
        self.spin.setGroupSeparatorShown(True)
        self.spin.setSuffix(f" {row.unit}" if row.unit else "")
        self.spin.setFont(theme.tabular())
        self.spin.setKeyboardTracking(False)
        self.spin.lineEdit().setTextMargins(theme.HALF, 0, theme.HALF, 0)
        self.spin.setFixedWidth(_NUMBER)
        self.place(self.spin, Qt.AlignmentFlag.AlignLeft)
        self.spin.valueChanged.connect(self._speak)

    def show_value(self, value: Value) -> None:
        """Show a value without speaking."""
        with QSignalBlocker(self.spin):
            assert not isinstance(value, dict)
            self.spin.setValue(float(value))

    def _speak(self, value: float) -> None:
        self.changed.emit(round(value) if self._is_whole else value)


class TextField(SettingField):
    """A line of text; `problem` says what is wrong with one, and a wrong one is not taken."""

    def __init__(self, row: Setting[Any], problem: Callable[[str], str] = lambda _text: "") -> None:
        super().__init__(row)
        self._problem = problem
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr(row.empty) if row.empty else "")
        self.place(self.line)
        self.line.textChanged.connect(self._check)
        self.line.editingFinished.connect(self._speak)

    def show_value(self, value: Value) -> None:
        """Show a value without speaking."""
        if self.line.text() != value:
            self.line.setText(str(value))
        self.line.setModified(False)

    def _check(self, text: str) -> None:
        problem = self._problem(text.strip())
        set_role(self.line, "error" if problem else "")
        self.line.setToolTip(problem or tr(self.row.help))

    def _speak(self) -> None:
        text = self.line.text().strip()
        if self.line.isModified() and not self._problem(text):
            self.line.setModified(False)
            self.changed.emit(text)


class PathField(TextField):
    """A folder or a program, typed or chosen."""

    def __init__(self, row: Setting[Any]) -> None:
        super().__init__(row)
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAccessibleName(tr("Choose: {name}").format(name=tr(row.title)))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self.line, 1)
        line.addWidget(self.choose)
        self.layout_.addLayout(line)

    def _choose(self) -> None:
        start = self.line.text() or str(Path.home())
        if self.row is CACHE_FOLDER:
            chosen = QFileDialog.getExistingDirectory(self, tr(self.row.title), start)
        else:
            chosen = QFileDialog.getOpenFileName(self, tr(self.row.title), start)[0]
        if chosen:
            self.show_value(chosen)
            self.changed.emit(chosen)


def field_for(row: Setting[Any]) -> SettingField:
    """The widget that suits a row of the settings table."""
    if row is MODEL:
        return ModelField(row)
    if row.choices:
        return ChoiceField(row)
    if isinstance(row.default, bool):
        return SwitchField(row)
    if isinstance(row.default, int | float):
        return NumberSettingField(row)
    if row in (CACHE_FOLDER, EXIFTOOL):
        return PathField(row)
    return TextField(row, _not_a_ratio if row is ASPECT else lambda _text: "")


def _not_a_ratio(text: str) -> str:
    try:
        if text:
            parse_aspect(text)
    except ValueError as error:
        return in_words(str(error))
    return ""
