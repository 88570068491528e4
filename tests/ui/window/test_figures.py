"""Photos take their places by themselves."""

from __future__ import annotations

from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE


def test_what_needs_somebody_comes_first_as_soon_as_the_last_proposal_is_there(start, services) -> None:
    services.suggestions["00000.jpg"] = Suggestion(WHOLE, 0.9, "fake", verdict=Verdict.LEAVE)
    stage = start(3)
    stage.qtbot.waitUntil(lambda: stage.controller.session.paths == (*stage.paths[1:], stage.paths[0]))
