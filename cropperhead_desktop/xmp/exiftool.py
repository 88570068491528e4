"""ExifTool behind a guard: every question has a deadline, a dead process is replaced, a culprit is named.

PyExifTool starts the process; its own waiting never ends when exiftool dies or is stopped, so `_Process`
answers with reader threads and a deadline instead. A process that dies under a question gets the question
once more (it may have been killed by somebody else), then the file is blamed.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

import exiftool

from cropperhead_desktop.domain.errors import ToolError, printable
from cropperhead_desktop.xmp.roll import TAGS, roll_of

DEADLINE = 20.0
"""Seconds that one question may take."""

HOW_TO_GET = (
    "ExifTool is not installed (Debian and Ubuntu: apt install libimage-exiftool-perl; macOS: brew install "
    "exiftool; Windows: winget install OliverBetz.ExifTool; or exiftool.org). Sidecars work without it"
)

FOLDERS = ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin", "/home/linuxbrew/.linuxbrew/bin")
"""Where it may be on macOS and Linux when the PATH is the short one of a desktop."""

ENVIRONMENT = "CROPPERHEAD_EXIFTOOL"
"""The variable that names the program for all commands."""

_numbers = itertools.count(1)


class Answer(NamedTuple):
    """What exiftool printed, and its status (0: all well)."""

    out: str
    errors: str
    status: int


class _Died(Exception):
    """The process ended before it answered."""


class _TooLate(Exception):
    """No answer within the deadline."""


class _Process(exiftool.ExifTool):  # type: ignore[misc]  # PyExifTool has no type information
    """One `exiftool -stay_open` process."""

    def __init__(self, program: str, deadline: float) -> None:
        common = ["-n", *(["-charset", "filename=utf8"] if os.name == "nt" else [])]
        self._deadline = deadline
        self._chunks: queue.SimpleQueue[tuple[int, bytes]] = queue.SimpleQueue()
        self._reading: object = None
        super().__init__(executable=program, common_args=common, encoding="utf-8")

    def run(self) -> None:
        """Start it (OSError, RuntimeError, ValueError, _Died, _TooLate).

        PyExifTool has Linux end it with us by running Python between fork and exec, which waits for ever
        where another thread is just loading a library. `setpriv` asks for the same.
        """
        guard = shutil.which("setpriv") if sys.platform == "linux" else None
        if guard is None:
            super().run()
            return
        command = [guard, "--pdeathsig", "TERM", "--", self._executable, "-stay_open", "True", "-@", "-"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [*command, "-common_args", *self._common_args], stdin=pipe, stdout=pipe, stderr=pipe
        )
        self._running = True
        self._ver = self._parse_ver()

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self._live().pid if self.alive else None

    @property
    def alive(self) -> bool:
        """True while the process runs."""
        return self._process is not None and self._live().poll() is None

    def execute(self, *params: str | bytes, raw_bytes: bool = False) -> str | bytes:
        """PyExifTool's own entry point (it asks for the version at the start)."""
        out = self.ask(params, self._deadline).out
        return out.encode() if raw_bytes else out

    def ask(self, params: Sequence[str | bytes], deadline: float) -> Answer:
        """Send one command and wait for its answer; raises _Died, _TooLate."""
        stdin = self._pipe_to(self._live())
        number = next(_numbers)
        ready, post = b"{ready%d}" % number, b"=post%d" % number
        lines = [p.encode("utf-8") if isinstance(p, str) else p for p in params]
        lines += [b"-echo4", b"=${status}" + post, b"-execute%d\n" % number]
        try:
            stdin.write(b"\n".join(lines))
            stdin.flush()
        except OSError as error:
            raise _Died from error
        out, errors = self._collect(ready, post, time.monotonic() + deadline)
        text, _, status = errors[: -len(post)].rpartition(b"=")
        return Answer(
            out[: -len(ready)].decode("utf-8", "replace"),
            text.decode("utf-8", "replace").strip(),
            int(status) if status.isdigit() else 1,
        )

    def stop(self, patience: float = 2.0) -> None:
        """End the process, politely for `patience` seconds, then by force; nothing is left behind."""
        if self._process is None:
            return
        process = self._live()
        self._flag_running_false()
        with contextlib.suppress(OSError, ValueError):
            stdin = self._pipe_to(process)
            if patience:
                stdin.write(b"-stay_open\nFalse\n")
            stdin.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _live(self) -> subprocess.Popen[bytes]:
        process: Any = self._process
        if process is None:
            raise _Died
        return cast("subprocess.Popen[bytes]", process)

    def _pipe_to(self, process: subprocess.Popen[bytes]) -> IO[bytes]:
        """The process's input; from the first use on, threads carry its output into the queue."""
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise _Died
        if self._reading is not process:
            self._chunks = queue.SimpleQueue()
            self._reading = process
            for stream, pipe in enumerate((process.stdout, process.stderr)):
                threading.Thread(target=_pump, args=(pipe, stream, self._chunks), daemon=True).start()
        return process.stdin

    def _collect(self, ready: bytes, post: bytes, until: float) -> tuple[bytes, bytes]:
        parts = [bytearray(), bytearray()]
        while not (parts[0].rstrip().endswith(ready) and parts[1].rstrip().endswith(post)):
            try:
                stream, chunk = self._chunks.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise _TooLate from None
            if not chunk:
                raise _Died
            parts[stream] += chunk
        return bytes(parts[0].rstrip()), bytes(parts[1].rstrip())


