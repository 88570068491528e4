"""What went wrong, kept so that it can be looked up: at most 3 files of 1 MB, for their owner alone."""

from __future__ import annotations

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cropperhead_desktop.system.files import own_folder
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.system.terminal import HarmlessFormatter

LARGEST = 1_000_000
"""Bytes of a file, and about as many as are ever read of one."""
_OLDER = 2
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class LogFile(RotatingFileHandler):
    """Opens its file when there is something to say; where it cannot be written nothing is kept."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=LARGEST, backupCount=_OLDER, encoding="utf-8", delay=True)
        self.setFormatter(HarmlessFormatter(_FORMAT))
        self.setLevel(logging.WARNING)

    def _open(self) -> TextIOWrapper:
        own_folder(Path(self.baseFilename).parent)
        return open(
            self.baseFilename, "a", encoding="utf-8", errors="backslashreplace",
            opener=lambda name, _flags: os.open(name, _FLAGS, 0o600),
        )  # fmt: skip

    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be kept is no trouble of its own."""


def keep_log(file: Path) -> LogFile:
    """Keep what is logged from now on, and go on saying it on stderr."""
    handler = LogFile(file)
    if logging.lastResort is not None and not logging.root.handlers:
        logging.root.addHandler(logging.lastResort)
    logging.root.addHandler(handler)
    return handler


def stop_log(handler: LogFile) -> None:
    """Keep nothing more."""
    logging.root.removeHandler(handler)
    if logging.lastResort is not None:
        logging.root.removeHandler(logging.lastResort)
    handler.close()


def log_text(file: Path) -> str:
    """What the newest file says, or the one before where that says nothing (empty: neither)."""
    for each in (file, file.with_name(f"{file.name}.1")):
        try:
            text = read_limited(each, 4 * LARGEST).decode("utf-8", "replace")
        except OSError:
            continue
        if text.strip():
            return text
    return ""
