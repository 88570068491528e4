"""Auto-crop on real photos: what is spared, what is written, and that all of it can be taken back."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import CropperHeadError, FolderBusy, SidecarError, ToolError
from cropperhead_desktop.domain.suggestion import Cause, Level, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.batches import BatchState, BatchStore
from cropperhead_desktop.library.journal import Journal
from cropperhead_desktop.library.lock import NAME, FolderLocks
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing
from cropperhead_desktop.workflows.batch.photo import BatchRun
from cropperhead_desktop.workflows.batch.report import report_to
from cropperhead_desktop.workflows.batch.resume import written_before
from cropperhead_desktop.workflows.batch.run import Summary, run_batch
from cropperhead_desktop.workflows.options import Options, batches_folder
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.shots import Shots, ShotSidecars
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.batch_runs import HAND_MADE, batch, contents, decide, many, the_batch, undo
from tests.imaging.conftest import dng


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

    def slow(path: Path, aspect: float | None = None, **_more: object) -> Any:
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


def test_files_that_vanish_are_named(services: Services, photo_folder: Path) -> None:
    class Listed(BatchStore):
        def begin(self, *given: Any) -> Any:
            (photo_folder / "chelsea.png").unlink()  # after the folder was listed
            return super().begin(*given)

    summary, rows = batch(services, photo_folder, store=Listed(batches_folder()))
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


@pytest.mark.parametrize(
    ("options", "cause", "words"),
    [
        (BatchOptions(dry_run=True, max_angle=2.0), Cause.CAMERA, "not levelled: 3.0° is more than 2°"),
        (BatchOptions(dry_run=True, max_angle=2.0, crop=False), Cause.SEEN, "not levelled: 3.0° is more"),
        (BatchOptions(dry_run=True), Cause.CONTRADICTED, "the picture shows 1.0°"),
        (BatchOptions(dry_run=True), Cause.PERSPECTIVE, "perspective, not level"),
        (BatchOptions(dry_run=True, level=False), Cause.PERSPECTIVE, None),
        (BatchOptions(dry_run=True), Cause.BOTH, None),
    ],
)
def test_what_is_not_levelled_is_offered_for_review(
    services: Services,
    photo_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: BatchOptions,
    cause: Cause,
    words: str | None,
) -> None:
    level = Level(cause, 3.0, 1.0, 3.0)
    angle = 3.0 if level.source else 0.0
    made = Suggestion(Crop(0.15, 0.15, 0.85, 0.85, angle), 0.8, "m", (), level, verdict=Verdict.SURE)
    monkeypatch.setattr(services, "suggest", lambda _path, _aspect=None, **_more: made)
    with report_to(tmp_path / "report") as report:
        summary = run_batch(services, [photo_folder / "coffee.tif"], options, report.add)
    row = json.loads((tmp_path / "report" / "report.jsonl").read_text())
    assert row["verdict"] == ("sure" if words is None else "look")
    assert words is None or (words in row["review"] and words in row["reason"])
    assert ("1 to review" in summary.words) == (words is not None)
    assert ("to review" in (tmp_path / "report" / "report.html").read_text()) == (words is not None)


def test_sidecars_are_sound_xml(services: Services, photo_folder: Path) -> None:
    batch(services, photo_folder)
    roots = [etree.fromstring(sidecar.read_bytes()) for sidecar in photo_folder.glob("*.xmp")]
    assert {root.tag for root in roots} == {"{adobe:ns:meta/}xmpmeta"}


def test_plans_write_nothing(photo_folder: Path, services: Services) -> None:
    photo = photo_folder / "astronaut.jpg"
    before = contents(photo_folder)
    Sidecars().plan(photo, HAND_MADE, services.photos.info(photo), decided_now(DecisionKind.PROPOSED))
    assert contents(photo_folder) == before


def raw_and_jpegs(folder: Path, shared_data: Path) -> None:
    """A raw with its JPEG, one with another picture's, and one that is alone."""
    raw = shared_data / "raws/files/fuji_xt1_grafted.raf"
    with Image.open(Path(pytest.importorskip("skimage").__file__).parent / "data" / "rocket.jpg") as picture:
        picture.convert("RGB").resize((1920, 1280)).save(folder / "A.JPG")
        picture.convert("RGB").resize((1280, 1920)).save(folder / "B.JPG")
    for name in ("A.RAF", "B.RAF", "C.RAF"):
        shutil.copy(raw, folder / name)


