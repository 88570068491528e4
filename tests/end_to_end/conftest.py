"""A virtual screen, the program on it, and hands on mouse and keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind
from cropperhead_desktop.domain.settings import QUEUE_ORDER
from cropperhead_desktop.domain.sort_filter import Order
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.drafts import DraftStore
from cropperhead_desktop.ui.kit.settings_store import Settings, default_file
from cropperhead_desktop.workflows.options import data_folder
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers import waiting

PATIENCE = 60.0  # seconds until another process must have done what was asked; ends as soon as it has


def until(condition: Callable[[], object], what: str) -> None:
    """Wait for another process, which has no signals for us."""
    waiting.until(condition, what, PATIENCE, pause=0.05)


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """An environment with a virtual screen of its own."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("Xvfb and xdotool are not installed")
    reader, writer = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        # the scripts say which photo comes next, whatever is proposed first
        Settings(default_file())[QUEUE_ORDER] = Order.NAME.value
        yield environment | {"DISPLAY": f":{number}", "LIBGL_ALWAYS_SOFTWARE": "1"}
        server.terminate()


class Desk:
    """The program on the screen with a folder open, and what the sidecars of the folder say."""

    def __init__(self, screen: dict[str, str], folder: Path, is_named: bool = True) -> None:
        """Where the folder is not named the program opens what was open last."""
        self._screen = screen
        self.folder = folder
        self._store = Sidecars()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cropperhead_desktop", *([folder] if is_named else [])],
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

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the window without what a window manager puts around it."""
        lines = self.tool("getwindowgeometry", "--shell", self.window).split()
        told = dict(line.split("=") for line in lines)
        return int(told["WIDTH"]), int(told["HEIGHT"])

    def key(self, name: str) -> None:
        self.tool("key", name)

    def drag(self, start: tuple[int, int], way: tuple[int, int], holding: str = "") -> None:
        """A drag with the left button in screen pixels, with a key held."""
        if holding:
            self.tool("keydown", holding)
        self.tool("mousemove", *map(str, start))
        self.tool("mousedown", "1")
        for step in range(1, 11):
            x, y = (start[axis] + way[axis] * step // 10 for axis in (0, 1))
            self.tool("mousemove", str(x), str(y))
        self.tool("mouseup", "1")
        if holding:
            self.tool("keyup", holding)

    def picture(self) -> Image.Image:
        """What is on the screen."""
        return ImageGrab.grab(xdisplay=self._screen["DISPLAY"])

    def record(self, name: str) -> CropRecord:
        return self._store.read(self.folder / name)

    def kind(self, name: str) -> DecisionKind | None:
        decision = self.record(name).decision
        return decision.kind if decision else None

    def drawn(self, name: str) -> Crop | None:
        """What was drawn on a photo and is not accepted yet."""
        photo = self.folder / name
        found = DraftStore(data_folder() / "drafts").read([photo])
        return found[photo].crop if photo in found else None

    def draw(self, name: str, start: tuple[int, int], way: tuple[int, int], holding: str = "") -> None:
        """A drag in crop view, on the photo in front; nothing happens until that is there."""
        before = self.drawn(name)

        def attempt() -> bool:
            self.key("r")
            self.drag(start, way, holding)
            return waiting.happens(lambda: self.drawn(name) != before, 2, pause=0.05)

        until(attempt, f"{name} is drawn on")

    def press_until_decided(self, key: str, name: str) -> None:
        """The proposal may still be on its way; the key does nothing until it is there."""

        def attempt() -> bool:
            if self.kind(name) is None:
                self.key(key)
            return self.is_decided_soon(name)

        until(attempt, f"{name} is decided")

    def is_decided_soon(self, name: str) -> bool:
        """Whether what was just done decides a photo; False if it came too early."""
        return waiting.happens(lambda: self.kind(name) is not None, 0.5, pause=0.05)

    def wait_for(self, condition: Callable[[], object], what: str) -> None:
        """`until`, for tests."""
        until(condition, what)

    def quit(self) -> None:
        """Leave the program; it must end by itself."""
        self.key("ctrl+q")
        until(lambda: self.process.poll() is not None, "the program ends")
        assert self.process.returncode == 0


@pytest.fixture
def open_desk(screen: dict[str, str], private_home: Path) -> Iterator[Callable[..., Desk]]:
    """Start programs with settings of their own; none of them may have stumbled."""
    desks: list[Desk] = []

    def start(folder: Path, is_named: bool = True) -> Desk:
        desks.append(Desk(screen | {"HOME": str(private_home)}, folder, is_named))
        return desks[-1]

    yield start
    outputs = []
    for desk in desks:
        desk.process.kill()
        outputs.append(desk.process.communicate()[0])
    assert not [output for output in outputs if "Traceback" in output]
