"""What a photographer waits for, in the real window: a folder of 500, a decision on disk, memory.

    python tests/bench/bench_window.py [--memory]

Needs a display, or QT_QPA_PLATFORM=offscreen. Every run has caches of its own, so all is cold.
`--memory` adds 2,000 photos of 24 MP, which takes minutes.
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

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

    from cropperhead_desktop.domain.session import ReviewItem
    from cropperhead_desktop.ui.program import WindowRun
    from cropperhead_desktop.ui.window.context import App


def light_photo(path: Path, number: int, width: int = 1200, height: int = 800) -> None:
    """A JPEG with soft shapes and grain, like a small export."""
    import numpy as np  # not at the top: the child must not import more than the program does
    from PIL import Image

    random = np.random.default_rng(number)
    coarse = random.integers(0, 255, (height // 50, width // 50, 3), dtype=np.uint8)
    smooth = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    grain = random.normal(0, 6, (height, width, 1))
    pixels = np.clip(np.asarray(smooth, dtype=float) + grain, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path, quality=90)


def child(mode: str, folder: Path, started: float) -> None:
    """The program itself, with eyes in it; prints one JSON object and ends."""
    from cropperhead_desktop.system.process import prepare_environment
    from cropperhead_desktop.ui.kit.application import application
    from cropperhead_desktop.ui.kit.palettes import DARK
    from cropperhead_desktop.ui.kit.settings_store import Settings
    from cropperhead_desktop.ui.program import WindowRun, real_services
    from cropperhead_desktop.workflows.options import Options

    prepare_environment()
    qt = application(DARK)
    program = WindowRun(real_services(Options()), Settings(), [folder])
    seen: dict[str, Any] = {"accept": []}
    beat = heart(program, seen)
    waiting = watched(program, mode, started, seen)
    program.show()
    qt.exec()
    beat.stop()
    waiting.stop()
    family = [process for process in Path("/proc").glob("[0-9]*") if parent_of(process) == os.getpid()]
    seen["memory"], seen["workers"] = peak(Path("/proc/self")), sum(map(peak, family))
    program.end()
    print(json.dumps(seen))


def heart(program: WindowRun, seen: dict[str, Any]) -> QTimer:
    """Notes the longest time between two beats of 5 ms, from the first paint on: by the clock, and what the
    window's own thread did in it, which other programs on the machine do not lengthen."""
    from PySide6.QtCore import Qt, QTimer

    last = [0.0, 0.0]

    def beat() -> None:
        now = time.monotonic(), time.thread_time()
        for at, name in enumerate(("longest stop", "longest stop, CPU")):
            seen[name] = max(seen.get(name, 0.0), now[at] - last[at])
            last[at] = now[at]

    def begin() -> None:
        last[:] = time.monotonic(), time.thread_time()
        timer.start(5)

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    program.window.painted.connect(begin)
    return timer


def parent_of(process: Path) -> int:
    """The parent's process id; 0 where the process has gone."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def peak(process: Path) -> float:
    """Highest resident memory so far, MB (Linux)."""
    return int((process / "status").read_text().split("VmHWM:")[1].split()[0]) / 1000


def watched(program: WindowRun, mode: str, started: float, seen: dict[str, Any]) -> QTimer:
    """Watch a program from inside until what `mode` is about has happened; fills `seen`."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from cropperhead_desktop.domain.state import State

    settled: set[Path] = set()
    moments: list[float] = []
    apps: list[App] = []

    def changed(item: ReviewItem) -> None:
        if item.suggestion is not None or item.error is not None:
            settled.add(item.path)

    def look() -> None:
        if program.app is None:
            return
        if not apps:
            apps.append(program.app)
            # told of each change: eyes that read all items each time were most of the window's own work
            program.app.review.store.listen(changed)
        now, items = time.monotonic(), apps[0].review.session.total
        for name, reached in (("listed", items), ("ten proposals", len(settled) >= 10)):
            if reached:
                seen.setdefault(name, now - started)
        if (items and len(settled) == items) or (mode == "ten" and "ten proposals" in seen):
            seen["all"] = now - started
            timer.stop()
            finish()

    def finish() -> None:
        if mode == "accept":
            apps[0].jobs.writes_changed.connect(written)
            accept()
        else:
            QApplication.quit()

    def accept() -> None:
        """Decide on the first photo that is left: kept, as a photo need not have a proposal."""
        review = apps[0].review
        left = next((item for item in review.session if item.state is State.UNDECIDED), None)
        if left is None:
            QApplication.quit()
            return
        review.select(left.path)
        moments.append(time.monotonic())
        review.keep()

    def written() -> None:
        if apps[0].jobs.pending_writes():
            return
        seen["accept"].append(time.monotonic() - moments[-1])
        if len(seen["accept"]) == 100:
            QApplication.quit()
        else:
            QTimer.singleShot(0, accept)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    return timer


