"""The real window on a real (virtual) screen, driven by real keys and a real mouse."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cropperhead_desktop.domain.decision import DecisionKind
from tests.helpers import waiting

pytestmark = pytest.mark.timeout(300)


def to_the_third(desk) -> None:
    """By hand: the queue passes over what is fine as it is."""
    for key in ("Home", "Right", "Right"):
        desk.key(key)


def test_the_loop_from_open_to_sidecar(open_desk, photo_folder) -> None:
    originals = {path: path.read_bytes() for path in photo_folder.iterdir()}
    desk = open_desk(photo_folder)
    wide, high = desk.size
    assert wide <= 1366 and high <= 768 - 28  # a title bar has room on the screen of a small laptop

    desk.press_until_decided("Return", "astronaut.jpg")
    assert desk.kind("astronaut.jpg") is DecisionKind.ACCEPTED
    record = desk.record("astronaut.jpg")
    assert record.crop is not None
    assert record.orientation == 6
    assert record.decision is not None
    assert record.decision.model

    desk.tool("keydown", "k")  # somebody leans on it: the photos that come to the front were not seen
    desk.wait_for(lambda: desk.kind("camera.webp"), "camera.webp is decided")
    assert not waiting.happens(lambda: len(list(photo_folder.glob("*.xmp"))) > 2, 1.5)
    desk.tool("keyup", "k")
    kept = desk.record("camera.webp")
    assert (kept.crop, kept.has_crop) == (None, False)

    to_the_third(desk)
    desk.draw("chelsea.png", (1055, 300), (0, 60))  # beside the frame: the photo turns under it
    desk.press_until_decided("Return", "chelsea.png")
    assert desk.kind("chelsea.png") is DecisionKind.ADJUSTED

    desk.key("ctrl+z")
    desk.wait_for(lambda: desk.kind("chelsea.png") is None, "the last decision is taken back")
    assert not (photo_folder / "chelsea.xmp").exists()
    desk.key("ctrl+z")  # the drag as well, so that nothing is left to ask about
    desk.quit()
    assert {path: path.read_bytes() for path in originals} == originals


def kept_last(desk, name: str) -> bool:
    """The keys do nothing until the photos are there; by then all sidecars have been read."""
    desk.key("End")
    desk.key("k")
    return desk.is_decided_soon(name)


def test_adjusted_levelled_accepted_undone_and_found_again_as_it_was_left(open_desk, photo_folder) -> None:
    desk = open_desk(photo_folder)
    desk.draw("astronaut.jpg", (560, 300), (200, 20), holding="ctrl")  # along a slope of 20 in 200
    desk.key("o")
    desk.press_until_decided("Return", "astronaut.jpg")
    assert desk.kind("astronaut.jpg") is DecisionKind.ADJUSTED
    level = desk.record("astronaut.jpg").crop
    assert level is not None
    assert level.angle == pytest.approx(5.71, abs=0.3)

    # beside the frame, wherever the proposal put that: the photo turns, and turns back a part of it
    desk.draw("camera.webp", (1040, 300), (0, 60))
    desk.draw("camera.webp", (1040, 300), (0, -25))
    desk.press_until_decided("Return", "camera.webp")
    by_hand = desk.record("camera.webp").crop
    assert desk.kind("camera.webp") is DecisionKind.ADJUSTED
    assert by_hand is not None

    to_the_third(desk)
    desk.press_until_decided("k", "chelsea.png")
    desk.key("ctrl+z")
    desk.wait_for(lambda: desk.kind("chelsea.png") is None, "keeping is taken back")
    desk.quit()
    assert not list(photo_folder.glob("chelsea*.xmp"))

    # without a folder named: what was open comes back, and Enter does not write what is decided anew
    again = open_desk(photo_folder, is_named=False)
    times = {path: path.stat().st_mtime_ns for path in photo_folder.glob("*.xmp")}
    assert len(times) == 2
    again.wait_for(lambda: "photos" in again.tool("getwindowname", again.window), "the folder is open again")
    again.wait_for(lambda: kept_last(again, "rocket 10.jpg"), "the photos are there, the last one is kept")
    again.key("Home")
    again.key("Return")
    to_the_third(again)
    again.press_until_decided("k", "chelsea.png")  # written after whatever that Enter has written
    again.quit()
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert again.record("astronaut.jpg").crop == level
    assert again.record("camera.webp").crop == by_hand
    shown = subprocess.run(
        [sys.executable, "-m", "cropperhead_desktop", "crops", str(photo_folder), "--json"],
        capture_output=True, text=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    assert "astronaut.jpg" in shown
    assert "adjusted" in shown
