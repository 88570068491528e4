"""Auto-crop on real photos: what is spared, what is written, and that all of it can be taken back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import CropperHeadError, FolderBusy, SidecarError, ToolError
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.batches import Batch, BatchState, BatchStore
from cropperhead_desktop.library.journal import Journal, SidecarEntry, entries_backwards
from cropperhead_desktop.library.lock import NAME, FolderLocks
from cropperhead_desktop.system.files import temp_path
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing
from cropperhead_desktop.workflows.batch.photo import BatchRow, BatchRun
from cropperhead_desktop.workflows.batch.resume import written_before
from cropperhead_desktop.workflows.batch.run import Summary, recorded_options, run_batch
from cropperhead_desktop.workflows.batch.undo import Undone, undo_batch
from cropperhead_desktop.workflows.options import Options, batches_folder
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.xmp.exiftool import find_exiftool
from cropperhead_desktop.xmp.store import Sidecars

DEFAULTS = BatchOptions()
HAND_MADE = Crop(0.1, 0.1, 0.6, 0.6)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    opened = open_services(
        Options(device="cpu", cache_folder=tmp_path_factory.mktemp("cache"), personal=False)
    )
    yield opened
    opened.close()


def batch(
    services: Services, folder: Path, options: BatchOptions = DEFAULTS, **more: Any
) -> tuple[Summary, dict[str, Row]]:
    rows: dict[str, Row] = {}
    summary = run_batch(
        services, [folder], options, lambda row: rows.update({row.path.name: row.as_row()}), **more
    )
    return summary, rows


def the_batch() -> Batch:
    return BatchStore(batches_folder()).batches()[0]


def undo(services: Services, chosen: Batch | None = None, **more: Any) -> Undone:
    return undo_batch(chosen or the_batch(), services.sidecars, **more)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def decide(services: Services, photo: Path, kind: DecisionKind, crop: Crop | None = HAND_MADE) -> None:
    services.sidecars.write(photo, crop, services.photos.info(photo), decided_now(kind))


def test_crops_are_written_as_proposals_and_taken_back(services: Services, photo_folder: Path) -> None:
    before = contents(photo_folder)
    summary, rows = batch(services, photo_folder)
    assert summary.done >= 3 and summary.failed == 0 and len(rows) == len(before)
    for name, row in rows.items():
        record = services.sidecars.read(photo_folder / name)
        if row["status"] == "ok":
            assert record.decision is not None and record.decision.kind is DecisionKind.PROPOSED
            assert record.decision.model == row["model"] == "cropper-1"
            assert record.crop is not None and record.crop.left == pytest.approx(
                row["crop"]["left"], abs=1e-6
            )
        else:
            assert row["reason"] and record.decision is None
    assert not (photo_folder / NAME).exists()
    assert {name: content for name, content in contents(photo_folder).items() if name in before} == before
    assert the_batch().written == summary.done and the_batch().id == summary.id
    undone = undo(services)
    assert (undone.restored, undone.conflicts) == (summary.done, 0)
    assert contents(photo_folder) == before
    assert the_batch().state is BatchState.UNDONE


def test_undo_brings_back_foreign_sidecars_without_a_trace(services: Services, photo_folder: Path) -> None:
    foreign = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/></rdf:RDF></x:xmpmeta>"""
    (photo_folder / "astronaut.xmp").write_bytes(foreign)
    before = contents(photo_folder)
    _summary, rows = batch(services, photo_folder)
    assert rows["astronaut.jpg"]["status"] == "ok"
    assert b'Rating="4"' in (photo_folder / "astronaut.xmp").read_bytes()
    assert (photo_folder / "astronaut.xmp.cropperhead_original").read_bytes() == foreign
    assert undo(services).conflicts == 0
    assert contents(photo_folder) == before


