"""Training in a process of its own: the window only listens, and can stop it at any moment.

The process is the program's own command line. It lives in a session of its own and ends by itself when
the window is gone (its stdin closes), so that nothing is left behind whatever happens.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.domain.words import reworded
from cropperhead_desktop.review.text import tr

GRACE_MS = 200
"""How long a process may take to stop by itself."""

_MODULE = "cropperhead_desktop"


class Phase(Enum):
    """Where a training stands."""

    IDLE = 0
    RUNNING = 1
    STOPPING = 2
    DONE = 3
    FAILED = 4


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """Where the crops are, what is to be trained on them (`head` or `network`), by which recipe."""

    library: Path
    what: str = "head"
    recipe: str = "candidates"

    def arguments(self) -> list[str]:
        """For the command line; installing is left to the user."""
        recipe = ["--recipe", self.recipe] if self.what == "network" else []
        own = ["train", "--library", str(self.library), "--what", self.what, *recipe]
        return [*own, "--install", "never", "--json-progress", "--tied"]


def command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """How the program calls itself, installed or frozen into one file."""
    own = [] if getattr(sys, "frozen", False) else ["-m", _MODULE]
    return sys.executable, [*own, *arguments]


class TrainingProcess(QObject):
    """One training at a time. `changed` whenever there is something else to be shown."""

    changed = Signal()
    ended = Signal()
    """It is over: done, failed or stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.phase = Phase.IDLE
        self.progress = Progress(0, 0)
        self.epochs: list[dict[str, Any]] = []
        self.result: dict[str, Any] = {}
        self.reason = ""
        self._process: QProcess | None = None
        self._kill = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._kill.timeout.connect(self._end_at_once)

    @property
    def is_running(self) -> bool:
        """True until the process is gone."""
        return self._process is not None

    def start(self, request: TrainingRequest) -> None:
        """Begin, unless something runs."""
        if self.is_running:
            return
        self.phase, self.progress = Phase.RUNNING, Progress(0, 0)
        self.epochs, self.result, self.reason = [], {}, ""
        process = self._process = QProcess(self)
        if sys.platform != "win32":
            parameters = QProcess.UnixProcessParameters()
            parameters.flags = QProcess.UnixProcessFlag.CreateNewSession
            process.setUnixProcessParameters(parameters)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        program, arguments = command(request.arguments())
        process.start(program, arguments)
        self.changed.emit()

    def stop(self) -> None:
        """Stop it: asked first, and ended at once after GRACE_MS."""
        if self._process is None or self.phase is Phase.STOPPING:
            return
        self.phase = Phase.STOPPING
        self._process.terminate()
        self._kill.start()
        self.changed.emit()

    def end(self) -> None:
        """The program closes: nothing may be left running."""
        process = self._process
        if process is None:
            return
        process.blockSignals(True)
        self._end_at_once()
        process.waitForFinished(GRACE_MS)
        self._process = None

    def _end_at_once(self) -> None:
        """The process and whatever it started."""
        process = self._process
        if process is None or process.state() is QProcess.ProcessState.NotRunning:
            return
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.processId(), signal.SIGKILL)
        process.kill()

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            with suppress(ValueError, KeyError, TypeError):
                self._on_row(reworded(json.loads(bytes(process.readLine().data()))))
        self.changed.emit()

    def _on_row(self, row: dict[str, Any]) -> None:
        if row["status"] == "running" and "epoch" in row:
            self.epochs.append(row)
        elif row["status"] == "running":
            self.progress = Progress(int(row["done"]), int(row["total"]), str(row["message"]))
        elif row["status"] == "ok" and "verdict" in row:
            self.result = row
        elif row["status"] == "failed" and "file" not in row:
            self.reason = str(row["reason"])

    def _finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        self._read()
        process, self._process = self._process, None
        self._kill.stop()
        stopped = self.phase is Phase.STOPPING
        if stopped:
            self.phase = Phase.IDLE
        else:
            self.phase = Phase.DONE if self.result else Phase.FAILED
        if self.phase is Phase.FAILED and not self.reason and process is not None:
            lines = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").split("\n")
            silent = tr("it ended without a word")
            self.reason = next((line for line in reversed(lines) if line.strip()), silent)
        if process is not None:
            process.deleteLater()
        self.changed.emit()
        self.ended.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self.reason = self._process.errorString()
            self._finished(1, QProcess.ExitStatus.CrashExit)
