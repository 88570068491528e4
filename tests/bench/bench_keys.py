"""How many keys a shoot takes: the program on the screen, worked through by one who knows each photo.

    python tests/bench/bench_keys.py SHOOT --crops DIR [DIR ...] [--size 1366x768] [--shots FOLDER]

SHOOT is a folder of `tools/shoot.py`, `--crops` those that it was made of. Needs a display with a window
manager, and xdotool. SHOOT gets sidecars: give a copy. The worker sees what `shoot.json` and the manifests
say, and nothing is accepted unjudged:

- each photo that asks for something comes into the crop view. One that wants nothing is kept (K). One that
  wants a crop or a level and has a proposal near it (IoU .85, half a degree) is accepted (Enter); else it is
  drawn with the mouse, and accepted (Enter);
- then the rest is looked over in the grid; what wants something is opened with the mouse, and drawn. All of
  that is accepted together (Ctrl+Alt+Enter), what is left is passed (Shift+K).

Drawing takes what it takes a hand: one drag to level, two to crop. How much of that could be spared is
counted at the beginning: of the scenes that want something, those whose proposal is near, and those that
have any of the alternatives of `.` and `,` near. On the default shoot (seed 14: 15 tilts, 25 crops that cut
a third or more away, each at a ratio of its own) it is none of 40, and two at the ratio "any": all are
drawn, whatever is proposed. What the program spares there is the other photos.

The keys are those that the program counted, and shows on the card at the end of the shoot.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cropperhead_desktop.evaluation.data import read_manifest
from cropperhead_desktop.geometry.crop import Box, Point, from_local
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.geometry.rotation import largest_inscribed

if TYPE_CHECKING:
    from cropperhead_desktop.domain.session import ReviewItem
    from cropperhead_desktop.ui.window.context import App

NEAR_IOU, NEAR_DEGREES = 0.85, 0.5
BURST_KEEPS = 0.9
WAIT_MS = 20
SETTLE = 0.6
Step = Callable[[], bool]
"""Until it is true nothing goes on."""


def after(seconds: float) -> Step:
    """Waits so long: the picture is fitted anew after each drag."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


