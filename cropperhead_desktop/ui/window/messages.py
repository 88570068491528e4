"""The one place that shows failures: a count in the status bar, a list behind it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cropperhead_desktop.domain.errors import CropperHeadError, FileError, printable
from cropperhead_desktop.review.text import in_words, labelled, tr


@dataclass(frozen=True, slots=True)
class Message:
    """One failure: the file (None: not about a file), the reason, and the time of day."""

    path: Path | None
    reason: str
    time: str
    is_note: bool = False
    """Worth knowing, but nothing failed."""


class Messages(QObject):
    """The failures in the folders that are open, each file once, and the last passing remark."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[tuple[Path | None, str], Message] = {}

    @property
    def entries(self) -> tuple[Message, ...]:
        """Failures, oldest first."""
        return tuple(self._entries.values())

    def report(self, error: Exception) -> None:
        """Add a failure and say it; each file is listed once, with its latest reason."""
        path, reason = None, in_words(str(error)) or type(error).__name__
        if isinstance(error, FileError):
            path, reason = error.path, in_words(error.reason)
        elif not isinstance(error, CropperHeadError):
            what = f"{type(error).__name__}: {str(error)[:200]}"
            reason = tr("Unexpected: {error}").format(error=what)
        key = (path, "" if path else reason)
        known = self._entries.get(key)
        if known is None or known.reason != reason:
            self._entries[key] = Message(path, reason, time.strftime("%H:%M:%S"))
            self.say(labelled(printable(path.name), reason) if path else reason)
            self.changed.emit()

    def another_place(self) -> None:
        """Other folders were opened: what is about files of those before is over."""
        kept = {key: entry for key, entry in self._entries.items() if entry.path is None}
        if len(kept) < len(self._entries):
            self._entries = kept
            self.changed.emit()

    def note(self, text: str, path: Path | None = None) -> None:
        """Add something worth knowing that is no failure: a crop that cannot be used, a missing program."""
        if (path, text) not in self._entries:
            self._entries[path, text] = Message(path, text, time.strftime("%H:%M:%S"), is_note=True)
            self.changed.emit()

    @property
    def errors(self) -> int:
        """How many failures."""
        return sum(not entry.is_note for entry in self._entries.values())

    def clear(self) -> None:
        """The user has read them."""
        self._entries.clear()
        self.changed.emit()

    def say(self, text: str) -> None:
        """A passing remark; the next one replaces it."""
        self.said.emit(text)

    def as_text(self) -> str:
        """All failures for the clipboard, one a line."""
        lines = [
            f"{entry.time}\t{printable(entry.path) if entry.path else ''}\t{entry.reason}"
            for entry in self.entries
        ]
        return "\n".join(lines)
