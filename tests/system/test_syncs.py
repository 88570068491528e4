"""One fsync for all that wait for one, and never one that began too early."""

from __future__ import annotations

import errno
import os
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from cropperhead_desktop.system.files import write_whole
from cropperhead_desktop.system.syncs import SharedSync
from tests.helpers.waiting import until


class Disk:
    """Counts syncs; each ends when it is let go."""

    def __init__(self, *errors: OSError | None) -> None:
        self.begun = threading.Semaphore(0)
        self.go = threading.Semaphore(0)
        self.syncs = 0
        self.errors = list(errors)

    def sync(self) -> None:
        self.syncs += 1
        self.begun.release()
        assert self.go.acquire(timeout=30)
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error


def one_under_way_and_three_waiting(
    pool: ThreadPoolExecutor, shared: SharedSync, disk: Disk
) -> tuple[Future[None], list[Future[None]]]:
    first = pool.submit(shared.wait)
    assert disk.begun.acquire(timeout=30)
    later = [pool.submit(shared.wait) for _ in range(3)]
    until(lambda: shared._asked == 4, "all have asked")
    return first, later


def test_who_asks_while_one_is_under_way_waits_for_the_next_and_shares_it() -> None:
    disk = Disk()
    shared = SharedSync(disk.sync)
    with ThreadPoolExecutor(4) as pool:
        first, later = one_under_way_and_three_waiting(pool, shared, disk)
        disk.go.release()
        first.result(timeout=30)
        assert disk.begun.acquire(timeout=30)
        assert not any(each.done() for each in later)  # the one that has ended began before they asked
        disk.go.release()
        for each in later:
            each.result(timeout=30)
    assert disk.syncs == 2


def test_a_failure_reaches_all_who_waited_for_it_and_is_not_forgotten() -> None:
    disk = Disk(None, OSError(errno.EIO, "lost"))
    shared = SharedSync(disk.sync)
    with ThreadPoolExecutor(4) as pool:
        first, later = one_under_way_and_three_waiting(pool, shared, disk)
        disk.go.release(2)
        first.result(timeout=30)
        for each in later:
            with pytest.raises(OSError, match="lost"):
                each.result(timeout=30)
    with pytest.raises(OSError, match="lost"):
        shared.wait()
    assert disk.syncs == 2


def test_files_of_one_moment_share_the_sync_of_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, folders, names = os.fsync, list[int](), [f"{number}.xmp" for number in range(24)]
    here = os.stat(tmp_path).st_ino

    def slow(descriptor: int) -> None:
        if os.fstat(descriptor).st_ino == here:
            there = len([name for name in os.listdir(tmp_path) if name in names])
            threading.Event().wait(0.02)
            folders.append(there)
        real(descriptor)

    def write(name: str) -> None:
        write_whole(tmp_path / name, name.encode())
        assert folders  # what covers it has ended

    monkeypatch.setattr(os, "fsync", slow)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, names))
    assert sorted(os.listdir(tmp_path)) == sorted(names)
    assert len(folders) < len(names) and folders[-1] == len(names)
