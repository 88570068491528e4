"""What crops have in common."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.inference.style.examples import KeptCrop
from cropperhead_desktop.inference.style.habits import nearest, spreads, usual_ratio
from cropperhead_desktop.inference.style.head import Style, flat_prior
from tests.helpers.styles import square_right_of_the_model, taught

SQUARE = KeptCrop(1.5, (0.1, 0.1, 0.1 + 0.4, 0.1 + 0.6))
FIVE_BY_FOUR = KeptCrop(1.5, (0.0, 0.0, 0.5 * 1.25 / 1.5 * 1.5, 0.75))
WHOLE = KeptCrop(1.5, (0.0, 0.0, 1.0, 1.0))


def test_the_usual_ratio_is_that_of_most_crops_turned_for_upright_photos() -> None:
    assert usual_ratio([SQUARE, SQUARE, FIVE_BY_FOUR, WHOLE], 1.5) == pytest.approx(1)
    assert usual_ratio([FIVE_BY_FOUR] * 3, 1.5) == pytest.approx(1.25)
    assert usual_ratio([FIVE_BY_FOUR] * 3, 2 / 3) == pytest.approx(0.8)
    assert usual_ratio([replace(SQUARE, weight=0.25)] * 3 + [FIVE_BY_FOUR], 1.5) == pytest.approx(1.25)


def test_who_keeps_the_photos_own_ratio_has_no_other_usual_one() -> None:
    assert usual_ratio([WHOLE, WHOLE, SQUARE], 1.5) is None
    assert usual_ratio([], 1.5) is None


def test_the_nearest_crops_are_alike_and_somebodys_own() -> None:
    style = taught(6, square_right_of_the_model)
    accepted = replace(style.crops[3], past=replace(style.crops[3].past, weight=0.25))
    rough = replace(style.crops[4], past=replace(style.crops[4].past, is_placed=False))
    style = replace(style, crops=(*style.crops[:3], accepted, rough, style.crops[5]))
    here = style.crops[5].past
    found = nearest(style, here.aspect, np.array(here.box), 4)
    assert found[0].key == "5"
    assert {one.key for one in found} == {"0", "1", "2", "5"}
    assert nearest(Style(flat_prior()), 1.5, np.array([0, 0, 1, 1.0]), 3) == []


def test_spreads_are_shares_and_the_model_is_judged_by_photos_that_were_seen() -> None:
    style = taught(6, square_right_of_the_model)
    unseen = replace(style.crops[0], key="away", is_seen=False)
    ratio, size, headroom, angle = spreads(style.known([unseen]))
    assert [one.title for one in (ratio, size, headroom, angle)] == ["ratio", "size", "headroom", "angle"]
    assert dict(zip(ratio.names, ratio.own, strict=True))["1:1"] == 1
    assert dict(zip(ratio.names, ratio.model, strict=True))["3:2"] == pytest.approx(2 / 6)
    assert dict(zip(angle.names, angle.own, strict=True))["0"] == 1
    assert sum(size.own) == sum(size.model) == pytest.approx(sum(headroom.own)) == 1
    assert spreads(Style(flat_prior())) == spreads(taught(2, square_right_of_the_model)) == ()
