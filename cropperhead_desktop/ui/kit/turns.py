"""What is asked for many times in one turn of the event loop, done once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class OnceATurn(QObject):
    """Runs something after what is under way now, and before the next key or click is heard."""

    _turn = Signal()

    def __init__(self, run: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._wanted = run
        self._is_asked = False
        self._turn.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        """Run it in this turn, however often it is asked."""
        if not self._is_asked:
            self._is_asked = True
            self._turn.emit()

    def _run(self) -> None:
        self._is_asked = False
        self._wanted()
