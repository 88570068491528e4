"""Taking a batch back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.library.batches import BatchState, BatchStore
from cropperhead_desktop.system.files import temp_path
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.undo import Undone, undo_batch
from cropperhead_desktop.workflows.options import batches_folder
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.xmp.exiftool import find_exiftool
from tests.helpers.batch_runs import DEFAULTS, batch, contents, decide, the_batch, undo


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
def test_a_photo_changed_since_is_not_put_back(services: Services, photo_folder: Path) -> None:
    batch(services, photo_folder, BatchOptions(embed=True))
    with open(photo_folder / "astronaut.jpg", "ab") as file:
        file.write(b"edited")
    edited = (photo_folder / "astronaut.jpg").read_bytes()
    assert undo(services).conflicts == 1
    assert (photo_folder / "astronaut.jpg").read_bytes() == edited


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
