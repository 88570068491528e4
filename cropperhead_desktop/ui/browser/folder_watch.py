"""When to look at the folder again: when the system says it changed, when the user comes back to the
window, and now and then anyway, since network drives and files changed in place say nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

SETTLE_MS = 400
POLL_MS = 5000
REST = 50
"""So many times as long as a look took the next one waits: in large folders it takes its time."""
MOST_FOLDERS = 256
"""Systems have few watches to give; deeper trees are looked at now and then."""


class FolderWatch(QObject):
    """Says when a folder is to be read again; several changes in a row are one."""

    changed = Signal()
    """Something may be different: emitted SETTLE_MS after the last sign of it."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self.changed)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self._soon.start())
        self.looked = 0.0
        """Seconds that the latest look at the folder took."""
        self._rested, self._is_away = 0, False
        poll = QTimer(self, interval=POLL_MS)
        poll.timeout.connect(self._look)
        poll.start()
        application.applicationStateChanged.connect(self._state_changed)

    @property
    def folders(self) -> tuple[str, ...]:
        """What is watched."""
        return tuple(self._watcher.directories())

    def watch(self, folders: Iterable[str | Path]) -> None:
        """Watch these folders and no others."""
        wanted = set(list(dict.fromkeys(map(str, folders)))[:MOST_FOLDERS])
        watched = set(self._watcher.directories())
        if watched - wanted:
            self._watcher.removePaths(list(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(list(wanted - watched))

    def _look(self) -> None:
        self._rested += POLL_MS
        is_due = self._rested >= 1000 * REST * self.looked
        if is_due and self._application.applicationState() is Qt.ApplicationState.ApplicationActive:
            self._rested = 0
            self.changed.emit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self._is_away = True
        elif self._is_away:  # not when the window is shown for the first time
            self._is_away = False
            self._soon.start()
