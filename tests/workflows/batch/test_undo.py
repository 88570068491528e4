"""Taking a batch back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.library.batches import BatchState, BatchStore
from cropperhead_desktop.library.journal import EmbedEntry, Journal, SidecarEntry, entries_backwards
from cropperhead_desktop.system.files import temp_path
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing
from cropperhead_desktop.workflows.batch.photo import BatchRun
from cropperhead_desktop.workflows.batch.resume import written_before
from cropperhead_desktop.workflows.batch.undo import Undone, undo_batch
from cropperhead_desktop.workflows.options import batches_folder
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.xmp import embedded
from cropperhead_desktop.xmp.codec import read_packet
from cropperhead_desktop.xmp.embed import embed
from cropperhead_desktop.xmp.exiftool import find_exiftool
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.batch_runs import DEFAULTS, HAND_MADE, batch, contents, decide, the_batch, undo
from tests.helpers.darktables import flip, sidecar


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
def test_a_photo_embedded_twice_gets_its_earlier_crop_back(services: Services, photo_folder: Path) -> None:
    """And one that a second batch does not embed again is marked."""
    photo = photo_folder / "astronaut.jpg"
    batch(services, photo_folder, BatchOptions(embed=True))
    first = services.sidecars.read(photo)
    _summary, rows = batch(services, photo_folder, BatchOptions(aspect=1.5, existing=Existing.ALL))
    told = "Lightroom still shows the older crop inside astronaut.jpg"
    assert rows[photo.name]["reason"] == told
    assert undo(services).conflicts == 0 and services.sidecars.read(photo) == first
    options = BatchOptions(aspect=1.5, existing=Existing.ALL, embed=True)
    _summary, rows = batch(services, photo_folder, options)
    assert "reason" not in rows[photo.name] and services.sidecars.read(photo).crop != first.crop
    seen: list[Row] = []
    assert undo(services, on_row=seen.append).conflicts == 0
    assert services.sidecars.read(photo) == first
    (words,) = [row["reason"] for row in seen if row["file"] == str(photo)]
    assert "its bytes from before are not kept" in words
    photo.with_suffix(".xmp").unlink()
    assert (inside := services.sidecars.read(photo)).crop == first.crop and inside.decision == first.decision


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
@pytest.mark.parametrize("is_edited", [False, True])
def test_the_crop_alone_is_taken_out_of_a_photo_whose_original_is_gone(
    services: Services, photo_folder: Path, is_edited: bool
) -> None:
    batch(services, photo_folder, BatchOptions(embed=True))
    photo = photo_folder / "astronaut.jpg"
    (photo_folder / "astronaut.jpg.cropperhead_original").unlink()
    if is_edited:
        with open(photo, "ab") as file:
            file.write(b"edited")
    rows: list[Row] = []
    assert undo(services, on_row=rows.append).conflicts == 0
    told = {Path(row["file"]).name: row.get("reason", "") for row in rows}
    assert ("other things in it changed" if is_edited else "are not kept") in told["astronaut.jpg"]
    assert photo.read_bytes().endswith(b"edited") == is_edited
    record = services.sidecars.read(photo)
    assert (record.crop, record.decision, record.source) == (None, None, photo)


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


KILLED = """
import os, signal, sys
from pathlib import Path
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing
from cropperhead_desktop.workflows.batch.run import run_batch
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services

folder, left = sys.argv[1], int(sys.argv[2])

def counted(real):
    def put(source, target, **more):
        global left
        if os.path.dirname(target) == folder:
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
        return real(source, target, **more)
    return put

