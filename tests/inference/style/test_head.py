"""The personal head: it learns a taste, says who agrees better, forgets exactly, and survives its file."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.domain.labelling import Moment
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.examples import (
    FEATURES,
    PLAIN,
    KeptCrop,
    features,
    style_example,
    usual_box,
)
from cropperhead_desktop.inference.style.head import (
    AGREEMENT,
    ENOUGH,
    FADES,
    PEOPLE_DIFFER,
    Style,
    Voice,
    flat_prior,
    mixed_best,
    nearest_to,
    prior_of,
    step,
)
from cropperhead_desktop.inference.style.store import shipped_prior
from cropperhead_desktop.inference.suggest.candidates import fractions, overlap, pixels, posterior
from cropperhead_desktop.inference.suggest.worth import shifted
from cropperhead_desktop.review.states import model_words
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
    usual = np.mean([
        overlap(usual_box(twenty.past()), fractions(kept, width, height))
        for width, height, _, kept in photos(12, square_right_of_the_model, seed=9)
    ])  # fmt: skip
    assert scores[Voice.HEAD] > usual + 0.05
    assert twenty.agreement().voice is Voice.HEAD


def test_the_mixture_speaks_from_the_first_crop_and_the_head_from_the_second():
    voices = [taught(count, square_right_of_the_model).agreement().voice for count in range(4)]
    assert voices == [Voice.MODEL, Voice.MIXTURE, Voice.HEAD, Voice.HEAD]
    assert Style(flat_prior()).agreement().crops == 0
    assert taught(14, lambda width, height, proposal: proposal).agreement().voice is Voice.HEAD


def test_the_mixture_lays_the_ratio_and_size_of_the_first_crop_where_the_model_likes_them():
    prior = shipped_prior(scored=True)
    style, gains = taught(1, square_right_of_the_model, prior), []
    for width, height, proposal, kept in photos(12, square_right_of_the_model, seed=9):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        box = style.voice(seen, Voice.MIXTURE)
        gains.append(iou(box, kept) - iou(proposal, kept))
        assert iou(pixels(mixed_best(seen, style.past(), prior), width, height), box) > 0.99
    assert np.mean(gains) > 0.04
    # a crop that counts for little changes little
    light = [KeptCrop(one.aspect, one.box, 0.01) for one in style.past()]
    assert overlap(mixed_best(seen, light, prior), seen.proposal) > 0.8


def foreseen(style, *ious):
    """The style as if model and head had foreseen its crops with such IoUs."""
    crops = [replace(one, foreseen=pair) for one, pair in zip(style.crops, ious, strict=True)]
    return replace(style, crops=tuple(crops))


def test_the_head_steps_back_only_where_it_is_surely_worse_after_enough_crops():
    eight, seven = (taught(count, square_right_of_the_model) for count in (ENOUGH, ENOUGH - 1))
    worse, unsure = [(0.8, 0.7)] * ENOUGH, [(0.5, 0.9), *[(0.6, 0.58)] * (ENOUGH - 1)]
    assert foreseen(eight, *worse).agreement().voice is Voice.MODEL
    assert foreseen(seven, *worse[1:]).agreement().voice is Voice.HEAD
    assert foreseen(eight, *unsure).agreement().voice is Voice.HEAD
    # mean -.08, standard error .06: half of that, and it is not sure any more
    spread = [(0.5, 0.5 + gain) for gain in (-0.4, -0.3, 0.1, 0.1, -0.1, 0.0, 0.0, -0.04)]
    assert foreseen(eight, *spread).agreement().voice is Voice.MODEL
    half = [(0.5, 0.54 + gain) for _, gain in [(m, o - 0.5) for m, o in spread]]
    assert foreseen(eight, *half).agreement().voice is Voice.HEAD
    # it speaks again once it is right again
    back = foreseen(taught(16, square_right_of_the_model), *worse, *[(0.6, 0.9)] * 8)
    assert back.agreement().voice is Voice.HEAD


def whole(width, height, _proposal):
    return Box(width / 2, height / 2, width, height)


def test_how_often_a_person_crops_comes_from_what_could_have_been_left_whole(twenty):
    assert (Style(flat_prior()).crops_more, twenty.crops_more) == (0, 0)
    cropped, kept = (taught(8, taste, wanted=0.6) for taste in (square_right_of_the_model, whole))
    assert shifted(0.6, cropped.crops_more) > 0.75
    assert shifted(0.6, kept.crops_more) < 0.3
    # what was likely to be cropped says less than what was not
    unlikely = taught(8, square_right_of_the_model, wanted=0.2)
    assert unlikely.crops_more > cropped.crops_more > -kept.crops_more / 2
    # as often as people on the average
    half = replace(kept, crops=(*kept.crops[:4], *cropped.crops[4:]))
    assert abs(replace(half, crops=tuple(replace(one, wanted=0.5) for one in half.crops)).crops_more) < 1e-6


def test_how_often_somebody_crops_is_the_mode_of_its_posterior():
    style = taught(6, square_right_of_the_model, wanted=0.9)
    kept = taught(3, whole, wanted=0.3)
    mixed = replace(style, crops=(*style.crops, *(replace(one, key=f"w{one.key}") for one in kept.crops)))

    def log_posterior(more):
        likely = [shifted(0.9, more)] * 6 + [1 - shifted(0.3, more)] * 3
        return float(np.log(likely).sum()) - more**2 / (2 * PEOPLE_DIFFER**2)

    best = max(np.linspace(-4, 4, 8001), key=log_posterior)
    assert mixed.crops_more == pytest.approx(best, abs=2e-3)


def test_what_the_user_wishes_goes_before_what_the_crops_say(twenty):
    assert replace(twenty, wish=Voice.MODEL).agreement().voice is Voice.MODEL
    assert replace(twenty, wish=Voice.MODEL).agreement().unasked is Voice.HEAD
    worse = foreseen(twenty, *[(0.8, 0.7)] * 20)
    assert replace(worse, wish=Voice.HEAD).agreement().voice is Voice.HEAD
    assert replace(taught(1, square_right_of_the_model), wish=Voice.HEAD).agreement().voice is Voice.MIXTURE


def test_what_was_accepted_unchanged_teaches_little():
    def style_of(weight):
        seen = style_example(600, 400, Box(300, 200, 500, 350), no_scores)
        return Style(flat_prior()).learn(seen, Box(150, 100, 200, 150), "a", weight)

    moved = [np.abs(style_of(weight).weights() - flat_prior().mean).sum() for weight in (1.0, 0.25, 0.0)]
    assert moved[0] > moved[1] > 0
    assert moved[2] == pytest.approx(0, abs=1e-9)
    assert [style_of(weight).own for weight in (0.25, 1.0)] == [Voice.MODEL, Voice.MIXTURE]


def learnt_at(*moments):
    """The same taste on photos of these moments."""
    style = Style(flat_prior())
    taken = zip(moments, photos(len(moments), square_right_of_the_model), strict=True)
    for number, (moment, (width, height, proposal, kept)) in enumerate(taken):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        style = style.learn(seen, kept, str(number), moment=moment)
    return style


def test_a_burst_counts_once():
    burst = learnt_at(*(Moment("here", 100 + second) for second in range(6)))
    assert sum(one.weight for one in burst.past()) == pytest.approx(1)
    assert burst.own is Voice.MIXTURE
    assert all(model == own for model, own in (one.foreseen for one in burst.crops))
    assert learnt_at(Moment("here", 100), Moment("here", 101), Moment("here", 200)).own is Voice.HEAD
    # a crop is judged by what others taught, and frames of its burst are none
    assert burst.past("0") == []
    assert burst.weights("0") == pytest.approx(flat_prior().mean)
    apart = learnt_at(*(Moment("here", 100.0 * second) for second in range(6)))
    assert [one.weight for one in apart.past()] == pytest.approx(
        [1 / (1 + age / FADES) for age in range(5, -1, -1)]
    )
    assert len(apart.past("0")) == 5


def test_a_user_without_a_system_is_not_served_surely_worse_than_by_the_model():
    rng = np.random.default_rng(3)

    def moody(width, height, proposal):
        if rng.random() < 0.5:
            return proposal
        side = rng.uniform(0.4, 1.0) * min(width, height)
        return Box(width / 2, height / 2, side, side)

    style = taught(16, moody)
    found = style.agreement()
    gains = np.array([own - model for model, own in (one.foreseen for one in style.crops)])
    assert found.scores[Voice.HEAD] - found.scores[Voice.MODEL] == pytest.approx(gains.mean())
    surely_worse = gains.mean() < -gains.std(ddof=1) / 4
    assert (found.voice is Voice.MODEL) == surely_worse


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


def test_crops_of_two_styles_the_later_one_wins():
    early, late = taught(3, square_right_of_the_model), taught(5, square_right_of_the_model)
    both = early.also(late)
    assert [one.key for one in both.crops] == ["0", "1", "2", "3", "4"]
    moved = replace(early.crops[1], past=replace(early.crops[1].past, box=(0.0, 0.0, 0.5, 0.5)))
    again = both.also(replace(late, crops=(moved,)))
    assert [one.key for one in again.crops] == ["0", "2", "3", "4", "1"]
    assert again.crops[-1] is moved


def test_relearning_judges_every_crop_by_all_the_others():
    style, scenes = Style(flat_prior()), []
    for number, (width, height, proposal, kept) in enumerate(photos(10, square_right_of_the_model)):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        style = style.learn(seen, kept, str(number))
        scenes.append((str(number), seen))
    again = style.relearn(scenes)
    # the first crop was predicted from nothing, now from nine others
    assert again.crops[0].foreseen[1] > style.crops[0].foreseen[1]
    assert again.crops[0].foreseen[0] == style.crops[0].foreseen[0]
    assert np.array_equal(again.weights(), style.weights())


def test_candidates_are_legal_and_keep_a_wanted_ratio(twenty):
    seen = style_example(600, 400, Box(300, 200, 500, 350), no_scores, past=twenty.past())
    assert (seen.boxes >= 0).all()
    assert (seen.boxes <= 1).all()
    table = features(seen, twenty.past())
    assert table.shape == (len(seen.boxes), len(FEATURES))
    assert np.isfinite(table).all()
    assert not features(seen, [])[:, FEATURES.index("usual ratio") : PLAIN].any()
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

    gradient, precision = step(table, weights, posterior(agreement / AGREEMENT))
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


def changed_mind():
    """Twelve photos kept whole, then eight squares."""
    style = taught(12, lambda width, height, _proposal: Box(width / 2, height / 2, width, height))
    for number, (width, height, proposal, kept) in enumerate(photos(8, square_right_of_the_model, seed=4)):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        style = style.learn(seen, kept, f"new {number}")
    return style


def test_a_change_of_mind_counts_more_than_as_many_crops_before(monkeypatch):
    style = changed_mind()
    old, new = sum(one.weight for one in style.past()[:12]), sum(one.weight for one in style.past()[12:])
    assert new > old * 8 / 12
    # how often a person crops at all, and who proposes, is a matter of all of them
    told = replace(style, crops=tuple(replace(one, wanted=0.5) for one in style.crops))
    backwards = replace(told, crops=told.crops[::-1])
    assert told.crops_more == pytest.approx(backwards.crops_more) and told.crops_more < 0
    assert style.own is Voice.HEAD
    monkeypatch.setattr("cropperhead_desktop.inference.style.head.FADES", 1e9)
    unmoved = judged(changed_mind(), square_right_of_the_model, Voice.HEAD)
    monkeypatch.undo()
    assert judged(style, square_right_of_the_model, Voice.HEAD) >= unmoved


def test_a_preference_moves_the_head_and_is_no_crop_of_ones_own():
    seen = style_example(600, 400, Box(300, 200, 500, 350), no_scores)
    boxes = np.array([(0.0, 0.0, 1.0, 1.0), (0.3, 0.3, 0.8, 0.8)])

    def odds(style):
        utilities = features(seen, []) @ style.weights()
        nearest = posterior(utilities) @ np.exp(nearest_to(seen.boxes, boxes))
        return nearest[1] / nearest[0]

    style = Style(flat_prior())
    told = style.prefer(seen, boxes, 1, "a preferred")
    assert odds(told) > 1.5 * odds(style)
    assert odds(style.prefer(seen, boxes, 0, "a preferred")) < odds(style)
    assert (told.past(), told.own, told.agreement().voice) == ([], Voice.MODEL, Voice.MODEL)
    assert told.prefer(seen, boxes, 0, "a preferred").crops[0].information == pytest.approx(
        style.prefer(seen, boxes, 0, "a preferred").crops[0].information
    ), "another answer replaces it"
    assert told.forget("a preferred").weights() == pytest.approx(style.weights())


def test_tastes_are_drawn_from_what_is_known(twenty):
    nobody = Style(flat_prior())
    drawn = nobody.tastes(4000)
    assert drawn.mean(axis=0) == pytest.approx(flat_prior().mean, abs=0.2)
    assert drawn.std(axis=0) == pytest.approx(flat_prior().spread, rel=0.05)
    plain = slice(PLAIN)  # all of whose photos are of an unknown kind
    assert (twenty.tastes(500).std(axis=0) < drawn.std(axis=0))[plain].all()


def test_every_voice_but_the_models_has_words():
    assert len({model_words(f"cropper-2 + {voice}") for voice in Voice if voice is not Voice.MODEL}) == 2
    assert all("+" not in model_words(f"cropper-2 + {voice}") for voice in (Voice.HEAD, Voice.MIXTURE))
