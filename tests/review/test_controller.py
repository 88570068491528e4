"""The loop: open, look, accept, keep, skip, undo, with fakes and without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError, ModelError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import FreeRatio
from cropperhead_desktop.domain.settings import ASPECT, SUBFOLDERS
from cropperhead_desktop.domain.sort_filter import Filter
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop
from cropperhead_desktop.library.foreign import ForeignFolder
from cropperhead_desktop.review.editing import shown_box
from cropperhead_desktop.review.view import PlaceKind, View
from tests.helpers.fakes import PROPOSED


def test_opening_reads_sidecars_then_proposes_for_the_undecided(bench):
    decided = CropRecord(crop=WHOLE, has_crop=True, decision=decided_now(DecisionKind.ACCEPTED))
    bench.services.sidecars.records[bench.folder / "00001.jpg"] = decided
    paths = bench.open(4)
    assert bench.view.places[0].kind is PlaceKind.READING
    assert bench.view.places[-1].kind is PlaceKind.PHOTOS
    assert bench.services.suggested == ["00000.jpg", "00002.jpg", "00003.jpg"]
    assert bench.item(paths[1]).state is State.ACCEPTED
    assert bench.controller.proposals.left == 0


def test_accept_shows_at_once_writes_later_and_goes_on(bench):
    paths = bench.open(3)
    bench.controller.accept()
    assert bench.item(paths[0]).state is State.ACCEPTED
    assert bench.services.sidecars.log == []
    assert bench.name == "00001.jpg"
    bench.jobs.run()
    assert bench.services.sidecars.log == [("accepted", "00000.jpg")]
    assert bench.controller.decisions.written == 1
    assert bench.item(paths[0]).record.source == paths[0].with_suffix(".xmp")


def test_accepting_a_changed_crop_records_that_it_was_adjusted(bench, other_crop):
    paths = bench.open(2)
    bench.draft(other_crop)
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("adjusted", "00000.jpg")]
    assert bench.services.sidecars.records[paths[0]].crop == other_crop
    assert bench.item(paths[0]).draft is None


def test_enter_without_a_proposal_says_so_and_does_nothing(bench):
    bench.open(2, run=False)
    while len(bench.controller.session) == 0:
        bench.jobs.run_photo()
    bench.controller.accept()
    assert bench.name == "00000.jpg"
    assert bench.view.said == ["00000.jpg: there is no proposal yet"]
    assert not bench.controller.decisions.can_undo


def test_enter_on_a_decided_photo_rewrites_nothing(bench):
    paths = bench.open(3)
    bench.controller.accept()
    bench.jobs.run()
    bench.controller.select(paths[0])
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("accepted", "00000.jpg")]
    assert bench.name == "00001.jpg"


def test_the_queue_wraps_and_ends_with_words(bench):
    paths = bench.open(3)
    bench.controller.select(paths[1])
    bench.controller.accept()
    assert bench.name == "00002.jpg"
    bench.controller.accept()
    assert bench.name == "00000.jpg"
    bench.controller.skip()
    assert bench.view.said[-1] == "No other photo needs you"
    bench.controller.keep()
    assert bench.view.said[-1] == "All photos are decided"


def test_photos_that_a_filter_leaves_out_are_no_end_of_the_shoot(bench):
    paths = bench.open(3)
    ends: list[None] = []
    bench.controller.on_end = lambda: ends.append(None)
    bench.controller.arrangement.choose(Filter(text="00001"))
    bench.controller.keep()
    assert bench.view.said[-1] == (
        "No other photo shown needs you, but 2 photos that the filter leaves out: Ctrl+L"
    )
    bench.controller.arrangement.choose(Filter())
    assert not ends
    for path in (paths[0], paths[2]):
        bench.controller.select(path)
        bench.controller.keep()
    assert ends


def test_keep_writes_no_crop(bench):
    paths = bench.open(2)
    bench.controller.keep()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("kept", "00000.jpg")]
    assert bench.services.sidecars.records[paths[0]].crop is None
    assert bench.item(paths[0]).state is State.KEPT
    assert bench.name == "00001.jpg"


def test_skip_and_arrows_decide_nothing(bench):
    bench.open(3)
    bench.controller.skip()
    bench.controller.step(1)
    bench.controller.step(-2)
    bench.jobs.run()
    assert bench.name == "00000.jpg"
    assert bench.services.sidecars.log == []


def test_reset_to_original_takes_the_crop_out_and_shows_the_original(bench):
    paths = bench.open(2)
    bench.controller.accept()
    bench.controller.select(paths[0])
    bench.controller.reset_to_original()
    bench.jobs.run()
    item = bench.item(paths[0])
    assert bench.services.sidecars.log == [("accepted", "00000.jpg"), ("reset", "00000.jpg")]
    assert item.state is State.UNDECIDED
    assert item.suggestion is not None
    assert item.shown_crop == WHOLE
    assert [each.path for each in bench.controller.bulk.sure()] == paths[1:]
    assert bench.name == "00000.jpg"


def test_a_failed_write_names_the_reason_and_can_be_tried_again(bench, other_crop):
    paths = bench.open(3)
    bench.services.sidecars.fails["00000.jpg"] = "the folder is read-only"
    bench.draft(other_crop)
    bench.controller.accept()
    bench.controller.accept()
    bench.jobs.run()
    item = bench.item(paths[0])
    assert (item.state, item.error, item.draft) == (State.FAILED, "the folder is read-only", other_crop)
    assert bench.item(paths[1]).state is State.ACCEPTED
    assert bench.view.reported == [f"{paths[0]}: the folder is read-only"]
    bench.services.sidecars.fails.clear()
    bench.controller.select(paths[0])
    bench.controller.accept()
    bench.jobs.run()
    assert bench.item(paths[0]).state is State.ACCEPTED


def test_a_photo_that_cannot_be_decoded_is_named_once_and_the_rest_goes_on(bench):
    bench.services.photos.broken.add("00001.jpg")
    paths = bench.open(3)
    bench.controller.store.fail(paths[1], FileError(paths[1], "it is not a photo"))
    assert bench.item(paths[1]).state is State.FAILED
    assert bench.view.reported == [f"{paths[1]}: it is not a photo"]
    assert bench.item(paths[2]).suggestion is not None
    bench.controller.select(paths[1])
    bench.controller.accept()
    bench.controller.keep()
    assert bench.view.said[0] == "00001.jpg: cannot be decided: it is not a photo"
    assert bench.services.sidecars.log == []


def test_a_bad_model_is_reported_once_and_crops_by_hand_go_on(bench, other_crop):
    bench.services.error = ModelError("model x: its checksum is wrong")
    bench.services.sidecars.records.clear()
    paths = bench.open(5)
    assert bench.view.reported == ["model x: its checksum is wrong"]
    assert bench.controller.proposals.left == 0
    bench.controller.learn(paths[0], PhotoInfo(600, 400))
    bench.draft(other_crop)
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("adjusted", "00000.jpg")]


def test_folders_of_other_programs_are_told_once(bench):
    bench.services.found.foreign = [
        ForeignFolder("Apple Photos library", bench.folder / "a.photoslibrary"),
        ForeignFolder("bin", bench.folder / "#recycle", 2),
    ]
    bench.controller.open([bench.folder])
    bench.jobs.run()
    assert "3 folders of other programs passed over: Apple Photos library (1), bin (2)" in bench.view.said


@pytest.mark.parametrize(
    ("problem", "kind"), [(None, PlaceKind.NO_PHOTOS), ("no such folder", PlaceKind.MISSING)]
)
def test_a_folder_without_photos_says_what_is_the_matter(bench, problem, kind):
    bench.services.found.problems = [FileError(bench.folder, problem)] if problem else []
    bench.controller.open([bench.folder])
    bench.jobs.run()
    assert bench.view.places[-1].kind is kind
    assert bench.view.places[-1].detail == (problem or "")


def test_answers_for_an_earlier_folder_are_dropped(bench):
    bench.open(3, run=False)
    bench.jobs.run_photo()
    old = bench.controller.session
    bench.open(2)
    assert bench.controller.session is not old
    assert len(bench.controller.session) == 2
    assert [item.suggestion for item in old] == [None, None, None]


def test_the_photo_in_front_and_those_after_it_are_proposed_first(bench):
    paths = bench.open(200, run=False)
    while not bench.services.suggested:
        bench.jobs.run_photo()
    bench.controller.select(paths[100])
    already = len(bench.services.suggested)
    bench.jobs.run()
    assert bench.services.suggested[already] == "00100.jpg"
    soon = bench.services.suggested[already : already + 24]
    assert {"00101.jpg", "00102.jpg", "00103.jpg"} <= set(soon)
    assert sorted(bench.services.suggested) == [path.name for path in paths]


def test_escape_goes_back_one_thing_at_a_time(bench, other_crop):
    paths = bench.open(2)
    bench.controller.show(View.CROP)
    bench.draft(other_crop)
    bench.view.is_dragging = True
    bench.controller.cancel()
    assert bench.item(paths[0]).draft == other_crop
    bench.controller.cancel()
    assert bench.item(paths[0]).draft is None
    bench.controller.cancel()
    assert bench.view.view is View.LOUPE
    bench.controller.cancel()
    assert bench.view.view is View.GRID


def test_a_draft_stays_with_its_photo(bench, other_crop):
    paths = bench.open(2)
    bench.draft(other_crop)
    bench.controller.step(1)
    bench.controller.step(-1)
    assert bench.view.current.draft == other_crop
    bench.controller.editing.reset_crop()
    assert bench.item(paths[0]).draft is None


def test_a_record_that_comes_late_does_not_overwrite_a_decision(bench):
    paths = bench.open(2)
    late = replace(bench.item(paths[0]), record=None)
    bench.controller.store.update(late)
    bench.controller.select(paths[0])
    bench.controller.keep()
    bench.jobs.run()
    assert bench.item(paths[0]).state is State.KEPT


def test_a_crop_without_area_in_a_sidecar_is_not_drawn(bench):
    from cropperhead_desktop.review.editing import shown_box

    paths = bench.open(1)
    empty = replace(bench.item(paths[0]), record=CropRecord(crop=Crop(0.5, 0.5, 0.5, 0.5), has_crop=True))
    assert shown_box(empty) is None


@pytest.mark.parametrize(
    ("text", "aspect"), [("", None), ("3:2", 1.5), ("any", FreeRatio.ANY), ("nonsense", None)]
)
def test_the_aspect_of_proposals_comes_from_the_settings(bench, settings, monkeypatch, text, aspect):
    asked = []
    suggest = bench.services.suggest
    monkeypatch.setattr(
        bench.services, "suggest", lambda path, ratio: (asked.append(ratio), suggest(path, ratio))[1]
    )
    settings[ASPECT] = text
    bench.open(1)
    assert asked == [aspect]


def test_another_ratio_renews_the_proposals_at_once_also_the_one_in_front(bench, settings, monkeypatch):
    asked = []
    suggest = bench.services.suggest
    monkeypatch.setattr(
        bench.services,
        "suggest",
        lambda path, ratio: (asked.append((path.name, ratio)), suggest(path, ratio))[1],
    )
    paths = bench.open(3)
    bench.controller.keep()
    bench.jobs.run()
    asked.clear()
    settings[ASPECT] = "any"
    bench.jobs.run()
    assert sorted(asked) == [(path.name, FreeRatio.ANY) for path in paths[1:]]


def test_a_renewed_proposal_waits_while_its_photo_is_being_cropped(bench, settings, other_crop):
    paths = bench.open(3)
    review, newer = bench.controller, Suggestion(other_crop, 0.9, "fake")
    bench.services.suggestions.update(dict.fromkeys(("00000.jpg", "00001.jpg"), newer))
    review.proposals.renew()  # something was learnt
    review.select(paths[1])
    review.show(View.CROP)
    bench.jobs.run()
    shown = review.session[paths[1]].suggestion
    assert shown is not None and shown.crop == PROPOSED
    review.select(paths[0])
    assert [review.session[path].shown_crop for path in paths] == [PROPOSED, other_crop, PROPOSED]
    settings[ASPECT] = "any"  # asked for: the one in hand changes, too
    bench.jobs.run()
    assert review.session[paths[0]].shown_crop == other_crop


def test_a_ratio_that_changes_while_the_model_works_is_asked_for_again(bench, settings, monkeypatch):
    asked = []
    suggest = bench.services.suggest

    def slow(path, ratio):
        asked.append(ratio)
        if len(asked) == 1:
            settings[ASPECT] = "4:5"
        return suggest(path, ratio)

    monkeypatch.setattr(bench.services, "suggest", slow)
    bench.open(1)
    bench.jobs.run()
    assert asked == [None, 0.8]


def drag(bench, box):
    """A hand that holds the frame at `box` on the photo in front."""
    bench.view.is_dragging = True
    bench.view.drag = lambda: bench.controller.editing.gesture_finished(None, box)


def test_enter_during_a_drag_accepts_what_is_seen(bench):
    paths = bench.open(2)
    drag(bench, Box(300, 200, 200, 100))
    bench.controller.accept()
    bench.jobs.run()
    assert shown_box(bench.item(paths[0])).width == pytest.approx(200)
    assert bench.services.sidecars.log == [("adjusted", "00000.jpg")]
    assert bench.name == "00001.jpg"


def test_another_photo_during_a_drag_keeps_the_drag_as_a_draft(bench):
    paths = bench.open(3)
    drag(bench, Box(300, 200, 200, 100))
    bench.controller.step(1)
    assert shown_box(bench.item(paths[0])).width == pytest.approx(200)
    assert bench.item(paths[1]).draft is None
    drag(bench, Box(300, 200, 100, 100))
    bench.controller.select(paths[2])
    assert shown_box(bench.item(paths[1])).width == pytest.approx(100)


def test_keep_and_undo_during_a_drag_give_it_up(bench):
    paths = bench.open(2)
    drag(bench, Box(300, 200, 200, 100))
    bench.controller.undo()
    assert not bench.view.is_dragging
    assert bench.view.said == []
    drag(bench, Box(300, 200, 200, 100))
    bench.controller.keep()
    bench.jobs.run()
    assert bench.item(paths[0]).draft is None
    assert bench.services.sidecars.log == [("kept", "00000.jpg")]


def test_escape_after_a_decision_brings_no_old_draft_back(bench, other_crop):
    paths = bench.open(2)
    bench.draft(other_crop)
    bench.controller.step(1)
    bench.controller.keep()
    bench.controller.select(paths[0])
    bench.controller.accept()
    bench.controller.cancel()
    assert bench.item(paths[0]).draft is None


def test_subfolders_follow_the_setting(bench, settings):
    bench.open(1)
    settings[SUBFOLDERS] = True
    bench.open(1)
    assert [recursive for _paths, recursive in bench.services.scanned] == [False, True]


def test_a_broken_sidecar_is_named_without_its_folder(bench):
    path = bench.folder / "00000.jpg"
    bench.services.sidecars.records[path] = CropRecord(source=path.with_suffix(".xmp"), error="damaged")
    bench.open(1)
    assert bench.item(path).reason == "00000.xmp: damaged"
    assert set(bench.view.reported) == {f"{path}: 00000.xmp: damaged"}


def test_save_writes_what_is_shown_and_stays(bench, other_crop):
    paths = bench.open(3)
    bench.draft(other_crop)
    bench.controller.save()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("adjusted", "00000.jpg")]
    assert bench.name == "00000.jpg"
    bench.controller.save()
    assert bench.view.said[-1] == "Saved already"
    bench.controller.select(paths[1])
    bench.controller.choose(paths[1:])
    bench.controller.save()
    bench.jobs.run()
    assert bench.services.sidecars.log[1:] == [("accepted", "00001.jpg"), ("accepted", "00002.jpg")]
    assert bench.name == "00001.jpg"


def test_relative_paths_are_made_absolute_before_anybody_keeps_them(bench, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    bench.services.found = type(bench.services.found)([tmp_path / "shoot" / "a.jpg"])
    bench.controller.open([Path("here/../shoot")], Path("shoot/a.jpg"))
    bench.jobs.run()
    assert bench.controller.place.paths == (tmp_path / "shoot",)
    assert bench.name == "a.jpg"


def test_a_folder_without_photos_offers_those_of_its_subfolders(bench, monkeypatch):
    below = [bench.folder / "a" / "1.jpg", bench.folder / "a" / "2.jpg", bench.folder / "b" / "1.jpg"]
    scan = type(bench.services.found)
    monkeypatch.setattr(bench.services, "scan", lambda _paths, _progress, deep: scan(below if deep else []))
    bench.controller.open([bench.folder])
    bench.jobs.run()
    assert (bench.controller.place.kind, bench.controller.place.below) == (PlaceKind.NO_PHOTOS, (3, 2))


@pytest.mark.parametrize("touched", [False, True])
def test_a_folder_opens_at_the_first_undecided_photo_unless_somebody_moved(bench, touched):
    decided = CropRecord(crop=WHOLE, has_crop=True, decision=decided_now(DecisionKind.ACCEPTED))
    for name in ("00000.jpg", "00001.jpg"):
        bench.services.sidecars.records[bench.folder / name] = decided
    paths = bench.open(4, run=False)
    while len(bench.controller.session) == 0:
        bench.jobs.run_photo()
    if touched:
        bench.controller.select(paths[3])
    bench.jobs.run()
    assert bench.name == ("00003.jpg" if touched else "00002.jpg")


@pytest.mark.parametrize("touched", ["", "selected", "in the loupe"])
def test_a_folder_opens_at_the_first_photo_that_needs_you_unless_somebody_looked(bench, touched):
    fine = Suggestion(WHOLE, 0.9, "fake", verdict=Verdict.LEAVE)
    bench.services.suggestions |= {"00000.jpg": fine, "00001.jpg": fine}
    paths = bench.open(4, run=False)
    while len(bench.controller.session) == 0:
        bench.jobs.run_photo()
    if touched == "selected":
        bench.controller.select(paths[0])
    elif touched:
        bench.controller.show(View.LOUPE)
    bench.jobs.run()
    assert bench.name == ("00000.jpg" if touched else "00002.jpg")


def test_a_folder_of_fine_photos_stays_at_the_first(bench):
    fine = Suggestion(WHOLE, 0.9, "fake", verdict=Verdict.LEAVE)
    bench.services.suggestions |= {f"0000{number}.jpg": fine for number in range(3)}
    bench.open(3)
    assert bench.name == "00000.jpg"


@pytest.mark.parametrize("touched", [False, True])
def test_a_folder_does_not_open_at_a_photo_that_cannot_be_read(bench, touched):
    bench.services.photos.broken |= {"00000.jpg", "00001.jpg"}
    paths = bench.open(3, run=False)
    if touched:
        while len(bench.controller.session) == 0:
            bench.jobs.run_photo()
        bench.controller.select(paths[1])
    bench.jobs.run()
    assert bench.name == ("00001.jpg" if touched else "00002.jpg")


def test_proposals_to_go_only_fall(bench):
    bench.open(120, run=False)
    left = []
    while bench.jobs.run_photo():
        left.append(bench.controller.proposals.left)
    fallen = left[left.index(max(left)) :]
    assert max(left) == 120
    assert fallen == sorted(fallen, reverse=True)
