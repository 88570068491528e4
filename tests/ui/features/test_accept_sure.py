"""Accepting above a confidence."""

from __future__ import annotations

from cropperhead_desktop.domain.settings import ACCEPT_ABOVE
from cropperhead_desktop.ui.features.accept_above import AcceptAbove


def test_accept_above_shows_what_it_will_touch(start, services, settings):
    services.confidences = {f"{number:05}.jpg": 0.5 + number / 10 for number in range(4)}
    stage = start(4)
    stage.key("accept_above")
    dialog = stage.window.findChild(AcceptAbove)
    assert dialog.agree.text() == "Accept 1 crop"
    dialog.slider.setValue(65)
    assert dialog.grid.model().rowCount() == 2
    assert dialog.words.text().startswith("2 undecided photos")
    dialog.slider.setValue(100)
    assert not dialog.agree.isEnabled()
    dialog.percent.setValue(65)
    dialog.agree.click()
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 2)
    assert {name for _kind, name in services.sidecars.log} == {"00002.jpg", "00003.jpg"}
    assert settings[ACCEPT_ABOVE] == 65
