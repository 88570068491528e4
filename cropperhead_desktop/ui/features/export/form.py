"""What is asked before an export: the two folders, and the options of the dataset."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, vbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.folder_field import FolderField
from cropperhead_desktop.ui.kit.form import OptionForm, grid_of, one_label_column


class ExportForm(OptionForm[ExportOptions]):
    """The folders above, pictures and labels at the left, split and privacy at the right; below where the
    screen is too narrow for the words of the language."""

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
        folders, pictures, split = self._folders(), self._group(""), self._group("split")
        gap, room = 4 * theme.UNIT, self.screen().availableSize().width() - 10 * theme.UNIT
        fits = pictures.sizeHint().width() + gap + split.sizeHint().width() <= room
        groups = hbox((pictures, 1), (split, 1), gap=gap) if fits else vbox(pictures, split, gap=0)
        one_label_column(folders, pictures, *(() if fits else (split,)))
        vbox(folders, groups, of=self, gap=2 * theme.UNIT)

    def _group(self, name: str) -> QWidget:
        made = QWidget()
        grid = grid_of(made)
        self.place(grid, name)
        grid.setRowStretch(grid.rowCount(), 1)
        return made

    def _folders(self) -> QWidget:
        made = QWidget()
        grid = grid_of(made)
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
