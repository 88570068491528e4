"""The personal head: it learns a taste, says who agrees better, forgets exactly, and survives its file."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.examples import (
    FEATURES,
    KeptCrop,
    features,
    style_example,
    usual_box,
)
from cropperhead_desktop.inference.style.head import ENOUGH, Style, Voice, flat_prior, prior_of, step
from cropperhead_desktop.inference.suggest.candidates import fractions, overlap
from tests.helpers.styles import no_scores, photos, square_right_of_the_model, taught


def judged(style, taste, voice):
    found = []
    for width, height, proposal, kept in photos(12, taste, seed=9):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        box = style.voice(seen, voice)
        assert is_inside(box, width, height)
        found.append(iou(box, kept))
    return float(np.mean(found))


def test_after_twenty_crops_it_agrees_better_than_the_model_and_the_usual_box(twenty):
    scores = {voice: judged(twenty, square_right_of_the_model, voice) for voice in Voice}
    assert scores[Voice.HEAD] > scores[Voice.MODEL] + 0.15
    assert scores[Voice.HEAD] > scores[Voice.USUAL] + 0.05
    assert twenty.agreement().voice is Voice.HEAD


def test_few_crops_and_a_user_who_agrees_with_the_model_leave_the_model_alone():
    def agrees(width, height, proposal):
        return proposal

    assert taught(ENOUGH - 1, square_right_of_the_model).agreement().voice is Voice.MODEL
    assert taught(14, agrees).agreement().voice is Voice.MODEL
    assert Style(flat_prior()).agreement().crops == 0


def test_crops_accepted_unchanged_teach_little_and_soon_prove_nothing():
    own, unchanged = Style(flat_prior()), Style(flat_prior())
    for number, (width, height, proposal, kept) in enumerate(photos(2 * ENOUGH, square_right_of_the_model)):
        seen = style_example(width, height, proposal, no_scores, past=own.past())
        own = own.learn(seen, kept, str(number))
        unchanged = unchanged.learn(seen, kept, str(number), 0.25)
    assert own.agreement().voice is Voice.HEAD
    assert unchanged.agreement().voice is Voice.MODEL  # they count as 4 crops, of which ENOUGH are needed
    first, light = own.crops[0], unchanged.crops[0]
    assert np.allclose(light.precision, 0.25 * first.precision)
    assert np.allclose(light.information, 0.25 * first.information)


def test_the_usual_box_is_mostly_of_the_persons_own_crops():
    own, unchanged = KeptCrop(1.5, (0.0, 0.0, 0.5, 0.5)), KeptCrop(1.5, (0.5, 0.5, 1.0, 1.0), 0.25)
    assert usual_box([own, unchanged]) == pytest.approx([0.1, 0.1, 0.6, 0.6])


def test_a_user_without_a_system_is_left_to_the_model():
    rng = np.random.default_rng(3)

    def moody(width, height, proposal):
        if rng.random() < 0.5:
            return proposal
        side = rng.uniform(0.4, 1.0) * min(width, height)
        return Box(width / 2, height / 2, side, side)

    style = taught(16, moody)
    found = style.agreement()
    assert found.voice is Voice.MODEL or found.scores[found.voice] > found.scores[Voice.MODEL]


def test_forgetting_gives_back_what_was_before(twenty):
    again = twenty.learn(
        style_example(600, 400, Box(300, 200, 300, 300), no_scores), Box(200, 200, 100, 100), "one more"
    )
    assert not np.allclose(again.weights(), twenty.weights())
    assert np.array_equal(again.weights("one more"), twenty.weights())
    assert again.forget("one more") == twenty
    twice = again.learn(
        style_example(600, 400, Box(300, 200, 300, 300), no_scores), Box(9, 9, 9, 9), "one more"
    )
    assert len(twice.crops) == len(again.crops)


def test_relearning_judges_every_crop_by_all_the_others():
    style, scenes = Style(flat_prior()), []
    for number, (width, height, proposal, kept) in enumerate(photos(10, square_right_of_the_model)):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        style = style.learn(seen, kept, str(number))
        scenes.append((str(number), seen))
    again = style.relearn(scenes)
    # the first crop was predicted from nothing, now from nine others
    assert again.crops[0].foreseen[2] > style.crops[0].foreseen[2]
    assert again.crops[0].foreseen[0] == style.crops[0].foreseen[0]
    assert np.array_equal(again.weights(), style.weights())


def test_candidates_are_legal_and_keep_a_wanted_ratio(twenty):
    seen = style_example(600, 400, Box(300, 200, 500, 350), no_scores, past=twenty.past())
    assert (seen.boxes >= 0).all()
    assert (seen.boxes <= 1).all()
    table = features(seen, twenty.past())
    assert table.shape == (len(seen.boxes), len(FEATURES))
    assert np.isfinite(table).all()
    assert not features(seen, [])[:, -5:].any()
    fixed = style_example(600, 400, Box(300, 200, 300, 200), no_scores, aspect=1.5, past=twenty.past())
    for voice in Voice:
        assert twenty.voice(fixed, voice, 1.5).aspect == pytest.approx(1.5)


def test_an_angle_of_the_model_is_kept(twenty):
    seen = style_example(600, 400, Box(300, 200, 300, 200, 4.0), no_scores, past=twenty.past())
    box = twenty.voice(seen, Voice.HEAD)
    assert box.angle == 4
    assert is_inside(box, 600, 400)


def test_the_step_is_the_gradient_of_the_likelihood_and_never_leaps():
    seen = style_example(600, 400, Box(300, 200, 500, 350), no_scores)
    table, weights = features(seen, []), flat_prior().mean
    agreement = overlap(seen.boxes, fractions(Box(150, 100, 200, 150), 600, 400))

    def likelihood(at):
        chosen = np.exp(agreement / 0.05 - (agreement / 0.05).max())
        utility = table @ at
        top = utility.max()
        return float(chosen @ utility / chosen.sum() - top - np.log(np.exp(utility - top).sum()))

    gradient, precision = step(table, weights, agreement)
    for index in range(len(FEATURES)):
        nudge = np.zeros(len(FEATURES))
        nudge[index] = 1e-5
        slope = (likelihood(weights + nudge) - likelihood(weights - nudge)) / 2e-5
        assert gradient[index] == pytest.approx(slope, abs=1e-4)
    assert np.linalg.eigvalsh(precision).min() > -1e-9
    moved = np.linalg.solve(precision + np.eye(len(FEATURES)), gradient)
    assert abs(gradient @ moved) <= 4.0001


def test_the_prior_is_the_spread_between_people():
    people = [(np.full(len(FEATURES), w), np.full(len(FEATURES), 0.01)) for w in (1.0, 3.0)]
    prior = prior_of(people)
    assert prior.mean == pytest.approx(np.full(len(FEATURES), 2.0))
    assert prior.spread == pytest.approx(np.full(len(FEATURES), np.sqrt(1.01)))
