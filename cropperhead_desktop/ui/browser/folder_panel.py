"""Folders at the left: the recent ones, and the tree of the disk, read only where it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileSystemModel,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTreeView,
    QWidget,
)

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.browser.start_folders import places
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, vbox

_SORTED_MS = 150
"""The tree sorts new rows only a while after they were loaded."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FolderTree(QTreeView):
    """The folders of the disk; Enter opens the one selected, the mouse leaves the focus with the photo."""

    entered = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Folders"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setIndentation(2 * theme.UNIT)
        self.setStyleSheet(f"QTreeView::item {{ min-height: {3 * theme.UNIT}px; }}")
        self.clicked.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest moves."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FolderList(QListWidget):
    """Some folders, named; Enter opens the one selected, the mouse leaves the focus with the photo."""

    entered = Signal(QListWidgetItem)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Recent folders"))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setStyleSheet(f"QListView::item {{ padding-left: {theme.HALF}px; }}")
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self.itemClicked.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest moves."""
        if event.key() in _ENTER and self.currentItem() is not None:
            self.entered.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class FolderPanel(QWidget):
    """Emits the folder that the user clicked."""

    folder_chosen = Signal(object)
    place_chosen = Signal(str)
    """Where the tree begins from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("folders")
        self.setMinimumWidth(160)
        self.recent = FolderList(self)
        self.recent.entered.connect(self._recent_chosen)
        self.tree = FolderTree(self)
        self.tree.entered.connect(self._tree_chosen)
        self._model: QFileSystemModel | None = None
        self._wanted: Path | None = None
        self._heading = _heading(tr("Recent"), self)
        self.place = QComboBox(self)
        self.place.setAccessibleName(tr("Where the folders begin"))
        self.place.setToolTip(tr("Where the folders begin"))
        self.place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place.setMinimumContentsLength(8)
        self.place.activated.connect(lambda row: self._choose_place(str(self.place.itemData(row))))
        self._is_chosen = False
        """The user said where the tree begins."""
        self._begin = ""
        # the heading of the tree, and where it begins
        heading = _heading(tr("Folders"), self)
        title = hbox(heading, (self.place, 1), gap=theme.HALF, margin=(0, 0, theme.UNIT, 0))
        parts = (self._heading, self.recent, title, (self.tree, 1))
        vbox(*parts, of=self, gap=theme.HALF, margin=(0, theme.UNIT, 0, 0))
        self.show_recent(())

    def begin_at(self, place: str) -> None:
        """Where the tree begins, as the user chose it in an earlier run; call it before `load`."""
        self._begin, self._is_chosen = place, bool(place)

    def _choose_place(self, place: str) -> None:
        self._is_chosen = True
        self._begin_at(Path(place))
        self.place_chosen.emit(place)

    def load(self) -> None:
        """Begin to read the disk; called once the window is on the screen."""
        model = QFileSystemModel(self)
        model.setFilter(QDir.Filter.Dirs | QDir.Filter.NoDotAndDotDot | QDir.Filter.Drives)
        model.setOption(QFileSystemModel.Option.DontUseCustomDirectoryIcons, True)
        model.setOption(QFileSystemModel.Option.DontWatchForChanges, True)
        model.setRootPath("")
        self._model = model
        model.directoryLoaded.connect(self._loaded)
        self.tree.setModel(model)
        for name, folder in places():
            self.place.addItem(printable(name), str(folder))
        self.tree.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        if self._is_chosen and self.place.findData(self._begin) >= 0:
            self._begin_at(Path(self._begin))
            self.show_folder(self._wanted or Path(self._begin))
        else:
            self._is_chosen = False
            self.show_folder(self._wanted or Path(QDir.homePath()))
        for column in range(1, model.columnCount()):
            self.tree.hideColumn(column)

    def show_folder(self, folder: Path) -> None:
        """Open the tree at a folder, from where the user let it begin, else from the nearest such place."""
        self._wanted = folder
        if self._model is None:
            return
        begins = [Path(self.place.itemData(row)) for row in range(self.place.count())]
        around = [begin for begin in begins if folder.is_relative_to(begin)]
        shown = self.place.currentData()
        if around and not (self._is_chosen and shown and folder.is_relative_to(shown)):
            self._begin_at(max(around, key=lambda begin: len(begin.parts)))
        index = self._model.index(str(folder))
        self.tree.setCurrentIndex(index)
        self.tree.expand(index.parent())
        self._show_wanted()

    def folder_at(self, at: QPoint) -> Path | None:
        """The folder under a place of the tree."""
        index = self.tree.indexAt(at)
        return Path(self._model.filePath(index)) if self._model is not None and index.isValid() else None

    def show_recent(self, folders: Sequence[Path]) -> None:
        """List these folders; the list is as high as it needs to be."""
        self.recent.clear()
        for folder in folders:
            item = QListWidgetItem(
                theme.icon("folder", theme.look.text_secondary), printable(folder.name or folder)
            )
            item.setToolTip(printable(folder))
            item.setData(Qt.ItemDataRole.UserRole, folder)
            item.setSizeHint(QSize(0, theme.ROW))
            self.recent.addItem(item)
        rows = min(6, self.recent.count())
        self.recent.setFixedHeight(rows * theme.ROW + theme.HALF)
        self.recent.setVisible(rows > 0)
        self._heading.setText(tr("Recent · {count}").format(count=len(folders)))
        self._heading.setVisible(rows > 0)

    def _begin_at(self, place: Path) -> None:
        if self._model is not None:
            self.place.setCurrentIndex(self.place.findData(str(place)))
            self.tree.setRootIndex(self._model.index(str(place)))

    def _loaded(self, folder: str) -> None:
        """Rows that arrive above the folder push it away: bring it back."""
        if self._wanted is not None and self._wanted.is_relative_to(folder):
            QTimer.singleShot(_SORTED_MS, self, self._show_wanted)

    def _show_wanted(self) -> None:
        if self._model is not None and self._wanted is not None:
            index = self._model.index(str(self._wanted))
            self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _recent_chosen(self, item: QListWidgetItem) -> None:
        self.folder_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _tree_chosen(self, index: QModelIndex) -> None:
        if self._model is not None:
            self.folder_chosen.emit(Path(self._model.filePath(index)))


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "heading")
    label.setContentsMargins(theme.UNIT, theme.HALF, theme.UNIT, theme.HALF)
    return label
