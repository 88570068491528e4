"""The command line as a process: cancelling, closed pipes, no display."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cropperhead_desktop.__main__ import main
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.system.folders import models_folder
from cropperhead_desktop.system.process import own_command
from cropperhead_desktop.workflows.demo import PHOTOS

PIPED = '"$0" -m cropperhead_desktop crops "$1" --json | head -n 1'
COMMAND = (sys.executable, "-m", "cropperhead_desktop")


def test_ctrl_c_ends_with_130_and_leaves_no_child(photo_folder: Path) -> None:
    many = photo_folder / "many"
    many.mkdir()
    for number in range(400):
        shutil.copy(photo_folder / "astronaut.jpg", many / f"{number}.jpg")
    with subprocess.Popen(
        [*COMMAND, "suggest", many, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        json.loads(process.stdout.readline())  # it is under way
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(30) == 130
        assert "cancelled" in process.stderr.read()  # type: ignore[union-attr]
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)


def test_a_closed_pipe_is_no_crash(photo_folder: Path) -> None:
    result = subprocess.run(
        [
            "sh",
            "-c",
            PIPED,
            sys.executable,
            photo_folder,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.stdout.count("\n") == 1
    assert "Traceback" not in result.stderr


def environment_without_display() -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in hidden}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    result = subprocess.run(
        [*COMMAND, tmp_path],
        env=environment_without_display(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 2
    assert "no display" in result.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_demo_makes_a_contact_sheet(tmp_path: Path) -> None:
    result = subprocess.run(
        [*COMMAND, "demo", "--folder", tmp_path],
        env=environment_without_display(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "No display" in result.stdout
    made = tmp_path / "demo"
    assert (tmp_path / "demo-contact-sheet.png").stat().st_size > 50_000
    left = result.stdout.count("fine as it is")
    assert len(list(made.glob("*.xmp"))) == len(PHOTOS) - left > 0


def test_ctrl_c_before_a_command_has_begun(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, _name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "cropperhead_desktop.cli.app", Interrupted("app"))
    monkeypatch.setattr(sys, "argv", ["cropperhead", "crops", "."])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130 and capsys.readouterr().err == "cancelled\n"


def test_a_frozen_program_runs_its_modules_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    module = "cropperhead_desktop.inference.models.trial"
    assert own_command(module, "1")[1:] == ["-P", "-m", module, "1"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *arguments = own_command(module, str(models_folder() / f"{DEFAULT_MODEL}.onnx"), "6144")
    assert program == sys.executable
    assert subprocess.run([*COMMAND, *arguments], check=False, timeout=60).returncode == 0
    assert subprocess.run([*COMMAND, "--child", "http.server"], check=False, timeout=60).returncode == 2
