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
from cropperhead_desktop.system.files import write_whole

STEPS = 1000
"""So many steps are kept."""
_MAX_BYTES = 64_000_000


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
    """Thread-safe. Where nothing can be kept the window works on, and undo ends with the run."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def read(self) -> Sequence[KeptStep]:
        """The steps that nobody took back, oldest first; the file is cut to them."""
        lines: dict[str, list[bytes]] = {}
        steps: dict[str, list[Record]] = {}
        with self._lock, contextlib.suppress(OSError):
            if self._file.stat().st_size > _MAX_BYTES:
                self._file.unlink()
            for line in self._file.read_bytes().splitlines(keepends=True):
                record = decode(line)
                if record is None:
                    continue
                if record["t"] == "undone":
                    lines.pop(record["step"], None)
                    steps.pop(record["step"], None)
                else:
                    lines.setdefault(record["step"], []).append(line)
                    steps.setdefault(record["step"], []).append(record)
            newest = list(steps)[-STEPS:]
            write_whole(self._file, b"".join(line for name in newest for line in lines[name]), durable=False)
            return [_step(name, steps[name]) for name in newest]
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
        with self._lock, contextlib.suppress(OSError, ValueError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with open(self._file, "ab") as file:
                file.write(encode(record))


def _step(name: str, writes: Sequence[Record]) -> KeptStep:
    first = writes[0]
    if first["t"] == "batch":
        batch = (Path(first["folder"]), str(first["batch"]))
        return KeptStep(name, first["text"], first["time"], batch=batch)
    done = tuple((Path(each["photo"]), _receipt(each)) for each in writes)
    return KeptStep(name, first["text"], first["time"], done)


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
    return zlib.decompress(base64.b64decode(text))
