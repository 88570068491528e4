"""Frames of one moment: which are one, and what is made of them together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.inference.suggest.burst import BurstLook, placed, pooled, same_moment
from cropperhead_desktop.inference.suggest.candidates import REGIONS, TERMS, Head
from cropperhead_desktop.inference.suggest.faces import Faces
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto

RNG = np.random.default_rng(4)
HEAD = Head(
    RNG.normal(0, 0.3, (REGIONS * 7, 6)).astype(np.float32), np.zeros(6, np.float32),
    RNG.normal(0, 1, 6).astype(np.float32), np.zeros(len(TERMS), np.float32),
    np.array([0, 0, 1, 1], np.float32),
)  # fmt: skip


def frame(scene: int, noise: float = 0.2, width: int = 600, number: int = 0) -> ScoredPhoto:
    """A photo of one of several scenes, a little otherwise every time."""
    shown = np.random.default_rng(scene).normal(0, 1, (7, 14, 14))
    moved = np.random.default_rng(100 + number).normal(0, noise, (7, 14, 14))
    return ScoredPhoto(
        (shown + moved).astype(np.float32), np.zeros((3, 14, 14), np.float32), HEAD, 224, width, 400
    )


@pytest.mark.parametrize(
    ("scenes", "own", "expected"),
    [
        ((1,), 0, [0]),
        ((1, 1, 1), 1, [0, 1, 2]),
        ((1, 1, 2, 2), 0, [0, 1]),
        ((1, 1, 2, 2), 3, [2, 3]),
        ((1, 2, 1), 1, [1]),
    ],
)
def test_frames_that_show_the_same_as_the_one_before_are_one_moment(scenes, own, expected) -> None:
    frames = [frame(scene, number=number) for number, scene in enumerate(scenes)]
    assert list(same_moment(frames, own)) == expected


def test_a_frame_of_another_shape_is_another_moment() -> None:
    assert list(same_moment([frame(1), frame(1, width=400), frame(1)], 0)) == [0]


def test_every_frame_of_a_moment_gets_the_same_crop() -> None:
    frames = [frame(1, number=number) for number in range(4)]
    alone = [one.ranked(None)[0].box for one in frames]
    together = [pooled(frames, own).ranked(None)[0].box for own in range(4)]
    assert len(set(alone)) > 1
    assert len(set(together)) == 1
    at_ratio = {pooled(frames, own).ranked(1.5)[0].box for own in range(4)}
    assert len(at_ratio) == 1
    boxes = [one.box for one in pooled(frames, 0).ranked(None)]
    assert np.array_equal(pooled(frames, 0).score(boxes), pooled(frames, 3).score(boxes))


def test_a_frame_alone_stays_as_it_is_and_faces_of_all_are_kept() -> None:
    one, other = frame(1), frame(2)
    assert pooled([one, other], 0) is one
    face = replace(frame(1, number=3), faces=Faces.known([(0.4, 0.4, 0.5, 0.5)]))
    found = pooled([one, face], 0).faces
    assert found is not None
    assert found.boxes.tolist() == face.faces.boxes.tolist()


def subject(number: int, right: int = 0, lost: bool = False, scene: int = 1) -> BurstLook:
    """A frame with a person at the cell 5, 5, whose pixels lie `right` cells further right."""
    photo = frame(scene, number=number, noise=0.05)
    importance = np.zeros((3, 14, 14), np.float32)
    if not lost:
        importance[1, 5:8, 4 + right : 7 + right] = 0.9
    noise = np.random.default_rng(7).normal(128, 40, (107, 160)).astype(np.float32)
    grey = np.repeat(np.repeat(noise[::4, ::4], 4, axis=0), 4, axis=1)[:107, :160]
    return BurstLook(replace(photo, importance=importance), np.roll(grey, right * 11, axis=1))


def test_the_shift_is_where_the_subject_went() -> None:
    frames = [subject(0), subject(1, right=1), subject(2, right=2)]
    found = [placed(frames, own) for own in range(3)]
    assert [one and (one.place, one.count) for one in found] == [(0, 3), (1, 3), (2, 3)]
    shifts = [one.shift for one in found if one is not None and one.shift is not None]
    assert [shift[0] for shift in shifts] == pytest.approx([0.0, 11 / 160, 22 / 160], abs=0.01)
    assert [shift[1] for shift in shifts] == pytest.approx([0.0, 0.0, 0.0], abs=0.01)


def test_pixels_alone_do_not_move_a_crop() -> None:
    frames = [subject(0), subject(1, right=1, lost=True), subject(2, right=1)._replace(grey=None)]
    found = [placed(frames, own) for own in range(3)]
    assert [one is not None and one.shift for one in found] == [(0.0, 0.0), None, None]


def test_a_photo_by_itself_is_of_no_burst() -> None:
    assert placed([subject(0)], 0) is None
    assert placed([subject(0, scene=1), subject(1, scene=2)], 1) is None
