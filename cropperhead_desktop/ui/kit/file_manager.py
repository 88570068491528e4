"""Show a file in the system's file manager."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

MANAGER = "org.freedesktop.FileManager1"
_PATH = "/org/freedesktop/FileManager1"
_DEADLINE_MS = 5000


def show_in_file_manager(path: Path) -> None:
    """Open the file's folder, with the file selected where the system can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        _ask_file_manager(path)


def open_folder(path: Path) -> None:
    """Open the file's folder, nothing selected."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def _ask_file_manager(path: Path) -> None:
    """The file managers of Linux listen on the session bus; where none does the folder is opened."""
    # imported when needed: a start without it is 10 ms shorter
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        open_folder(path)
        return
    message = QDBusMessage.createMethodCall(MANAGER, _PATH, MANAGER, "ShowItems")
    url = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode("ascii")
    message.setArguments([[url], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _DEADLINE_MS), QCoreApplication.instance())

    def answered(done: QDBusPendingCallWatcher) -> None:
        if done.isError():
            open_folder(path)
        done.deleteLater()

    watcher.finished.connect(answered)