def test_what_people_decided_is_spared(services: Services, photo_folder: Path) -> None:
    decide(services, photo_folder / "astronaut.jpg", DecisionKind.ADJUSTED)
    decide(services, photo_folder / "chelsea.png", DecisionKind.KEPT, None)
    decide(services, photo_folder / "rocket 10.jpg", DecisionKind.PROPOSED)
    before = contents(photo_folder)
    for existing, spared in (
        (Existing.SKIP, {"astronaut.jpg", "chelsea.png", "rocket 10.jpg"}),
        (Existing.OURS, {"astronaut.jpg", "chelsea.png"}),
        (Existing.ALL, set()),
    ):
        _summary, rows = batch(services, photo_folder, BatchOptions(existing=existing))
        said = {name for name, row in rows.items() if row.get("reason", "").startswith("spared")}
        assert said == spared, existing
        undo(services)
        assert contents(photo_folder) == before


def test_a_crop_that_is_applied_already_is_never_touched(services: Services, photo_folder: Path) -> None:
    applied = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
        xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:AlreadyApplied="True" crs:HasCrop="True"
        crs:CropLeft="0.1" crs:CropTop="0.1" crs:CropRight="0.9" crs:CropBottom="0.9"
        crs:CropAngle="0"/></rdf:RDF></x:xmpmeta>"""
    (photo_folder / "astronaut.xmp").write_bytes(applied)
    _summary, rows = batch(services, photo_folder, BatchOptions(existing=Existing.ALL))
    assert "already applied" in rows["astronaut.jpg"]["reason"]
    assert (photo_folder / "astronaut.xmp").read_bytes() == applied


def test_a_dry_run_says_the_same_and_writes_nothing(services: Services, photo_folder: Path) -> None:
    before = contents(photo_folder)
    summary, dry = batch(services, photo_folder, BatchOptions(dry_run=True))
    assert contents(photo_folder) == before and summary.id is None
    assert BatchStore(batches_folder()).batches() == ()
    _summary, wet = batch(services, photo_folder)
    assert dry == wet


def test_the_same_again_writes_nothing_and_leaves_no_journal(services: Services, photo_folder: Path) -> None:
    first, _rows = batch(services, photo_folder)
    before = contents(photo_folder)
    again, rows = batch(services, photo_folder)
    assert again.done == 0 and again.id is None and contents(photo_folder) == before
    assert [each.id for each in BatchStore(batches_folder()).batches()] == [first.id]
    assert sum("proposed already" in row["reason"] for row in rows.values()) == first.done


def test_a_changed_sidecar_is_a_conflict_named_and_left_alone(services: Services, photo_folder: Path) -> None:
    before = contents(photo_folder)
    batch(services, photo_folder)
    decide(services, photo_folder / "astronaut.jpg", DecisionKind.ACCEPTED)
    accepted = (photo_folder / "astronaut.xmp").read_bytes()
    rows: list[Row] = []
    undone = undo_batch(the_batch(), services.sidecars, rows.append)
    assert undone.conflicts == 1 and the_batch().state is BatchState.PARTLY_UNDONE
    (conflict,) = (row for row in rows if row["status"] == "failed")
    assert Path(conflict["file"]).name == "astronaut.xmp" and "changed by somebody" in conflict["reason"]
    assert contents(photo_folder) == {**before, "astronaut.xmp": accepted}
    assert the_batch().can_undo  # for when the user has put that one right


def test_undo_a_second_time_changes_nothing(services: Services, photo_folder: Path) -> None:
    batch(services, photo_folder)
    undo(services)
    before = contents(photo_folder)
    again = undo(services)
    assert (again.restored, again.conflicts) == (0, 0) and contents(photo_folder) == before


def test_undo_where_the_folder_lies_today(services: Services, photo_folder: Path) -> None:
    before = contents(photo_folder)
    batch(services, photo_folder)
    today = photo_folder.rename(photo_folder.with_name("archive"))
    with pytest.raises(CropperHeadError, match="none of the photos"):
        undo(services)
    with pytest.raises(CropperHeadError, match="none of the photos"):
        undo(services, moved_to=photo_folder.parent)
    assert undo(services, moved_to=today).conflicts == 0
    assert contents(today) == before


def cancelled_at(done: int) -> Any:
    def progress(value: Progress) -> None:
        if value.total and value.done == done:
            raise Cancelled

    return progress


def many(folder: Path, count: int) -> Path:
    made = folder / "many"
    made.mkdir()
    for number in range(count):
        shutil.copy(folder / "astronaut.jpg", made / f"{number:03}.jpg")
    return made


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


def test_another_writer_stops_the_batch_before_it_begins(services: Services, photo_folder: Path) -> None:
    with FolderLocks([photo_folder]), pytest.raises(FolderBusy):
        batch(services, photo_folder)
    assert BatchStore(batches_folder()).batches() == ()


def test_a_decision_made_meanwhile_wins(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody accepts a crop while the model still thinks about the photo."""
    target = photo_folder / "astronaut.jpg"
    suggest = services.suggest

    def slow(path: Path, aspect: float | None = None) -> Any:
        found = suggest(path, aspect)
        if path == target and not target.with_suffix(".xmp").exists():
            decide(services, target, DecisionKind.ACCEPTED)
        return found

    monkeypatch.setattr(services, "suggest", slow)
    _summary, rows = batch(services, photo_folder)
    assert rows["astronaut.jpg"]["status"] == "skipped" and "accepted" in rows["astronaut.jpg"]["reason"]
    assert services.sidecars.read(target).crop == HAND_MADE


