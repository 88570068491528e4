"""The real window on a folder of anything, under random keys and a random mouse.

`python -m tests.faults.soak FOLDER SECONDS SEED` works on FOLDER itself: give it a copy, and a HOME.
Prints one JSON object: actions, exceptions that nobody handled, MB of memory after half of it and at the end,
the longest pause in seconds.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import sys
import time
import traceback
from pathlib import Path

from cropperhead_desktop.system.process import prepare_environment

prepare_environment()

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget  # noqa: E402

from cropperhead_desktop.ui import app as program  # noqa: E402
from cropperhead_desktop.ui.kit import file_manager  # noqa: E402
from cropperhead_desktop.ui.kit.application import application  # noqa: E402
from cropperhead_desktop.ui.kit.palettes import PALETTES  # noqa: E402
from cropperhead_desktop.ui.kit.settings_store import Settings  # noqa: E402
from cropperhead_desktop.ui.program import real_services  # noqa: E402
from cropperhead_desktop.workflows.options import Options  # noqa: E402

KEYS = [
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *[Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return] * 4,
    *[Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_F1],
    *[Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Slash, Qt.Key.Key_Comma, Qt.Key.Key_PageDown],
    *[Qt.Key.Key_Escape] * 6,
]
HELD = (Qt.KeyboardModifier.NoModifier,) * 6 + (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
ENDS = {
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
}
BUTTONS = (Qt.MouseButton.LeftButton,) * 5 + (Qt.MouseButton.RightButton,)


class Hands:
    """One random action at a time, on whatever is in front."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.actions = 0
        self.longest = 0.0

    def act(self) -> None:
        """Press a key, click or drag."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window()
        if front is None:
            return
        begun = time.monotonic()
        if self._random.random() < 0.6:
            self._press(QApplication.focusWidget() or front)
        else:
            self._click(front)
        self.actions += 1
        self.longest = max(self.longest, time.monotonic() - begun)

    def _window(self) -> QWidget | None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        return QApplication.activeWindow() or next(iter(shown), None)

    def _press(self, widget: QWidget) -> None:
        key, held = self._random.choice(KEYS), self._random.choice(HELD)
        if (key, held) not in ENDS:
            QTest.keyClick(widget, key, held)

    def _click(self, front: QWidget) -> None:
        at = self._somewhere(front)
        child = front.childAt(at) or front
        place, button = child.mapFrom(front, at), self._random.choice(BUTTONS)
        chance = self._random.random()
        if chance < 0.5:
            QTest.mouseClick(child, button, pos=place)
        elif chance < 0.6:
            QTest.mouseDClick(child, button, pos=place)
        else:
            QTest.mousePress(child, button, pos=place)
            for _step in range(5):
                QTest.mouseMove(child, self._somewhere(child))
            QTest.mouseRelease(child, button, pos=self._somewhere(child))

    def _somewhere(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._random.randrange(max(1, widget.width())), self._random.randrange(max(1, widget.height()))
        )


class Stay(QObject):
    """Keeps the window open: a hand finds *Quit* in the menu sooner or later."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """True, and the event refused, where the window is to close."""
        if event.type() != QEvent.Type.Close:
            return False
        event.ignore()
        return True


def _megabytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def main(folder: Path, seconds: float, seed: int) -> None:
    QFileDialog.getExistingDirectory = lambda *_arguments, **_named: ""  # type: ignore[method-assign]
    QFileDialog.getOpenFileName = QFileDialog.getSaveFileName = lambda *_given, **_named: ("", "")  # type: ignore
    file_manager.QDesktopServices = type("Nobody", (), {"openUrl": staticmethod(lambda _url: True)})
    settings = Settings()
    qt = application(next(iter(PALETTES.values())))
    app = program.build(real_services(Options()), settings)
    raised: list[str] = []
    sys.excepthook = lambda kind, error, trace: raised.append(
        "".join(traceback.format_exception(kind, error, trace))
    )
    faulthandler.dump_traceback_later(seconds + 60, exit=True)  # says where it hangs
    program.start(app, [folder])
    stay = Stay()
    app.window.installEventFilter(stay)
    hands, begun, sizes = Hands(seed), time.monotonic(), [0]

    def turn() -> None:
        now = time.monotonic() - begun
        if now > seconds:
            for popup in QApplication.topLevelWidgets():
                if popup is not app.window:
                    popup.hide()
            app.window.removeEventFilter(stay)
            qt.exit()
            return
        if not sizes[0] and now > seconds / 2:
            sizes[0] = _megabytes()
        QTimer.singleShot(10, turn)  # a menu may run an event loop within this action
        hands.act()

    QTimer.singleShot(10, turn)
    qt.exec()
    size = _megabytes()
    is_ended = program.end(app)
    told = {"actions": hands.actions, "raised": raised, "first_mb": sizes[0], "last_mb": size}
    print(json.dumps({**told, "longest_s": round(hands.longest, 2), "is_ended": is_ended}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
