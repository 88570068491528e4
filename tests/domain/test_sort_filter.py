"""Order and filter of photos."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.sort_filter import (
    NO_LABEL,
    Asks,
    CropState,
    FileType,
    Filter,
    Flag,
    Order,
    arranged,
    filter_from,
    series_of,
    sure_ones,
    tally,
)
from cropperhead_desktop.domain.suggestion import Cause, Level, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import Crop

NOON = datetime(2024, 5, 6, 12)


def item(name: str = "a.jpg", **record) -> ReviewItem:
    return ReviewItem(Path(name), record=CropRecord(**record))


@pytest.mark.parametrize(
    ("wanted", "yes", "no"),
    [
        (Filter(stars=3), item(marks=Marks(3)), item(marks=Marks(2))),
        (Filter(flag=Flag.PICKED), item(marks=Marks(pick=1)), item(marks=Marks(-1, pick=1))),
        (Filter(flag=Flag.REJECTED), item(marks=Marks(-1)), item()),
        (Filter(flag=Flag.NONE), item(marks=Marks(pick=0)), item(marks=Marks(pick=-1))),
        (Filter(label="Green"), item(marks=Marks(label="Approved")), item(marks=Marks(label="Red"))),
        (Filter(label=NO_LABEL), item(), item(marks=Marks(label="Red"))),
        (Filter(kind=FileType.RAW), item("a.DNG"), item("a.jpg")),
        (Filter(kind=FileType.OTHER), item("a.gif"), item("a.png")),
        (Filter(cropped=CropState.YES), item(crop=Crop(0, 0, 0.5, 1)), item()),
        (Filter(text="ÄB"), item("xäb.jpg"), item("ab.jpg")),
    ],
)
def test_what_matches(wanted, yes, no):
    assert wanted.matches(yes)
    assert not wanted.matches(no)
    assert Filter().matches(no)
    assert filter_from(wanted.as_text()) == (Filter() if wanted.text else wanted)


@pytest.mark.parametrize("text", ["stars=9", "state=nothing", "=;=;", "label=Pink", "nonsense=1", "stars"])
def test_a_spoilt_filter_shows_everything(text):
    assert filter_from(text).is_empty


def test_the_choices_are_counted():
    counts = tally([item(marks=Marks(3, "Red")), item("b.cr2", marks=Marks(-1)), ReviewItem(item().path)])
    assert counts["stars", 1] == counts["stars", 3] == 1
    assert counts["kind", FileType.JPEG] == 2
    assert (counts["label", "Red"], counts["label", NO_LABEL]) == (1, 1)
    assert counts["flag", Flag.REJECTED] == 1


def test_a_series_is_a_chain_in_time():
    items = [item(f"{number}.jpg").with_taken(NOON + timedelta(seconds=2 * number)) for number in range(4)]
    late = item("late.jpg").with_taken(NOON + timedelta(seconds=9.5))
    assert len(series_of([*items, late], items[0].path, 2.0)) == 4
    assert series_of([*items, late], late.path, 2.0) == (late.path,)
    assert series_of([item("z.jpg")], item("z.jpg").path, 2.0) == (item("z.jpg").path,)


def test_photos_without_a_time_come_last_both_ways():
    timed = item("b.jpg").with_taken(NOON)
    for backwards in (False, True):
        assert arranged([item("a.jpg"), timed], Order.TIME, backwards, Filter())[0] == timed.path


def test_what_a_person_should_look_at_comes_first_and_only_what_is_sure_is_accepted_together():
    def proposed(name: str, sure: float, verdict: Verdict, cause: Cause, wanted=None) -> ReviewItem:
        made = Suggestion(Crop(0, 0, 0.5, 1), sure, "m", (), Level(cause, 3.0, 0.1, 3.0), wanted=wanted)
        return ReviewItem(Path(name), PhotoInfo(6, 4), CropRecord(), replace(made, verdict=verdict))

    items = [
        ReviewItem(Path("unknown")),
        proposed("fine", 0.4, Verdict.LEAVE, Cause.LEVEL),
        proposed("sure", 0.9, Verdict.SURE, Cause.BOTH),
        proposed("surer", 0.95, Verdict.SURE, Cause.BOTH),
        proposed("against", 0.95, Verdict.LOOK, Cause.CONTRADICTED),
        proposed("unsure", 0.1, Verdict.LOOK, Cause.UNSURE),
        proposed("worth it", 0.9, Verdict.LOOK, Cause.UNSURE, wanted=0.8),
    ]
    names = [path.name for path in arranged(items, Order.DOUBT, False, Filter())]
    assert names == ["against", "worth it", "unsure", "sure", "surer", "fine", "unknown"]
    assert [each.path.name for each in sure_ones(items)] == ["surer", "sure"]


def test_what_needs_somebody_comes_first_in_each_folder_and_is_filtered_by_what_it_asks() -> None:
    def photo(name: str, verdict: Verdict | None, pick: int = 0) -> ReviewItem:
        made = ReviewItem(Path(name), PhotoInfo(6, 4), CropRecord(marks=Marks(pick=pick)))
        return (
            made
            if verdict is None
            else made.with_suggestion(Suggestion(Crop(0, 0, 0.5, 1), 0.5, "m", verdict=verdict))
        )

    items = [
        photo("a/0", None).with_error("damaged"),
        photo("a/1", Verdict.LEAVE), photo("a/2", Verdict.SURE), photo("a/3", Verdict.LOOK, -1),
        photo("a/4", None), photo("b/1", Verdict.LEAVE), photo("b/2", Verdict.LOOK),
        photo("b/3", Verdict.SURE).with_passed(True),
        photo("b/4", Verdict.LEAVE).with_draft(Crop(0, 0, 1, 0.5)),
    ]  # fmt: skip

    def names(order: Order, backwards: bool, asks: Asks | None) -> str:
        return " ".join(path.as_posix() for path in arranged(items, order, backwards, Filter(asks=asks)))

    assert names(Order.NEED, False, None) == "a/2 a/4 a/1 a/0 a/3 b/2 b/4 b/1 b/3"
    assert names(Order.NEED, True, None) == "b/4 b/2 b/3 b/1 a/4 a/2 a/1 a/3 a/0"
    found = {asks: names(Order.NAME, False, asks) for asks in Asks}
    assert found == {
        Asks.YOU: "a/2 a/4 b/2 b/4", Asks.SURE: "a/2", Asks.LOOK: "b/2 b/4", Asks.FINE: "a/1 b/1 b/3",
    }  # fmt: skip
    counts = tally(items)
    assert [counts["asks", asks] for asks in Asks] == [4, 1, 2, 3]
    assert filter_from(Filter(asks=Asks.FINE).as_text()) == Filter(asks=Asks.FINE)