def _pump(pipe: IO[bytes], stream: int, chunks: queue.SimpleQueue[tuple[int, bytes]]) -> None:
    """Carry a pipe's bytes into the queue until it ends; the end is an empty chunk."""
    chunk = b"begin"
    with contextlib.closing(pipe):
        while chunk:
            try:
                chunk = os.read(pipe.fileno(), 65536)
            except OSError:
                chunk = b""
            chunks.put((stream, chunk))


def find_exiftool(setting: str = "") -> str | None:
    """The program's path: the one that was named, else the newest where people have it; None without any.

    `setting` wins over the environment's CROPPERHEAD_EXIFTOOL; one that is not there is not replaced.
    """
    named = setting or os.environ.get(ENVIRONMENT, "")
    if named:
        return shutil.which(os.path.expanduser(named))
    found = {os.path.realpath(program): program for program in reversed([*_places()])}
    programs = [*reversed(found.values())]
    if len(programs) > 1:
        programs.sort(key=lambda program: -_version_of(program, os.stat(program).st_mtime_ns))
    return programs[0] if programs else None


def _places() -> Iterator[str]:
    """ExifTool on the PATH, and where installers, Homebrew, people and Lightroom's plug-ins put it."""
    home, got = Path.home(), os.environ.get
    folders = [*FOLDERS, str(home / "bin"), str(home / ".local" / "bin")]
    adobe = home / "Library" / "Application Support" / "Adobe"
    if os.name == "nt":
        bases = [
            got("ProgramFiles"),
            got("ProgramFiles(x86)"),
            os.path.join(got("LOCALAPPDATA", ""), "Programs"),
        ]
        folders = [os.path.join(base, "ExifTool") for base in bases if base]
        folders += [got("SystemRoot", ""), str(home / "bin")]
        adobe = Path(got("APPDATA", "")) / "Adobe"
    inside = (adobe / "Lightroom" / "Modules").glob("*.lr*plugin/bin/**/exiftool*")
    folders += [str(each.parent) for each in inside if each.is_file()]
    for path in (None, *filter(None, folders)):
        program = shutil.which("exiftool", path=path)
        if program is not None:
            yield program


@cache
def _version_of(program: str, _modified: int) -> float:
    """Its version as a number; 0 where it does not run."""
    try:
        out = subprocess.run([program, "-ver"], capture_output=True, timeout=DEADLINE, check=False).stdout
        return float(out)
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0.0


