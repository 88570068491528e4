"""O and Shift+O: the choice is kept, settings decide who takes part."""

from __future__ import annotations

from cropperhead_desktop.domain.settings import GUIDE, GUIDE_TAKES_PART, GUIDE_TURN
from cropperhead_desktop.geometry.guides import Guide, turns
from cropperhead_desktop.review.in_hand.guides import GuideCycle


def cycle(settings):
    shown, said = [], []
    guides = GuideCycle(settings, lambda guide, turn: shown.append((guide, turn)), said.append)
    assert set(shown) == {(guides.guide, settings[GUIDE_TURN])}
    shown.clear()
    return guides, shown, said


def test_all_guides_take_turns_then_none_then_the_first(settings):
    guides, shown, _said = cycle(settings)
    for _ in range(len(Guide) + 1):
        guides.next()
    assert [guide for guide, _turn in shown] == [*list(Guide)[1:], None, Guide.THIRDS]


def test_only_those_take_part_that_the_settings_allow(settings):
    for guide in Guide:
        settings[GUIDE_TAKES_PART[guide]] = guide in (Guide.GRID, Guide.FIFTHS)
    guides, shown, _said = cycle(settings)
    for _ in range(4):
        guides.next()
    assert [guide for guide, _turn in shown] == [Guide.GRID, Guide.FIFTHS, None, Guide.GRID]


def test_without_any_there_is_none(settings):
    for guide in Guide:
        settings[GUIDE_TAKES_PART[guide]] = False
    guides, shown, said = cycle(settings)
    guides.next()
    assert shown == [(None, 0)]
    assert said == ["Guide: none"]
    guides.turn()
    assert said[-1] == "No guide is shown"


def test_a_guide_turns_through_its_directions_and_says_when_it_has_one(settings):
    settings[GUIDE] = Guide.GOLDEN_SPIRAL.value
    guides, shown, said = cycle(settings)
    for _ in range(turns(Guide.GOLDEN_SPIRAL)):
        guides.turn()
    assert [turn for _guide, turn in shown] == [1, 2, 3, 4, 5, 6, 7, 0]
    settings[GUIDE] = Guide.THIRDS.value
    shown.clear()
    guides.turn()
    assert shown == []
    assert said[-1] == "The guide thirds has one direction"


def test_the_choice_is_the_settings(settings):
    guides, _shown, _said = cycle(settings)
    guides.next()
    again, _shown, _said = cycle(settings)
    assert again.guide is guides.guide is Guide.GRID
