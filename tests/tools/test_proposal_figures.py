"""What counts as a right, a pointless proposal, and a cut face."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box
from tests.helpers.examples import HUMAN, photo
from tools.proposal_figures import proposal, words

INFO = PhotoInfo(600, 400)
FACE = Box(300, 200, 60, 60)
WHOLE_ROW, ONE = np.array([[0.0, 0.0, 1.0, 1.0]], np.float32), np.ones(1, np.float32)


def seen(is_whole: bool = False, **more: Any) -> Any:
    return SimpleNamespace(example=photo(**more), is_whole=is_whole)


def found(box: Box, verdict: Verdict = Verdict.SURE) -> Suggestion:
    return Suggestion(INFO.crop(box), 0.5, "model", verdict=verdict)


@pytest.mark.parametrize(
    ("box", "right"),
    [
        (HUMAN, 1),
        (Box(204, 202, 240, 160), 1),
        (Box(230, 200, 240, 160), 0),  # IoU .78
        (Box(200, 200, 240, 160, 1.0), 0),
    ],
)
def test_a_right_proposal_has_place_and_angle_of_the_persons(box: Box, right: int) -> None:
    line = words([(seen(), found(box))])
    assert line.startswith(f"1 cropped photos: 1 sure, 0 look; right of the sure {right}")


@pytest.mark.parametrize(
    ("box", "pointless"),
    [
        (Box(300, 200, 588, 392), 1),
        (Box(320, 200, 560, 396), 0),  # not in the middle
        (Box(300, 200, 580, 380, 1.0), 0),  # it levels
        (HUMAN, 0),
    ],
)
def test_a_pointless_proposal_trims_a_little_all_around(box: Box, pointless: int) -> None:
    assert f"pointless {pointless} of 1 proposals" in words([(seen(), found(box, Verdict.LOOK))])


def test_photos_left_whole_and_cut_faces_are_counted() -> None:
    left = seen(is_whole=True, box=Box(300, 200, 600, 400))
    made = [
        (left, Suggestion(WHOLE, 0.5, "model", verdict=Verdict.LEAVE)),
        (seen(faces=(FACE,)), found(Box(150, 200, 300, 400))),
        (seen(faces=(FACE,)), found(Box(300, 200, 300, 400))),
    ]
    line = words(made)
    assert "2 cropped photos" in line and "1 left whole: 1 left" in line
    assert "faces cut 1 of 2" in line


@pytest.mark.parametrize(("ratio", "expected"), [(None, Verdict.LEAVE), (1.0, Verdict.LOOK)])
def test_a_proposal_follows_the_policy_of_the_program(ratio: float | None, expected: Verdict) -> None:
    """Left alone as shot; a ratio that is named is an order."""
    box = Box(300, 200, 400, 400) if ratio else Box(300, 200, 540, 360)
    composition = SimpleNamespace(
        shape=1.5,
        ranked=lambda _aspect: [SimpleNamespace(expected=0.1, box=box)],
        ranking=lambda _aspect: ([SimpleNamespace(expected=0.1)], WHOLE_ROW, ONE),
        keeps_faces_of=lambda _one, _other: True,
    )
    calibration = SimpleNamespace(of=lambda _expected: 0.2)
    look = SimpleNamespace(composition=composition, free=calibration, at_ratio=calibration)
    here: Any = SimpleNamespace(example=photo(), look=look, turn=None, wanted=0.1)
    made = proposal(here, ratio, lambda _worth: Verdict.LEAVE)
    assert made.verdict is expected
    assert (made.crop == WHOLE) == (ratio is None)
