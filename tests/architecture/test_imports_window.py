"""The window is on the screen before anything is imported that it does not show."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import builtins, logging, sys
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication
from cropperhead_desktop.ui import program

OWN = "cropperhead_desktop"
LATE = [f"{OWN}.ui.commands.palette", f"{OWN}.ui.commands.keys_page", f"{OWN}.ui.commands.help_sheet"]
HEAVY = {"numpy", "onnxruntime", "onnx", "PIL", "lxml", "rawpy", "scipy", "skimage", "torch", "typer"}

def factory(settings):
    window = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    print("heavy:", sorted(HEAVY & set(sys.modules)))
    own = [name for name in sys.modules if name.startswith(OWN)]
    dialogs = [name for name in own if name.startswith(f"{OWN}.ui.features.") and name.count(".") > 3]
    print("dialogs:", sorted(dialogs + [name for name in LATE if name in own]))
    # PySide's own, which reads the source of every module
    print("hook:", builtins.__import__ is not builtins.__orig_import__)
    print("few:", len(own) < 190)
    print("width:", window.width() > 0)
    QMetaObject.invokeMethod(QApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)
    raise RuntimeError("the real services would be opened here")

logging.disable()
sys.exit(program.open_window([], factory=factory))
"""


def test_neither_heavy_modules_nor_dialogs_are_imported_before_the_window_shows(private_home):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "heavy: []\ndialogs: []\nhook: False\nfew: True\nwidth: True\n", done.stderr
    assert done.returncode == 0, done.stderr
