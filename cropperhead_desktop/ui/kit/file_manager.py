"""Show a file in the system's file manager."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import tr

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

MANAGER = "org.freedesktop.FileManager1"
_PATH = "/org/freedesktop/FileManager1"
_DEADLINE_MS = 5000


def show_in_file_manager(path: Path, say: Callable[[str], object]) -> None:
    """Open the file's folder, with the file selected where the system can do that; else `say` why not."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        _ask_file_manager(path, say)


def open_folder(path: Path, say: Callable[[str], object]) -> None:
    """Open the file's folder, nothing selected; `say` it where no program does."""
    folder = path if path.is_dir() else path.parent
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        say(tr("No program here opens folders: {folder}").format(folder=printable(folder)))


def _ask_file_manager(path: Path, say: Callable[[str], object]) -> None:
    """The file managers of Linux listen on the session bus; where none does the folder is opened."""
    # imported when needed: a start without it is 10 ms shorter
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        open_folder(path, say)
        return
    message = QDBusMessage.createMethodCall(MANAGER, _PATH, MANAGER, "ShowItems")
    url = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode("ascii")
    message.setArguments([[url], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _DEADLINE_MS), QCoreApplication.instance())

    def answered(done: QDBusPendingCallWatcher) -> None:
        if done.isError():
            open_folder(path, say)
        done.deleteLater()

    watcher.finished.connect(answered)
