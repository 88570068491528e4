"""The personal head: it learns a taste, says who agrees better, forgets exactly, and survives its file."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.examples import (
    FEATURES,
    features,
    style_example,
)
from cropperhead_desktop.inference.style.head import ENOUGH, Style, Voice, flat_prior, prior_of, step
from cropperhead_desktop.inference.style.store import person_key, read_style, save_style, shipped_prior
from cropperhead_desktop.inference.suggest.candidates import fractions, overlap, pixels

SIZES = ((600, 400), (400, 600), (600, 450))


def no_scores(boxes):
    return None


def photos(count, taste, seed=1):
    """Photos whose model proposes something, and whose user keeps `taste` of it."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        width, height = SIZES[number % 3]
        across, down = 0.85 * width, 0.85 * height
        x, y = rng.uniform(0.45, 0.55, 2)
        proposal = Box(x * width, y * height, across, down)
        yield width, height, proposal, taste(width, height, proposal)


def square_right_of_the_model(width, height, proposal):
    side = 0.7 * min(width, height)
    return Box(min(width - side / 2, proposal.cx + 0.05 * width), proposal.cy, side, side)


def taught(count, taste, prior=None, seed=1):
    style = Style(prior or flat_prior())
    for number, (width, height, proposal, kept) in enumerate(photos(count, taste, seed)):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        style = style.learn(seen, kept, str(number))
    return style


def judged(style, taste, voice):
    found = []
    for width, height, proposal, kept in photos(12, taste, seed=9):
        seen = style_example(width, height, proposal, no_scores, past=style.past())
        box = style.voice(seen, voice)
        assert is_inside(box, width, height)
        found.append(iou(box, kept))
    return float(np.mean(found))


@pytest.fixture(scope="module")
def twenty():
    return taught(20, square_right_of_the_model)


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


def test_scores_of_boxes_are_used_where_the_model_has_them():
    wanted = Box(150, 100, 200, 150)

    def scores(boxes):
        return np.array([iou(box, wanted) for box in boxes])

    seen = style_example(600, 400, Box(300, 200, 500, 350), scores)
    best = pixels(seen.boxes[int(np.argmax(seen.model_score))], 600, 400)
    assert iou(best, wanted) > 0.65
    assert seen.model_score.mean() == pytest.approx(0, abs=1e-9)
    assert seen.model_score.std() == pytest.approx(1)


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


@pytest.mark.parametrize("scored", [False, True])
def test_the_shipped_prior_trusts_the_past_and_can_leave_a_person_out(scored):
    shipped = shipped_prior(scored)
    weights = dict(zip(FEATURES, shipped.mean, strict=True))
    assert weights["near the proposal"] > 1
    assert weights["usual ratio"] > 0.1
    assert (shipped.spread > 0).all()


def test_a_person_can_be_left_out_of_the_prior_and_another_file_is_no_harm(tmp_path, monkeypatch):
    def person(name, weight):
        return {
            "person": person_key(name),
            "weights": [weight] * len(FEATURES),
            "variances": [0.1] * len(FEATURES),
        }

    def write(**changes):
        record = {"features": FEATURES, "people": {"boxes": [person("ann", 1.0), person("bob", 3.0)]}}
        (tmp_path / "style-prior.json").write_text(json.dumps(record | changes))

    monkeypatch.setattr("cropperhead_desktop.inference.style.store.resources_folder", lambda: tmp_path)
    write()
    assert shipped_prior(False).mean[0] == 2
    assert shipped_prior(False, without="ann").mean[0] == 3
    assert np.array_equal(shipped_prior(True).mean, flat_prior().mean)
    write(features=["others"])
    assert np.array_equal(shipped_prior(False).mean, flat_prior().mean)
    (tmp_path / "style-prior.json").write_text("damaged")
    assert np.array_equal(shipped_prior(False).mean, flat_prior().mean)


def test_the_file_holds_everything_and_nothing_that_names_a_photo(twenty, tmp_path):
    file = tmp_path / "style" / "m.npz"
    save_style(file, twenty, "model@1")
    back = read_style(file, "model@1", twenty.prior)
    assert np.allclose(back.weights(), twenty.weights())
    assert back.agreement() == twenty.agreement()
    assert back.past() == twenty.past()
    assert read_style(file, "another@2", twenty.prior).crops == ()
    assert read_style(tmp_path / "none.npz", "model@1", twenty.prior).crops == ()
    assert list(file.parent.iterdir()) == [file]


def changed(**changes):
    """A file with some numbers of its arrays replaced: `name=(place, value)`."""

    def damage(file):
        with np.load(file) as arrays:
            parts = dict(arrays)
        for name, (place, value) in changes.items():
            parts[name][place] = value
        np.savez(file, **parts)

    return damage


def without_rows(file):
    with np.load(file) as arrays:
        parts = dict(arrays)
    np.savez(file, **parts | {"boxes": parts["boxes"][1:]})


DAMAGES = {
    "cut": lambda file: file.write_bytes(file.read_bytes()[:200]),
    "text": lambda file: file.write_text("hello"),
    "nan": changed(foreseen=((0, 0), np.nan)),
    "no shape": changed(aspects=(3, 0.0)),
    "negative shape": changed(aspects=(3, -1.5)),
    "no width": changed(boxes=(2, [0.5, 0.1, 0.5, 0.9])),
    "turned round": changed(proposed=(2, [0.9, 0.1, 0.2, 0.9])),
    "far outside": changed(boxes=(0, [0.0, 0.0, 7.0, 1.0])),
    "impossible agreement": changed(foreseen=((0, 1), 3.0)),
    "impossible precision": changed(precisions=((0, 1, 1), -1e3)),
    "a row too few": without_rows,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_named(twenty, tmp_path, damage):
    file = tmp_path / "m.npz"
    save_style(file, twenty, "m")
    DAMAGES[damage](file)
    with pytest.raises(FileError, match=r"m\.npz"):
        read_style(file, "m", twenty.prior)


def test_bad_sectors_are_found_and_never_anything_else(twenty, tmp_path):
    file, rng = tmp_path / "m.npz", np.random.default_rng(3)
    save_style(file, twenty, "m")
    good = file.read_bytes()
    refused = 0
    for start in range(0, len(good), 64):
        bad = bytearray(good)
        bad[start : start + 64] = bytes(len(good[start : start + 64]))
        bad[int(rng.integers(len(bad)))] ^= 1 << int(rng.integers(8))
        file.write_bytes(bad)
        try:
            read_style(file, "m", twenty.prior).agreement()
        except FileError as error:
            assert "m.npz" in str(error)
            refused += 1
    assert refused > 0.9 * len(good) / 64


def test_a_style_without_crops_is_kept_too(tmp_path):
    save_style(tmp_path / "m.npz", Style(flat_prior()), "m")
    assert read_style(tmp_path / "m.npz", "m", flat_prior()).crops == ()


def test_a_disk_that_refuses_is_an_error_that_names_the_file(twenty, tmp_path):
    (tmp_path / "style").write_text("a file where the folder should be")
    with pytest.raises(FileError, match="cannot be written"):
        save_style(tmp_path / "style" / "m.npz", twenty, "m")
