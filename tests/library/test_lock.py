"""One writer per folder: others wait or are told who writes; who died is followed at once."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import FolderBusy
from cropperhead_desktop.library import lock
from cropperhead_desktop.library.lock import NAME, SILENCE, UNFINISHED, FolderLocks, holder_elsewhere
from tests.helpers.waiting import until

HOLD = """
import sys
from pathlib import Path
from cropperhead_desktop.library.lock import FolderLocks
with FolderLocks([Path(sys.argv[1])]):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def other(tmp_path: Path):
    """Another process that holds the folder until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_the_lock_is_there_while_held_and_gone_after(tmp_path: Path) -> None:
    with FolderLocks([tmp_path]) as locks:
        assert json.loads((tmp_path / NAME).read_text())["pid"] == os.getpid()
        assert locks.refusal(tmp_path) is None
        assert holder_elsewhere(tmp_path) is None  # it is ourselves
    assert os.listdir(tmp_path) == []


def test_the_second_is_told_who_writes(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    holder = holder_elsewhere(tmp_path)
    assert holder is not None and holder.pid == other.pid
    with pytest.raises(FolderBusy, match=str(other.pid)), FolderLocks([tmp_path]):
        pass
    assert (tmp_path / NAME).exists()


def test_the_second_waits(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    timer = threading.Timer(0.3, lambda: other.communicate("\n"))
    timer.start()
    with FolderLocks([tmp_path], wait=20):
        assert json.loads((tmp_path / NAME).read_text())["pid"] == os.getpid()
    timer.join()


def test_waiting_can_be_cancelled(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    def no_more() -> None:
        raise KeyboardInterrupt

    locks = FolderLocks([tmp_path], wait=60)
    locks.still_wanted = no_more
    with pytest.raises(KeyboardInterrupt), locks:
        pass


def test_all_or_none(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    free = tmp_path.parent / "a free folder"  # sorts first
    free.mkdir()
    with pytest.raises(FolderBusy), FolderLocks([tmp_path, free]):
        pass
    assert os.listdir(free) == []


def test_a_killed_holder_is_followed_at_once(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    assert (tmp_path / NAME).exists()
    assert holder_elsewhere(tmp_path) is None
    with FolderLocks([tmp_path]):
        pass
    assert os.listdir(tmp_path) == []


def lock_of(folder: Path, silent: float, **changes: object) -> None:
    """A lock file as another machine writes it, `silent` seconds after its last sign of life."""
    known = {"pid": 1, "host": "elsewhere", "machine": "elsewhere", "born": "1", "since": "yesterday"}
    (folder / NAME).write_text(json.dumps({**known, **changes}))
    then = time.time() - silent
    os.utime(folder / NAME, (then, then))


def test_another_machine_is_believed_while_its_heart_beats(tmp_path: Path) -> None:
    lock_of(tmp_path, silent=SILENCE / 2)
    with pytest.raises(FolderBusy, match="on elsewhere"), FolderLocks([tmp_path]):
        pass
    lock_of(tmp_path, silent=SILENCE * 2)
    with FolderLocks([tmp_path]):
        pass


def test_a_pid_that_was_given_to_somebody_else_is_no_holder(tmp_path: Path) -> None:
    with FolderLocks([tmp_path]):
        mine = json.loads((tmp_path / NAME).read_text())
    if not mine["born"]:
        pytest.skip("this system does not tell when a process began")
    lock_of(
        tmp_path, 0, **{**mine, "born": "an earlier one", "host": socket.gethostname(), "pid": os.getppid()}
    )
    assert holder_elsewhere(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pid": 1}', b"[" * 4000])
def test_a_lock_without_sense_counts_only_for_a_moment(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(FolderBusy), FolderLocks([tmp_path]):
        pass
    then = time.time() - 2 * UNFINISHED
    os.utime(tmp_path / NAME, (then, then))
    with FolderLocks([tmp_path]):
        pass


@pytest.mark.parametrize(
    "change",
    [
        {"pid": "1"},
        {"pid": 10**20},
        {"pid": -1},
        {"pid": True},
        {"pid": 1.5},
        {"host": 1},
        {"since": ["a"]},
        {"born": None},
    ],
)
def test_a_lock_that_nobody_of_ours_wrote_counts_only_for_a_moment(
    tmp_path: Path, change: dict[str, object]
) -> None:
    lock_of(tmp_path, 0, **change)
    with pytest.raises(FolderBusy, match="cannot be read"), FolderLocks([tmp_path]):
        pass
    lock_of(tmp_path, 2 * UNFINISHED, **change)
    with FolderLocks([tmp_path]):
        pass


@pytest.mark.parametrize("silent", [-60.0, -3600.0, -(10.0**9)])
def test_a_date_in_the_future_names_the_way_out_and_holds_while_nothing_beats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, silent: float
) -> None:
    lock_of(tmp_path, silent)
    with pytest.raises(FolderBusy, match=f"remove {tmp_path / NAME}"), FolderLocks([tmp_path]):
        pass
    later = time.monotonic() + SILENCE + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    with FolderLocks([tmp_path]):
        pass


def test_a_beat_in_the_future_is_a_beat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_of(tmp_path, silent=-3600)
    assert holder_elsewhere(tmp_path) is not None
    later = time.monotonic() + SILENCE + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    lock_of(tmp_path, silent=-3601)
    assert holder_elsewhere(tmp_path) is not None


def test_our_own_clock_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_of(tmp_path, silent=0)
    monkeypatch.setattr(time, "time", lambda: 1e10)
    assert holder_elsewhere(tmp_path) is not None


def test_a_lock_from_before_this_machine_was_started_anew_is_stale(tmp_path: Path) -> None:
    with FolderLocks([tmp_path]):
        mine = json.loads((tmp_path / NAME).read_text())
    parts = mine["machine"].split(" ")
    if len(parts) != 4 or not parts[1]:
        pytest.skip("this system does not tell when it was started")
    parts[2] = "earlier"
    lock_of(tmp_path, silent=-3600, **{**mine, "machine": " ".join(parts)})
    with FolderLocks([tmp_path]):
        assert json.loads((tmp_path / NAME).read_text()) == mine


def test_our_own_lock_that_could_not_be_removed_is_adopted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(5, "gone")

    with monkeypatch.context() as patched:
        with FolderLocks([tmp_path]):
            patched.setattr(os, "unlink", refused)
        assert (tmp_path / NAME).exists()
    with FolderLocks([tmp_path]):
        with pytest.raises(FolderBusy), FolderLocks([tmp_path]):
            pass
        assert (tmp_path / NAME).exists()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_is_left_alone(tmp_path: Path, make) -> None:
    make(tmp_path / NAME)
    with pytest.raises(FolderBusy, match="cannot be read"), FolderLocks([tmp_path]):
        pass
    assert os.path.lexists(tmp_path / NAME)


def test_the_heart_beats(tmp_path: Path) -> None:
    with FolderLocks([tmp_path], beat=0.02):
        os.utime(tmp_path / NAME, (1, 1))
        until(lambda: (tmp_path / NAME).stat().st_mtime > 1000, "the lock was touched")


def test_a_folder_that_cannot_be_locked_says_why(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with FolderLocks([gone]) as locks:
        assert locks.refusal(gone) == "its folder is gone"


def test_a_lock_taken_over_by_somebody_is_not_removed(tmp_path: Path) -> None:
    with FolderLocks([tmp_path]):
        lock_of(tmp_path, silent=0)
    assert (tmp_path / NAME).exists()


@pytest.mark.parametrize("live", [True, False])
def test_a_lock_of_this_machine_is_read_without_a_file_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, live: bool
) -> None:
    with FolderLocks([tmp_path]):
        mine = json.loads((tmp_path / NAME).read_text())
    lock_of(tmp_path, 0, **{**mine, "born": mine["born"] if live else "earlier"})
    monkeypatch.setattr(lock, "_now", lambda _folder: pytest.fail("the folder's clock was asked"))
    holder_elsewhere(tmp_path)


def test_heartbeats_of_locks_that_are_gone_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_seen", {})
    lock_of(tmp_path, silent=0)
    assert holder_elsewhere(tmp_path) is not None and lock._seen
    (tmp_path / NAME).unlink()
    assert holder_elsewhere(tmp_path) is None and not lock._seen


def test_whoever_carries_the_token_takes_the_lock_over_and_its_workers_write_under_it(tmp_path: Path) -> None:
    lock_of(tmp_path, 1, token="batch")
    with pytest.raises(FolderBusy), FolderLocks([tmp_path], token="another batch"):
        pass
    with FolderLocks([tmp_path], token="batch", joins=True) as joined:
        assert holder_elsewhere(tmp_path) is None and joined.refusal(tmp_path) is None
    assert holder_elsewhere(tmp_path) is not None  # it was not ours to remove
    with FolderLocks([tmp_path], token="batch"):
        held = json.loads((tmp_path / NAME).read_text())
        assert (held["pid"], held["token"]) == (os.getpid(), "batch")
    assert not (tmp_path / NAME).exists()


def test_a_worker_without_a_driver_has_a_lock_of_its_own(tmp_path: Path) -> None:
    with FolderLocks([tmp_path], token="batch", joins=True):
        assert json.loads((tmp_path / NAME).read_text())["token"] == "batch"
    assert not (tmp_path / NAME).exists()


def test_a_lock_without_a_token_is_that_of_earlier_versions(tmp_path: Path) -> None:
    with FolderLocks([tmp_path]):
        assert "token" not in json.loads((tmp_path / NAME).read_text())
