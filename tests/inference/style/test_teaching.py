"""Which photo is asked about, which crops are shown, and that a second look is closer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.examples import FEATURES, features, style_example
from cropperhead_desktop.inference.style.head import Prior, Style
from cropperhead_desktop.inference.style.store import shipped_prior
from cropperhead_desktop.inference.style.teaching import (
    ALIKE,
    ALIKE_FINER,
    OPTIONS,
    finer,
    gains,
    most_telling,
    question,
)
from cropperhead_desktop.inference.suggest.candidates import overlap
from tests.helpers.styles import no_scores


@pytest.fixture
def nobody() -> Style:
    return Style(shipped_prior(scored=False))


@pytest.fixture
def photo():
    return style_example(600, 400, Box(300, 200, 500, 340), no_scores)


def likeness(boxes):
    """IoU of every pair."""
    pairs = overlap(boxes[:, None], boxes[None])
    return pairs[np.triu_indices(len(boxes), 1)]


def test_four_crops_differ_and_lie_in_the_photo(photo, nobody):
    boxes = question(photo, nobody)
    assert boxes.shape == (OPTIONS, 4)
    assert likeness(boxes).max() < ALIKE
    assert boxes.min() >= 0 and boxes.max() <= 1
    assert (question(photo, nobody) == boxes).all(), "asked again it is the same question"


def test_what_people_keep_is_nearer_to_one_of_the_four_than_to_the_first(photo, nobody):
    boxes, table = question(photo, nobody), features(photo, [])
    kept = np.array([photo.boxes[np.argmax(table @ taste)] for taste in nobody.tastes(40, seed=9)])
    nearest = overlap(kept[:, None], boxes[None])
    assert nearest.max(axis=1).mean() > nearest[:, 0].mean() + 0.01


def test_a_second_look_shows_crops_nearer_to_the_chosen_one(photo, nobody):
    asked, gained = question(photo, nobody), []
    for number in range(OPTIONS):
        closer = finer(photo, nobody, asked, number)
        assert (closer[0] == asked[number]).all() and 2 <= len(closer) <= OPTIONS
        assert likeness(closer).max() < ALIKE_FINER
        others = np.delete(asked, number, axis=0)
        gained.append(overlap(closer[1:], asked[number]).mean() - overlap(others, asked[number]).mean())
    assert np.mean(gained) > 0.02


def test_the_photo_is_asked_about_where_people_differ(photo):
    mean = np.zeros(len(FEATURES))
    mean[0], mean[1] = 1.0, 10.0
    sizes = np.full(len(FEATURES), 1e-3)
    sizes[2] = 8.0
    style = Style(Prior(mean, sizes))  # people who differ in size, and in nothing else
    narrow = style_example(600, 400, Box(300, 200, 500, 340), no_scores, aspect=1.5)
    # the same with all crops of one size
    alike = np.abs(narrow.boxes[:, 2] - narrow.boxes[:, 0] - 0.82) < 0.01
    tight = type(narrow)(600, 400, narrow.boxes[alike], narrow.model_score[alike])
    photos = [tight, narrow, tight, narrow]
    assert most_telling(photos, style) == 1
    gained = gains(photos, style)
    assert gained[[1, 3]] == pytest.approx(gained[1]) and gained[1] > gained[[0, 2]].max() + 0.001


def test_a_photo_that_says_nothing_about_the_others_is_not_asked_about(photo):
    mean = np.zeros(len(FEATURES))
    mean[1], differ = 10.0, np.full(len(FEATURES), 1e-3)
    differ[FEATURES.index("size, people")] = 8.0
    style = Style(
        Prior(mean, differ)
    )  # people who crop those in their photos as they like, and all else alike
    odd, others = replace(photo, people=None), [replace(photo, people=True)] * 2
    assert most_telling([odd, *others], style) == 1
    assert gains([odd, *others], style)[0] == pytest.approx(0.0, abs=1e-4)
    assert gains([photo], style).tolist() == [0.0]


def test_answers_leave_less_to_be_asked(photo, nobody):
    boxes, style = question(photo, nobody), nobody
    for key in range(6):
        style = style.prefer(photo, boxes, 2, f"{key}")
    assert gains([photo] * 2, style)[0] < gains([photo] * 2, nobody)[0]


def test_nothing_to_ask_is_an_error(nobody):
    with pytest.raises(ValueError, match="empty"):
        most_telling([], nobody)
