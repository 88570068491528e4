"""Workers that hang, crash, eat memory or are killed cost one file and leave no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.imaging.pool import Pool
from tests.helpers.pools import process_ids


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.jpg"
    Image.new("RGB", (40, 30), "green").save(path)
    return path


def lives(pid):
    """True while a process runs (a zombie that nobody has collected does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition, seconds=15.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def test_nothing_starts_before_it_is_needed(small):
    with Pool(2) as pool:
        assert process_ids(pool) == []
        pool.call(small, "info")
        assert len(process_ids(pool)) == 1


def test_a_worker_is_used_again(small):
    with Pool(2) as pool:
        pool.call(small, "info")
        first = process_ids(pool)
        pool.call(small, "preview", side=20)
        assert process_ids(pool) == first


def test_the_deadline_ends_a_call(slow_photo, small):
    with Pool(1, deadline=1.5) as pool:
        with pytest.raises(PhotoError, match=r"slow\.jpg: decoding took longer than 1\.5 s"):
            pool.call(slow_photo, "preview", side=750)
        assert process_ids(pool) == []
        assert pool.call(small, "info", deadline=20)[0]["info"] == [40, 30, 1]


def test_a_crash_costs_one_file(slow_photo, small):
    with Pool(1) as pool, ThreadPoolExecutor(1) as threads:
        call = threads.submit(pool.call, slow_photo, "preview", side=750)
        wait_until(lambda: process_ids(pool))
        time.sleep(1.0)  # let it take the file
        os.kill(process_ids(pool)[0], signal.SIGSEGV)
        with pytest.raises(PhotoError, match=r"slow\.jpg: the decoder crashed on this file \(SIGSEGV\)"):
            call.result(20)
        assert pool.call(small, "info")[0]["info"] == [40, 30, 1]


def test_a_worker_that_died_while_idle_is_nobodys_fault(small):
    with Pool(1) as pool:
        pool.call(small, "info")
        (pid,) = process_ids(pool)
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not lives(pid))
        assert pool.call(small, "info")[0]["info"] == [40, 30, 1]
        assert process_ids(pool) != [pid]


def test_memory_is_limited(tmp_path, small):
    path = tmp_path / "large.png"
    Image.new("RGB", (9000, 9000)).save(path, compress_level=1)
    with Pool(1, memory_mb=300) as pool:
        with pytest.raises(PhotoError, match=r"large\.png: needs more than 300 MB of memory"):
            pool.call(path, "preview", side=750)
        assert pool.call(small, "info")[0]["info"] == [40, 30, 1]


def test_closing_ends_idle_and_busy_workers(slow_photo, small):
    pool = Pool(2)
    pool.call(small, "info")
    with ThreadPoolExecutor(2) as threads:
        calls = [threads.submit(pool.call, slow_photo, "preview", side=750) for _ in range(2)]
        wait_until(lambda: len(process_ids(pool)) == 2)
        pids = process_ids(pool)
        pool.close()
        for call in calls:
            with pytest.raises(PhotoError, match="the program is closing"):
                call.result(10)
    assert not any(lives(pid) for pid in pids)
    with pytest.raises(PhotoError, match="the program is closing"):
        pool.call(small, "info")
    pool.close()


def test_many_threads_get_their_own_answers(tmp_path):
    paths = []
    for number in range(12):
        paths.append(tmp_path / f"{number}.jpg")
        Image.new("RGB", (20 + number, 10)).save(paths[-1])
    with Pool(2) as pool, ThreadPoolExecutor(8) as threads:
        widths = list(threads.map(lambda path: pool.call(path, "info")[0]["info"][0], paths * 10))
        assert widths == [20 + number for number in range(12)] * 10
        assert len(process_ids(pool)) <= 2


SCRIPT = """
import sys, threading, time
from pathlib import Path
from cropperhead_desktop.imaging.pool import Pool
pool = Pool(1)
photo = Path(sys.argv[1])
threading.Thread(target=lambda: pool.call(photo, "preview", side=750), daemon=True).start()
while not pool._all:
    time.sleep(0.01)
time.sleep(1)
print(*(worker.process.pid for worker in pool._all), flush=True)
time.sleep(60)
"""


def test_a_busy_worker_ends_when_the_parent_is_killed(slow_photo):
    parent = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(slow_photo)], stdout=subprocess.PIPE, text=True
    )
    with parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert lives(pid)
        parent.kill()
    wait_until(lambda: not lives(pid), 5)


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from cropperhead_desktop.imaging.pool import Pool
photo, slow = map(Path, sys.argv[1:])
with Pool(1) as pool:
    pool.call(photo, "info")
    before = set(pool._all)
    signal.signal(signal.SIGINT, lambda *_: None)
    os.killpg(0, signal.SIGINT)
    assert pool.call(photo, "info")[0]["info"] == [40, 30, 1] and pool._all == before
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(0, signal.SIGINT))
    signal.alarm(1)
    try:
        pool.call(slow, "preview", side=750)
    except KeyboardInterrupt:
        print("interrupted", [worker.process.pid for worker in pool._all])
    print(pool.call(photo, "info")[0]["info"])
"""


def test_ctrl_c_reaches_the_parent_only(small, slow_photo):
    command = [sys.executable, "-c", INTERRUPTED, str(small), str(slow_photo)]
    done = subprocess.run(command, capture_output=True, text=True, start_new_session=True, timeout=60)
    assert done.stdout.splitlines() == ["interrupted []", "[40, 30, 1]"], done.stderr


def test_the_worker_imports_no_window_and_no_numpy():
    code = (
        "import sys; import cropperhead_desktop.imaging.operations, cropperhead_desktop.imaging.worker;"
        "print([name for name in ('PySide6', 'numpy', 'rawpy', 'pillow_heif', 'onnxruntime', 'torch')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_module_in_the_current_folder_is_not_imported(tmp_path, small, monkeypatch):
    (tmp_path / "PIL.py").write_text("import os; os._exit(3)")
    monkeypatch.chdir(tmp_path)
    with Pool(1) as pool:
        assert pool.call(small, "info")[0]["info"] == [40, 30, 1]


def test_waiting_for_a_free_worker_is_not_counted(small):
    """Twenty calls at once through one worker: only each one's own time is under the deadline."""
    with Pool(1, deadline=5) as pool:
        answers: list[int] = []
        threads = [
            threading.Thread(target=lambda: answers.append(len(pool.call(small, "preview", side=30)[1])))
            for _ in range(20)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(answers) == 20 and min(answers) > 300