def measure(mode: str, folder: Path) -> dict[str, Any]:
    """One cold run of the program."""
    with tempfile.TemporaryDirectory() as home:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        environment = os.environ | dict.fromkeys(names, home)
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs have their bytecode
        started, before = time.monotonic(), os.times()
        result = subprocess.run(
            [sys.executable, __file__, "--child", mode, "--folder", folder, "--started", str(started)],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if result.returncode:
        sys.exit(result.stderr)
    answer: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    after = os.times()
    answer["cpu"] = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return answer


def many(folder: Path, count: int, make: Callable[[Path, int], None], distinct: int = 10) -> None:
    """`count` names for `distinct` photos."""
    for number in range(count):
        target = folder / f"IMG_{number:05}.jpg"
        if number < distinct:
            make(target, number)
        else:
            os.link(folder / f"IMG_{number % distinct:05}.jpg", target)


def main(memory: bool) -> None:
    """Measure and print the table."""
    from measure import figure
    from rich.console import Console
    from rich.table import Table

    table = Table("what", "ours", "peer or target", "ratio", title=f"window ({os.cpu_count()} cores)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many(folder, 500, light_photo)
        runs = [measure("folder", folder) for _ in range(3)]
        targets = {
            "listed": 0.5,
            "ten proposals": 2.0,
            "all": None,
            "longest stop": 0.1,
            "longest stop, CPU": 0.1,
        }
        for key, target in targets.items():
            value = statistics.median(run[key] for run in runs)
            shown = f"target {target} s" if target else ""
            ratio = f"{value / target:.2f}" if target else ""
            table.add_row(f"500 light JPEGs: {key}", f"{value:.2f} s", shown, ratio)
        spent = statistics.median(run["cpu"] for run in runs) * 1000 / 500
        figure("500 light JPEGs in the window, CPU a photo", spent, most=22)
        table.add_row("500 light JPEGs: CPU a photo", f"{spent:.0f} ms", "target 22 ms", f"{spent / 22:.2f}")
        accept = measure("accept", folder)["accept"]
        median, worst = statistics.median(accept) * 1000, max(accept) * 1000
        table.add_row(
            "decision to synced sidecar",
            f"{median:.1f} ms (worst {worst:.0f})",
            "target 50 ms",
            f"{median / 50:.2f}",
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many(folder, 10_000, light_photo)
        runs = [measure("ten", folder) for _ in range(3)]
        ten = statistics.median(run["ten proposals"] for run in runs)
        figure("ten proposals in a folder of 10,000, on the clock", ten, most=2, unit="s")
        stop = statistics.median(run["longest stop, CPU"] for run in runs) * 1000
        figure("longest stop of the window meanwhile, CPU of its thread", stop, most=100)
        for key, target in (("listed", None), ("ten proposals", 2.0)):
            value = statistics.median(run[key] for run in runs)
            shown, ratio = (f"target {target} s", f"{value / target:.2f}") if target else ("", "")
            table.add_row(f"10,000 light JPEGs: {key}", f"{value:.2f} s", shown, ratio)
    if memory:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            many(folder, 2000, lambda path, number: light_photo(path, number, 6000, 4000), distinct=4)
            run = measure("folder", folder)
            peak = run["memory"]
            table.add_row(
                "peak memory, 2,000 x 24 MP", f"{peak:.0f} MB", "target 600 MB", f"{peak / 600:.2f}"
            )
            table.add_row("2,000 x 24 MP, all proposals, cold", f"{run['all']:.0f} s", "", "")
    Console(width=110).print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--child")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--started", type=float)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.folder, given.started)
    else:
        main(given.memory)