os.link, os.replace = counted(os.link), counted(os.replace)
services = open_services(
    Options(model="cropper-1", device="cpu", personal=False, cache_folder=Path(sys.argv[3]))
)
run_batch(services, [Path(folder)], BatchOptions(embed=True, existing=Existing.ALL), lambda _row: None)
"""
STEPS = ("astronaut.xmp", "copy of the long one", "astronaut.jpg.xmp", "copy of the photo", "astronaut.jpg")
"""What is put in place for one decision, in this order."""


@pytest.mark.exiftool
@pytest.mark.skipif(find_exiftool() is None, reason="exiftool is not installed")
@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_a_kill_between_the_files_of_a_decision(
    services: Services, photo_folder: Path, tmp_path: Path, step: int
) -> None:
    """Before each file that is put in place: undone at once, and gone on with and undone."""
    folder = photo_folder / "one"
    folder.mkdir()
    photo = folder / "astronaut.jpg"
    (photo_folder / photo.name).rename(photo)
    (folder / "astronaut.jpg.xmp").write_bytes(FOREIGN_CROP)
    before = contents(folder)
    options = BatchOptions(embed=True, existing=Existing.ALL)
    killed = [sys.executable, "-c", KILLED, str(folder), str(step), str(tmp_path / "cache")]
    for is_resumed in (False, True):
        assert subprocess.run(killed, check=False, timeout=120).returncode == -9
        entries = list(entries_backwards(the_batch().file))
        assert isinstance(entries[0], SidecarEntry) and len(entries) == 1 and entries[0].inside
        assert (folder / "astronaut.xmp").exists() == (step > 0)
        if is_resumed:
            summary, rows = batch(services, folder, options)
            assert summary.resumed and rows[photo.name]["status"] == "ok"
            packets = [Sidecars().read(photo)]
            packets += [read_packet(each.read_bytes()) for each in folder.glob("*.xmp")]
            inside = embedded.extract(photo)
            assert inside is not None
            packets.append(read_packet(inside))
            assert len(packets) == 4 and packets[0].warnings == () and packets[0].decision is not None
            assert len({(packet.crop, packet.decision) for packet in packets}) == 1
        assert undo(services).conflicts == 0
        assert contents(folder) == before


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
        shots=services.shots,
        sidecars=services.sidecars,
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


@pytest.mark.exiftool
@pytest.mark.skipif(find_exiftool() is None, reason="exiftool is not installed")
@pytest.mark.parametrize("is_rated", [False, True])
def test_journals_with_a_record_of_its_own_for_what_was_embedded(
    services: Services, photo_folder: Path, is_rated: bool
) -> None:
    """As an earlier version kept them."""
    photo, before = photo_folder / "astronaut.jpg", contents(photo_folder)
    _name, journal = BatchStore(batches_folder()).begin([photo_folder], {}, "cropper-1", "1")
    info, decision = services.photos.info(photo), decided_now(DecisionKind.PROPOSED)
    planned = services.sidecars.plan(photo, HAND_MADE, info, decision)
    journal.intend(SidecarEntry(photo, planned.sidecar, planned.before, planned.after))
    services.sidecars.carry_out(planned)
    made = embed(services.tool(), photo, HAND_MADE, info, decision)
    journal.intend(EmbedEntry(photo, made.before, made.sha256, made.backup, made.made_backup))
    journal.close()
    assert written_before(the_batch().file)[str(photo)].has_embedded(photo)
    if is_rated:
        command = ["exiftool", "-q", "-overwrite_original", "-XMP:Rating=5", str(photo)]
        subprocess.run(command, check=True)
    assert undo(services).conflicts == 0
    record = services.sidecars.read(photo)
    assert (record.crop, record.decision, record.marks.stars) == (None, None, 5 if is_rated else 0)
    assert is_rated or contents(photo_folder) == before


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


def test_the_files_of_other_editors_go_back_with_the_rest(services: Services, photo_folder: Path) -> None:
    (photo_folder / "astronaut.jpg.pp3").write_bytes(b"[Exposure]\r\nCompensation=1\r\n")
    (photo_folder / "astronaut.jpg.xmp").write_text(sidecar([flip(-1)]))
    before = contents(photo_folder)
    options = BatchOptions(also_for=AlsoFor.BOTH)
    _summary, rows = batch(services, photo_folder, options)
    row = rows["astronaut.jpg"]
    assert (row["status"], row["for"]) == ("ok", ["darktable", "rawtherapee"])
    assert b"[Crop]" in (photo_folder / "astronaut.jpg.pp3").read_bytes()
    assert b'"crop"' in (photo_folder / "astronaut.jpg.xmp").read_bytes()
    # what it wrote there is no decision of theirs: a second batch renews its own proposals
    again, _rows = batch(services, photo_folder, BatchOptions(also_for=AlsoFor.BOTH, existing=Existing.OURS))
    assert again.done == _summary.done
    assert undo(services).conflicts == 0
    assert undo(services, BatchStore(batches_folder()).batches()[1]).conflicts == 0
    assert contents(photo_folder) == before
