"""A batch in parts, with threads for workers; real workers: `tests/end_to_end/test_machines.py`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.engine.mapping import Engine, local
from cropperhead_desktop.library.batches import Batch, BatchState
from cropperhead_desktop.library.journal import Journal, SidecarEntry, entries_backwards
from cropperhead_desktop.library.lock import NAME, FolderLocks
from cropperhead_desktop.workflows import spread as shared
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.photo import BatchRow, BatchRun
from cropperhead_desktop.workflows.batch.run import Summary
from cropperhead_desktop.workflows.batch.spread import shelf_at, spread_batch, spread_undo
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services
from tests.helpers.batch_runs import DEFAULTS, batch, contents

Spread = Callable[..., tuple[Summary, dict[str, Row]]]


@pytest.fixture
def library(photo_folder: Path) -> Path:
    """The photos in two folders."""
    for name in ("a", "b"):
        (photo_folder / name).mkdir()
    for number, photo in enumerate(sorted(path for path in photo_folder.iterdir() if path.is_file())):
        shutil.move(photo, photo_folder / "ab"[number % 2] / photo.name)
    return photo_folder


@pytest.fixture
def engine() -> Iterator[Engine]:
    with local(2) as opened:
        yield opened


@pytest.fixture
def spread(engine: Engine, services: Services, tmp_path: Path) -> Spread:
    """Runs a batch; its rows by file name."""

    def run(folder: Path, options: BatchOptions = DEFAULTS, **more: Any) -> tuple[Summary, dict[str, Row]]:
        rows: dict[str, Row] = {}
        summary = spread_batch(
            engine, services, [folder], options, lambda row: rows.update({row.path.name: row.as_row()}),
            tmp_path / "shelf", **more,
        )  # fmt: skip
        return summary, rows

    return run


def the_batch(tmp_path: Path) -> Batch:
    return shelf_at(tmp_path / "shelf").batches()[0]


def test_the_rows_are_those_of_one_process_and_all_is_taken_back(
    spread: Spread, engine: Engine, services: Services, library: Path, tmp_path: Path
) -> None:
    before = contents(library)
    _summary, dry = spread(library, BatchOptions(dry_run=True))
    assert contents(library) == before and not list((tmp_path / "shelf").iterdir())
    summary, rows = spread(library)
    assert summary.done >= 3 and len(list(library.rglob("*.xmp"))) == summary.done
    found = the_batch(tmp_path)
    assert (found.id, found.written, found.state) == (summary.id, summary.done, BatchState.FINISHED)
    undone = spread_undo(engine, found)
    assert (undone.restored, undone.conflicts) == (summary.done, 0)
    assert contents(library) == before and the_batch(tmp_path).state is BatchState.UNDONE
    _alone, at_once = batch(services, library)
    assert rows == at_once == dry


def test_a_part_that_is_done_again_tells_the_same(
    spread: Spread, services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its worker died when one photo was written, and had told nothing."""
    died: list[Path] = []
    crop_photo, done = BatchRun.crop_photo, Journal.done

    def dies(run: BatchRun, photo: Path) -> BatchRow:
        row = crop_photo(run, photo)
        if not died and row.is_written:
            died.append(photo)
            raise SystemExit
        return row

    monkeypatch.setattr(BatchRun, "crop_photo", dies)
    monkeypatch.setattr(Journal, "done", lambda journal, path: None if not died else done(journal, path))
    summary, rows = spread(library)
    assert died and summary.failed == 0
    monkeypatch.undo()
    with local(1) as engine:
        assert spread_undo(engine, the_batch(tmp_path)).conflicts == 0
    assert rows == batch(services, library)[1]
    assert "before the interruption" not in str(rows)


def test_a_cancelled_batch_is_gone_on_with(spread: Spread, library: Path, tmp_path: Path) -> None:
    def at_once(_value: Progress) -> None:
        raise Cancelled

    summary, _rows = spread(library, progress=at_once)
    assert summary.cancelled and the_batch(tmp_path).can_resume
    (shelf,) = (tmp_path / "shelf").glob("*/")
    written = {file: file.stat().st_mtime_ns for file in library.rglob("*.xmp")}
    again, rows = spread(library)
    assert again.id == summary.id == shelf.name and not again.cancelled and again.done >= 3
    assert len(rows) == 5
    assert {file: file.stat().st_mtime_ns for file in written} == written


def test_a_folder_where_somebody_writes_is_a_failed_row_and_the_others_are_done(
    spread: Spread, library: Path
) -> None:
    stranger = library / "a" / NAME
    with FolderLocks([library / "a"]):
        held = stranger.read_text()
    stranger.write_text(held.replace('"pid": ', '"pid": 1').replace('"machine": "', '"machine": "elsewhere '))
    summary, rows = spread(library)
    assert rows["a"]["status"] == "failed" and "given up after 3 tries" in rows["a"]["reason"]
    assert summary.done and not list((library / "a").glob("*.xmp"))
    assert stranger.exists() and not (library / "b" / NAME).exists()


def test_a_batch_of_a_folder_that_was_moved_is_taken_back_there(
    spread: Spread, engine: Engine, library: Path, tmp_path: Path
) -> None:
    before = contents(library)
    spread(library)
    moved = library.rename(tmp_path / "elsewhere")
    assert spread_undo(engine, the_batch(tmp_path), moved_to=moved).conflicts == 0
    assert contents(moved) == before


def test_what_changed_since_stays(spread: Spread, engine: Engine, library: Path, tmp_path: Path) -> None:
    spread(library)
    changed = next(library.rglob("*.xmp"))
    changed.write_text(changed.read_text().replace('CropLeft="0.', 'CropLeft="0.0'))
    rows: list[Row] = []
    undone = spread_undo(engine, the_batch(tmp_path), rows.append)
    failed = [row["file"] for row in rows if row["status"] == "failed"]
    assert undone.conflicts == 1 and failed == [str(changed)]
    assert list(library.rglob("*.xmp")) == [changed]


def test_a_worker_that_would_do_otherwise_refuses(services: Services) -> None:
    with shared.lent(services) as like:
        assert shared.services_like(like) is services
        for other, why in (
            (replace(like, program="0.0"), "has version"),
            (replace(like, model="cropper-2@0"), "another model"),
            (replace(like, style="0"), "another personal head"),
        ):
            with pytest.raises(shared.EngineError, match=why):
                shared.services_like(other)


def test_the_journal_keeps_the_row(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    kept = SidecarEntry(tmp_path / "a.jpg", tmp_path / "a.xmp", None, b"x", row={"file": "a.jpg", "n": 1.5})
    journal.intend(kept)
    journal.close()
    assert list(entries_backwards(tmp_path / "j")) == [kept]