def test_a_raw_and_its_jpeg_are_one_decision(services: Services, tmp_path: Path, shared_data: Path) -> None:
    folder = tmp_path / "shots"
    folder.mkdir()
    raw_and_jpegs(folder, shared_data)
    before = contents(folder)
    summary, rows = batch(services, folder, BatchOptions(aspect=1.0))
    assert list(rows) == ["A.JPG", "B.JPG", "B.RAF", "C.RAF"] and summary.done == 4
    assert "4 shots (5 files)" in summary.words
    row = rows["A.JPG"]
    assert row["raw"]["file"].endswith("A.RAF") and "raw" not in rows["B.JPG"]
    crops = [Sidecars().read(folder / name) for name in ("A.JPG", "A.RAF")]
    assert crops[0].decision == crops[1].decision is not None
    for record, told in zip(crops, (row, row["raw"]), strict=True):
        assert record.crop is not None and record.crop.left == pytest.approx(told["crop"]["left"], abs=1e-6)
        width, height = (record.crop.right - record.crop.left), (record.crop.bottom - record.crop.top)
        assert width * told["width"] == pytest.approx(height * told["height"], abs=1)
    again, _ = batch(services, folder, BatchOptions(aspect=1.0))
    assert (again.done, again.skipped) == (0, 4)
    assert undo(services).restored == 5
    assert contents(folder) == before


def test_a_dng_of_the_shot_that_gets_nothing_inside_is_told(services: Services, tmp_path: Path) -> None:
    dng(tmp_path / "A.dng", 320, 240)
    Image.new("RGB", (320, 240), "gray").save(tmp_path / "A.JPG")
    before = contents(tmp_path)
    _, rows = batch(services, tmp_path, BatchOptions(aspect=1.0, embed=True))
    assert list(rows) == ["A.JPG"]
    assert rows["A.JPG"]["reason"] == "not embedded into A.dng: its sidecar has the crop"
    assert undo(services).conflicts == 0 and contents(tmp_path) == before


def test_each_file_alone_where_that_is_wished(services: Services, tmp_path: Path, shared_data: Path) -> None:
    folder = tmp_path / "shots"
    folder.mkdir()
    raw_and_jpegs(folder, shared_data)
    summary, rows = batch(services, folder, BatchOptions(aspect=1.0, pair=False, dry_run=True))
    assert len(rows) == summary.done == 5 and "shots" not in summary.words


def test_what_was_killed_between_both_files_is_completed(
    services: Services, tmp_path: Path, shared_data: Path
) -> None:
    folder = tmp_path / "shots"
    folder.mkdir()
    raw_and_jpegs(folder, shared_data)
    before = contents(folder)
    batch(services, folder, BatchOptions(aspect=1.0))
    written = contents(folder)
    (folder / "A.xmp").unlink()
    shots, file = Shots(services.photos), the_batch().file
    shots.join([folder / "A.JPG", folder / "A.RAF"])
    journal = Journal(file)
    run = BatchRun(
        services=services,
        shots=shots,
        sidecars=ShotSidecars(shots),
        options=BatchOptions(aspect=1.0),
        roots=[os.path.realpath(folder)],
        journal=journal,
        earlier=written_before(file),
    )
    row = run.crop_photo(folder / "A.JPG")
    journal.close()
    assert row.is_earlier and row.raw is not None and row.raw.crop is not None
    assert contents(folder).keys() == written.keys()
    decisions = [Sidecars().read(folder / name).decision for name in ("A.JPG", "A.RAF")]
    assert decisions[0] == decisions[1] is not None
    undo(services)
    assert contents(folder) == before
