"""The menu of folders that were open before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import tr


class RecentMenu(QMenu):
    """Filled anew each time it opens; the newest folder first."""

    chosen = Signal(object)

    def __init__(self, folders: Callable[[], Sequence[Path]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the folders as they are now; the title says how many."""
        self.clear()
        folders = self._folders()
        self.setTitle(tr("Open recent ({count})").format(count=len(folders)))
        self.menuAction().setEnabled(bool(folders))
        for number, folder in enumerate(folders, start=1):
            key = f"&{number} " if number < 10 else ""
            action = self.addAction(f"{key}{printable(folder.name or folder).replace('&', '&&')}")
            action.setToolTip(printable(folder))
            action.triggered.connect(lambda _checked=False, folder=folder: self.chosen.emit(folder))
