"""The preview cache: what comes back, what is dropped, what damage does."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.imaging import cache as module
from cropperhead_desktop.imaging.cache import Key, PreviewCache, key_of
from cropperhead_desktop.system.stamp import stamp_of
from tests.helpers.databases import count

PREVIEW = Preview(PhotoInfo(6000, 4000, 6), b"\xff\xd8" + bytes(998))


def key(number=0, stamp="-5:7"):
    return Key(Path(f"/photos/{number}.jpg"), stamp)


def files(folder):
    return sorted(path for path in folder.rglob("*.jpg"))


def test_kept_across_runs(tmp_path):
    first = PreviewCache(tmp_path / "c", 10_000)
    first.put(key(), PREVIEW)
    first.close()
    second = PreviewCache(tmp_path / "c", 10_000)
    assert second.get(key()) == PREVIEW
    assert second.info(key()) == PREVIEW.info
    assert second.get(key(stamp="6:7")) is None
    assert second.get(key(1)) is None and second.info(key(1)) is None
    second.close()
    assert second.get(key()) is None


def test_a_changed_photo_replaces_its_preview(tmp_path):
    cache = PreviewCache(tmp_path, 10_000)
    cache.put(key(), PREVIEW)
    cache.put(key(stamp="9:7"), Preview(PREVIEW.info, b"new"))
    assert cache.get(key()) is None
    assert cache.get(key(stamp="9:7")) == Preview(PREVIEW.info, b"new")
    assert len(files(tmp_path)) == 1 and count(cache, "previews", "SUM(bytes)") == 3
    cache.close()


def test_the_least_recently_used_go_first(tmp_path, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(module.time, "time", lambda: now)
    cache = PreviewCache(tmp_path, 5_500)
    for number in range(5):
        now += 100
        cache.put(key(number), PREVIEW)
    now += 100
    assert cache.get(key(0)) == PREVIEW
    now += 100
    cache.put(key(5), PREVIEW)
    kept = [number for number in range(6) if cache.get(key(number)) is not None]
    assert kept == [0, 3, 4, 5]
    assert count(cache, "previews", "SUM(bytes)") == 4000 and len(files(tmp_path)) == 4
    cache.close()


def test_the_limit_holds_over_many_writes_and_restarts(tmp_path):
    for run in range(3):
        cache = PreviewCache(tmp_path, 10_000)
        for number in range(40):
            cache.put(key(100 * run + number), PREVIEW)
            assert count(cache, "previews", "SUM(bytes)") <= 10_000
        cache.close()
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 10_000


@pytest.mark.parametrize("damage", [b"", b"\xff\xd8short", bytes(1000)])
def test_a_damaged_preview_file_is_not_served(tmp_path, damage):
    cache = PreviewCache(tmp_path, 10_000)
    cache.put(key(), PREVIEW)
    files(tmp_path)[0].write_bytes(damage)
    assert cache.get(key()) is None
    cache.put(key(), PREVIEW)
    assert cache.get(key()) == PREVIEW
    files(tmp_path)[0].unlink()
    assert cache.get(key()) is None
    cache.close()


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be one" * 40, b"SQLite format 3\0"]
)
def test_a_damaged_index_is_begun_anew(tmp_path, content):
    cache = PreviewCache(tmp_path, 10_000)
    cache.put(key(), PREVIEW)
    cache.close()
    (tmp_path / "index.sqlite").write_bytes(content)
    again = PreviewCache(tmp_path, 10_000)
    assert again.get(key()) is None and files(tmp_path) == []
    again.put(key(), PREVIEW)
    assert again.get(key()) == PREVIEW
    again.close()


def test_an_index_damaged_while_open(tmp_path):
    cache = PreviewCache(tmp_path, 1_000_000)
    for number in range(200):
        cache.put(key(number), PREVIEW)
    for name in ("index.sqlite", "index.sqlite-wal"):
        with open(tmp_path / name, "r+b") as stream:
            stream.write(b"garbage " * 3000)
    for number in range(200):
        cache.get(key(number))
        cache.put(key(number), PREVIEW)
    assert cache.get(key(199)) == PREVIEW
    cache.close()


def test_an_index_of_another_version_is_begun_anew(tmp_path):
    PreviewCache(tmp_path, 10_000).close()
    with sqlite3.connect(tmp_path / "index.sqlite") as index:
        index.execute("PRAGMA user_version=99")
    index.close()
    cache = PreviewCache(tmp_path, 10_000)
    cache.put(key(), PREVIEW)
    assert cache.get(key()) == PREVIEW
    cache.close()


def test_a_folder_deleted_while_in_use(tmp_path):
    import shutil

    folder = tmp_path / "c"
    cache = PreviewCache(folder, 10_000)
    cache.put(key(), PREVIEW)
    shutil.rmtree(folder)
    assert cache.get(key()) is None
    cache.put(key(1), PREVIEW)
    cache.put(key(2), PREVIEW)
    assert cache.get(key(2)) == PREVIEW
    cache.close()


def test_a_folder_that_cannot_be_made_is_said_once(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    cache = PreviewCache(tmp_path / "file" / "previews", 10_000)
    cache.put(key(), PREVIEW)
    assert cache.get(key()) is None and cache.info(key()) is None
    assert count(cache, "previews", "SUM(bytes)") == 0
    assert len(caplog.records) == 1 and "previews are not kept" in caplog.text
    caplog.clear()
    cache.close()


def test_many_threads(tmp_path):
    cache = PreviewCache(tmp_path, 20_500)

    def work(number):
        cache.put(key(number), Preview(PhotoInfo(number, 1), b"%04d" % number * 250))
        found = cache.get(key(number))
        return found is None or found.jpeg == b"%04d" % number * 250

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(work, range(200)))
    assert 10_000 < count(cache, "previews", "SUM(bytes)") <= 20_500
    cache.close()


def test_two_processes_worth_of_connections(tmp_path):
    one, two = PreviewCache(tmp_path, 10_000), PreviewCache(tmp_path, 10_000)
    one.put(key(1), PREVIEW)
    two.put(key(2), PREVIEW)
    assert two.get(key(1)) == one.get(key(2)) == PREVIEW
    one.close()
    two.close()


def test_key_of_a_file(tmp_path, monkeypatch):
    (tmp_path / "a.jpg").write_bytes(b"12345")
    os.utime(tmp_path / "a.jpg", ns=(1, -86_400_000_000_123))
    monkeypatch.chdir(tmp_path)
    assert key_of(Path("a.jpg")) == Key(tmp_path / "a.jpg", stamp_of(tmp_path / "a.jpg"))
    odd = Key(Path(os.fsdecode(b"/p/\xff.jpg")), "1:2")
    cache = PreviewCache(tmp_path / "c", 10_000)
    cache.put(odd, PREVIEW)
    assert cache.get(odd) == PREVIEW
    cache.close()
