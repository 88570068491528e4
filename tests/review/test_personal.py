"""The personal head is taught what was written, behind everything else, and says what it learnt."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.review.personal import Learning


@pytest.fixture
def learning(bench):
    """Connected as in the program."""
    said: list[Exception] = []
    made = Learning(bench.jobs, said.append, bench.controller.proposals.renew)
    made.said = said
    bench.controller.decisions.on_decided = made.decided
    bench.controller.on_opened = made.opened
    return made


def test_a_written_decision_is_learnt_and_a_folder_once_opened(bench, learning) -> None:
    paths = bench.open(3)
    assert bench.services.learnt_first == [tuple(path.name for path in paths)]
    bench.controller.accept()
    bench.jobs.run()
    bench.controller.keep()
    bench.jobs.run()
    assert bench.services.learnt_from == ["00000.jpg", "00001.jpg"]
    bench.controller.undo()
    bench.jobs.run()
    assert bench.services.learnt_from[2:] == ["00001.jpg"], "looked at again: it teaches nothing any more"


def test_failing_teaches_nothing(bench, learning) -> None:
    bench.open(2)
    bench.services.sidecars.fails["00000.jpg"] = "the disk is full"
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.learnt_from == []


def test_other_proposals_come_when_somebody_else_is_believed_but_not_in_front(bench, learning) -> None:
    bench.open(4)
    bench.services.suggested.clear()
    bench.services.learning_changes = Turn.KNOWS_MORE
    bench.controller.accept()
    bench.jobs.run()
    # 00000 is decided, 00001 lies in front of the user and must not jump
    assert sorted(bench.services.suggested) == ["00002.jpg", "00003.jpg"]


@pytest.mark.parametrize(
    ("turn", "renews", "told"),
    [
        (Turn.NOTHING, False, []),
        (Turn.KNOWS_MORE, True, []),
        (Turn.OWN, True, [Turn.OWN]),
        (Turn.MODEL, True, [Turn.MODEL]),
        (Turn.UNTAUGHT, True, [Turn.UNTAUGHT]),
    ],
)
def test_who_takes_over_is_told_and_photos_that_wait_get_other_proposals(
    bench, turn: Turn, renews: bool, told: list[Turn]
) -> None:
    heard: list[Turn] = []
    learning = Learning(bench.jobs, heard.append, bench.controller.proposals.renew, heard.append)
    bench.controller.decisions.on_decided = learning.decided
    bench.open(4)
    bench.services.suggested.clear()
    bench.services.learning_changes = turn
    bench.controller.accept()
    bench.jobs.run()
    assert (bool(bench.services.suggested), heard) == (renews, told)


@pytest.mark.parametrize("turn", [Turn.NOTHING, Turn.OWN, Turn.MODEL])
def test_every_hand_over_is_told(bench, turn: Turn) -> None:
    heard: list[Turn] = []
    learning = Learning(bench.jobs, heard.append, bench.controller.proposals.renew, heard.append)
    bench.services.learning_changes = turn
    learning.hand_over()
    bench.jobs.run()
    assert (bench.services.handed_over, heard) == (1, [turn])


def test_another_model_learns_what_is_open(bench, learning) -> None:
    learning.model_changed()
    assert bench.services.learnt_first == []
    paths = bench.open(3)
    learning.model_changed()
    bench.jobs.run()
    assert bench.services.learnt_first == [tuple(path.name for path in paths)] * 2


def test_trouble_is_said_once_and_work_goes_on(bench, learning) -> None:
    bench.open(4)
    bench.services.learning_fails = ModelError("style.npz is damaged")
    for _ in range(3):
        bench.controller.accept()
        bench.jobs.run()
    assert [str(error) for error in learning.said] == ["style.npz is damaged"]
    assert bench.controller.decisions.written == 3


def test_stars_are_no_decision(bench, learning) -> None:
    paths = bench.open(2)
    item = bench.item(paths[0])
    assert bench.controller.decisions.mark_all("3 stars", [(item, item.info, Marks(rating=3))]) == 1
    bench.jobs.run()
    assert bench.services.learnt_from == []


def test_a_bug_with_one_photo_does_not_end_the_proposals(bench) -> None:
    usual = bench.services.suggest

    def suggest(path, aspect):
        if path.name == "00001.jpg":
            raise ZeroDivisionError("integer division")
        return usual(path, aspect)

    bench.services.suggest = suggest
    paths = bench.open(3)
    assert bench.item(paths[1]).error is not None
    assert all(bench.item(paths[row]).suggestion for row in (0, 2))
