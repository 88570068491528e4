"""Controls that the palette finds."""

from __future__ import annotations

from cropperhead_desktop.domain.settings import ASPECT
from cropperhead_desktop.ui.window.controls import controls


def test_a_button_that_is_found_is_pressed(start, settings):
    stage = start(1)
    for name, ratio in (("1:1", "1:1"), ("As shot", "")):
        {row.text: row for row in controls(stage.app)}[name].run(stage.app)
        assert settings[ASPECT] == ratio


def test_every_control_that_can_be_used_is_found_and_gone_to(start):
    stage = start(1)
    found = {row.text: row for row in controls(stage.app)}
    assert "Aspect ratio" in found
    stage.window.activateWindow()
    found["Aspect ratio"].run(stage.app)
    assert stage.window.focusWidget() is stage.panes.panel.ratio.choice
    stage.key("panels")
    assert "Aspect ratio" not in {row.text for row in controls(stage.app)}
