"""Stars, labels and flags: what one mark does to the others, by the rules of Bridge and Lightroom."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.marks import LABELS, REJECTED, Marks


@pytest.mark.parametrize("marks", [Marks(rating=REJECTED), Marks(pick=REJECTED)])
def test_either_way_of_rejecting_counts_and_a_star_or_a_pick_ends_it(marks: Marks) -> None:
    assert marks.is_rejected and not marks.is_picked and marks.stars == 0
    assert marks.starred(3).stars == 3 and not marks.starred(3).is_rejected
    assert marks.picked().is_picked and not marks.picked().is_rejected
    assert not marks.unflagged().is_rejected


def test_rejecting_gives_the_stars_up_and_keeps_the_label() -> None:
    marks = Marks(rating=4, label="Red", pick=1).rejected()
    assert marks == Marks(rating=REJECTED, label="Red", pick=REJECTED)
    assert marks.unflagged() == Marks(rating=0, label="Red", pick=0)


def test_what_was_never_flagged_gets_no_flag() -> None:
    assert Marks(rating=2).unflagged() == Marks(rating=2)
    assert Marks(rating=2).starred(5) == Marks(rating=5)


def test_labels_have_colours_whatever_their_case_and_others_have_none() -> None:
    for colour in LABELS:
        assert Marks(label=f" {colour.upper()} ").colour == colour
    assert Marks(label="Select").colour == LABELS[0]
    assert Marks(label="mine").colour is None and Marks().colour is None