def test_photos_that_share_a_sidecar_do_not_fight(services: Services, photo_folder: Path) -> None:
    for name in ("chelsea.jpg", "chelsea.webp"):
        shutil.copy(photo_folder / "astronaut.jpg", photo_folder / name)
    shared = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
        rdf:about=""/></rdf:RDF></x:xmpmeta>"""
    (photo_folder / "chelsea.xmp").write_bytes(shared)
    _summary, rows = batch(services, photo_folder)
    assert not [row for row in rows.values() if row["status"] == "failed"]
    assert undo(services).conflicts == 0
    assert (photo_folder / "chelsea.xmp").read_bytes() == shared


def test_links_lead_nobody_out_of_the_folder(services: Services, photo_folder: Path) -> None:
    outside = photo_folder.with_name("outside")
    shutil.copytree(photo_folder, outside)
    (outside / "foreign.xmp").write_bytes(b"<x/>")
    (photo_folder / "link").symlink_to(outside)
    before = contents(outside)
    _summary, rows = batch(services, photo_folder)
    assert contents(outside) == before
    assert any("behind a link" in row.get("reason", "") for row in rows.values())


def test_files_that_vanish_are_named(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = services.scan

    def scan_and_lose(*arguments: Any) -> Any:
        found = scan(*arguments)
        (photo_folder / "chelsea.png").unlink()
        return found

    monkeypatch.setattr(services, "scan", scan_and_lose)
    summary, rows = batch(services, photo_folder)
    assert rows["chelsea.png"]["status"] == "failed" and rows["chelsea.png"]["reason"]
    assert summary.done >= 3


def test_where_no_journal_can_be_kept_nothing_is_written(services: Services, photo_folder: Path) -> None:
    before = contents(photo_folder)
    batches_folder().parent.mkdir(parents=True, exist_ok=True)
    batches_folder().write_bytes(b"")  # no folder
    with pytest.raises(CropperHeadError, match="journal"):
        batch(services, photo_folder)
    assert contents(photo_folder) == before


def test_a_journal_that_fills_its_disk_stops_the_writing(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(photo_folder)

    def full(self: Journal, entry: object) -> None:
        raise self._trouble(OSError(28, "No space left on device"))

    monkeypatch.setattr(Journal, "intend", full)
    summary, rows = batch(services, photo_folder)
    assert summary.done == 0 and summary.failed >= 3
    assert all("journal" in row["reason"] for row in rows.values() if row["status"] == "failed")
    assert contents(photo_folder) == before


def test_the_window_is_refused_while_another_process_writes(
    services: Services, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = photo_folder / "astronaut.jpg"
    info = services.photos.info(photo)
    receipt = services.sidecars.write(photo, HAND_MADE, info, decided_now(DecisionKind.ACCEPTED))
    with FolderLocks([photo_folder]):
        pid = os.getpid()
        monkeypatch.setattr(os, "getpid", lambda: pid + 1)  # as seen by another process
        for write in (
            lambda: services.sidecars.write(photo, None, info, decided_now(DecisionKind.RESET)),
            lambda: services.sidecars.restore(receipt),
        ):
            with pytest.raises(SidecarError, match="another CropperHead"):
                write()
        monkeypatch.undo()
    assert services.sidecars.read(photo).crop == HAND_MADE
    services.sidecars.restore(receipt)


def test_two_batches_at_once_lose_nothing(services: Services, photo_folder: Path) -> None:
    folder = many(photo_folder, 25)
    told: list[Summary | Exception] = []

    def run() -> None:
        try:
            told.append(batch(services, folder, wait=60)[0])
        except Exception as error:
            told.append(error)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = sorted(each.done for each in told if isinstance(each, Summary))
    assert done == [0, 25], told


EMBEDDABLE = ("astronaut.jpg", "coffee.tif", "rocket 10.jpg")


@pytest.mark.exiftool
@pytest.mark.skipif(find_exiftool() is None, reason="exiftool is not installed")
def test_embedding_and_its_undo(services: Services, photo_folder: Path) -> None:
    before = contents(photo_folder)
    _summary, rows = batch(services, photo_folder, BatchOptions(embed=True))
    assert not [row for row in rows.values() if row["status"] == "failed"]
    cropped = [name for name in EMBEDDABLE if rows[name]["status"] == "ok"]
    assert len(cropped) >= 2
    for name in cropped:
        (photo_folder / name).with_suffix(".xmp").rename(photo_folder / "aside")
        assert services.sidecars.read(photo_folder / name).crop is not None
        (photo_folder / "aside").rename((photo_folder / name).with_suffix(".xmp"))
        assert (photo_folder / f"{name}.cropperhead_original").read_bytes() == before[name]
    assert undo(services).conflicts == 0
    assert contents(photo_folder) == before


@pytest.mark.exiftool
@pytest.mark.skipif(find_exiftool() is None, reason="exiftool is not installed")
def test_the_crop_alone_is_taken_out_of_a_photo_changed_since(services: Services, photo_folder: Path) -> None:
    batch(services, photo_folder, BatchOptions(embed=True))
    photo = photo_folder / "astronaut.jpg"
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-XMP:Rating=5", str(photo)], check=True)
    rows: list[Row] = []
    assert undo(services, on_row=rows.append).conflicts == 0
    told = {Path(row["file"]).name: row.get("reason") for row in rows}
    assert told["astronaut.jpg"] == "only the crop was taken back, other things in it changed since"
    assert not photo.with_suffix(".xmp").exists()
    record = services.sidecars.read(photo)
    assert (record.crop, record.decision, record.marks.rating) == (None, None, 5)


@pytest.mark.exiftool
@pytest.mark.skipif(find_exiftool() is None, reason="exiftool is not installed")
def test_a_photo_whose_original_is_gone_is_left_as_it_is(services: Services, photo_folder: Path) -> None:
    batch(services, photo_folder, BatchOptions(embed=True))
    with open(photo_folder / "astronaut.jpg", "ab") as file:
        file.write(b"edited")
    (photo_folder / "astronaut.jpg.cropperhead_original").unlink()
    edited = (photo_folder / "astronaut.jpg").read_bytes()
    assert undo(services).conflicts == 1
    assert (photo_folder / "astronaut.jpg").read_bytes() == edited


def test_without_exiftool_nothing_is_begun(tmp_path: Path, photo_folder: Path) -> None:
    before = contents(photo_folder)
    opened = open_services(
        Options(device="cpu", cache_folder=tmp_path / "c", exiftool=str(tmp_path / "none"), personal=False)
    )
    try:
        with pytest.raises(ToolError, match="ExifTool is not installed"):
            batch(opened, photo_folder, BatchOptions(embed=True))
    finally:
        opened.close()
    assert contents(photo_folder) == before


def test_a_ratio_is_turned_for_upright_photos(services: Services, photo_folder: Path) -> None:
    from PIL import Image

    with Image.open(photo_folder / "chelsea.png") as picture:
        picture.transpose(Image.Transpose.ROTATE_90).save(photo_folder / "upright.png")
    _summary, rows = batch(services, photo_folder, BatchOptions(aspect=16 / 9))
    ratios = {name: _ratio(rows[name]) for name in ("chelsea.png", "upright.png")}
    assert ratios == pytest.approx({"chelsea.png": 16 / 9, "upright.png": 9 / 16}, rel=1e-3)


def _ratio(row: Row) -> float:
    points: Sequence[Sequence[float]] = row["polygon"]
    return abs(points[1][0] - points[0][0]) / abs(points[2][1] - points[1][1])


def test_sidecars_are_sound_xml(services: Services, photo_folder: Path) -> None:
    batch(services, photo_folder)
    for sidecar in photo_folder.glob("*.xmp"):
        etree.fromstring(sidecar.read_bytes())


def test_options_survive_the_journal() -> None:
    options = BatchOptions(1.5, 0.4, True, False, 3.0, 2.0, Existing.OURS, False, False, True)
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


def test_plans_write_nothing(photo_folder: Path, services: Services) -> None:
    photo = photo_folder / "astronaut.jpg"
    before = contents(photo_folder)
    Sidecars().plan(photo, HAND_MADE, services.photos.info(photo), decided_now(DecisionKind.PROPOSED))
    assert contents(photo_folder) == before


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


def test_a_batch_that_was_killed_before_its_first_write_is_undone_as_nothing(
    services: Services, photo_folder: Path
) -> None:
    before = contents(photo_folder)
    _name, journal = BatchStore(batches_folder()).begin(
        [photo_folder], DEFAULTS.as_record(), "cropper-1", "1"
    )
    journal.close()
    assert undo(services) == Undone(0, 0, 0) and the_batch().state is BatchState.UNDONE
    assert contents(photo_folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits and processes that are gone")
def test_undo_needs_no_room_for_its_journal_and_tidies_up(services: Services, photo_folder: Path) -> None:
    import resource

    before = contents(photo_folder)
    batch(services, photo_folder)
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as gone:
        pass
    mine = temp_path(photo_folder)
    mine.with_name(mine.name.replace(f"-{os.getpid()}-", f"-{gone.pid}-")).touch()
    chosen, (_soft, hard) = the_batch(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (chosen.file.stat().st_size, hard))
    try:
        assert undo(services, chosen).conflicts == 0
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert contents(photo_folder) == before
    assert the_batch().state is BatchState.FINISHED  # as far as anybody could note
    assert undo(services).restored == 0 and the_batch().state is BatchState.UNDONE


@pytest.mark.exiftool
@pytest.mark.skipif(find_exiftool() is None, reason="exiftool is not installed")
def test_what_was_embedded_through_a_link_is_taken_out_where_the_photos_are_today(
    services: Services, photo_folder: Path
) -> None:
    before = contents(photo_folder)
    link = photo_folder.with_name("link")
    link.symlink_to(photo_folder)
    batch(services, link, BatchOptions(embed=True))
    assert contents(photo_folder) != before
    today = photo_folder.rename(photo_folder.with_name("archive"))
    assert undo(services, moved_to=today).conflicts == 0
    assert contents(today) == before


FOREIGN_CROP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:HasCrop="True" crs:CropLeft="0.2"
    crs:CropTop="0.2" crs:CropRight="0.9" crs:CropBottom="0.8"/></rdf:RDF></x:xmpmeta>"""