class Worker:
    """Knows what each photo wants, and has one mouse and one keyboard."""

    def __init__(self, app: App, shoot: Path, crops: list[Path], shots: Path | None) -> None:
        self.app, self.shots = app, shots
        self.listed = {each["file"]: each for each in json.loads((shoot / "shoot.json").read_text())}
        known = {f"images/{Path(one.file).name}": one for each in crops for one in read_manifest(each)[0]}
        self.known = known
        self.did: Counter[str] = Counter()

    def wanted(self, item: ReviewItem) -> Box | None:
        """The box that the photo wants, in displayed pixels; None: it is fine."""
        what, info = self.listed[item.path.name], item.info
        assert info is not None
        width, height = info.displayed
        if what["kind"] == "tilt":
            return largest_inscribed(width, height, -what["tilt"], width / height)
        if what["kind"] == "whole":
            return None
        one = self.known[what["source"]]
        scale = 1.0 if max(one.width, one.height) <= 2000 else 2000 / max(one.width, one.height)
        box = Box(one.box.cx * scale, one.box.cy * scale, one.box.width * scale, one.box.height * scale)
        if what["burst"]:
            whole = round(one.width * scale), round(one.height * scale)
            seen = [round(BURST_KEEPS * side) for side in whole]
            left, top = (
                min(max(0, round(0.05 * side + move * max(whole))), side - kept)
                for side, move, kept in zip(whole, what["move"], seen, strict=True)
            )
            box = Box(box.cx - left, box.cy - top, box.width, box.height)
        left, right = max(0.0, box.cx - box.width / 2), min(float(width), box.cx + box.width / 2)
        top, bottom = max(0.0, box.cy - box.height / 2), min(float(height), box.cy + box.height / 2)
        return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)

    def is_near(self, item: ReviewItem, box: Box) -> bool:
        shown = item.info.box_or_none(item.shown_crop) if item.info is not None else None
        if shown is None:
            return False
        return iou(shown, box) >= NEAR_IOU and abs(shown.angle - box.angle) <= NEAR_DEGREES

    def count_near(self) -> None:
        """How many scenes want something, and what is proposed near that."""
        for item in self.app.review.session:
            box = None if self.listed[item.path.name]["frame"] else self.wanted(item)
            if box is not None:
                self.did["wanting"] += 1
                self.did["proposed near"] += self.is_near(item, box)
                suggested = item.suggestion.candidates if item.suggestion is not None else ()
                near = any(self.is_near(item.with_draft(crop), box) for crop in suggested)
                self.did["any alternative near"] += near

    def key(self, name: str) -> Step:
        """A key through the display; over when the window has heard it."""
        before = self.app.review.shoot.keys
        subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)
        self.did[name] += 1
        return lambda: self.app.review.shoot.keys > before or self.app.review.shoot.progress().is_over

    def work(self) -> Iterator[Step]:
        """The whole shoot."""
        review = self.app.review
        yield lambda: len(review.session) > 0 and review.proposals.left == 0
        self.look("1-open")
        self.count_near()
        while not review.shoot.progress().is_over:
            # what was drawn teaches: photos that were fine may ask in the next round
            self.did["rounds"] += 1
            yield from self.answer()
            self.look("2-asked")
            yield from self.look_over()
        self.look("3-end")

    def answer(self) -> Iterator[Step]:
        """Decide on all photos that ask for something."""
        review = self.app.review
        if self.asking() is not None:
            yield self.key("r")
        while (path := self.asking()) is not None:
            if review.session.current is None or review.session.current.path != path:
                yield self.key("ctrl+Return")  # the front one asks for nothing
                continue
            yield lambda path=path: self.is_shown(path)
            item = review.session[path]
            box = self.wanted(item)
            if box is None:
                yield self.key("k")
            else:
                self.did["near" if self.is_near(item, box) else "drawn, was proposed"] += 1
                if not self.is_near(item, box):
                    yield from self.draw(box)
                yield self.key("Return")

    def look_over(self) -> Iterator[Step]:
        """Draw what wants something in the rest, accept all of that together, and pass what is left."""
        from cropperhead_desktop.domain.queue import Need

        review = self.app.review
        yield self.key("g")
        drawn: set[Path] = set()
        for item in list(review.session):
            if item.path in drawn:
                continue  # it goes along with the first frame of its burst
            if review.shoot.needs()[item.path] is Need.FINE and self.wanted(item) is not None:
                drawn.update(item.burst)
                box = self.wanted(item)
                assert box is not None
                yield from self.open(item.path)
                yield after(SETTLE)
                yield from self.draw(box)
                self.did["drawn, was not proposed"] += 1
        if drawn:
            yield self.key("ctrl+alt+Return")
            yield lambda: review.decisions.under_way == 0
        yield self.key("shift+k")
        yield after(SETTLE)

    def asking(self) -> Path | None:
        """The photo that the program would ask for next."""
        from cropperhead_desktop.domain.queue import Need

        review = self.app.review
        front, found = review.session.current, review.shoot.needs()
        if front is not None and found[front.path] is Need.YOU:
            return front.path
        return next((path for path in review.session.paths if found[path] is Need.YOU), None)

    def is_shown(self, path: Path) -> bool:
        item = self.app.review.session.current
        canvas = self.app.window.panes.canvas
        is_there = item is not None and item.path == path and item.info is not None
        return is_there and canvas.box is not None and self.app.pictures.picture(path) is not None

    def open(self, path: Path) -> Iterator[Step]:
        """With the mouse: a double click in the grid, or a click in the filmstrip; then crop view."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from cropperhead_desktop.review.view import View

        panes, review = self.app.window.panes, self.app.review

        def is_in_front() -> bool:
            return review.session.current is not None and review.session.current.path == path

        while not is_in_front() or review.view is View.GRID:
            # photos take new places a moment after they changed: a click may miss
            view = panes.grid if review.view is View.GRID else panes.strip
            index = view.model().index(review.session.row(path), 0)
            view.scrollTo(index)
            yield after(SETTLE)
            at = view.visualRect(view.model().index(review.session.row(path), 0)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            self.did["clicks"] += 1
            if review.view is View.GRID and is_in_front():
                QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            yield after(SETTLE)
        if review.view is not View.CROP:
            self.app.actions["crop"].trigger()  # the button under the photo
            self.did["clicks"] += 1
        yield lambda: self.is_shown(path) and review.view is View.CROP

    def draw(self, box: Box) -> Iterator[Step]:
        """Level with the right button along a line that is level, then pull two corners."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        canvas = self.app.window.panes.canvas

        def drag(start: Point, end: Point, button: Qt.MouseButton) -> None:
            places = [QPoint(round(start.x + (end.x - start.x) * step / 8),
                             round(start.y + (end.y - start.y) * step / 8)) for step in range(9)]  # fmt: skip
            QTest.mousePress(canvas, button, pos=places[0])
            for place in places[1:]:
                QTest.mouseMove(canvas, place)
            QTest.mouseRelease(canvas, button, pos=places[-1])
            self.did["drags"] += 1

        def view(x: float, y: float, of: Box) -> Point:
            at = from_local(of, Point(x * of.width / 2, y * of.height / 2))
            return canvas.state.viewport.to_view(at)

        shown = canvas.box
        assert shown is not None
        if abs(shown.angle - box.angle) > NEAR_DEGREES:
            # the crop shown stands upright in the view: there the line is as oblique as the crop has to turn
            slope = math.radians(box.angle - shown.angle)
            middle = canvas.state.viewport.to_view(Point(shown.cx, shown.cy))
            way = 120 * math.cos(slope), 120 * math.sin(slope)
            drag(Point(middle.x - way[0], middle.y - way[1]), Point(middle.x + way[0], middle.y + way[1]),
                 Qt.MouseButton.RightButton)  # fmt: skip
            yield after(SETTLE)
            self.did["off by degrees"] += abs(canvas.box.angle - box.angle) > NEAR_DEGREES  # type: ignore[union-attr]
            return
        for x, y in ((-1, -1), (1, 1), (-1, -1), (1, 1)):
            before = canvas.box
            assert before is not None
            start, end = view(x, y, before), view(x, y, box)
            if math.hypot(end.x - start.x, end.y - start.y) > 6:
                drag(start, end, Qt.MouseButton.LeftButton)
                yield after(SETTLE)
        found = canvas.box
        self.did["off"] += found is None or iou(found, box) < NEAR_IOU

    def look(self, name: str) -> None:
        """A picture of the window."""
        if self.shots is not None:
            self.app.window.grab().save(str(self.shots / f"{name}.png"))


