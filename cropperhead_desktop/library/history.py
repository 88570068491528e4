"""What was written from the window, kept beyond its end, so that Ctrl+Z goes on where the last run stopped.

One append-only file, a record a line (`CRC-32 JSON`, as in a batch's journal): each write with the bytes
before and after, and each step that was taken back. It is cut to its newest steps when it is read.
"""

from __future__ import annotations

import base64
import contextlib
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.decision import WriteReceipt
from cropperhead_desktop.library.journal import Record, decode, encode
from cropperhead_desktop.system.files import append_line, write_whole
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.system.turns import in_turn

STEPS = 1000
"""So many steps are kept."""
_MAX_BYTES = 64_000_000
"""Of the file, and of what a sidecar may hold."""


@dataclass(frozen=True, slots=True)
class KeptStep:
    """One step of an earlier run: its words, when it was done, and its writes in their order."""

    name: str
    text: str
    time: str
    writes: tuple[tuple[Path, WriteReceipt], ...] = ()
    batch: tuple[Path, str] | None = None
    """Folder and id of a batch, whose writes are in a journal of its own."""


class KeptHistory:
    """Safe for threads and windows. Where nothing can be kept the window works on; undo ends with the run."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def read(self) -> Sequence[KeptStep]:
        """The steps that nobody took back, oldest first; the file is cut to them."""
        lines: dict[str, list[bytes]] = {}
        steps: dict[str, list[Record]] = {}
        if not self._file.exists():
            return ()
        with self._lock, contextlib.suppress(OSError), in_turn(self._file):
            if self._file.stat().st_size > _MAX_BYTES:
                self._file.unlink()
            for line in read_limited(self._file, _MAX_BYTES).splitlines(keepends=True):
                record = decode(line)
                if record is None or not isinstance(record.get("step"), str):
                    continue
                if record["t"] == "undone":
                    lines.pop(record["step"], None)
                    steps.pop(record["step"], None)
                else:
                    lines.setdefault(record["step"], []).append(line)
                    steps.setdefault(record["step"], []).append(record)
            newest = list(steps)[-STEPS:]
            whole = b"".join(line for name in newest for line in lines[name])
            write_whole(self._file, whole, durable=False, private=True)
            return [step for name in newest if (step := _step(name, steps[name])) is not None]
        return ()

    def wrote(self, step: str, text: str, photo: Path, receipt: WriteReceipt) -> None:
        """A sidecar write of a step, done."""
        self._append(
            {"t": "write", "step": step, "text": text, "time": _now(), "photo": str(photo)} | _record(receipt)
        )

    def ran_batch(self, step: str, text: str, folder: Path, batch: str) -> None:
        """A batch ran to its end, or was stopped."""
        self._append(
            {"t": "batch", "step": step, "text": text, "time": _now(), "folder": str(folder), "batch": batch}
        )

    def undone(self, step: str) -> None:
        """A step was taken back."""
        self._append({"t": "undone", "step": step})

    def _append(self, record: Record) -> None:
        with self._lock, contextlib.suppress(OSError, ValueError), in_turn(self._file):
            append_line(self._file, encode(record))


def _step(name: str, writes: Sequence[Record]) -> KeptStep | None:
    """The step of some records; None where they make no sense, or are of a newer version."""
    first = writes[0]
    try:
        text, time = str(first["text"]), str(first["time"])
        if first["t"] == "batch":
            return KeptStep(name, text, time, batch=(Path(first["folder"]), str(first["batch"])))
        return KeptStep(name, text, time, tuple((Path(each["photo"]), _receipt(each)) for each in writes))
    except (KeyError, TypeError, ValueError, AttributeError, zlib.error, RecursionError):
        return None


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _record(receipt: WriteReceipt) -> Record:
    return {
        "sidecar": str(receipt.sidecar),
        "before": None if receipt.before is None else _packed(receipt.before),
        "after": _packed(receipt.after),
        "backup": None if receipt.backup is None else str(receipt.backup),
        "also": [_record(each) for each in receipt.also],
    }


def _receipt(record: Record) -> WriteReceipt:
    before, backup = record["before"], record["backup"]
    return WriteReceipt(
        Path(record["sidecar"]),
        None if before is None else _unpacked(before),
        _unpacked(record["after"]),
        None if backup is None else Path(backup),
        tuple(_receipt(each) for each in record["also"]),
    )


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data)).decode("ascii")


def _unpacked(text: str) -> bytes:
    unpack = zlib.decompressobj()
    data = unpack.decompress(base64.b64decode(text), _MAX_BYTES)
    if not unpack.eof:
        raise ValueError("cut off, or too large for a sidecar")
    return data
