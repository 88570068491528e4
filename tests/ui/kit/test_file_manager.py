"""Showing a file: what goes over the session bus, and what happens when nobody listens there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cropperhead_desktop.ui.kit import file_manager

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusVirtualObject
from cropperhead_desktop.ui.kit import file_manager

class Manager(QDBusVirtualObject):
    def introspect(self, path):
        return ""
    def handleMessage(self, message, connection):
        print(message.member(), message.signature(), message.arguments(), flush=True)
        connection.send(message.createReply())
        QTimer.singleShot(50, app.quit)
        return True

app = QCoreApplication([])
file_manager.open_folder = lambda path, _say: (print("folder", path.parent.name, flush=True), app.quit())
bus = QDBusConnection.sessionBus()
if "listen" in sys.argv:
    manager = Manager()
    assert bus.registerVirtualObject("/org/freedesktop/FileManager1", manager)
    assert bus.registerService(file_manager.MANAGER)
QTimer.singleShot(8000, app.quit)
photo = Path("/photos/summer days/\\u00e4 1.jpg")
QTimer.singleShot(0, lambda: file_manager.show_in_file_manager(photo, print))
app.exec()
"""


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("dbus-run-session"), reason="no session bus")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["listen"], "ShowItems ass [['file:///photos/summer%20days/%C3%A4%201.jpg'], '']"),
        ([], "folder summer days"),
    ],
)
def test_the_file_manager_is_asked_and_the_folder_opened_otherwise(tmp_path: Path, words, said):
    script = tmp_path / "ask.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = ["dbus-run-session", "--", sys.executable, str(script), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == said, done.stderr


@pytest.mark.qt_log_ignore("does not support QPlatformServices")
def test_where_nothing_opens_folders_that_is_said(qapp, tmp_path: Path) -> None:
    said: list[str] = []
    file_manager.open_folder(tmp_path, said.append)  # Qt's screen for tests has no programs
    assert said == [f"No program here opens folders: {tmp_path}"]
