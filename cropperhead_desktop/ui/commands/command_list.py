"""Commands in rows: what palette and keys page list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.row import Command
from cropperhead_desktop.ui.kit import theme

_ID = Qt.ItemDataRole.UserRole


class CommandList(QTreeWidget):
    """A command a row: its name, which takes the room there is, and what stands beside it."""

    def __init__(self, name: str, columns: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setColumnCount(columns)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setProperty("role", "rows")
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @property
    def items(self) -> list[QTreeWidgetItem]:
        """All rows, from above to below."""
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def add(self, row: Command[Any], *beside: str) -> QTreeWidgetItem:
        """One row more, its help in the tooltip."""
        item = QTreeWidgetItem([tr(row.text).rstrip("…"), *beside])
        item.setData(0, _ID, row.id)
        item.setToolTip(0, tr(row.help))
        item.setSizeHint(0, QSize(0, theme.ROW))
        self.addTopLevelItem(item)
        return item


def command_id(item: QTreeWidgetItem) -> str:
    """The command of a row."""
    return str(item.data(0, _ID))
