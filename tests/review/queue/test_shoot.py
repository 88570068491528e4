"""Working through a shoot: what comes next, what is passed, what a burst takes along."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.queue import Need, needs, progress_of
from cropperhead_desktop.domain.settings import BURSTS
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import BurstFrame, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.library.shoots import ShootStore
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.outside import EmbedStep
from cropperhead_desktop.review.queue.shoot import progress_words, share_done
from tests.helpers.fakes import PROPOSED, Bench, FakeView, Scan, StepJobs

FINE = Suggestion(WHOLE, 0.5, "fake", verdict=Verdict.LEAVE)


def burst(bench: Bench, names: list[str], shifts: list[tuple[float, float] | None]) -> None:
    frames = tuple(bench.folder / name for name in names)
    for place, (name, shift) in enumerate(zip(names, shifts, strict=True)):
        frame = BurstFrame(place, len(names), shift)
        bench.services.suggestions[name] = Suggestion(PROPOSED, 0.8, "fake", burst=frame)
        bench.services.bursts[name] = frames


def fine(bench: Bench, *numbers: int) -> None:
    bench.services.suggestions.update({f"{number:05}.jpg": FINE for number in numbers})


def states(bench: Bench) -> list[State]:
    return [item.state for item in bench.controller.session]


def test_only_what_needs_somebody_comes_and_the_rest_is_passed_with_one_key(bench):
    fine(bench, 0, 2, 3)
    ends = []
    bench.controller.on_end = lambda: ends.append(True)
    paths = bench.open(6)
    review = bench.controller
    assert progress_words(review.shoot.progress()) == "3 of 3 need you"
    review.select(paths[0])
    review.skip()
    assert bench.name == "00001.jpg"
    for _ in range(3):
        review.accept()
    assert bench.view.said[-1] == "3 photos fine as they are: Shift+K passes them"
    assert ends == [True]
    review.shoot.pass_rest()
    bench.jobs.run()
    assert bench.view.said[-1] == "3 photos passed as they are"
    assert [kind for kind, _name in bench.services.sidecars.log] == ["accepted"] * 3
    assert states(bench).count(State.UNDECIDED) == 3
    assert review.shoot.progress().is_over
    assert progress_words(review.shoot.progress()) == "All done"
    assert share_done(review.shoot.progress()) == 1.0
    review.undo()
    assert review.shoot.progress().fine == 3
    review.redo()
    assert review.shoot.progress().passed == 3


def test_a_passed_photo_is_shown_as_it_is_and_not_proposed_anew(bench):
    fine(bench, 0)
    paths = bench.open(2)
    bench.controller.shoot.pass_rest()
    asked = len(bench.services.suggested)
    bench.services.suggestions.clear()
    bench.controller.proposals.renew()
    bench.controller.select(paths[1])
    bench.controller.proposals.renew(also_front=True)
    bench.jobs.run()
    assert set(bench.services.suggested[asked:]) == {paths[1].name}
    assert bench.item(paths[0]).shown_crop == WHOLE
    bench.controller.select(paths[0])
    bench.controller.accept()
    bench.jobs.run()
    assert bench.item(paths[0]).state is State.KEPT, "by somebody who saw it"


def test_what_needs_somebody_is_passed_with_the_rest_only_where_that_is_said_again(bench, other_crop):
    fine(bench, 0)
    paths = bench.open(5)
    shoot = bench.controller.shoot
    bench.controller.select(paths[4])
    bench.draft(other_crop)
    shoot.pass_rest()
    warned = "3 need you: Shift+K again passes these, too; 1 drawn crop to accept"
    assert bench.view.said[-1] == f"1 photo passed as they are; {warned}"
    bench.controller.select(paths[1])
    bench.controller.accept()
    shoot.pass_rest()  # they are others than those that were told
    warned = "2 need you: Shift+K again passes these, too; 1 drawn crop to accept"
    assert bench.view.said[-1] == f"No photo is left to pass as it is; {warned}"
    shoot.pass_rest()
    assert bench.view.said[-1] == "2 photos passed as they are; 1 drawn crop to accept"
    bench.jobs.run()
    assert [name for _kind, name in bench.services.sidecars.log] == ["00001.jpg"]
    bench.controller.undo()
    assert bench.controller.shoot.progress().left == 2


def test_a_crop_inside_a_photo_is_known_until_the_crop_is_another(bench, settings, tmp_path, other_crop):
    def opened() -> ReviewController:
        bench.controller = ReviewController(
            bench.view, bench.jobs, settings, shoots=ShootStore(tmp_path / "kept")
        )
        bench.open(2)
        return bench.controller

    first = opened()
    path = first.session.order[0]
    first.save()
    bench.jobs.run()
    first.decisions.did("Crop written", EmbedStep(path, receipts={path: "receipt"}))
    assert first.shoot.written_inside == {path}
    second = opened()
    second.select(path)
    second.learn(path, bench.services.photos.info(path))
    assert second.shoot.written_inside == {path}
    bench.draft(other_crop)
    second.save()
    bench.jobs.run()
    assert second.shoot.written_inside == set()


def test_passed_photos_and_keys_are_remembered(bench, settings, tmp_path):
    kept = ShootStore(tmp_path / "kept")
    fine(bench, 0, 1)

    def opened() -> tuple[ReviewController, FakeView, StepJobs]:
        view, jobs = FakeView(), StepJobs(bench.services)
        made = ReviewController(view, jobs, settings, shoots=kept)
        made.open([bench.folder])
        jobs.run()
        return made, view, jobs

    bench.open(3)
    first, _view, _jobs = opened()
    first.shoot.count_key()
    first.shoot.pass_rest()
    first.shoot.count_key()
    first.shoot.save()
    second, _view, _jobs = opened()
    assert [item.passed for item in second.session] == [True, True, False]
    assert second.shoot.keys == 2
    assert second.session.current is not None
    assert second.session.current.path.name == "00002.jpg"
    assert bench.services.sidecars.log == []
    second.accept()
    second.shoot.count_key()
    assert second.shoot.keys == 2, "the shoot is over"
    second.undo()
    first_of_all = second.session[bench.folder / "00000.jpg"]
    assert first_of_all.passed
    second.reset_to_original()


def test_rejected_photos_are_passed_over(bench):
    paths = bench.open(3)
    bench.controller.select(paths[1])
    bench.controller.marking.reject([paths[1]])
    bench.jobs.run()
    bench.controller.select(paths[0])
    bench.controller.accept()
    assert bench.name == "00002.jpg"
    assert [item.path for item in bench.controller.bulk.sure()] == [paths[2]]
    bench.controller.accept()
    assert bench.controller.shoot.progress().is_over


def test_enter_on_the_first_frame_decides_the_burst_in_one_step(bench):
    burst(bench, ["00001.jpg", "00002.jpg", "00003.jpg"], [(0.0, 0.0), (0.05, 0.0), None])
    paths = bench.open(5)
    review = bench.controller
    assert progress_words(review.shoot.progress()) == "4 of 4 need you"
    review.select(paths[1])
    review.accept()
    bench.jobs.run()
    assert bench.view.said[-1] == "Burst: 2 photos cropped; 1 moved too much"
    assert bench.name == "00003.jpg", "the exception is next"
    records = [bench.services.sidecars.records[path] for path in paths[1:3]]
    assert [record.crop.left for record in records] == pytest.approx([0.1, 0.15])
    assert states(bench)[1:3] == [State.ACCEPTED] * 2
    review.undo()
    assert states(bench)[1:3] == [State.UNDECIDED] * 2


def test_the_crop_of_a_burst_follows_its_subject(bench):
    burst(bench, ["00000.jpg", "00001.jpg"], [(0.0, 0.0), (0.05, -0.02)])
    paths = bench.open(2)
    bench.controller.select(paths[0])
    bench.draft(Crop(0.2, 0.2, 0.6, 0.6))
    bench.controller.accept()
    bench.jobs.run()
    found = bench.services.sidecars.records[paths[1]]
    assert found.decision is not None
    assert found.decision.kind.value == "adjusted"
    assert (found.crop.left, found.crop.top) == pytest.approx((0.25, 0.18))


def test_frames_that_are_fine_go_along_with_a_crop_of_another(bench, other_crop):
    burst(bench, ["00000.jpg", "00001.jpg", "00002.jpg"], [(0, 0), (0, 0), (0, 0)])
    for name in ("00000.jpg", "00002.jpg"):
        frame = bench.services.suggestions[name]
        bench.services.suggestions[name] = replace(frame, crop=WHOLE, verdict=Verdict.LEAVE)
    paths = bench.open(4)
    assert list(bench.controller.shoot.needs().values()) == [Need.BURST, Need.YOU, Need.BURST, Need.YOU]
    bench.controller.select(paths[1])
    bench.draft(other_crop)
    bench.controller.accept()
    assert [item.shown_crop for item in bench.controller.session][:3] == [other_crop] * 3
    assert bench.name == "00003.jpg"


def test_frames_of_which_none_asks_are_not_decided_with_one_that_is_fine(bench, other_crop):
    burst(bench, ["00000.jpg", "00001.jpg"], [(0, 0), (0, 0)])
    for name, found in list(bench.services.suggestions.items()):
        bench.services.suggestions[name] = replace(found, crop=WHOLE, verdict=Verdict.LEAVE)
    paths = bench.open(2)
    bench.controller.select(paths[0])
    bench.controller.accept()
    assert states(bench) == [State.KEPT, State.UNDECIDED]
    bench.controller.undo()
    bench.controller.select(paths[0])
    bench.draft(other_crop)
    bench.controller.accept()
    assert states(bench) == [State.ACCEPTED, State.ACCEPTED]


def test_the_first_frames_of_a_selection_take_their_bursts_along(bench):
    burst(bench, ["00000.jpg", "00001.jpg"], [(0, 0), (0, 0)])
    paths = bench.open(4)
    bench.controller.choose([paths[0], paths[3]])
    bench.controller.accept()
    assert bench.view.said[-1] == "3 photos accepted"
    assert states(bench) == [State.ACCEPTED, State.ACCEPTED, State.UNDECIDED, State.ACCEPTED]


@pytest.mark.parametrize("shift", [(0.0, 0.0), None])
def test_keeping_the_first_frame_passes_the_others_wherever_they_moved(bench, shift):
    burst(bench, ["00000.jpg", "00001.jpg"], [(0.0, 0.0), shift])
    paths = bench.open(3)
    bench.controller.select(paths[0])
    bench.controller.keep()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("kept", "00000.jpg")]
    assert bench.item(paths[1]).passed
    assert bench.name == "00002.jpg"
    bench.controller.undo()
    assert not bench.item(paths[1]).passed


def test_without_the_setting_every_frame_is_decided_by_itself(bench, settings):
    settings[BURSTS] = False
    burst(bench, ["00000.jpg", "00001.jpg"], [(0.0, 0.0), (0.0, 0.0)])
    paths = bench.open(2)
    bench.controller.select(paths[0])
    bench.controller.accept()
    bench.jobs.run()
    assert [name for _kind, name in bench.services.sidecars.log] == ["00000.jpg"]
    assert bench.name == "00001.jpg"


def test_a_frame_in_the_middle_is_decided_alone(bench):
    burst(bench, ["00000.jpg", "00001.jpg", "00002.jpg"], [(0.0, 0.0)] * 3)
    paths = bench.open(3)
    bench.controller.select(paths[1])
    bench.controller.accept()
    bench.jobs.run()
    assert [name for _kind, name in bench.services.sidecars.log] == ["00001.jpg"]


def test_nothing_moves_while_proposals_arrive(bench):
    fine(bench, 0)
    paths = bench.open(3, run=False)
    while bench.controller.proposals.left > 1 and bench.jobs.run_photo():
        assert not bench.controller.arrangement.needs_refresh
    bench.jobs.run()
    assert bench.controller.arrangement.needs_refresh
    bench.controller.arrangement.refresh()
    assert bench.controller.session.paths == (paths[1], paths[2], paths[0])


def test_only_what_needs_somebody_is_shown_on_wish(bench):
    fine(bench, 0, 2)
    paths = bench.open(4)
    bench.controller.marking.reject([paths[3]])
    bench.controller.arrangement.only_needed()
    assert bench.controller.session.paths == (paths[1],)
    bench.controller.accept()
    bench.controller.arrangement.refresh()
    assert paths[1] in bench.controller.session.paths, "what was decided stays where it is"
    bench.controller.arrangement.only_needed()
    assert set(bench.controller.session.paths) == set(paths)


def test_a_store_that_cannot_be_written_is_said(bench, settings, tmp_path):
    (tmp_path / "file").write_text("")
    view, jobs = FakeView(), StepJobs(bench.services)
    review = ReviewController(view, jobs, settings, shoots=ShootStore(Path(tmp_path / "file")))
    fine(bench, 0)
    bench.open(2)
    review.open([bench.folder])
    jobs.run()
    review.shoot.pass_rest()
    assert "cannot be kept" in view.reported[-1]
    assert Marks() == review.session[bench.folder / "00000.jpg"].record.marks


def test_what_is_known_of_the_shoot_follows_every_change(bench, settings):
    burst(bench, ["00001.jpg", "00002.jpg", "00003.jpg"], [(0.0, 0.0), (0.05, 0.0), (0.0, 0.0)])
    fine(bench, 4)
    paths = bench.open(6)
    review = bench.controller

    def check() -> None:
        anew = needs(review.session, settings[BURSTS])
        assert dict(review.shoot.needs()) == anew
        assert review.shoot.progress() == progress_of(Counter(anew.values()))

    check()
    for act in (
        lambda: review.select(paths[1]), review.accept, review.undo, review.redo, review.undo,
        lambda: bench.draft(Crop(0.2, 0.2, 0.5, 0.5)), review.keep, review.undo,
        lambda: review.marking.reject([paths[1]]), review.shoot.pass_rest, review.undo,
        lambda: settings.__setitem__(BURSTS, False), lambda: settings.__setitem__(BURSTS, True),
    ):  # fmt: skip
        act()
        check()
        bench.jobs.run()
        check()
    bench.services.found = Scan([*paths[:3], bench.folder / "00009.jpg"])
    review.look_again()
    bench.jobs.run()
    check()
    assert len(review.shoot.needs()) == 4
