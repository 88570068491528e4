"""The status bar."""

from __future__ import annotations

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.ui.window.status import StatusBar


def test_the_status_bar_says_how_many(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_counts({State.UNDECIDED: 1200, State.ACCEPTED: 1, State.KEPT: 0, State.FAILED: 0})
    assert bar.photos.text() == "1,201 photos"
    assert bar.counts[State.UNDECIDED].text() == "1,200 undecided"
    assert bar.counts[State.FAILED].isHidden()
    assert bar.elsewhere.isHidden()
    bar.show_counts({State.ACCEPTED: 5}, elsewhere=3)
    assert (bar.counts[State.ACCEPTED].text(), bar.elsewhere.text()) == ("2 accepted", "3 cropped elsewhere")
    bar.show_queue(17)
    assert bar.queue.text() == "17 proposals to go"
    bar.show_written(1, 0)
    assert bar.written.text() == "1 sidecar written"
    bar.show_written(3, 2)
    assert bar.written.text() == "3 sidecars written, 2 to go"
    bar.show_errors(0, 1)
    assert bar.errors.text() == " 1 note"
    bar.show_errors(2, 1)
    assert bar.errors.text() == " 2 errors"
    bar.show_device("CPU (CUDA was not used: the driver is too old for this version)")
    assert "too old" in bar.device.toolTip()
    bar.say("first")
    bar.say("second")
    assert bar.remark.text() == "second"
