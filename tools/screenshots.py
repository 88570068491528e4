"""Makes the pictures of manual and README from the real window.

    python tools/screenshots.py [PHOTOS] [--to FOLDER]

The program runs with a home of its own on a copy of PHOTOS (else of its demo photos), is driven by keys and
mouse, and is drawn without a screen. Before and after are made by `render` from the photo it would help most.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PIL import Image, ImageQt
from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.settings import PROGRAMS, THEME, TIPS_SHOWN
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.geometry.crop import Crop, corners
from cropperhead_desktop.review.round_trip import Program
from cropperhead_desktop.review.view import PlaceKind, View
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.learn.dialog import LearnDialog
from cropperhead_desktop.ui.features.tips import TIPS
from cropperhead_desktop.ui.kit.application import application
from cropperhead_desktop.ui.kit.palettes import PALETTES
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.program import real_services
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.workflows.demo import demo_folder
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.xmp.store import Sidecars

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SIZE = 1240, 800
PATIENCE_S = 120
SETTLED_MS = 400
"""What fades or follows a change late is over."""


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("photos", type=Path, nargs="?")
    parser.add_argument("--to", type=Path, default=IMAGES)
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    with _home() as home:
        folder = _photos(asked.photos, home / "Pictures")
        with _window(folder) as studio:
            best = studio.pictures(asked.to)
        _before_and_after(best, asked.to / "before-after.jpg")
    for picture in sorted(asked.to.iterdir()):
        print(f"{picture.stat().st_size / 1000:6,.0f} kB  {picture.name}")


@contextmanager
def _home() -> Iterator[Path]:
    """An empty home, always of the same name, and a screen of which nothing is seen."""
    home = Path(tempfile.gettempdir(), "home", "anna")
    home.mkdir(parents=True)
    screen = home / "screen.json"
    one = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": 1}
    screen.write_text(json.dumps({"screens": [one]}), "utf-8")
    os.environ |= {
        "HOME": f"{home}", "XDG_CONFIG_HOME": f"{home}/.config", "XDG_DATA_HOME": f"{home}/.local/share",
        "XDG_CACHE_HOME": f"{home}/.cache", "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
    }  # fmt: skip
    try:
        yield home
    finally:
        shutil.rmtree(home.parent)


def _photos(given: Path | None, parent: Path) -> Path:
    if given is None:
        return demo_folder(parent)
    return Path(shutil.copytree(given, parent / "wedding", ignore=shutil.ignore_patterns("*.xmp")))


@contextmanager
def _window(folder: Path) -> Iterator[Studio]:
    """The program on `folder`, light, with a proposal for every photo."""
    settings = Settings()
    settings[THEME] = "light"
    settings[TIPS_SHOWN] = " ".join(tip.id for tip in TIPS)
    application(PALETTES["light"])
    app = program.build(real_services(Options(personal=True)), settings)
    program.start(app, [folder])
    app.window.resize(*SIZE)
    studio = Studio(app)
    app.window.activateWindow()
    studio.wait(app.window.isActiveWindow)
    studio.wait(lambda: app.review.place.kind is PlaceKind.PHOTOS)
    studio.wait(lambda: all(item.suggestion for item in app.review.session))
    yield studio
    program.end(app)


class Studio:
    """The running program under hands that do not shake."""

    def __init__(self, app: App) -> None:
        self.app, self.window, self.canvas = app, app.window, app.window.panes.canvas

    def pictures(self, folder: Path) -> Path:
        """All pictures of the window; returns the photo that is helped most."""
        items = sorted(self.app.review.session, key=_need, reverse=True)
        first = items[0].path
        crops = [_another(item) for item in items]
        self.show(View.GRID, first)
        _save(self.window.grab().toImage(), folder / "grid.webp")
        self.show(View.LOUPE, first)
        _save(self.window.grab().toImage(), folder / "loupe.webp")
        self.show(View.CROP, first)
        _save(self.window.grab().toImage(), folder / "crop.webp")
        self.dialog("autocrop", folder / "batch.webp")
        self.film(first, folder / "keys.webp")
        self.finish_shoot()
        self.app.settings[PROGRAMS] = {self.app.review.place.key: Program.LIGHTROOM.value}
        self.dialog("shoot_end", folder / "end.webp")
        past = _cropped_before(items, crops)
        self.dialog("learn_past", folder / "learn.webp", lambda dialog: self._learn(dialog, past))
        self.dialog("learnt", folder / "style.webp")
        return first

    def finish_shoot(self) -> None:
        """Accept what is proposed, pass the rest."""
        for item in list(self.app.review.session):
            if _need(item) and item.state is State.UNDECIDED:
                self.show(View.LOUPE, item.path)
                self.key(Qt.Key.Key_Return)
                self.settle()
                self.close_dialogs()
        self.app.actions["pass_rest"].trigger()
        self.settle()
        self.close_dialogs()

    def _learn(self, dialog: QDialog, past: Path) -> None:
        assert isinstance(dialog, LearnDialog)
        dialog.add(past)
        dialog.start.click()
        self.wait(lambda: not dialog.is_running)

    def film(self, first: Path, file: Path) -> None:
        """Enter, Enter, a drag, Enter: 960 pixels wide, with the key that is pressed."""
        frames: list[tuple[Image.Image, int]] = []

        def take(milliseconds: int, words: str = "", at: QPoint | None = None) -> None:
            frames.append((_captioned(self.window.grab().toImage(), words, at), milliseconds))

        self.show(View.LOUPE, first)
        take(1400)
        for _ in range(2):
            take(350, "Enter")
            self.key(Qt.Key.Key_Return)
            QTest.qWait(60)
            take(100, "Enter")
            self.settle()
            take(1000)
        self.key(Qt.Key.Key_R)
        self.settle()
        take(900, "R")
        path = self._drag_path()
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, pos=path[0])
        for at in path:
            QTest.mouseMove(self.canvas, at)
            QTest.qWait(20)
            take(70, "", self.canvas.mapTo(self.window, at))
        take(400, "", self.canvas.mapTo(self.window, path[-1]))
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, pos=path[-1])
        self.settle()
        take(500)
        self.key(Qt.Key.Key_Return)
        QTest.qWait(60)
        take(500, "Enter")
        self.settle()
        take(1600)
        pictures, times = zip(*frames, strict=True)
        pictures[0].save(
            file, save_all=True, append_images=pictures[1:], duration=times, loop=0, quality=75, method=6
        )

    def _drag_path(self) -> list[QPoint]:
        """From the lower right handle inwards, a seventh of the crop, in twelve steps."""
        box, state = self.canvas.box, self.canvas.state
        assert box is not None
        corner = state.viewport.to_view(corners(box)[2])
        centre = state.viewport.to_view(box.centre)
        return [
            QPointF(
                corner.x + (centre.x - corner.x) * t / 42, corner.y + (centre.y - corner.y) * t / 42
            ).toPoint()
            for t in range(13)
        ]

    def show(self, view: View, photo: Path) -> None:
        """`photo` in front, with its pixels."""
        self.app.review.select(photo)
        self.app.review.show(view)
        self.settle()

    def dialog(self, command: str, file: Path, first: Callable[[QDialog], None] | None = None) -> None:
        """The dialog that a command opens, after `first`."""
        self.app.actions[command].trigger()
        self.settle()
        if first:
            first(self._dialogs()[-1])
            self.settle()
        _save(_framed(self._dialogs()[-1]), file)
        self.close_dialogs()

    def close_dialogs(self) -> None:
        """All of them."""
        for dialog in self._dialogs():
            dialog.close()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.settle()

    def _dialogs(self) -> list[QDialog]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
        ]

    def key(self, key: Qt.Key) -> None:
        """Press it."""
        QTest.keyClick(self.window, key)

    def settle(self) -> None:
        """Everything that was begun is done and drawn."""
        self.wait(lambda: self.app.jobs.pending() == 0)
        QTest.qWait(SETTLED_MS)
        self.wait(lambda: self.app.jobs.pending() == 0)

    def wait(self, done: Callable[[], bool]) -> None:
        """Until it is so; raises where it does not come."""
        until = monotonic() + PATIENCE_S
        while not done():
            if monotonic() > until:
                raise SystemExit("the window does not come to rest")
            # QTest.qWait would keep the interpreter from the jobs most of the time
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()


def _need(item: ReviewItem) -> float:
    """How much a photo gains by its proposal: what is cut, and a tilt."""
    suggestion, info = item.suggestion, item.info
    if suggestion is None or info is None or suggestion.verdict is Verdict.LEAVE:
        return 0.0
    box = info.box(suggestion.crop)
    return 1 - box.area / (info.width * info.height) + min(abs(box.angle), 6) / 6


def _another(item: ReviewItem) -> Crop | None:
    """A crop that somebody else would have made: the second of the proposals."""
    return item.suggestion.candidates[1] if item.suggestion and len(item.suggestion.candidates) > 1 else None


def _cropped_before(items: Sequence[ReviewItem], crops: Sequence[Crop | None]) -> Path:
    """A folder of the same photos as they were cropped last year."""
    folder = items[0].path.parent.parent / "2025"
    folder.mkdir()
    for item, crop in zip(items, crops, strict=True):
        if crop is not None and item.info is not None:
            photo = Path(shutil.copy(item.path, folder))
            Sidecars().write(photo, crop, item.info, decided_now(DecisionKind.ADJUSTED))
    return folder


def _framed(dialog: QDialog) -> QImage:
    """A dialog with a title, as a desktop would show it."""
    inside, bar = dialog.grab().toImage(), 32
    framed = QImage(inside.width() + 2, inside.height() + bar + 1, QImage.Format.Format_RGB32)
    framed.fill(QColor("#b9b9b9"))
    painter = QPainter(framed)
    painter.fillRect(1, 1, inside.width(), bar - 1, QColor("#dcdcdc"))
    painter.setFont(dialog.font())
    painter.drawText(QRectF(0, 0, framed.width(), bar), Qt.AlignmentFlag.AlignCenter, dialog.windowTitle())
    painter.drawImage(1, bar, inside)
    painter.end()
    return framed


def _save(picture: QImage, file: Path) -> None:
    _pillow(picture).save(file, quality=88, method=6)


def _pillow(picture: QImage) -> Image.Image:
    return ImageQt.fromqimage(picture).convert("RGB")


def _captioned(picture: QImage, words: str, at: QPoint | None) -> Image.Image:
    """A frame of the moving picture: the key in a cap at the foot, an arrow where the mouse is."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if words:
        font = painter.font()
        font.setPixelSize(34)
        font.setBold(True)
        painter.setFont(font)
        cap = QRectF(picture.width() / 2 - 90, picture.height() - 215, 180, 68)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 20, 225))
        painter.drawRoundedRect(cap, 14, 14)
        painter.setPen(QColor("white"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
    if at is not None:
        arrow = QPainterPath(QPointF(at))
        for x, y in ((0, 26), (6, 20), (11, 31), (15, 29), (10, 19), (18, 19)):
            arrow.lineTo(at.x() + x, at.y() + y)
        arrow.closeSubpath()
        painter.setPen(QColor("white"))
        painter.setBrush(QColor("black"))
        painter.drawPath(arrow)
    painter.end()
    return _pillow(picture.scaledToWidth(960, Qt.TransformationMode.SmoothTransformation))


def _before_and_after(photo: Path, file: Path) -> None:
    """The photo beside what the program makes of it, at one height."""
    made = photo.with_name("after.jpg")
    try:
        run(lambda _paths, _options: 0, ["render", str(photo), "-o", str(made)])
    except SystemExit as ended:
        if ended.code:
            raise
    with Image.open(photo) as one, Image.open(made) as other:
        pictures = [each.convert("RGB") for each in (one, other)]
    height, gap = 560, 12
    scaled = [
        each.resize((round(each.width * height / each.height), height), Image.Resampling.LANCZOS)
        for each in pictures
    ]
    sheet = Image.new("RGB", (sum(each.width for each in scaled) + gap, height), "white")
    sheet.paste(scaled[0], (0, 0))
    sheet.paste(scaled[1], (scaled[0].width + gap, 0))
    sheet.save(file, quality=85, optimize=True)


if __name__ == "__main__":
    main()
