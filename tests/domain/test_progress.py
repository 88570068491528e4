"""Progress, cancelling, and how long it will take."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.progress import Cancelled, Progress, RateEstimate, cancellable


def test_work_stops_at_its_next_report() -> None:
    heard: list[Progress] = []
    wants_stop = False
    report = cancellable(heard.append, lambda: wants_stop)
    report(Progress(1, 3))
    wants_stop = True
    with pytest.raises(Cancelled):
        report(Progress(2, 3))
    assert heard == [Progress(1, 3)]


def test_rate_and_time_left_need_three_units_and_a_second() -> None:
    now = 100.0
    rate = RateEstimate(lambda: now)
    assert rate.at(Progress(0, 0)) is None
    now = 200.0
    assert rate.at(Progress(10, 50)) is None, "the time before the total was known does not count"
    now = 202.0
    assert rate.at(Progress(12, 50)) is None
    now = 205.0
    assert rate.at(Progress(20, 50)) == (2.0, 15.0)
    assert rate.at(Progress(60, 50)) == (10.0, 0.0)
    now = 210.0
    assert rate.at(Progress(0, 50)) is None, "it began anew"
