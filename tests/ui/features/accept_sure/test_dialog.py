"""Accepting what is sure."""

from __future__ import annotations

from cropperhead_desktop.ui.features.accept_sure.dialog import AcceptSure


def test_what_is_sure_is_shown_and_accepted_together(start, services):
    services.confidences = {f"{number:05}.jpg": 0.5 + number / 10 for number in range(5)}
    stage = start(5)
    stage.key("accept_above")
    dialog = stage.window.findChild(AcceptSure)
    assert dialog.grid.model().rowCount() == 2
    assert dialog.words.text().startswith("2 undecided photos")
    assert dialog.agree.text() == "Accept 2 crops"
    dialog.agree.click()
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 2)
    assert {name for _kind, name in services.sidecars.log} == {"00003.jpg", "00004.jpg"}


def test_where_nothing_is_sure_nothing_can_be_accepted(start, services):
    services.confidences = {"00000.jpg": 0.5, "00001.jpg": 0.6}
    stage = start(2)
    stage.key("accept_above")
    dialog = stage.window.findChild(AcceptSure)
    assert not dialog.agree.isEnabled() and "sure" in dialog.words.text()
