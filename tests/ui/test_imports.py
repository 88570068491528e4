"""The window is on the screen before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import logging, sys
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication
from cropperhead_desktop.ui import app

HEAVY = {"numpy", "onnxruntime", "onnx", "PIL", "lxml", "rawpy", "scipy", "skimage", "torch", "typer"}

def factory(settings):
    window = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    print("heavy:", sorted(HEAVY & set(sys.modules)))
    print("width:", window.width() > 0)
    QMetaObject.invokeMethod(QApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)
    raise RuntimeError("the real services would be opened here")

logging.disable()
sys.exit(app.open_window([], factory=factory))
"""


def test_nothing_heavy_is_imported_before_the_window_shows(private_home):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "heavy: []\nwidth: True\n", done.stderr
    assert done.returncode == 0, done.stderr
