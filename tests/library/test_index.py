"""The index of proposals: found for the same photo, model and ratio only, and hard to break."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from cropperhead_desktop.domain.suggestion import BurstFrame, Cause, Level, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.index import ProposalIndex
from tests.helpers.databases import count

LEVEL = Level(Cause.CAMERA, -1.5, 0.25, -1.4)
SUGGESTION = Suggestion(Crop(0.1, 0.2, 0.123456789012345, 0.9, -1.5), 0.75, "model", level=LEVEL)
WORTH = Suggestion(
    Crop(0.1, 0.1, 0.9, 0.9), 0.5, "model", uncropped=Crop(0.02, 0.03, 0.98, 0.97, 1.5), gain=0.0123456789,
    wanted=0.75, verdict=Verdict.SURE,
)  # fmt: skip
UNSURE = Suggestion(Crop(0.6, 0.0, 0.4, 1.0, 40.0), None, "model")


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"12345")
    return path


@pytest.fixture
def index(tmp_path):
    found = ProposalIndex(tmp_path / "cache" / "proposals.sqlite")
    yield found
    found.close()


def test_a_proposal_is_remembered_exactly(tmp_path, photo, index):
    index.put(photo, "m@1", None, SUGGESTION)
    index.put(photo, "m@1", 1.5, UNSURE)
    index.put(photo, "m@1", 2.0, WORTH)
    frames = (BurstFrame(0, 3, (0.0, 0.0)), BurstFrame(1, 3, (0.02, -0.01)), BurstFrame(2, 3, None))
    for aspect, frame in zip((3.0, 4.0, 5.0), frames, strict=True):
        index.put(photo, "m@1", aspect, replace(WORTH, burst=frame))
    index.close()
    again = ProposalIndex(tmp_path / "cache" / "proposals.sqlite")
    assert again.get(photo, "m@1", None) == SUGGESTION
    assert again.get(photo, "m@1", 1.5) == UNSURE and again.get(photo, "m@1", 2.0) == WORTH
    assert again.get(photo, "m@2", None) is None and again.get(photo, "m@1", 1.6) is None
    for aspect, frame in zip((3.0, 4.0, 5.0), frames, strict=True):
        assert again.get(photo, "m@1", aspect) == replace(WORTH, burst=frame)
    assert count(again, "proposals") == 6
    again.close()


def test_a_changed_photo_is_proposed_anew(photo, index):
    index.put(photo, "m", None, SUGGESTION)
    os.utime(photo, ns=(5, 5))
    assert index.get(photo, "m", None) is None
    index.put(photo, "m", None, UNSURE)
    assert index.get(photo, "m", None) == UNSURE and count(index, "proposals") == 1
    photo.unlink()
    assert index.get(photo, "m", None) is None
    index.put(photo, "m", None, SUGGESTION)


def test_it_is_bounded(tmp_path):
    index = ProposalIndex(tmp_path / "p.sqlite", max_rows=50)
    for number in range(200):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(b"")
        index.put(path, "m", None, SUGGESTION)
        assert count(index, "proposals") <= 100
    assert index.get(tmp_path / "199.jpg", "m", None) == SUGGESTION
    assert index.get(tmp_path / "0.jpg", "m", None) is None
    index.close()


@pytest.mark.parametrize("content", [b"garbage " * 2000, b"SQLite format 3\0" + bytes(500)])
def test_a_damaged_file_is_begun_anew(tmp_path, photo, index, content):
    index.put(photo, "m", None, SUGGESTION)
    index.close()
    (tmp_path / "cache" / "proposals.sqlite").write_bytes(content)
    again = ProposalIndex(tmp_path / "cache" / "proposals.sqlite")
    assert again.get(photo, "m", None) is None
    again.put(photo, "m", None, SUGGESTION)
    assert again.get(photo, "m", None) == SUGGESTION
    again.close()


def test_a_file_deleted_while_open(tmp_path, photo, index):
    index.put(photo, "m", None, SUGGESTION)
    for path in (tmp_path / "cache").iterdir():
        path.unlink()
    index.put(photo, "m", None, SUGGESTION)
    index.put(photo, "m", None, SUGGESTION)
    assert index.get(photo, "m", None) == SUGGESTION


def test_a_file_that_cannot_be_made_is_said_once(tmp_path, photo, caplog):
    index = ProposalIndex(photo / "p.sqlite")
    index.put(photo, "m", None, SUGGESTION)
    assert index.get(photo, "m", None) is None and count(index, "proposals") == 0
    assert len(caplog.records) == 1 and "not remembered" in caplog.text
    caplog.clear()
    index.close()


def test_many_threads(tmp_path, index):
    paths = [tmp_path / f"{number}.jpg" for number in range(60)]
    for path in paths:
        path.write_bytes(b"")

    def work(path):
        index.put(path, "m", None, SUGGESTION)
        return index.get(path, "m", None)

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, paths * 4)) == [SUGGESTION] * 240
    assert count(index, "proposals") == 60