ALL = BatchOptions(existing=Existing.ALL)


def test_all_sidecars_of_a_decision_are_one_record_and_go_back_together(
    services: Services, photo_folder: Path
) -> None:
    (photo_folder / "astronaut.jpg.xmp").write_bytes(FOREIGN_CROP)
    before = contents(photo_folder)
    batch(services, photo_folder, ALL)
    (entry,) = [
        entry
        for entry in entries_backwards(the_batch().file)
        if isinstance(entry, SidecarEntry) and entry.photo.name == "astronaut.jpg"
    ]
    assert [one.sidecar.name for one in entry.all] == ["astronaut.xmp", "astronaut.jpg.xmp"]
    assert undo(services).conflicts == 0
    assert contents(photo_folder) == before


def test_a_resumed_batch_writes_the_rest_of_a_decision(services: Services, photo_folder: Path) -> None:
    photo, long = photo_folder / "astronaut.jpg", photo_folder / "astronaut.jpg.xmp"
    long.write_bytes(FOREIGN_CROP)
    before = contents(photo_folder)
    batch(services, photo_folder, ALL)
    long.write_bytes(FOREIGN_CROP)
    kept, file = services.sidecars.read(photo), the_batch().file
    journal = Journal(file)
    run = BatchRun(
        services=services,
        options=ALL,
        roots=[os.path.realpath(photo_folder)],
        journal=journal,
        earlier=written_before(file),
    )
    row = run.crop_photo(photo)
    journal.close()
    assert row.is_earlier and long.read_bytes() != FOREIGN_CROP
    assert services.sidecars.read(photo).crop == kept.crop
    assert undo(services).conflicts == 0
    assert contents(photo_folder) == before


