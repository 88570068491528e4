"""The real window on a real (virtual) screen, driven by real keys: open, accept, keep, adjust, close."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.xmp.store import Sidecars

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
)
PATIENCE = 60.0  # seconds until another process must have done what was asked; ends as soon as it has


def until(condition: Callable[[], object], what: str) -> None:
    """Wait for another process, which has no signals for us."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"timed out waiting until {what}"
        time.sleep(0.05)


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """An environment with a virtual screen of its own."""
    reader, writer = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        yield environment | {"DISPLAY": f":{number}", "LIBGL_ALWAYS_SOFTWARE": "1"}
        server.terminate()


class Desk:
    """The program on the screen, and the hands on the keyboard."""

    def __init__(self, screen: dict[str, str], folder: Path) -> None:
        self._screen = screen
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cropperhead_desktop", folder],
            env=screen,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        until(lambda: self._windows() or self.process.poll() is not None, "the window shows")
        assert self.process.poll() is None, self.process.stdout and self.process.stdout.read()
        self.window = self._windows()[-1]
        self.tool("windowfocus", "--sync", self.window)

    def _windows(self) -> list[str]:
        return self.tool("search", "--onlyvisible", "--name", "CropperHead").split()

    def tool(self, *arguments: str) -> str:
        return subprocess.run(
            ["xdotool", *arguments], env=self._screen, capture_output=True, text=True, check=False, timeout=30
        ).stdout

    def key(self, name: str) -> None:
        self.tool("key", "--window", "0", name) if False else self.tool("key", name)


def test_the_loop_from_open_to_sidecar(
    screen: dict[str, str], photo_folder: Path, private_home: Path
) -> None:
    originals = {path: path.read_bytes() for path in photo_folder.iterdir()}
    desk = Desk(screen | {"HOME": str(private_home)}, photo_folder)
    store = Sidecars()

    def decision(name: str) -> DecisionKind | None:
        found = store.read(photo_folder / name).decision
        return found.kind if found else None

    def press_until_decided(key: str, name: str) -> None:
        # the proposal may still be on its way; the key does nothing until it is there
        def attempt() -> bool:
            desk.key(key)
            time.sleep(0.3)
            return decision(name) is not None

        until(attempt, f"{name} is decided")

    try:
        press_until_decided("Return", "astronaut.jpg")
        assert decision("astronaut.jpg") is DecisionKind.ACCEPTED
        record = store.read(photo_folder / "astronaut.jpg")
        assert record.crop is not None
        assert record.orientation == 6
        assert record.decision is not None
        assert record.decision.model
        desk.key("ctrl+q")
        until(lambda: desk.process.poll() is not None, "the program ends")
        assert desk.process.returncode == 0, desk.process.stdout and desk.process.stdout.read()
    finally:
        desk.process.kill()
        desk.process.communicate()
    assert {path: path.read_bytes() for path in originals} == originals
