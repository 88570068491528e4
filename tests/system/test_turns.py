"""Two processes at one file: the second waits, a dead one is not waited for, a stopped one not for ever."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from cropperhead_desktop.system import turns
from cropperhead_desktop.system.turns import in_turn

ADD = """
import sys
from pathlib import Path
from cropperhead_desktop.system.files import write_whole
from cropperhead_desktop.system.turns import in_turn
file = Path(sys.argv[1])
for _ in range(40):
    with in_turn(file):
        write_whole(file, str(int(file.read_text() or 0) + 1).encode(), durable=False)
"""
HOLD = """
import sys
from pathlib import Path
from cropperhead_desktop.system.turns import in_turn
with in_turn(Path(sys.argv[1])):
    print("here", flush=True)
    sys.stdin.read()
"""


def test_two_processes_lose_no_change(tmp_path: Path) -> None:
    file = tmp_path / "count"
    file.write_text("0")
    running = [subprocess.Popen([sys.executable, "-c", ADD, file]) for _ in range(3)]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    assert file.read_text() == "120"


def test_who_does_not_go_on_is_waited_for_a_while_and_the_dead_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new" / "file"
    command = [sys.executable, "-c", HOLD, file]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"here\n"
        monkeypatch.setattr(turns, "_PATIENCE", 0.2)
        before = time.monotonic()
        with in_turn(file):
            assert time.monotonic() - before >= 0.2
        holder.kill()
        holder.wait()
        monkeypatch.setattr(turns, "_PATIENCE", 60)
        with in_turn(file):
            assert time.monotonic() - before < 60


def test_where_there_is_no_folder_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError), in_turn(tmp_path / "file" / "below"):
        raise AssertionError("the turn was given")
