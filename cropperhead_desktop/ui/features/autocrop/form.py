"""What is asked before a batch: the folder, its options, and whether a contact sheet is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.folder_field import FolderField
from cropperhead_desktop.ui.kit.form import OptionForm, grid_of
from cropperhead_desktop.workflows.batch.options import BatchOptions


class BatchForm(OptionForm[BatchOptions]):
    """Fields in one column."""

    def __init__(self, folder: Path, options: BatchOptions, parent: QWidget | None = None) -> None:
        super().__init__(options, parent)
        self.where = FolderField(folder, tr("Choose the folder"), tr("Folder to crop"))
        self.where.changed.connect(self.changed)
        self.wants_report = QCheckBox(tr("Make a contact sheet of before and after"))
        grid = grid_of(self)
        grid.addWidget(label(tr("Folder")), 0, 0)
        grid.addWidget(self.where, 0, 1)
        self.place(grid)
        grid.addWidget(self.wants_report, grid.rowCount(), 0, 1, 2)
