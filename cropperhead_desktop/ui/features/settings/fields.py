"""The field of a setting: that of an option of its kind, and special ones for models and paths."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QSlider

from cropperhead_desktop.domain.options import Option, OptionRow
from cropperhead_desktop.domain.policy import parse_ratio
from cropperhead_desktop.domain.settings import ASPECT, CACHE_FOLDER, EXIFTOOL, MODEL, Setting
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.form import ComboOption, NumberOption, OptionField, TextOption, field_for
from cropperhead_desktop.ui.kit.pages import button

WORDS = {
    "auto": phrase("Automatic"),
    "system": phrase("As the system"),
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "cpu": "CPU",
    "cuda": "CUDA",
    "tensorrt": "TensorRT",
    "directml": "DirectML",
    "coreml": "CoreML",
    "openvino": "OpenVINO",
    "darktable": "darktable",
    "rawtherapee": "RawTherapee",
}
_NUMBER = 18 * theme.UNIT
"""Width of a field for a number, in px."""


def words(choice: str) -> str:
    """A stored choice as people read it."""
    return WORDS.get(choice, choice.capitalize())


class ModelField(ComboOption):
    """The models of this machine; they are looked for in a job. Those of the user's own can be removed."""

    remove_wanted = Signal(str)

    def __init__(self, row: OptionRow) -> None:
        super().__init__(row)
        self._own: frozenset[str] = frozenset()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.remove = button(tr("Remove…"), lambda: self.remove_wanted.emit(str(self.value)))
        self.remove.setAccessibleName(tr("Remove this model"))
        self.remove.setToolTip(tr("Delete this model of your own"))
        self.remove.setEnabled(False)
        self.line.addWidget(self.remove)
        self.line.setStretchFactor(self.combo, 1)
        self.offer({"": tr("Default")})

    def show_value(self, value: object) -> None:
        """Show a value; one that is not offered is added, so that it can be seen."""
        if value not in self.values:
            self.add(value, tr("{name} (not found)").format(name=value))
        super().show_value(value)
        self.remove.setEnabled(value in self._own)

    def show_models(self, models: Sequence[dict[str, Any]]) -> None:
        """Offer these models (rows of `workflows.models.list_models`)."""
        chosen = self.value
        self._own = frozenset(str(row["name"]) for row in models if not row["shipped"])
        standard = next((str(row["name"]) for row in models if row["default"]), "")
        default = tr("Default: {name}").format(name=standard) if standard else tr("Default")
        with QSignalBlocker(self):
            self.offer({"": default} | {str(row["name"]): str(row["name"]) for row in models})
            for at, row in enumerate(models, start=1):
                self.combo.setItemData(at, row["title"], Qt.ItemDataRole.ToolTipRole)
            self.show_value(chosen)


class PathField(TextOption):
    """A folder or a program, typed or chosen."""

    def __init__(self, row: OptionRow, is_folder: bool) -> None:
        super().__init__(row)
        self._is_folder = is_folder
        choose = button(tr("Choose…"), self._choose)
        choose.setAccessibleName(tr("Choose: {name}").format(name=tr(row.about.title)))
        self.line.addWidget(choose)

    def _choose(self) -> None:
        start, title = self.edit.text() or str(Path.home()), tr(self.row.about.title)
        if self._is_folder:
            chosen = QFileDialog.getExistingDirectory(self, title, start)
        else:
            chosen = QFileDialog.getOpenFileName(self, title, start)[0]
        if chosen:
            self.show_value(chosen)
            self.finished.emit()


class SliderField(OptionField):
    """A number that nobody knows by itself: what its ends mean stands beside it."""

    def __init__(self, row: OptionRow, ends: Sequence[str]) -> None:
        super().__init__(row)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        low, high = row.about.low or 0, row.about.high or 0
        self.slider.setRange(round(low), round(high))
        self.slider.setPageStep(round((high - low) / 4))
        self.slider.setTracking(False)
        self.slider.setFixedWidth(2 * _NUMBER)
        self.put(self.slider)
        low_end, high_end = (label(tr(words), "secondary") for words in ends)
        self.line.insertWidget(0, low_end)
        self.line.addWidget(high_end)
        self.line.addStretch(1)
        for heard in (self.changed, self.finished):
            self.slider.valueChanged.connect(heard)

    @property
    def value(self) -> int:
        """The number."""
        return self.slider.value()

    def show_value(self, value: object) -> None:
        """Show another number."""
        assert isinstance(value, int)
        self.slider.setValue(value)


def setting_field(row: Setting[Any]) -> OptionField:
    """The widget that suits a row of the settings table."""
    kind = type(row.default)
    numbers = row.limits if kind in (int, float) else (None, None)
    about = Option(
        help=row.help, title=row.help if kind is bool else row.title, unit=row.unit, placeholder=row.empty,
        low=numbers[0], high=numbers[1], words=lambda: {choice: words(choice) for choice in row.choices},
        read=_ratio if row is ASPECT else None,
    )  # fmt: skip
    shown = OptionRow(row.key, kind, row.default, about)
    field: OptionField
    if row is MODEL:
        field = ModelField(shown)
    elif row in (CACHE_FOLDER, EXIFTOOL):
        field = PathField(shown, row is CACHE_FOLDER)
    elif row.ends:
        field = SliderField(shown, row.ends)
    else:
        field = field_for(shown)
    control = field.focusProxy()
    assert control is not None
    control.setAccessibleName(tr(row.title))
    control.setAccessibleDescription(tr(row.help))
    if isinstance(field, NumberOption):
        field.spin.setGroupSeparatorShown(True)
        field.spin.setFixedWidth(_NUMBER)
        field.line.addStretch(1)
    return field


def _ratio(text: str) -> str:
    """The text itself, when it is a ratio (ValueError)."""
    if text:
        parse_ratio(text)
    return text
