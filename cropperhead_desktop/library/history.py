"""What was done in the window, kept beyond its end, so that Ctrl+Z goes on where the last run stopped.

One append-only file, a record a line (`CRC-32 JSON`, as in a batch's journal): each write with the bytes
before and after, what was drawn or passed without a write, each step that was taken back, and when those were
overtaken: what is done after an undo ends the redo. It is cut to its newest steps when it is read.
"""

from __future__ import annotations

import base64
import contextlib
import threading
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.decision import Drawn, WriteReceipt
from cropperhead_desktop.library.drafts import drawn_of, drawn_row
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
    """One step of an earlier run: its words, when it was done, and its writes in their order.

    `drawn` are photos with what was drawn on them before and after it, `passed` those passed as they are.
    """

    name: str
    text: str
    time: str
    writes: tuple[tuple[Path, WriteReceipt], ...] = ()
    batch: tuple[Path, str] | None = None
    """Folder and id of a batch, whose writes are in a journal of its own."""
    drawn: tuple[tuple[Path, Drawn, Drawn], ...] = ()
    passed: tuple[Path, ...] = ()
    is_undone: bool = False
    """It was taken back, and can be done again."""


class KeptHistory:
    """Safe for threads and windows. Where nothing can be kept the window works on; undo ends with the run."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def read(self) -> Sequence[KeptStep]:
        """The steps, oldest first, then those that were taken back, the one to do again first.

        The file is cut to them.
        """
        if not self._file.exists():
            return ()
        with self._lock, contextlib.suppress(OSError), in_turn(self._file):
            if self._file.stat().st_size > _MAX_BYTES:
                self._file.unlink()
            done, undone = _sorted(read_limited(self._file, _MAX_BYTES).splitlines(keepends=True))
            writes = [line for lines in (*done.values(), *reversed(undone.values())) for line in lines]
            ends = [encode({"t": "undone", "step": name}) for name in undone]
            write_whole(self._file, b"".join((*writes, *ends)), durable=False, private=True)
            kept = [_step(name, lines) for name, lines in done.items()]
            kept += [_step(name, lines, is_undone=True) for name, lines in reversed(undone.items())]
            return [step for step in kept if step is not None]
        return ()

    def wrote(self, step: str, text: str, photo: Path, receipt: WriteReceipt) -> None:
        """A sidecar write of a step, done."""
        self._append(_line("write", step, text) | {"photo": str(photo)} | _record(receipt))

    def drew(
        self,
        step: str,
        text: str,
        drawn: Iterable[tuple[Path, Drawn, Drawn]],
        passed: Iterable[Path] = (),
    ) -> None:
        """What a step changed that no sidecar knows: `drawn` and `passed` as in `KeptStep`."""
        rows = [[str(photo), drawn_row(before), drawn_row(after)] for photo, before, after in drawn]
        self._append(_line("draw", step, text) | {"drawn": rows, "passed": [*map(str, passed)]})

    def ran_batch(self, step: str, text: str, folder: Path, batch: str) -> None:
        """A batch ran to its end, or was stopped."""
        self._append(_line("batch", step, text) | {"folder": str(folder), "batch": batch})

    def undone(self, step: str) -> None:
        """A step was taken back."""
        self._append({"t": "undone", "step": step})

    def overtaken(self) -> None:
        """Something else was done since: what was taken back cannot be done again."""
        self._append({"t": "overtaken", "step": ""})

    def _append(self, record: Record) -> None:
        with self._lock, contextlib.suppress(OSError, ValueError), in_turn(self._file):
            append_line(self._file, encode(record))


_Steps = dict[str, list[bytes]]
"""The lines of each step."""


def _sorted(lines: Sequence[bytes]) -> tuple[_Steps, _Steps]:
    """The newest steps that stand, oldest first, and those taken back that can be redone, in that order."""
    done: _Steps = {}
    undone: _Steps = {}
    for line in lines:
        record = decode(line)
        name = record.get("step") if record is not None else None
        if record is None or not isinstance(name, str):
            continue
        if record["t"] == "undone":
            writes = done.pop(name, None)
            if writes is not None:
                undone[name] = writes
        elif record["t"] == "overtaken":
            undone.clear()
        elif name in done:
            done[name].append(line)
        else:
            if undone.pop(name, None) is None:
                undone.clear()
            done[name] = [line]
    return dict(list(done.items())[-STEPS:]), dict(list(undone.items())[-STEPS:])


def _step(name: str, lines: Sequence[bytes], is_undone: bool = False) -> KeptStep | None:
    """The step of some lines; None where they make no sense, or are of a newer version."""
    writes = [record for record in map(decode, lines) if record is not None]
    first = writes[0]
    try:
        text, time = str(first["text"]), str(first["time"])
        if first["t"] == "batch":
            batch = Path(first["folder"]), str(first["batch"])
            return KeptStep(name, text, time, batch=batch, is_undone=is_undone)
        own = [each for each in writes if each["t"] == "draw"]
        return KeptStep(
            name,
            text,
            time,
            tuple((Path(each["photo"]), _receipt(each)) for each in writes if each["t"] == "write"),
            drawn=tuple(
                (Path(photo), drawn_of(before), drawn_of(after))
                for each in own
                for photo, before, after in each["drawn"]
            ),
            passed=tuple(Path(photo) for each in own for photo in each["passed"]),
            is_undone=is_undone,
        )
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, zlib.error, RecursionError):
        return None


def _line(kind: str, step: str, text: str) -> Record:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return {"t": kind, "step": step, "text": text, "time": now}


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
