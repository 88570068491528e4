"""What the panel says about result, model and state."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Cause, Level, Verdict
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.states import STATE_WORDS
from tests.helpers.panel import BOX


def test_the_result_has_units_and_a_warning_when_small(shown) -> None:
    result = shown.panel.result
    assert result.pixels.text() == "3000 × 2000 px"
    assert result.rest.text() == "6.0 MP · 3:2 · 25 % of the photo"
    assert result.warning.text() == ""
    shown.show(Box(3000, 2000, 900, 600))
    assert result.warning.text() == "Under 2 MP"


@pytest.mark.parametrize(
    ("verdict", "words", "role"),
    [(Verdict.SURE, "Sure", ""), (Verdict.LOOK, "Look", "doubt"), (Verdict.LEAVE, "Fine as it is", "")],
)
def test_what_a_proposal_asks_is_a_word_and_a_colour(shown, verdict, words, role) -> None:
    shown.show(BOX, verdict=verdict)
    label = shown.panel.model.verdict
    assert (label.text(), label.property("role"), label.isVisible()) == (words, role, True)
    assert label.toolTip()
    shown.show(BOX)
    assert not label.isVisible()


@pytest.mark.parametrize(
    ("level", "words", "role"),
    [
        (Level(Cause.CAMERA, -1.4, 0.0, -1.4), "camera: 1.4° clockwise", "secondary"),
        (Level(Cause.CAMERA, 3.0, 0.0, 3.0), "camera: 3.0° counter-clockwise", "secondary"),
        (Level(Cause.BOTH, -1.4, -1.2, -1.5), "camera: 1.5° clockwise, seen in the picture", "secondary"),
        (Level(Cause.SEEN, 2.0, 2.5), "picture: leans 2.0° clockwise", "secondary"),
        (Level(Cause.LEVEL, 0.1, 0.0, 0.1), "camera: level", "secondary"),
        (Level(Cause.PERSPECTIVE, 4.0, 4.0), "Perspective, not level: its verticals converge", "doubt"),
        (
            Level(Cause.STEEP, 19.0, 0.0, 19.0),
            "The camera measured a tilt of 19.0°, which seems meant: not levelled",
            "doubt",
        ),
    ],
)
def test_the_panel_says_where_an_angle_comes_from(shown, level, words, role) -> None:
    shown.show(BOX, level=level)
    label = shown.panel.level
    assert (label.text(), label.property("role"), label.isVisible()) == (words, role, True)


@pytest.mark.parametrize("level", [None, Level(Cause.LEVEL, 0.1, 0.1), Level(Cause.UNSURE, 2.0, 2.0)])
def test_without_an_angle_the_panel_says_nothing_about_it(shown, level) -> None:
    shown.show(BOX, level=level)
    assert not shown.panel.level.isVisible()


def test_long_model_names_lose_their_middle(shown) -> None:
    name = "composition-" + "x" * 80 + "-v12"
    shown.show(BOX, model=name)
    text = shown.panel.model.name.text()
    assert text.startswith("comp") and text.endswith("v12") and "…" in text
    assert shown.panel.model.name.toolTip() == name


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_word_and_an_icon(shown, state) -> None:
    shown.show(BOX, state=state, word=STATE_WORDS[state], message="because")
    assert shown.panel.state.word.text() == STATE_WORDS[state]
    assert not shown.panel.state.icon.pixmap().isNull()
    assert shown.panel.state.message.isVisible()


def test_a_photo_that_is_small_by_itself_is_not_the_crops_fault(shown) -> None:
    shown.panel.result.show_box(Box(256, 256, 500, 500), 512, 512, warn_below=2.0)
    assert shown.panel.result.warning.text() == ""


def test_a_proposal_on_its_way_is_not_called_none(shown) -> None:
    shown.show(BOX, model=None, is_pending=True)
    assert shown.panel.model.name.whole == "Waiting …"
    assert shown.panel.proposal.place.text() == ""
    shown.show(BOX, model=None)
    assert shown.panel.model.name.whole == "No proposal"


def test_stars_flag_and_label_stand_beside_the_state(shown) -> None:
    shown.show(BOX, marks="3 stars, picked")
    assert shown.panel.state.marks.text() == "3 stars, picked"
