"""Going on with a batch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.library.batches import BatchState, BatchStore
from cropperhead_desktop.library.journal import SidecarEntry
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing
from cropperhead_desktop.workflows.batch.photo import BatchRow
from cropperhead_desktop.workflows.batch.run import recorded_options, run_batch
from cropperhead_desktop.workflows.options import batches_folder
from cropperhead_desktop.workflows.services import Services
from tests.helpers.batch_runs import DEFAULTS, batch, contents, many, the_batch, undo


def cancelled_at(done: int) -> Any:
    def progress(value: Progress) -> None:
        if value.total and value.done == done:
            raise Cancelled

    return progress


def test_cancelling_keeps_what_is_done_and_the_same_again_goes_on(
    services: Services, photo_folder: Path
) -> None:
    folder = many(photo_folder, 40)
    summary = run_batch(services, [folder], DEFAULTS, lambda _row: None, cancelled_at(5))
    written = len(list(folder.glob("*.xmp")))
    assert summary.cancelled and 5 <= written < 40 and summary.done == written
    assert the_batch().state is BatchState.CANCELLED and the_batch().written == written
    again, rows = batch(services, folder)
    assert again.id == summary.id and again.resumed and again.done == 40
    assert sum(row.get("reason") == "written before the interruption" for row in rows.values()) == written
    assert undo(services).restored == 40
    assert not list(folder.glob("*.xmp"))


def test_a_killed_batch_is_gone_on_with_whatever_it_managed(services: Services, photo_folder: Path) -> None:
    """As kill -9 leaves it: some entries with their files written, some without, no end."""
    before = contents(photo_folder)
    name, journal = BatchStore(batches_folder()).begin(
        [photo_folder], BatchOptions().as_record(), "cropper-1", "1"
    )
    for photo, is_written in (("astronaut.jpg", True), ("rocket 10.jpg", False)):
        path = photo_folder / photo
        suggestion, info = services.suggest(path), services.photos.info(path)
        planned = services.sidecars.plan(path, suggestion.crop, info, decided_now(DecisionKind.PROPOSED, "m"))
        journal.intend(SidecarEntry(path, planned.sidecar, planned.before, planned.after))
        if is_written:
            services.sidecars.carry_out(planned)
    journal.close()
    summary, rows = batch(services, photo_folder)
    assert summary.id == name
    assert (
        "before the interruption" in rows["astronaut.jpg"]["reason"]
        and rows["astronaut.jpg"]["status"] == "ok"
    )
    assert rows["rocket 10.jpg"]["status"] == "ok" and "reason" not in rows["rocket 10.jpg"]
    assert undo(services).conflicts == 0
    assert contents(photo_folder) == before


def test_resume_by_id_asks_the_same(services: Services, photo_folder: Path) -> None:
    folder = many(photo_folder, 30)
    options = BatchOptions(aspect=4 / 3, level=False)
    run_batch(services, [folder], options, lambda _row: None, cancelled_at(3))
    assert recorded_options(the_batch()) == options
    summary = run_batch(services, [folder], options, lambda _row: None, resume=the_batch())
    assert summary.done == 30
    sides = {services.sidecars.read(photo).crop for photo in folder.glob("*.jpg")}
    assert all(crop is not None and crop.angle == 0 for crop in sides)


def test_options_survive_the_journal() -> None:
    options = BatchOptions(
        aspect=1.5, min_confidence=0.4, level=False, max_angle=3.0, trust=20, min_megapixels=2.0,
        existing=Existing.OURS, recursive=False, pair=False, dry_run=True,
    )  # fmt: skip
    assert BatchOptions.from_record(options.as_record()) == options
    for wrong in ({"crop": False, "aspect": 1.5}, {"crop": False, "level": False}, {"max_angle": 90.0}):
        with pytest.raises(ValueError, match="."):
            BatchOptions(**wrong)


def test_a_journal_of_another_version_is_refused(services: Services, photo_folder: Path) -> None:
    _name, journal = BatchStore(batches_folder()).begin([photo_folder], {"strange": 1}, "m", "9")
    journal.intend(SidecarEntry(photo_folder / "a.jpg", photo_folder / "a.xmp", None, b"x"))
    journal.close()
    with pytest.raises(CropperHeadError, match="another version"):
        recorded_options(the_batch())


def test_a_batch_of_a_relative_folder_is_undone_and_gone_on_with_from_anywhere(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(photo_folder, 20)
    before = contents(folder)
    monkeypatch.chdir(folder.parent)
    run_batch(services, [Path(folder.name)], DEFAULTS, lambda _row: None, cancelled_at(4))
    written = len(list(folder.glob("*.xmp")))
    monkeypatch.chdir(folder.parent.parent)
    rows: list[BatchRow] = []
    roots = [Path(root) for root in the_batch().heading.roots]
    run_batch(services, roots, DEFAULTS, rows.append, resume=the_batch())
    assert sum(row.reason == "written before the interruption" for row in rows) == written > 0
    assert undo(services).restored == 20
    assert contents(folder) == before
