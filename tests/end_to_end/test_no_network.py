"""Nothing leaves this machine: no program opens a network socket, no library keeps files of its own.

A library may phone home seconds after it was loaded, from threads of its own, and keep quiet where it
believes to be in CI: so the system calls are counted, for a while, in an environment that says nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 15
"""Measured: onnxruntime looks up its maker's host 8 to 10 s after the first session."""

PROGRAMS = {
    "suggest": ["suggest", "--json"],
    "batch": ["batch", "--existing", "all"],
    "window": [],
}

KEPT_BY = {"cropperhead", "cropperhead-desktop", "fontconfig"}


class Watched:
    """A program under strace, on many photos, with a home of its own, ended after SECONDS."""

    def __init__(self, arguments: list[str], place: Path, photo: Path) -> None:
        self.home, self.photos, self.log = place / "home", place / "photos", place / "calls"
        self.photos.mkdir(parents=True)
        for number in range(4000):  # more than are judged in the time
            os.link(photo, self.photos / f"{number:04}.jpg")
        environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        environment |= {"HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        kinds = ("CONFIG", "CACHE", "DATA", "STATE")
        environment |= {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in kinds}
        watch = [
            "strace",
            "-f",
            "-qq",
            "-s",
            "99",
            "-e",
            "signal=none",
            "-e",
            "trace=socket,execve",
            "-o",
            self.log,
        ]
        limit = ["timeout", "--signal=INT", "--kill-after=3", str(SECONDS)]
        self._process = subprocess.Popen(
            [*watch, *limit, sys.executable, "-m", "cropperhead_desktop", *arguments, self.photos],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def check(self) -> None:
        """It was at work all the time, in company of its workers, and kept to itself."""
        output = self._process.communicate(timeout=90)[0]
        assert self._process.returncode in {124, 137}, output[-2000:]  # what `timeout` says of the ended
        calls = self.log.read_text(errors="replace").splitlines()
        assert any("cropperhead_desktop.imaging.worker" in call for call in calls)
        assert (self.home / "cache/cropperhead/proposals.sqlite").exists()
        assert not [call for call in calls if "AF_INET" in call]
        assert {path.name for path in self.home.glob("*/*")} <= KEPT_BY


@pytest.fixture
def can_watch(tmp_path: Path) -> None:
    """Skip where system calls cannot be seen."""
    if not (shutil.which("strace") and shutil.which("timeout")):
        pytest.skip("strace is not installed")
    log = tmp_path / "tried"
    tried = subprocess.run(["strace", "-f", "-o", log, "true"], capture_output=True, text=True, check=False)
    if tried.returncode or not log.stat().st_size:
        pytest.skip(f"programs may not be watched here: {tried.stderr.strip()}")


@pytest.mark.usefixtures("can_watch")
def test_no_program_opens_a_network_socket_or_lets_a_library_keep_files(
    photo_folder: Path, tmp_path: Path
) -> None:
    photo = photo_folder / "rocket 10.jpg"
    at_once = [Watched(arguments, tmp_path / name, photo) for name, arguments in PROGRAMS.items()]
    for program in at_once:
        program.check()
