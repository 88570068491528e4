"""How long it takes until something is there: `python tests/bench/bench_start.py [ROUNDS]`.

The window up to its first paint beside a bare Qt window, `--version` beside Python itself, the crop of one
photo beside ExifTool: CPU milliseconds, in turn, medians. Needs a display, or QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_crawl import jpeg, settings
from bench_train import HOMES
from measure import TINY, figure, in_turn, sized

WINDOW = """
import os, sys
from pathlib import Path
from cropperhead_desktop.system.process import prepare_environment
prepare_environment()
from cropperhead_desktop.ui.kit.application import application
from cropperhead_desktop.ui.kit.palettes import DARK
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.program import WindowRun, real_services
from cropperhead_desktop.workflows.options import Options
from PySide6.QtCore import QEvent, QObject, QTimer
class Ends(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            os._exit(0)
        return False
qt = application(DARK)
program = WindowRun(real_services(Options()), Settings(), [Path(sys.argv[2])])
eyes, looks = Ends(), QTimer()
if sys.argv[1] == "frame":
    program.window.installEventFilter(eyes)
else:
    looks.timeout.connect(lambda: os._exit(0) if program.app is not None else None)
    looks.start(0)
program.show()
qt.exec()
"""

BARE = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        os._exit(0)
app = QApplication([]); window = Window(); window.show(); app.exec()
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else sized(9, 1)
    with tempfile.TemporaryDirectory() as name:
        photo = Path(name) / "photos" / "IMG_1.jpg"
        photo.parent.mkdir()
        dice = random.Random(1)
        photo.write_bytes(jpeg(dice, 1, settings(dice, 1)))
        python, program = [sys.executable, "-W", "ignore"], "cropperhead_desktop"
        commands: dict[str, list[str | Path]] = {
            "window": [*python, "-c", WINDOW, "frame", photo.parent],
            "whole window": [*python, "-c", WINDOW, "whole", photo.parent],
            "bare Qt window": [*python, "-c", BARE],
            "--version": [*python, "-m", program, "--version"],
            "python": [*python, "-c", ""],
            "crops of one photo": [*python, "-m", program, "crops", photo],
            "exiftool": ["exiftool", "-XMP-crs:all", photo],
        }
        environment = os.environ | dict.fromkeys(HOMES, name) | {"PYTHONPYCACHEPREFIX": f"{name}/bytecode"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def ran(command: list[str | Path]) -> None:
            subprocess.run(command, env=environment, capture_output=True, check=True)

        for each in commands.values() if not TINY else ():
            ran(each)  # for the bytecode
        costs = in_turn({job: lambda each=each: ran(each) for job, each in commands.items()}, rounds)
        times = {job: 1000 * cost.cpu for job, cost in costs.items()}
    figure("window to first paint", times["window"], times["bare Qt window"], "bare Qt window", goal=0.5)
    figure("window, every part", times["whole window"], times["bare Qt window"], "bare Qt window")
    figure("--version", times["--version"], times["python"], "python", goal=0.25)
    figure("crops of one photo", times["crops of one photo"], times["exiftool"], "exiftool")


if __name__ == "__main__":
    main()
