"""Try an installed CropperHead from outside; exit 1 says what is missing or broken.

Opens JPEG, HEIC and raw (through the worker process: nothing else decodes), proposes, writes and undoes a
sidecar, learns from crops, trains a head, opens the window on a folder and ends it. The standard library
is enough; the window needs a display with xdotool (X11), or is left out (`--no-window`).

Usage: python packaging/smoke.py [--chroot DIR] [--no-window] [--screenshot FILE.png] COMMAND [ARGUMENT…]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"
PHOTOS = ("cat.jpg", "coffee.heic", "rocket.dng")
CROP = ("0.1", "0.1", "0.9", "0.9")
PATIENCE = 120.0
SHOOTS, FRAMES = 4, 11  # a head is trained on 40 crops of 3 shoots or more


class Failed(Exception):
    """What is missing or broken."""


class Program:
    """The command under test, with a home of its own; `root` is the folder that it sees as /."""

    def __init__(self, command: list[str], room: Path, root: Path | None) -> None:
        self._command = (["chroot", str(root)] if root else []) + command
        self._root = root
        inside = self.seen(room)
        (room / "home").mkdir()
        (room / "run").mkdir(mode=0o700)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "XDG_", "LD_"))
        }
        self.environment = kept | {
            "HOME": f"{inside}/home",
            "XDG_RUNTIME_DIR": f"{inside}/run",
            "LC_ALL": "C.UTF-8",
        }

    def seen(self, path: Path) -> str:
        """A path of ours as the program sees it."""
        return str(Path("/") / path.relative_to(self._root)) if self._root else str(path)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self._command, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def rows(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> list[dict[str, Any]]:
        """The JSON lines that a command prints; Failed when it ends with another code."""
        done = subprocess.run(
            [*self._command, *arguments, "--json"],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=600,
        )
        if done.returncode not in codes:
            raise Failed(
                f"{arguments[0]} ended with {done.returncode}: {done.stdout[-400:]} {done.stderr[-2000:]}"
            )
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def check_parts(program: Program) -> None:
    rows = program.rows("doctor", codes=(0, 1))
    found = {row["name"] for row in rows}
    if not {"exiftool", "device", "model", "package", "cache"} <= found:
        raise Failed(f"doctor looked at {sorted(found)} only")
    # an old ExifTool knows fewer cameras and is no fault of the package
    broken = [
        f"{row['name']}: {row['detail']}" for row in rows if not row["ok"] and row["name"] != "camera level"
    ]
    if broken:
        raise Failed(f"doctor: {broken}")


def check_decoding(program: Program, folder: Path) -> None:
    rows = program.rows("suggest", program.seen(folder))
    decoded = {Path(row["file"]).name: row["status"] for row in rows}
    if decoded != dict.fromkeys(PHOTOS, "ok"):
        raise Failed(f"suggest: {rows}")


def check_writing(program: Program, folder: Path) -> None:
    photo, sidecar = folder / PHOTOS[0], folder / "cat.xmp"
    before = photo.read_bytes()
    program.rows("batch", program.seen(photo), "--existing", "all", "--factor", "0.1")
    if "crs:HasCrop" not in (sidecar.read_text() if sidecar.exists() else ""):
        raise Failed("batch wrote no crop into the sidecar")
    program.rows("undo", program.seen(folder))
    if sidecar.exists():
        raise Failed("undo left the sidecar")
    if photo.read_bytes() != before:
        raise Failed("the photo was changed")


def check_learning(program: Program, library: Path) -> None:
    for shoot in range(SHOOTS):
        (library / f"shoot {shoot}").mkdir(parents=True)
        for frame in range(FRAMES):
            photo = library / f"shoot {shoot}" / f"{frame:02}.jpg"
            # another last byte: equal files would count once
            photo.write_bytes((SAMPLES / "cat.jpg").read_bytes() + bytes([shoot, frame]))
            os.utime(photo, (1.7e9 + shoot * 1e6, 1.7e9 + shoot * 1e6 + frame))
    first, *others = sorted(library.rglob("*.jpg"))
    program.rows("set", program.seen(first), "--crop", *CROP)
    for photo in others:  # of the same pixels
        shutil.copyfile(first.with_suffix(".xmp"), photo.with_suffix(".xmp"))
    learnt = program.rows("learn", program.seen(library))[-1]
    if learnt["crops"] != SHOOTS * FRAMES or learnt["used"] != "head":
        raise Failed(f"learn: {learnt}")
    trained = program.rows(
        "train", "--library", program.seen(library), "--what", "head", "--install", "never"
    )[-1]
    if trained["crops"] != SHOOTS * FRAMES:
        raise Failed(f"train: {trained}")


def check_window(program: Program, folder: Path, home: Path, screenshot: str) -> float:
    """Seconds from the start to the window, which must open the folder and end with 0."""
    cache = home / ".cache" / "cropperhead"
    shutil.rmtree(cache, ignore_errors=True)
    started = time.monotonic()
    process = program.start(program.seen(folder))
    try:
        while not _window():
            _wait(process, started, "no window came")
        seconds = time.monotonic() - started
        while not any(cache.rglob("*.jpg")):
            _wait(process, started, "no preview was made")
        if screenshot:
            time.sleep(6)  # for the proposals
            subprocess.run(["import", "-window", "root", screenshot], check=True)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    if process.returncode or "Traceback" in output or "Qt:" in output:
        raise Failed(f"the window ended with {process.returncode}: {output[-2000:]}")
    return seconds


def _window() -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "CropperHead"], capture_output=True
    )
    return bool(found.stdout.split())


def _wait(process: subprocess.Popen[str], started: float, complaint: str) -> None:
    if process.poll() is not None:
        raise Failed(f"{complaint}: it ended with {process.returncode}: {process.communicate()[0][-2000:]}")
    if time.monotonic() - started > PATIENCE:
        raise Failed(complaint)
    time.sleep(0.02)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--chroot", type=Path, help="the program lives in this root")
    parser.add_argument("--no-window", action="store_true", help="there is no display")
    parser.add_argument("--screenshot", default="", help="keep a picture of the screen")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    room = Path(tempfile.mkdtemp(prefix="smoke-", dir=given.chroot / "tmp" if given.chroot else None))
    program = Program(given.command, room, given.chroot)
    photos = room / "photos"
    photos.mkdir()
    for name in PHOTOS:
        shutil.copyfile(SAMPLES / name, photos / name)
    try:
        check_parts(program)
        check_decoding(program, photos)
        check_writing(program, photos)
        check_learning(program, room / "library")
        window = (
            ""
            if given.no_window
            else f", window after {check_window(program, photos, room / 'home', given.screenshot):.2f} s"
        )
    except (Failed, OSError, subprocess.SubprocessError) as error:
        print(f"SMOKE FAILED: {error}")
        return 1
    finally:
        shutil.rmtree(room, ignore_errors=True)
    print(f"smoke test passed: {' '.join(given.command)}{window}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
