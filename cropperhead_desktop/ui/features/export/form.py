"""What is asked before an export: the two folders, and the options of the dataset."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.folder_field import FolderField
from cropperhead_desktop.ui.kit.form import OptionForm, grid_of


class ExportForm(OptionForm):
    """The folders above, pictures and labels at the left, split and privacy at the right."""

    def __init__(self, folder: Path, options: ExportOptions, parent: QWidget | None = None) -> None:
        super().__init__(options, parent)
        choose = tr("Choose: {name}")
        self.source = FolderField(folder, choose.format(name=tr("Photos in")), tr("Photos to export"))
        self.out = FolderField(
            folder.parent / f"{folder.name} dataset",
            choose.format(name=tr("Dataset in")),
            tr("Where the dataset goes"),
            lambda out: out.parent,
            self._free,
        )
        self.recursive = QCheckBox(tr("With subfolders"))
        self.recursive.setChecked(True)
        self.source.changed.connect(self.changed)
        self.out.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.UNIT)
        column.addWidget(self._folders())
        across = QHBoxLayout()
        across.setSpacing(4 * theme.UNIT)
        for group in ("", "split"):
            part = QWidget()
            grid = grid_of(part)
            self.place(grid, group)
            grid.setRowStretch(grid.rowCount(), 1)
            across.addWidget(part, 1)
        column.addLayout(across)

    @property
    def options(self) -> ExportOptions:
        """What the fields say (ValueError: nothing that can be exported)."""
        options = super().options
        assert isinstance(options, ExportOptions)
        return options

    def _folders(self) -> QWidget:
        made = QWidget()
        grid: QGridLayout = grid_of(made)
        grid.addWidget(label(tr("Photos in")), 0, 0)
        grid.addWidget(self.source, 0, 1)
        grid.addWidget(self.recursive, 1, 1)
        grid.addWidget(label(tr("Dataset in")), 2, 0)
        grid.addWidget(self.out, 2, 1)
        return made

    def _free(self, chosen: Path) -> Path:
        """An empty folder is used as it is; in one that holds something a new one is made."""
        try:
            holds_something = any(chosen.iterdir())
        except OSError:
            holds_something = False
        return chosen / f"{self.source.folder.name} dataset" if holds_something else chosen