def test_undo_takes_the_crop_alone_out_of_a_sidecar_that_got_more(
    services: Services, photo_folder: Path
) -> None:
    batch(services, photo_folder)
    sidecar = photo_folder / "astronaut.xmp"
    sidecar.write_bytes(sidecar.read_bytes().replace(b"rdf:about", b'xmp:Rating="5" rdf:about'))
    rows: list[Row] = []
    assert undo(services, on_row=rows.append).conflicts == 0
    (told,) = [row["reason"] for row in rows if row["file"].endswith("astronaut.xmp")]
    assert "only the crop was taken back" in told
    record = services.sidecars.read(photo_folder / "astronaut.jpg")
    assert (record.crop, record.decision, record.marks.rating) == (None, None, 5)


@pytest.mark.exiftool
@pytest.mark.skipif(find_exiftool() is None, reason="exiftool is not installed")
def test_a_crop_changed_in_one_file_keeps_all_of_the_photo(services: Services, photo_folder: Path) -> None:
    batch(services, photo_folder, BatchOptions(embed=True))
    photo = photo_folder / "astronaut.jpg"
    command = ["exiftool", "-q", "-overwrite_original", "-XMP-crs:CropLeft=0.31", str(photo)]
    subprocess.run(command, check=True)
    before = {name: raw for name, raw in contents(photo_folder).items() if name.startswith("astronaut")}
    assert undo(services).conflicts == 2
    assert {name: raw for name, raw in contents(photo_folder).items() if name in before} == before


@pytest.mark.parametrize("sidecar", ["astronaut.xmp", "astronaut.jpg.xmp"])
def test_a_photo_cropped_inside_is_spared_beside_any_sidecar(
    services: Services, photo_folder: Path, sidecar: str
) -> None:
    from PIL import Image

    photo = photo_folder / "astronaut.jpg"
    with Image.open(photo) as picture:
        picture.save(photo, xmp=FOREIGN_CROP)
    (photo_folder / sidecar).write_bytes(
        FOREIGN_CROP.replace(b"crs:Crop", b"crs:Other").replace(b"crs:HasCrop", b"crs:HasOther")
    )
    _summary, rows = batch(services, photo_folder)
    assert rows["astronaut.jpg"]["reason"] == "spared: it has a crop from another program"