class ExifTool:
    """Questions to exiftool, one at a time, from any thread. Starts it at the first; close() at the end."""

    def __init__(self, program: str = "", deadline: float = DEADLINE) -> None:
        self._setting = program
        self._deadline = deadline
        self._lock = threading.Lock()
        self._process: _Process | None = None

    def __enter__(self) -> ExifTool:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The running process, None before the first question and after close()."""
        return self._process.pid if self._process is not None else None

    def version(self) -> str:
        """ExifTool's version; ToolError when it is missing or does not answer."""
        return self.execute(["-ver"]).out.strip()

    def read(self, path: Path, tags: Sequence[str] = ()) -> dict[str, Any]:
        """Tags of a file as `Group1:Name` to value, numbers unformatted; all tags when none are named.

        Raises ToolError that names the file.
        """
        with argument(path) as name:
            answer = self.execute(["-j", "-G1", "-fast", *(f"-{tag}" for tag in tags), name], path)
        try:
            found = json.loads(answer.out)[0]
        except (ValueError, IndexError, TypeError) as error:
            words = answer.errors.partition("\n")[0] or "no answer"
            raise ToolError(
                "{path}: ExifTool cannot read it ({words})", path=printable(path), words=words
            ) from error
        return {key: value for key, value in found.items() if key != "SourceFile"}

    def camera_roll(self, path: Path) -> float | None:
        """How far the camera was turned clockwise, in degrees off the nearest quarter turn (-45 to 45).

        From maker notes and XMP (see `xmp.roll`), None without. A CropAngle of minus this value levels the
        stored picture. ToolError names the file.
        """
        # -u: Canon's level has a name only in newer versions
        return roll_of(self.read(path, ("u", *TAGS)), self.number())

    def number(self) -> float:
        """The version as a number; 0 where it is none."""
        try:
            return float(self.version())
        except ValueError:
            return 0.0

    def execute(self, params: Sequence[str | bytes], culprit: Path | None = None) -> Answer:
        """Run one command; ToolError (missing, died twice, too late) names the culprit file."""
        blamed = f"{printable(culprit)}: " if culprit is not None else ""
        with self._lock:
            for attempt in (1, 2):
                try:
                    return self._running().ask(params, self._deadline)
                except _TooLate as error:
                    self._stop(0)
                    raise ToolError(
                        "{blamed}ExifTool did not answer within {limit:g} seconds and was stopped",
                        blamed=blamed,
                        limit=self._deadline,
                    ) from error
                except _Died as error:
                    self._stop(0)
                    if attempt == 2:
                        raise ToolError("{blamed}ExifTool crashed on it twice", blamed=blamed) from error
        raise AssertionError("unreachable")

    def close(self) -> None:
        """End the process; a later question starts a new one."""
        with self._lock:
            self._stop(2.0)

    def _running(self) -> _Process:
        if self._process is not None and self._process.alive:
            return self._process
        self._stop(0)
        program = find_exiftool(self._setting)
        if program is None:
            raise ToolError(HOW_TO_GET)
        self._process = _Process(program, self._deadline)
        try:
            self._process.run()
        except (OSError, RuntimeError, ValueError) as error:
            raise ToolError(
                "{program}: ExifTool cannot be started ({why})", program=program, why=str(error)
            ) from error
        return self._process

    def _stop(self, patience: float) -> None:
        if self._process is not None:
            self._process.stop(patience)
            self._process = None


@contextlib.contextmanager
def argument(path: Path) -> Iterator[bytes]:
    """The path as a line for exiftool: absolute (so it never looks like an option), without line ends.

    A path with line ends is reached through a symbolic link with a plain name.
    """
    full = os.path.abspath(path)
    if not {"\n", "\r"} & set(full):
        yield os.fsencode(full)
        return
    with tempfile.TemporaryDirectory(prefix="cropperhead-") as folder:
        link = os.path.join(folder, "photo")
        os.symlink(full, link)
        yield os.fsencode(link)
