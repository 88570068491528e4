"""A Dask scheduler and workers, as they are really started; each worker on a machine of its own, if played.

Where the system lets us, a machine is a process namespace with a name of its own: kill -9 takes all that runs
there, and its process numbers mean nothing to others.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.helpers.waiting import until

PLAYED = ("unshare", "-fpum", "--mount-proc", "--kill-child=SIGKILL")


@cache
def plays_machines() -> bool:
    """Whether a process can be given a machine of its own here."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run([*PLAYED, "true"], capture_output=True, check=False).returncode == 0


def home_in(folder: Path) -> dict[str, str]:
    """The environment of somebody who has nothing but this home."""
    xdg = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    return os.environ | {name: str(folder) for name in ("HOME", *xdg)}


def elsewhere(machine: str, *command: str) -> list[str]:
    """A command as it is run on a machine of that name."""
    if not plays_machines():
        return list(command)
    return [*PLAYED, "sh", "-c", f'hostname {machine}; exec "$@"', "sh", *command]


def certificates(folder: Path) -> Path:
    """A CA, and one certificate of it for all: `ca.pem`, `cert.pem`, `key.pem`."""
    folder.mkdir(parents=True)
    new = ["openssl", "req", "-newkey", "rsa:2048", "-nodes"]
    for command in (
        [*new, "-x509", "-subj", "/CN=ca", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2"],
        [*new, "-subj", "/CN=machine", "-keyout", "key.pem", "-out", "cert.csr"],
        ["openssl", "x509", "-req", "-in", "cert.csr", "-CA", "ca.pem", "-CAkey", "ca.key"]
        + ["-CAcreateserial", "-out", "cert.pem", "-days", "2"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@dataclass
class Cluster:
    """`start` some workers; `kill` one; all end with the `with` block. Logs lie in `folder`."""

    folder: Path
    tls: Path | None = None
    on_home: Callable[[Path], object] = lambda _home: None
    """Is given each worker's empty home."""
    address: str = ""
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __enter__(self) -> Cluster:
        log = self._run("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = _awaited(log, r"Scheduler at: +(\S+)")
        return self

    def __exit__(self, *_error: object) -> None:
        for name in list(self._running):
            self.kill(name)

    def start(self, *names: str) -> None:
        """Workers with a home and a cache of their own."""
        logs = [self._run(name, "worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard",
                          "--local-directory", str(self._home(name))) for name in names]  # fmt: skip
        for log in logs:
            _awaited(log, r"(Registered to)")

    def kill(self, name: str) -> None:
        """As a power cut."""
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _run(self, name: str, kind: str, *arguments: str) -> Path:
        log = self.folder / f"{name}.log"
        command = [sys.executable, "-m", "distributed.cli.dask_" + kind, *arguments]
        if self.tls is not None:
            command += ["--tls-ca-file", str(self.tls / "ca.pem"), "--tls-cert", str(self.tls / "cert.pem"),
                        "--tls-key", str(self.tls / "key.pem")]  # fmt: skip
            command += ["--protocol", "tls"] if kind == "scheduler" else []
        if kind == "worker":
            command = elsewhere(name, *command)
        with open(log, "wb") as stream:
            self._running[name] = subprocess.Popen(
                command, stdout=stream, stderr=stream, env=home_in(self._home(name)), start_new_session=True
            )
        return log

    def _home(self, name: str) -> Path:
        home = self.folder / f"home-{name}"
        if not home.exists():
            home.mkdir()
            self.on_home(home)
        return home


def _awaited(log: Path, pattern: str, seconds: float = 60.0) -> str:
    def found() -> re.Match[str] | None:
        return re.search(pattern, log.read_text("utf-8", "replace"))

    until(found, f"{pattern} in {log}", seconds, pause=0.05)
    match = found()
    assert match is not None
    return match[1]
