"""The process that trains: stopped at once, understood row by row."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cropperhead_desktop.ui.features.train import process as training_module
from cropperhead_desktop.ui.features.train.process import Phase, TrainingRequest, command
from tests.helpers.own_crops import EPOCHS, library


def relatives(session: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.name))
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")
@pytest.mark.parametrize("way", ["stop", "end"])
def test_stopping_takes_a_third_of_a_second_and_leaves_nobody_behind(training, qtbot, tmp_path, way):
    training.start(TrainingRequest(library(tmp_path / "lib", 4, 12)))
    session = training._process.processId()
    # working with its decoder running, in the midst of things
    qtbot.waitUntil(lambda: training.progress.done > 0, timeout=60_000)
    assert session != os.getsid(0) and relatives(session)
    began = time.monotonic()
    if way == "stop":
        training.stop()
        qtbot.waitUntil(lambda: not training.is_running, timeout=5_000)
        assert training.phase is Phase.IDLE
    else:
        training.end()
    # the promise is .3 s; a machine that does ten other things gets a little longer
    assert time.monotonic() - began < 1.0
    qtbot.waitUntil(lambda: not relatives(session), timeout=3_000)


def test_it_asks_kindly_first_and_knows_how_to_call_itself(monkeypatch):
    assert training_module.GRACE_MS <= 200
    assert command(["train"])[1] == ["-m", "cropperhead_desktop", "train"]
    monkeypatch.setattr(training_module.sys, "frozen", True, raising=False)
    assert command(["train"])[1] == ["train"]
    arguments = TrainingRequest(Path("/photos"), "network", "2020").arguments()
    assert arguments[arguments.index("--recipe") + 1] == "2020"
    assert arguments[arguments.index("--install") + 1] == "never"
    assert "--recipe" not in TrainingRequest(Path("/photos")).arguments()


def test_a_program_that_does_not_start_is_said(training, qtbot, monkeypatch):
    monkeypatch.setattr(training_module, "command", lambda _arguments: ("/nowhere/at/all", []))
    training.start(TrainingRequest(Path("/photos")))
    qtbot.waitUntil(lambda: training.phase is Phase.FAILED)
    assert training.reason and not training.is_running


def test_rows_of_the_process_are_understood_and_nonsense_is_passed_over(training):
    for row in (
        {"status": "running", "done": 250, "total": 1000, "message": "looking"},
        {"status": "running", **EPOCHS[0]},
        {"status": "failed", "file": "a.jpg", "reason": "not a photo"},
    ):
        training._on_row(row)
    assert (training.progress.done, training.progress.message) == (250, "looking")
    assert (len(training.epochs), training.reason) == (1, "")
    training._on_row({"status": "failed", "reason": "too little"})
    assert training.reason == "too little"
