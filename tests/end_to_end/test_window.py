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

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind
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
        self.tool("key", name)

    def drag(self, start: tuple[int, int], way: tuple[int, int]) -> None:
        """A drag with the left button in screen pixels."""
        self.tool("mousemove", *map(str, start))
        self.tool("mousedown", "1")
        for step in range(1, 11):
            x, y = (start[axis] + way[axis] * step // 10 for axis in (0, 1))
            self.tool("mousemove", str(x), str(y))
        self.tool("mouseup", "1")


class Folder:
    """What the sidecars of a folder say, read by our own reader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = Sidecars()

    def record(self, name: str) -> CropRecord:
        return self._store.read(self._folder / name)

    def kind(self, name: str) -> DecisionKind | None:
        decision = self.record(name).decision
        return decision.kind if decision else None


@pytest.mark.timeout(300)
def test_the_loop_from_open_to_sidecar(
    screen: dict[str, str], photo_folder: Path, private_home: Path
) -> None:
    originals = {path: path.read_bytes() for path in photo_folder.iterdir()}
    folder = Folder(photo_folder)
    desk = Desk(screen | {"HOME": str(private_home)}, photo_folder)

    def press_until_decided(key: str, name: str) -> None:
        # the proposal may still be on its way; the key does nothing until it is there
        def attempt() -> bool:
            if folder.kind(name) is None:
                desk.key(key)
                time.sleep(0.5)
            return folder.kind(name) is not None

        until(attempt, f"{name} is decided")

    try:
        press_until_decided("Return", "astronaut.jpg")
        assert folder.kind("astronaut.jpg") is DecisionKind.ACCEPTED
        record = folder.record("astronaut.jpg")
        assert record.crop is not None
        assert record.orientation == 6
        assert record.decision is not None
        assert record.decision.model

        press_until_decided("k", "camera.webp")
        kept = folder.record("camera.webp")
        assert (kept.crop, kept.has_crop) == (None, False)

        desk.key("r")
        desk.drag((1080, 300), (0, 60))  # beside the frame: the photo turns under it
        press_until_decided("Return", "chelsea.png")
        assert folder.kind("chelsea.png") is DecisionKind.ADJUSTED

        desk.key("ctrl+z")
        until(lambda: folder.kind("chelsea.png") is None, "the last decision is taken back")
        assert not (photo_folder / "chelsea.xmp").exists()
        desk.key("ctrl+z")  # the drag as well, so that nothing is left to ask about

        desk.key("ctrl+q")
        until(lambda: desk.process.poll() is not None, "the program ends")
        assert desk.process.returncode == 0
    finally:
        desk.process.kill()
        output, _ = desk.process.communicate()
    assert "Traceback" not in output
    assert {path: path.read_bytes() for path in originals} == originals


@pytest.mark.timeout(300)
def test_a_horizon_is_levelled_by_hand_and_its_crop_is_left_when_the_window_closes(
    screen: dict[str, str], photo_folder: Path, private_home: Path
) -> None:
    folder = Folder(photo_folder)
    desk = Desk(screen | {"HOME": str(private_home)}, photo_folder)

    def level() -> bool:
        # until the photo is there nothing can be dragged and nothing accepted
        desk.key("r")
        desk.tool("keydown", "ctrl")
        desk.drag((560, 300), (200, 20))
        desk.tool("keyup", "ctrl")
        desk.key("o")
        desk.key("Return")
        time.sleep(0.5)
        return folder.kind("astronaut.jpg") is not None

    try:
        until(level, "the photo is levelled and accepted")
        crop = folder.record("astronaut.jpg").crop
        assert folder.kind("astronaut.jpg") is DecisionKind.ADJUSTED
        assert crop is not None
        assert crop.angle == pytest.approx(5.71, abs=0.3)
        desk.key("ctrl+q")
        until(lambda: desk.process.poll() is not None, "the program ends")
    finally:
        desk.process.kill()
        output, _ = desk.process.communicate()
    assert "Traceback" not in output
    assert folder.record("astronaut.jpg").crop == crop
