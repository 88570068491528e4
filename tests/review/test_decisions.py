"""Undo and redo of gestures and of sidecar writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import VISITOR, CropRecord, Decision, DecisionKind, Drawn
from cropperhead_desktop.domain.settings import DELIVERABLES
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop
from cropperhead_desktop.library.drafts import DraftStore
from cropperhead_desktop.library.history import KeptHistory
from cropperhead_desktop.library.shoots import ShootStore
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.outside import BatchStep
from tests.helpers.fakes import INFO, FakeView


def test_undo_of_a_decision_restores_sidecar_draft_and_place(bench, other_crop):
    paths = bench.open(3)
    bench.draft(other_crop)
    bench.controller.accept()
    bench.jobs.run()
    bench.controller.undo()
    assert bench.name == "00000.jpg"
    assert bench.item(paths[0]).state is State.UNDECIDED
    assert bench.item(paths[0]).draft == other_crop
    bench.jobs.run()
    assert bench.services.sidecars.log[-1] == ("restored", "00000.xmp")
    assert bench.controller.decisions.written == 0
    bench.controller.undo()
    assert bench.item(paths[0]).draft is None
    bench.controller.redo()
    bench.controller.redo()
    bench.jobs.run()
    assert bench.item(paths[0]).record.crop == other_crop
    assert bench.services.sidecars.log[-1] == ("adjusted", "00000.jpg")


def test_undo_before_the_write_has_run_keeps_the_order(bench):
    bench.open(2)
    bench.controller.accept()
    bench.controller.undo()
    bench.controller.redo()
    bench.jobs.run()
    log = [what for what, _name in bench.services.sidecars.log]
    assert log == ["accepted", "restored", "accepted"]


def test_a_conflict_at_undo_is_reported_and_the_file_shown_as_it_is(bench):
    paths = bench.open(2)
    bench.controller.accept()
    bench.jobs.run()
    theirs = CropRecord(crop=Crop(0.3, 0.3, 0.7, 0.7), has_crop=True)
    bench.services.sidecars.records[paths[0]] = theirs
    bench.services.sidecars.changed_outside.add(paths[0].with_suffix(".xmp"))
    bench.controller.undo()
    bench.jobs.run()
    assert bench.view.reported == [f"{paths[0].with_suffix('.xmp')}: it was changed by another program"]
    assert bench.item(paths[0]).record == theirs


def test_failed_writes_are_no_steps(bench):
    paths = bench.open(3)
    bench.controller.accept()
    bench.jobs.run()
    bench.services.sidecars.fails["00001.jpg"] = "the disk is full"
    bench.controller.accept()
    bench.jobs.run()
    bench.controller.undo()
    bench.jobs.run()
    assert bench.name == "00000.jpg"
    assert bench.item(paths[0]).state is State.UNDECIDED


def test_nothing_to_undo_is_said(bench):
    bench.open(1)
    bench.controller.undo()
    bench.controller.redo()
    assert bench.view.said == ["Nothing to undo", "Nothing to redo"]


def test_two_decisions_on_one_photo_are_two_steps(bench):
    paths = bench.open(1)
    bench.controller.accept()
    bench.controller.reset_to_original()
    bench.controller.keep()
    bench.jobs.run()
    kinds = []
    for _step in range(3):
        bench.controller.undo()
        decision = bench.item(paths[0]).record.decision
        kinds.append(decision.kind if decision else None)
    assert kinds == [DecisionKind.RESET, DecisionKind.ACCEPTED, None]
    bench.jobs.run()
    assert [what for what, _name in bench.services.sidecars.log][-3:] == ["restored"] * 3


def test_undo_goes_on_in_other_folders_and_says_where(bench, other_crop, tmp_path):
    first = bench.open(2)
    bench.draft(other_crop)
    bench.controller.accept()
    bench.jobs.run()
    elsewhere = [tmp_path / "elsewhere" / "a.jpg"]
    bench.services.found = type(bench.services.found)(elsewhere)
    bench.controller.open([elsewhere[0].parent])
    bench.jobs.run()
    bench.controller.keep()
    bench.jobs.run()
    bench.controller.undo()
    bench.jobs.run()
    assert bench.item(elsewhere[0]).state is State.UNDECIDED
    bench.controller.undo()
    bench.jobs.run()
    assert bench.services.sidecars.log[-1] == ("restored", "00000.xmp")
    assert bench.view.said[-1] == f"Taken back in {tmp_path.name}: Crop adjusted – 00000.jpg"
    bench.controller.redo()
    bench.jobs.run()
    assert bench.services.sidecars.log[-1] == ("adjusted", "00000.jpg")
    assert bench.services.sidecars.records[first[0]].crop == other_crop
    assert bench.name == "a.jpg"


def test_undo_and_redo_go_on_in_earlier_runs(bench, services, settings, tmp_path, other_crop):
    kept = KeptHistory(tmp_path / "data" / "history.journal")

    def run() -> ReviewController:
        controller = ReviewController(FakeView(), bench.jobs, settings, history=kept)
        controller.decisions.remember(kept.read())
        bench.controller = controller
        bench.open(3)
        return controller

    run().keep()
    bench.jobs.run()
    second = run()
    second.accept()
    bench.jobs.run()
    assert [step.text for step in second.decisions.done] == ["Original kept", "Crop accepted"]
    for _step in range(2):
        second.undo()
        bench.jobs.run()
    assert services.sidecars.log[-2:] == [("restored", "00001.xmp"), ("restored", "00000.xmp")]
    second.redo()
    bench.jobs.run()
    assert services.sidecars.log[-1] == ("repeated", "00000.xmp")
    assert [(step.name, step.is_undone) for step in kept.read()] == [
        (second.decisions.done[0].name, False), (second.decisions.undone[0].name, True),
    ]  # fmt: skip
    second.undo()
    bench.jobs.run()
    third = run()
    assert third.decisions.done == ()
    assert [step.text for step in third.decisions.undone] == ["Original kept", "Crop accepted"]
    for _step in range(2):
        third.redo()
        bench.jobs.run()
    assert services.sidecars.log[-2:] == [("repeated", "00000.xmp"), ("repeated", "00001.xmp")]
    third.undo()
    bench.draft(other_crop)
    bench.jobs.run()
    assert not run().decisions.can_redo, "a crop drawn since ends what could be done again"


def test_what_was_drawn_and_passed_is_taken_back_and_done_again_in_later_runs(
    bench, services, settings, tmp_path, other_crop
):
    kept = KeptHistory(tmp_path / "history.journal")
    drafts, shoots = DraftStore(tmp_path / "drafts"), ShootStore(tmp_path / "shoots")

    def run() -> tuple[ReviewController, list[Path]]:
        controller = ReviewController(
            FakeView(), bench.jobs, settings, drafts=drafts, history=kept, shoots=shoots
        )
        controller.decisions.remember(kept.read())
        bench.controller = controller
        return controller, bench.open(3)

    def again(action: Callable[[], object]) -> Crop | None:
        action()
        bench.jobs.run()
        return bench.item(first).draft

    controller, (first, second, _third) = run()
    bench.draft(other_crop)  # and the program is killed
    bench.jobs.run()
    controller, _paths = run()
    assert bench.item(first).draft == other_crop
    assert again(controller.undo) is None
    controller, _paths = run()
    assert bench.item(first).draft is None
    assert again(controller.redo) == other_crop
    controller.accept()
    bench.jobs.run()
    controller.shoot.pass_rest()  # once for what is fine, again for the rest
    controller.shoot.pass_rest()
    bench.jobs.run()
    assert bench.item(second).passed

    controller, _paths = run()
    again(controller.undo)
    assert not bench.item(second).passed
    assert again(controller.undo) == other_crop, "the decision, and what was drawn is there again"
    assert again(controller.undo) is None
    assert not controller.decisions.can_undo
    controller, _paths = run()
    assert again(controller.redo) == other_crop
    assert again(controller.redo) is None and services.sidecars.log[-1][0] == "repeated"
    again(controller.redo)
    assert bench.item(second).passed and not controller.decisions.can_redo


def test_a_batch_is_one_step_until_it_is_taken_back_by_itself(bench, services, tmp_path):
    bench.open(1)
    undone = []
    services.undo_batch = lambda name: undone.append(name) or (3, 1)
    decided = bench.controller.decisions
    for name in ("one", "two"):
        decided.did("Auto-crop: 3 photos", BatchStep(tmp_path, batch=name, sidecars=3))
    assert decided.written == 6
    decided.forget_batch("two")
    assert decided.written == 3
    bench.controller.undo()
    bench.jobs.run()
    assert undone == ["one"]
    assert decided.written == 0
    assert bench.view.said[-1] == "3 files put back, 1 left since they changed"
    assert not decided.can_undo and not decided.can_redo


def test_drafts_given_up_with_their_folder_are_no_steps(bench, other_crop):
    paths = bench.open(2)
    bench.controller.accept()
    bench.jobs.run()
    bench.draft(other_crop)
    bench.open(2)
    assert bench.item(paths[1]).draft is None
    bench.controller.undo()
    bench.jobs.run()
    assert bench.services.sidecars.log[-1] == ("restored", "00000.xmp")


def test_what_other_packets_say_is_told_after_a_decision(bench, monkeypatch):
    paths, sidecars = bench.open(2), bench.services.sidecars
    words = "darktable keeps its own crop of this photo"
    monkeypatch.setattr(sidecars, "read", lambda _photo, _info: CropRecord(warnings=(words,)))
    bench.controller.accept()
    bench.jobs.run()
    record = bench.item(paths[0]).record
    assert (record.warnings, record.decision.kind) == ((words,), DecisionKind.ACCEPTED)


def test_an_undo_that_leaves_what_others_wrote_says_so(bench, monkeypatch):
    bench.open(2)
    bench.controller.accept()
    bench.jobs.run()
    words = "00000.xmp: only the crop was taken back, other things in it changed since"
    monkeypatch.setattr(bench.services.sidecars, "restore", lambda _receipt: (words,))
    bench.controller.undo()
    bench.jobs.run()
    assert bench.view.said[-1] == words
    assert bench.controller.decisions.written == 0


def test_both_sidecars_of_a_shot_are_counted(bench, monkeypatch):
    bench.open(2)
    alone = bench.services.sidecars.write

    def both(*args, **kwargs):
        receipt = alone(*args, **kwargs)
        return replace(receipt, also=(replace(receipt, sidecar=receipt.sidecar.with_suffix(".raw.xmp")),))

    monkeypatch.setattr(bench.services.sidecars, "write", both)
    bench.controller.accept()
    bench.jobs.run()
    assert bench.controller.decisions.written == 2
    bench.controller.undo()
    bench.jobs.run()
    assert bench.controller.decisions.written == 0


def test_keeping_the_original_keeps_the_ratio_dialled_in_the_camera(bench):
    square = Crop(1 / 6, 0, 5 / 6, 1)
    bench.services.photos.infos["00000.jpg"] = replace(INFO, as_shot=square)
    paths = bench.open(2)
    for path in paths:
        bench.controller.select(path)
        bench.controller.keep()
    bench.jobs.run()
    records = bench.services.sidecars.records
    assert [records[path].crop for path in paths] == [square, None]
    assert bench.item(paths[0]).state is State.KEPT and bench.item(paths[0]).shown_crop == square


def test_to_accept_the_whole_photo_is_to_keep_it(bench, monkeypatch):
    left = Suggestion(WHOLE, 0.5, "m", (Crop(0.1, 0.1, 0.9, 0.9),), verdict=Verdict.LEAVE)
    monkeypatch.setattr(bench.services, "suggest", lambda _path, _ratio: left)
    paths = bench.open(3)
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("kept", paths[0].name)]
    assert bench.item(paths[0]).state is State.KEPT
    bench.controller.accept_all(paths[1:])
    bench.jobs.run()
    assert bench.services.sidecars.log[1:] == [("kept", path.name) for path in paths[1:]]


@pytest.mark.parametrize("proposer", [VISITOR, "another"])
def test_every_way_to_decide_records_who_proposed(bench, other_crop, proposer):
    """In front, several at once, adjusted, kept, undone and done again: never the model that is open."""
    records = bench.services.sidecars.records
    folder = bench.folder
    for number in range(6):
        proposed = Decision(DecisionKind.PROPOSED, proposer, None)
        records[folder / f"{number:05d}.jpg"] = CropRecord(other_crop, True, decision=proposed)
    paths = bench.open(6)
    assert not bench.controller.bulk.sure()
    bench.controller.accept()
    bench.controller.undo()
    bench.controller.redo()
    bench.controller.select(paths[1])
    bench.controller.keep()
    bench.controller.select(paths[2])
    bench.draft(Crop(0.25, 0.25, 0.75, 0.75))
    bench.controller.accept()
    bench.controller.bulk.accept(paths[3:])
    bench.jobs.run()
    found = [records[path].decision for path in paths]
    assert [each.model for each in found] == [proposer] * 6
    assert [each.confidence for each in found] == [None] * 6
    assert [each.kind.value for each in found] == ["accepted", "kept", "adjusted", *["accepted"] * 3]
    assert {records[path].crop for path in (paths[0], *paths[3:])} == {other_crop}


def test_nobody_proposed_what_another_program_made(bench, other_crop):
    path = bench.folder / "00000.jpg"
    bench.services.sidecars.records[path] = CropRecord(other_crop, True)
    bench.open(1)
    bench.controller.learn(path, INFO)
    bench.draft(Crop(0.25, 0.25, 0.75, 0.75))
    bench.controller.accept()
    bench.jobs.run()
    decision = bench.services.sidecars.records[path].decision
    assert (decision.kind, decision.model) == (DecisionKind.ADJUSTED, None)


def test_steps_of_a_folder_that_is_not_open_change_what_is_kept_of_it(bench, settings, tmp_path, other_crop):
    kept = DraftStore(tmp_path / "drafts")
    settings[DELIVERABLES] = "1:1"
    bench.controller = ReviewController(bench.view, bench.jobs, settings, drafts=kept)
    review = bench.controller
    (path,) = bench.open(1)
    bench.draft(other_crop)
    review.editing.take_in_hand("1:1")
    review.editing.edit(Box(350, 200, 200, 200))
    drawn = bench.item(path).drawn
    assert drawn.crop == other_crop and drawn.nudges
    review.save()
    bench.jobs.run()
    elsewhere = tmp_path / "elsewhere" / "a.jpg"
    bench.services.found = type(bench.services.found)([elsewhere])
    review.open([elsewhere.parent])
    bench.jobs.run()
    left = []
    for go in (review.undo, review.undo, review.undo, review.redo, review.redo, review.redo):
        go()
        bench.jobs.run()
        left.append(kept.read([path]).get(path, Drawn()))
    only_crop = Drawn(other_crop)
    assert left == [drawn, only_crop, Drawn(), only_crop, drawn, Drawn()]
