"""The check boxes of a proposal in the running window."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.geometry.orientation import displayed_box_to_crop
from cropperhead_desktop.review.proposal import NO_ALTERNATIVES
from tests.helpers.fakes import INFO

PROPOSED = Box(320, 190, 300, 200, 4.0)
OTHERS = (Crop(0.2, 0.2, 0.8, 0.8), Crop(0.0, 0.1, 0.5, 0.9))


def test_the_window_shows_the_marks_and_disables_what_the_model_cannot(start):
    stage = start(1)
    stage.key("crop")
    panel, actions = stage.panes.panel, stage.app.actions
    assert panel.proposal.crop.isChecked()
    assert not panel.proposal.angle.isEnabled()
    assert panel.proposal.place.text() == "No alternatives"
    assert not actions["next_alternative"].isEnabled()
    assert NO_ALTERNATIVES in actions["next_alternative"].toolTip()
    suggestion = Suggestion(
        displayed_box_to_crop(PROPOSED, INFO.width, INFO.height, INFO.orientation), 0.7, "m", OTHERS
    )
    stage.controller.store.update(stage.item(0).with_suggestion(suggestion))
    assert panel.proposal.place.text() == "1 of 3"
    assert panel.proposal.angle.text() == "Angle +4.0°"
    panel.proposal.angle.click()
    assert stage.panes.canvas.box.angle == pytest.approx(0)
    assert not panel.proposal.angle.isChecked()
    panel.proposal.next.click()
    stage.key("next_alternative")
    assert stage.item(0).shown_crop == OTHERS[0]
    assert NO_ALTERNATIVES not in actions["next_alternative"].toolTip()
    stage.key("straighten")
    assert stage.panes.canvas.box.angle == pytest.approx(4)
