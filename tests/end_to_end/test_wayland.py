"""The real window on Wayland: a compositor without a screen, and no X server that Qt could turn to."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.waiting import happens, until

pytestmark = pytest.mark.timeout(200)


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment in which Wayland is the only display."""
    if not shutil.which("weston"):
        pytest.skip("weston is not installed")
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}
    }
    environment |= {"XDG_RUNTIME_DIR": str(run)}
    command = ["weston", "--backend=headless-backend.so", "--no-config", "--idle-time=0", "--socket=way"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        until((run / "way").exists, "the compositor listens", 60)
        yield environment | {"WAYLAND_DISPLAY": "way"}
        server.terminate()


def test_the_window_opens_a_folder_and_ends(
    compositor: dict[str, str], private_home: Path, photo_folder: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    environment = compositor | {"HOME": str(private_home), "WAYLAND_DEBUG": "client"}
    previews = private_home / "cropperhead" / "previews"
    with (
        log.open("w") as output,
        subprocess.Popen(
            [sys.executable, "-m", "cropperhead_desktop", str(photo_folder)], env=environment, stderr=output
        ) as program,
    ):
        try:
            shown = happens(lambda: "set_app_id(" in log.read_text() or program.poll() is not None, 90)
            made = happens(lambda: any(previews.rglob("*.jpg")), 90)
            program.send_signal(signal.SIGTERM)
            program.wait(60)
        finally:
            program.kill()
    said = [line for line in log.read_text().splitlines() if not line.startswith("[")]
    assert program.returncode == 0, said
    assert 'set_app_id("cropperhead")' in log.read_text()
    assert shown and made, said
    assert not [line for line in said if "Traceback" in line or "Qt:" in line]
