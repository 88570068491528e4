"""Lets calls of the C library fail under a writer, or kills it there, and looks what is left.

Run as a process of its own with `faults.so` preloaded: `python -m tests.faults.inject WRITER MOST SEED`.
Prints one JSON object a fault: how many runs there were, how they ended, and what was wrong.
"""

from __future__ import annotations

import ctypes
import errno
import json
import logging
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.errors import CropperHeadError
from tests.faults.writers import WRITERS, Writer, temps

OPEN, WRITE, SYNC, RENAME, LINK, UNLINK, MKDIR, TRUNCATE, CLOSE, READ, MODE = (1 << bit for bit in range(11))
KILL_BEFORE, KILL_AFTER, ERROR, SHORT = 1, 2, 3, 4
CHANGING = OPEN | WRITE | SYNC | RENAME | LINK | UNLINK | MKDIR | TRUNCATE | CLOSE | MODE
SECONDS = 20
TOLD, UNEXPECTED = 3, 4


@dataclass(frozen=True)
class Fault:
    """What happens at the calls of some kinds; `stays` at all later ones, too."""

    what: int
    calls: int
    number: int = 0
    stays: bool = False


FAULTS = {
    "kill before": Fault(KILL_BEFORE, CHANGING),
    "kill after": Fault(KILL_AFTER, CHANGING),
    "short": Fault(SHORT, WRITE),
    "ENOSPC": Fault(ERROR, OPEN | WRITE | SYNC | LINK | MKDIR | RENAME, errno.ENOSPC, stays=True),
    "EIO": Fault(ERROR, OPEN | WRITE | SYNC | RENAME | LINK | READ | CLOSE, errno.EIO),
    "EACCES": Fault(ERROR, OPEN | RENAME | LINK | UNLINK | MKDIR | MODE, errno.EACCES),
    "EXDEV": Fault(ERROR, RENAME | LINK, errno.EXDEV, stays=True),
    "EINTR": Fault(ERROR, OPEN | WRITE | READ | SYNC, errno.EINTR),
    "ENOENT": Fault(ERROR, OPEN | RENAME | LINK | UNLINK | MKDIR, errno.ENOENT),
    "EROFS": Fault(ERROR, OPEN | RENAME | LINK | UNLINK | MKDIR | MODE, errno.EROFS, stays=True),
}
_calls = ctypes.CDLL(None)


def _child(folder: Path, writer: Writer, fault: Fault, at: int) -> int:
    """Act in a process that the fault meets; its exit code, negative for a signal."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    code = 0
    signal.alarm(SECONDS)
    try:
        _calls.faults_arm(os.fsencode(folder), fault.what, fault.number, fault.calls, at, int(fault.stays))
        writer.act(folder)
    except CropperHeadError:
        code = TOLD
    except BaseException:
        _calls.faults_seen()
        traceback.print_exc()
        code = UNEXPECTED
    os._exit(code)


def _count(folder: Path, writer: Writer, fault: Fault) -> int:
    """How many such calls a write makes."""
    reader, sender = os.pipe()
    pid = os.fork()
    if not pid:
        _calls.faults_arm(os.fsencode(folder), 0, fault.number, fault.calls, 0, 0)
        writer.act(folder)
        os.write(sender, str(_calls.faults_seen()).encode())
        os._exit(0)
    os.close(sender)
    os.waitpid(pid, 0)
    with os.fdopen(reader) as pipe:
        return int(pipe.read())


def _outcome(folder: Path, writer: Writer, fault: Fault, code: int) -> list[str]:
    """What is wrong after a run, and after the next one that meets no fault."""
    wrong = []
    is_killed = fault.what in (KILL_BEFORE, KILL_AFTER)
    if code == UNEXPECTED:
        wrong.append("an error that is none of ours")
    elif code == -signal.SIGALRM:
        wrong.append("it hung")
    elif code not in (0, TOLD, -signal.SIGKILL) or (code < 0 and not is_killed):
        wrong.append(f"it ended with {code}")
    wrong += writer.problems(folder)
    if code in (0, TOLD) and not fault.calls & UNLINK and (left := temps(folder)):
        wrong.append(f"left over: {left}")
    if code == 0 and writer.tells and not is_killed and not writer.is_new(folder):
        wrong.append("not written, and not said")
    writer.act(folder)
    wrong += (f"afterwards {each}" for each in writer.problems(folder))
    if not writer.is_new(folder):
        wrong.append("the next run does not write")
    if writer.tidies and (left := temps(folder)):
        wrong.append(f"still left over: {left}")
    return wrong


def main(name: str, most: int, seed: int) -> None:
    """Try every fault on a writer, each at `most` calls."""
    logging.disable(logging.CRITICAL)
    for kind in FAULTS:
        _try(name, kind, most, seed)


def _try(name: str, kind: str, most: int, seed: int) -> None:
    writer, fault = WRITERS[name], FAULTS[kind]
    wrong: list[str] = []
    ended: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as place:

        def begun(number: int) -> Path:
            folder = Path(place).resolve() / str(number)
            folder.mkdir()
            writer.before(folder)
            return folder

        count = _count(begun(0), writer, fault)
        at = list(range(1, count + 1))
        if len(at) > most:
            at = sorted(random.Random(seed).sample(at, most))
        for number in at:
            folder = begun(number)
            code = _child(folder, writer, fault, number)
            for lock in folder.glob("*.lock"):  # whoever comes next comes two seconds later
                os.utime(lock, (lock.stat().st_mtime - 2,) * 2)
            ended[code] += 1
            try:
                found = _outcome(folder, writer, fault, code)
            except Exception:
                found = [traceback.format_exc()]
            wrong += (f"{name}, {kind} at call {number} of {count}: {each}" for each in found)
            shutil.rmtree(folder)
    print(
        json.dumps({"fault": kind, "runs": len(at), "calls": count, "ended": ended, "wrong": wrong}),
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
