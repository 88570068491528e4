"""Crops by the head: its share of the frame, its eyes level and at their height."""

from __future__ import annotations

import math

import pytest

from cropperhead_desktop.geometry.crop import Point, is_inside, to_local
from cropperhead_desktop.geometry.portrait import (
    EYES_TO_HEAD,
    HEAD_PRESETS,
    PortraitHead,
    fitted,
    framed,
    head_of_eyes,
    head_of_face,
)


@pytest.mark.parametrize("preset", HEAD_PRESETS, ids=lambda preset: preset.name)
@pytest.mark.parametrize("lean", [0.0, 9.0, -14.0])
def test_both_eyes_lie_on_the_presets_line_and_the_head_has_its_share(preset, lean: float) -> None:
    across, down = 40 * math.cos(math.radians(lean)), 40 * math.sin(math.radians(lean))
    eyes = Point(1000 - across, 800 - down), Point(1000 + across, 800 + down)
    box = framed(head_of_eyes(*reversed(eyes)), preset)
    assert box is not None
    for sign, eye in zip((-1, 1), eyes, strict=True):
        local = to_local(box, eye)
        assert local.x == pytest.approx(sign * 40)
        assert (local.y + box.height / 2) / box.height == pytest.approx(preset.eyes)
    assert EYES_TO_HEAD * 80 / box.height == pytest.approx(preset.head)
    assert box.aspect == pytest.approx(preset.aspect)


def test_exact_presets_keep_within_what_the_offices_ask_for() -> None:
    limits = {
        "Passport 35 × 45 mm": (0.70, 0.80, 0.30, 0.50),
        "US passport 2 × 2 in": (0.50, 0.69, 0.31, 0.44),
    }
    for preset in HEAD_PRESETS:
        if preset.exact:
            low, high, above, below = limits[preset.name]
            assert low < preset.head < high and above < preset.eyes < below


def test_a_face_and_its_eyes_give_the_same_head() -> None:
    face = head_of_face(920, 700, 1080, 900)
    assert face.eyes == Point(1000, 780)
    eyes = head_of_eyes(Point(962.5, 780), Point(1037.5, 780))
    assert eyes.height == pytest.approx(face.height)


@pytest.mark.parametrize("head", [PortraitHead(Point(9, 9), 0.0), head_of_eyes(Point(0, 0), Point(1, 90))])
def test_no_frame_for_what_is_no_head_or_leans_too_far(head: PortraitHead) -> None:
    assert framed(head, HEAD_PRESETS[0]) is None


@pytest.mark.parametrize("lean", [0.0, 8.0])
def test_with_little_room_the_frame_shrinks_around_the_eyes(lean: float) -> None:
    head = PortraitHead(Point(500, 150), 200, lean)
    for height, smallest in ((1000, 0.75), (380, 0.7)):
        found = fitted(head, HEAD_PRESETS[0], 1000, height)
        assert found is not None
        box, share = found
        assert smallest <= share < 1 and is_inside(box, 1000, height)
        eyes = to_local(box, head.eyes)
        assert eyes.x == pytest.approx(0, abs=1e-6)
        assert eyes.y / box.height + 0.5 == pytest.approx(HEAD_PRESETS[0].eyes)


def test_room_enough_and_much_too_little() -> None:
    found = fitted(PortraitHead(Point(500, 400), 200), HEAD_PRESETS[0], 1000, 1000)
    assert found is not None and found[1] == 1.0
    assert fitted(PortraitHead(Point(500, 40), 200), HEAD_PRESETS[0], 1000, 1000) is None
