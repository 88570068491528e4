"""How the window feels under work: scrolling 5,000 photos while others decode, the next photo, cancelling.

    python tests/bench/bench_hands.py [--size 1366x768]

Needs a display, or QT_QPA_PLATFORM=offscreen. On a machine that does other work, too, frames wait for the
processor: beside the time by the clock stands the time that the window's thread worked.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))
from bench_window import light_photo, many

if TYPE_CHECKING:
    from cropperhead_desktop.ui.window.context import App

PHOTOS = 5000
FRAMES = 600
STEP = 60
"""Pixels a frame: 3,600 a second, a quick hand on the wheel."""
FRAME_MS = 1000 / 60


def child(mode: str, folder: Path, size: tuple[int, int]) -> None:
    """The program itself, with hands; prints one JSON object and ends."""
    from PySide6.QtWidgets import QApplication

    from cropperhead_desktop.system.process import prepare_environment
    from cropperhead_desktop.ui import app as program
    from cropperhead_desktop.ui.kit.application import application
    from cropperhead_desktop.ui.kit.palettes import DARK
    from cropperhead_desktop.ui.kit.settings_store import Settings
    from cropperhead_desktop.ui.program import real_services
    from cropperhead_desktop.workflows.options import Options

    prepare_environment()
    qt = application(DARK)
    app = program.build(real_services(Options()), Settings())
    program.quicken(app)
    found: dict[str, Any] = {}
    hands = {"scroll": scroll, "next": go_on, "cancel": cancel}[mode]
    app.window.painted.connect(lambda: app.window.resize(*size))
    program.start(app, [folder])
    hands(app, found, QApplication.quit)
    qt.exec()
    program.end(app)
    print(json.dumps(found))


def when(app: App, condition: Callable[[], bool], then: Callable[[], None]) -> None:
    """Call `then` once, as soon as `condition` holds."""
    from PySide6.QtCore import QTimer

    timer = QTimer(app.window)

    def look() -> None:
        if condition():
            timer.stop()
            then()

    timer.timeout.connect(look)
    timer.start(20)


def scroll(app: App, found: dict[str, Any], done: Callable[[], None]) -> None:
    """One step of the wheel after the other; a frame ends when the grid has been painted."""
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer

    grid = app.window.panes.grid
    bar = grid.verticalScrollBar()
    frames: list[float] = []
    work: list[float] = []
    begun: list[float] = []
    worked: list[float] = []

    class Eyes(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest and begun:
                # after the window has painted all that was asked for
                QTimer.singleShot(0, self.painted)
            return False

        def painted(self) -> None:
            if begun:
                frames.append((time.perf_counter() - begun.pop()) * 1000)
                work.append((time.thread_time() - worked.pop()) * 1000)

    eyes = Eyes(app.window)

    def step() -> None:
        if begun:  # the frame before is not on the screen yet
            return
        if len(frames) >= FRAMES:
            clock.stop()
            found["frames"], found["work"] = frames, work
            done()
            return
        begun.append(time.perf_counter())
        worked.append(time.thread_time())
        bar.setValue(bar.value() + STEP if bar.value() < bar.maximum() else 0)

    clock = QTimer(app.window)
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.timeout.connect(step)

    def begin() -> None:
        app.window.installEventFilter(eyes)
        clock.start(round(FRAME_MS))

    when(app, lambda: is_proposing(app), begin)


def is_proposing(app: App) -> bool:
    """The model has begun and is far from done."""
    begun = any(item.suggestion for item in app.review.session)
    return begun and app.review.proposals.left > 100


def go_on(app: App, found: dict[str, Any], done: Callable[[], None]) -> None:
    """The arrow key in the loupe, each time the neighbour is there: until its pixels are painted."""
    from PySide6.QtWidgets import QWidget

    from cropperhead_desktop.review.view import View

    canvas: QWidget = app.window.panes.canvas
    times: list[float] = []
    work: list[float] = []

    def prefetched() -> bool:
        session = app.review.session
        item = session.current
        if item is None or session.row(item.path) + 1 >= len(session):
            return False
        following = session.paths[session.row(item.path) + 1]
        return all(app.pictures.picture(path) is not None for path in (item.path, following))

    def step() -> None:
        started, worked = time.perf_counter(), time.thread_time()
        app.review.step(1)
        canvas.repaint()
        times.append((time.perf_counter() - started) * 1000)
        work.append((time.thread_time() - worked) * 1000)
        if len(times) == 60:
            found["times"], found["work"] = times, work
            done()
        else:
            when(app, prefetched, step)

    def begin() -> None:
        app.review.show(View.LOUPE)
        when(app, prefetched, step)

    when(app, lambda: len(app.review.session) > 100, begin)


def cancel(app: App, found: dict[str, Any], done: Callable[[], None]) -> None:
    """Open another folder while proposals are made: until the window answers with it."""
    other = app.review.place.paths[0].with_name("other")
    begun: list[float] = []

    def ended() -> bool:
        return [item.path.parent for item in app.review.session][:1] == [other]

    def begin() -> None:
        begun.append(time.perf_counter())
        app.review.open([other])
        when(app, ended, finish)

    def finish() -> None:
        found["times"] = [(time.perf_counter() - begun[0]) * 1000]
        done()

    when(app, lambda: is_proposing(app), begin)


def measure(mode: str, folder: Path, size: str) -> dict[str, Any]:
    """One cold run of the program."""
    with tempfile.TemporaryDirectory() as home:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        environment = os.environ | dict.fromkeys(names, home)
        result = subprocess.run(
            [sys.executable, __file__, "--child", mode, "--folder", folder, "--size", size],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if result.returncode:
        sys.exit(result.stderr)
    answer: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return answer


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main(size: str) -> None:
    """Measure and print the table."""
    from rich.console import Console
    from rich.table import Table

    loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
    table = Table("what", "ours", "target", "ratio", title=f"hands ({os.cpu_count()} cores, load {loads})")
    with tempfile.TemporaryDirectory() as name:
        folder, other = Path(name) / "photos", Path(name) / "other"
        folder.mkdir()
        other.mkdir()
        many(folder, PHOTOS, light_photo)
        many(other, 20, light_photo)
        seen = measure("scroll", folder, size)
        for words, key in (("by the clock", "frames"), ("work of the window's thread", "work")):
            for share in (0.5, 0.99):
                value = percentile(seen[key], share)
                table.add_row(f"frame while {PHOTOS:,} scroll, p{share * 100:.0f}, {words}",
                              f"{value:.1f} ms", "16 ms", f"{value / 16:.2f}")  # fmt: skip
        seen = measure("next", folder, size)
        for words, key in (("by the clock", "times"), ("work of the window's thread", "work")):
            for word, value in (("median", statistics.median(seen[key])), ("worst", max(seen[key]))):
                table.add_row(f"next photo from memory, {word}, {words}",
                              f"{value:.1f} ms", "50 ms", f"{value / 50:.2f}")  # fmt: skip
        stops = [measure("cancel", folder, size)["times"][0] for _ in range(3)]
        table.add_row("another folder while proposing, worst of 3", f"{max(stops):.0f} ms", "300 ms",
                      f"{max(stops) / 300:.2f}")  # fmt: skip
    Console(width=110).print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--child")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    given = parser.parse_args()
    if given.child:
        width, height = map(int, given.size.split("x"))
        child(given.child, given.folder, (width, height))
    else:
        main(given.size)
