"""What other programs do to the folder: noticed, shown, never overwritten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import time_ns

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.sort_filter import Filter
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.view import PlaceKind
from tests.helpers.fakes import Scan

THEIRS = CropRecord(crop=Crop(0.3, 0.3, 0.7, 0.7), has_crop=True, marks=Marks(5))


def written_outside(bench, path: Path, record: CropRecord = THEIRS) -> None:
    bench.services.sidecars.records[path] = record
    bench.services.sidecars.touched[path] = bench.services.sidecars.touched.get(path, 0) + 1


def look(bench) -> None:
    bench.controller.look_again()
    bench.jobs.run()


def test_a_sidecar_changed_outside_is_read_again(bench):
    paths = bench.open(3)
    written_outside(bench, paths[1])
    look(bench)
    assert bench.item(paths[1]).record == THEIRS
    assert bench.item(paths[1]).state is State.ACCEPTED
    assert bench.view.said[-1] == "Changed outside and read again: 1 photo"
    said = len(bench.view.said)
    look(bench)
    assert len(bench.view.said) == said


def test_a_photo_replaced_under_its_crop_is_shown_as_such(bench):
    paths = bench.open(1)
    written_outside(bench, paths[0])
    look(bench)
    written_outside(bench, paths[0], replace(THEIRS, is_outdated=True))
    look(bench)
    assert bench.item(paths[0]).is_outdated


def test_what_we_wrote_ourselves_is_shown_but_is_no_news(bench):
    paths = bench.open(3)
    said = list(bench.view.said)
    refreshing = bench.controller.refresh
    refreshing.own_work(True)
    written_outside(bench, paths[0])
    look(bench)
    assert bench.item(paths[0]).record == THEIRS
    # what comes in the last moment is seen by a look that begins when the work is over
    bench.controller.look_again()
    written_outside(bench, paths[1])
    refreshing.own_work(False)
    bench.controller.look_again()
    bench.jobs.run()
    assert bench.item(paths[1]).record == THEIRS
    assert bench.view.said == said
    written_outside(bench, paths[2])
    look(bench)
    assert bench.view.said[-1] == "Changed outside and read again: 1 photo"


def test_a_look_that_is_asked_for_during_another_comes_after_it(bench):
    paths = bench.open(2)
    stamps = bench.services.stamps

    def changed_meanwhile(photos):
        found = stamps(photos)
        bench.services.stamps = stamps
        written_outside(bench, paths[0])
        return found

    bench.services.stamps = changed_meanwhile
    bench.controller.look_again()
    bench.controller.look_again()
    bench.jobs.run()
    assert bench.item(paths[0]).record == THEIRS


def test_a_draft_survives_and_is_shown_as_contradicted(bench, other_crop):
    paths = bench.open(2)
    bench.draft(other_crop)
    written_outside(bench, paths[0])
    look(bench)
    item = bench.item(paths[0])
    assert (item.draft, item.record, item.changed_outside) == (other_crop, THEIRS, True)
    assert "its sidecar changed while" in bench.view.noted[-1]
    assert bench.services.sidecars.log == []
    bench.controller.editing.reset_crop()
    item = bench.item(paths[0])
    assert (item.shown_crop, item.changed_outside) == (THEIRS.crop, False)
    bench.controller.undo()
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("adjusted", "00000.jpg")]
    assert bench.item(paths[0]).record.marks == Marks(5)


def test_a_draft_that_another_run_wrote_is_settled(bench):
    """Drawn, written, taken back there, and done again here."""
    paths = bench.open(1)
    bench.draft(THEIRS.crop)
    written_outside(bench, paths[0])
    look(bench)
    item = bench.item(paths[0])
    assert (item.draft, item.record, item.changed_outside) == (None, THEIRS, False)
    assert bench.view.noted == []


def test_our_own_writes_are_no_news(bench):
    paths = bench.open(2)
    bench.controller.accept()
    bench.jobs.run()
    ours = bench.services.sidecars.records[paths[0]]
    rounded = replace(ours, crop=replace(ours.crop, left=ours.crop.left + 4e-7))
    written_outside(bench, paths[0], rounded)
    before = bench.item(paths[0])
    look(bench)
    assert bench.item(paths[0]) == before


def test_nothing_is_looked_at_while_a_write_is_under_way(bench):
    paths = bench.open(2)
    written_outside(bench, paths[0])
    bench.controller.look_again()
    bench.controller.accept()
    while bench.jobs.run_photo():
        pass
    assert bench.item(paths[0]).state is State.ACCEPTED
    assert bench.item(paths[0]).record != THEIRS
    scans = len(bench.services.scanned)
    bench.controller.look_again()
    bench.jobs.run_photo()
    assert len(bench.services.scanned) == scans


def test_new_and_vanished_photos(bench):
    paths = bench.open(4)
    bench.controller.select(paths[2])
    new = bench.folder / "00001a.jpg"
    bench.services.found.photos = [paths[0], new, *paths[2:]]
    look(bench)
    assert bench.controller.session.paths == (paths[0], new, *paths[2:])
    assert bench.name == "00002.jpg"
    assert bench.item(new).suggestion is not None
    assert bench.view.said[-1] == "1 new photo, 1 gone"
    bench.services.found.photos = [paths[0], new]
    look(bench)
    assert bench.name == "00001a.jpg"


def test_a_draft_of_a_vanished_photo_is_told_and_undo_goes_on(bench, other_crop):
    paths = bench.open(3)
    bench.controller.accept()
    bench.draft(other_crop)
    bench.services.found.photos = [paths[0], paths[2]]
    bench.jobs.run()
    look(bench)
    assert bench.view.noted[-1] == "00001.jpg is gone; its crop was not saved."
    bench.controller.undo()
    bench.controller.undo()
    bench.jobs.run()
    assert bench.item(paths[0]).state is State.UNDECIDED


def test_an_emptied_folder_and_its_first_new_photo(bench):
    paths = bench.open(2)
    bench.services.found.photos = []
    look(bench)
    assert bench.controller.place.kind is PlaceKind.NO_PHOTOS
    assert bench.controller.session.current is None
    bench.services.found.photos = [paths[1]]
    look(bench)
    assert bench.controller.place.kind is PlaceKind.PHOTOS
    assert bench.name == "00001.jpg"
    assert bench.item(paths[1]).suggestion is not None


def test_a_folder_that_cannot_be_listed_loses_no_photos(bench):
    paths = bench.open(2)
    bench.services.found.photos = []
    bench.services.found.problems = [FileError(bench.folder, "no such file or folder")]
    look(bench)
    assert bench.controller.session.paths == tuple(paths)


def test_a_file_that_is_no_photo_hides_no_news(bench):
    paths = bench.open(3)
    bench.services.found.problems = [FileError(bench.folder / "a.psd", "not supported")]
    bench.services.found.photos = paths[:2]
    look(bench)
    assert bench.controller.session.paths == tuple(paths[:2])


def test_new_photos_obey_the_filter(bench):
    paths = bench.open(2)
    bench.controller.arrangement.choose(Filter(text="0000"))
    bench.services.found.photos = [*paths, bench.folder / "other.jpg"]
    look(bench)
    assert bench.controller.session.paths == tuple(paths)
    assert bench.controller.session.total == 3


def test_a_photo_that_was_exported_again_is_fetched_again(bench):
    paths = bench.open(3)
    asked = len(bench.services.suggested)
    bench.services.photos.written["00001.jpg"] = 7
    look(bench)
    assert bench.view.rewritten == [paths[1]]
    assert bench.services.suggested[asked:] == ["00001.jpg"]
    assert bench.item(paths[1]).suggestion is not None
    assert bench.view.said[-1] == "Photo files changed: 1 photo"
    look(bench)
    assert bench.view.rewritten == [paths[1]]


def test_a_photo_that_was_broken_is_read_again_when_it_was_repaired(bench):
    paths = bench.open(2)
    bench.controller.store.fail(paths[0], FileError(paths[0], "it ends too early"))
    assert bench.item(paths[0]).state is State.FAILED
    bench.services.photos.written["00000.jpg"] = 1
    look(bench)
    assert bench.item(paths[0]).state is State.UNDECIDED


def test_a_sidecar_of_the_raw_of_a_shot_is_news_about_the_shot(bench):
    jpeg, raw = (bench.folder / name for name in ("A.JPG", "A.CR3"))
    bench.services.found = Scan((raw, jpeg))
    bench.controller.open([bench.folder])
    bench.jobs.run()
    long, stamps = raw.with_name("A.CR3.xmp"), bench.services.stamps
    bench.services.stamps = lambda photos: stamps(photos) | {long: "1:1"}
    bench.services.sidecars.records[jpeg] = THEIRS
    look(bench)
    assert bench.item(jpeg).record == THEIRS


def test_what_is_written_while_a_folder_is_opened_is_read_again(bench):
    paths = bench.open(3, run=False)
    stamps = bench.services.stamps

    def written_meanwhile(photos):
        bench.services.sidecars.records[paths[1]] = THEIRS
        bench.services.sidecars.touched[paths[1]] = bench.services.photos.written[paths[2].name] = time_ns()
        return stamps(photos)

    bench.services.stamps = written_meanwhile
    bench.jobs.run()
    assert bench.item(paths[1]).record == THEIRS
    assert paths[2] in bench.view.rewritten
    assert not {paths[0], paths[1]} & set(bench.view.rewritten)


def test_a_decision_made_while_a_folder_is_opened_is_not_taken_back_by_an_older_reading(bench):
    first, _second = bench.open(2, run=False)
    while not bench.controller.refresh._checking:
        assert bench.jobs.run_photo()
    bench.services.sidecars.touched[first] = time_ns()
    bench.controller.decisions.decide(bench.item(first), PhotoInfo(600, 400), DecisionKind.KEPT, None)
    while bench.jobs.run_photo():  # before the decision is written
        assert bench.item(first).state is State.KEPT
    bench.jobs.run()
    assert bench.item(first).state is State.KEPT


def test_a_look_that_is_asked_for_too_early_comes_later(bench):
    paths = bench.open(2, run=False)
    while not bench.controller.session.total:
        assert bench.jobs.run_photo()
    bench.services.found = Scan([*paths, bench.folder / "new.jpg"])
    while not bench.controller.refresh._checking:
        assert bench.jobs.run_photo()
    bench.controller.look_again()
    bench.jobs.run()
    assert bench.controller.session.total == 3