def child(given: argparse.Namespace) -> None:
    """The program itself, with hands; prints one JSON object and ends."""
    from PySide6.QtCore import QTimer
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
    worker = Worker(app, given.shoot, given.crops, given.shots)
    width, height = map(int, given.size.split("x"))
    app.window.painted.connect(lambda: app.window.resize(width, height))
    program.start(app, [given.shoot])
    steps, timer = worker.work(), QTimer(app.window, interval=WAIT_MS)
    waits: list[Step] = [lambda: True]

    def go_on() -> None:
        if waits[0]():
            try:
                waits[0] = next(steps)
            except StopIteration:
                timer.stop()
                QTimer.singleShot(500, QApplication.quit)

    timer.timeout.connect(go_on)
    timer.start()
    qt.exec()
    states = Counter(item.state.value for item in app.review.session)
    found: dict[str, Any] = {"keys": app.review.shoot.keys, **worker.did, "states": states}
    program.end(app)
    print(json.dumps(found))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shoot", type=Path)
    parser.add_argument("--crops", type=Path, nargs="+", required=True)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--child", action="store_true")
    given = parser.parse_args()
    if given.child:
        child(given)
        return
    with tempfile.TemporaryDirectory() as home:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        environment = os.environ | dict.fromkeys(names, os.environ.get("KEYS_HOME", home))
        subprocess.run([sys.executable, __file__, "--child", *sys.argv[1:]], env=environment, check=True)


if __name__ == "__main__":
    main()
