"""The options of a batch as fields, one for each of `BatchOptions`."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.geometry.aspect import PRESETS, describe_aspect, parse_aspect
from cropperhead_desktop.geometry.crop import MAX_ANGLE
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.kit.fields import label, set_role
from cropperhead_desktop.ui.kit.pages import in_row
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing

FREE = phrase("Free")
EXISTING = {
    Existing.SKIP: phrase("Leave them alone"),
    Existing.OURS: phrase("Renew proposals that nobody has confirmed"),
    Existing.ALL: phrase("Replace all, also what was made by hand"),
}
_FIELD = 18 * theme.UNIT


class BatchForm(QWidget):
    """Fields in one column; `changed` whenever one of them says something else."""

    changed = Signal()

    def __init__(self, folder: Path, options: BatchOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._where = ElidedLabel()
        self.report: Path | None = None
        self._make_fields()
        self._place()
        self.show_options(options)
        self._show_folder()
        for box in (self.crop, self.level, self.wants_report):
            box.toggled.connect(self._depend)
        self.aspect.editTextChanged.connect(self._depend)
        self._depend()

    @property
    def is_sound(self) -> bool:
        """True when the fields make sense together."""
        return (self.crop.isChecked() or self.level.isChecked()) and self._aspect_is_sound()

    @property
    def options(self) -> BatchOptions:
        """What the fields say."""
        return BatchOptions(
            aspect=self._aspect() if self.crop.isChecked() else None,
            min_confidence=self.min_confidence.value() / 100,
            crop=self.crop.isChecked(),
            level=self.level.isChecked(),
            max_angle=self.max_angle.value(),
            min_megapixels=self.min_megapixels.value(),
            existing=Existing(self.existing.currentData()),
            recursive=self.recursive.isChecked(),
            dry_run=self.dry_run.isChecked(),
            embed=self.embed.isChecked(),
        )

    def show_options(self, options: BatchOptions) -> None:
        """Show options of an earlier batch."""
        self.aspect.setCurrentText(tr(FREE) if options.aspect is None else describe_aspect(options.aspect))
        self.min_confidence.setValue(round(100 * options.min_confidence))
        self.max_angle.setValue(options.max_angle)
        self.min_megapixels.setValue(options.min_megapixels)
        self.existing.setCurrentIndex(self.existing.findData(options.existing.value))
        for box in (self.crop, self.level, self.recursive, self.dry_run, self.embed):
            box.setChecked(getattr(options, box.objectName()))

    def _make_fields(self) -> None:
        self.recursive = _box("recursive", tr("With subfolders"))
        self.crop = _box("crop", tr("Crop"))
        self.level = _box("level", tr("Level"))
        self.dry_run = _box("dry_run", tr("Only say what would be done, write nothing"))
        self.embed = _box("embed", tr("Write into the photos too; an exact copy of each is kept"))
        self.embed.setToolTip(tr("For Lightroom, which reads no sidecar of a JPEG. Needs ExifTool."))
        self.wants_report = _box("report", tr("Make a contact sheet of before and after"))
        self.aspect = QComboBox()
        self.aspect.setEditable(True)
        self.aspect.addItems([tr(FREE), *(name.split(" ")[0] for name, _ratio in PRESETS[:-1])])
        self.aspect.setAccessibleName(tr("Aspect ratio"))
        self.aspect.setToolTip(tr("A landscape ratio is turned for upright photos; 4:5 is always upright"))
        self.max_angle = QDoubleSpinBox()
        self.max_angle.setRange(0.1, MAX_ANGLE)
        self.max_angle.setDecimals(1)
        self.max_angle.setSuffix("°")
        self.max_angle.setAccessibleName(tr("Largest angle"))
        self.max_angle.setToolTip(tr("Photos that would have to be turned further are cropped, not levelled"))
        self.min_confidence = QSpinBox()
        self.min_confidence.setRange(0, 100)
        self.min_confidence.setSuffix(" %")
        self.min_confidence.setAccessibleName(tr("Least confidence"))
        self.min_confidence.setToolTip(tr("Photos with a less certain proposal stay as they are"))
        self.min_megapixels = QDoubleSpinBox()
        self.min_megapixels.setRange(0, 1000)
        self.min_megapixels.setDecimals(1)
        self.min_megapixels.setSuffix(" MP")
        self.min_megapixels.setAccessibleName(tr("Smallest crop"))
        self.min_megapixels.setToolTip(tr("Photos that would be smaller after the crop stay as they are"))
        self.existing = QComboBox()
        self.existing.setAccessibleName(tr("Photos with a crop"))
        for choice, words in EXISTING.items():
            self.existing.addItem(tr(words), choice.value)
        for number in (self.max_angle, self.min_confidence, self.min_megapixels):
            number.setFont(theme.tabular())
            number.setFixedHeight(theme.ROW)
            number.lineEdit().setTextMargins(theme.HALF, 0, theme.HALF, 0)
        for field in (self.aspect, self.max_angle, self.min_confidence, self.min_megapixels):
            field.setFixedWidth(_FIELD)

    def _place(self) -> None:
        choose = QPushButton(tr("Choose…"))
        choose.setAccessibleName(tr("Choose the folder"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        where = QHBoxLayout()
        where.setSpacing(theme.UNIT)
        where.addWidget(self._where, 1)
        where.addWidget(choose)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.UNIT)
        grid.setVerticalSpacing(theme.UNIT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(tr("Folder")), 0, 0)
        grid.addLayout(where, 0, 1)
        grid.addWidget(self.recursive, 1, 1)
        rows: tuple[tuple[QWidget, QWidget], ...] = (
            (self.crop, in_row(self.aspect, label(tr("aspect ratio"), "secondary"))),
            (self.level, in_row(self.max_angle, label(tr("at most"), "secondary"))),
            (
                label(tr("Only when at least")),
                in_row(self.min_confidence, label(tr("confidence"), "secondary")),
            ),
            (
                label(tr("Only when at least")),
                in_row(self.min_megapixels, label(tr("are left"), "secondary")),
            ),
            (label(tr("Photos with a crop")), self.existing),
        )
        for line, (left, right) in enumerate(rows, start=2):
            grid.addWidget(left, line, 0)
            grid.addWidget(right, line, 1)
        for line, box in enumerate((self.embed, self.wants_report, self.dry_run), start=7):
            grid.addWidget(box, line, 0, 1, 2)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder to crop"), str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._show_folder()
            self.changed.emit()

    def _show_folder(self) -> None:
        self._where.show_text(shown(self.folder))

    def _aspect(self) -> float | None:
        text = self.aspect.currentText().strip()
        return None if text in ("", tr(FREE)) else parse_aspect(text)

    def _aspect_is_sound(self) -> bool:
        try:
            self._aspect()
        except ValueError:
            return not self.crop.isChecked()
        return True

    def _depend(self) -> None:
        self.aspect.setEnabled(self.crop.isChecked())
        self.max_angle.setEnabled(self.level.isChecked())
        line = self.aspect.lineEdit()
        if line is not None:
            set_role(line, "" if self._aspect_is_sound() else "error")
        self.changed.emit()


FIELDS = frozenset(field.name for field in fields(BatchOptions))
"""Each has its field here; a test keeps it so."""


def _box(name: str, words: str) -> QCheckBox:
    made = QCheckBox(words)
    made.setObjectName(name)
    return made
