"""What a stopped export had finished: one line of JSON per photo, beside the unfinished dataset.

Lines are only ever added. A line that was cut off by a kill is no line; whether a finished file is
still what the line says is checked by its digest before it is believed.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cropperhead_desktop.dataset.names import digest_of
from cropperhead_desktop.system.files import write_all
from cropperhead_desktop.system.reading import open_regular, parse_json

Entry = dict[str, Any]
HEAD = "cropperhead_export"


class ExportJournal:
    """The finished photos of an export with certain options, by key. Thread-safe; OSError as files raise."""

    def __init__(self, path: Path, options: str) -> None:
        """`options` names what the pictures were made with; a journal of others is begun anew."""
        self._lock = threading.Lock()
        self._options = options
        self._done = _lines(path, options)
        fresh = self._done is None
        self.begun_anew = fresh and is_journal(path)
        """Something else was being made here before."""
        self._stream = path.open("wb" if fresh else "ab", 0)
        if fresh:
            self._done = {}
            self._write({HEAD: options})
        else:
            self._write({})  # ends a line that was cut off

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def finished(self, key: str, wanted: Entry, folder: Path) -> Entry | None:
        """The entry under `key` if it was made for `wanted` and its file in `folder` is still whole."""
        entry = (self._done or {}).get(key)
        if entry is None or entry["wanted"] != json.loads(json.dumps(wanted)):
            return None
        try:
            whole = digest_of(folder / entry["name"]) == entry["sha256"]
        except OSError:
            return None
        return entry if whole else None

    def add(self, key: str, wanted: Entry, entry: Entry) -> None:
        """Note a finished photo; `entry` has `name` and `sha256` of its file."""
        with self._lock:
            self._write({"key": key, "wanted": wanted, **entry})

    def adopt(self, path: Path) -> None:
        """Take over what another journal, of the same options, says to be finished."""
        found = _lines(path, self._options) or {}
        with self._lock:
            for entry in found.values():
                self._write(entry)
        assert self._done is not None
        self._done |= found

    def _write(self, record: Entry) -> None:
        text = json.dumps(record) if record else ""
        write_all(self._stream, text.encode() + b"\n")


def is_journal(path: Path) -> bool:
    """True for a journal of ours, whatever the options were."""
    return _head(path) is not None


def _head(path: Path) -> str | None:
    try:
        with open_regular(path) as stream:
            first = parse_json(stream.readline(10_000))
    except (OSError, ValueError):
        return None
    value = first.get(HEAD) if isinstance(first, dict) else None
    return value if isinstance(value, str) else None


def _lines(path: Path, options: str) -> dict[str, Entry] | None:
    if _head(path) != options:
        return None
    found: dict[str, Entry] = {}
    with open_regular(path) as stream:
        for line in stream:
            try:
                entry = parse_json(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and "key" in entry:
                found[entry["key"]] = entry
    return found
