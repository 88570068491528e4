"""The style on the disk."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.labelling import Moment
from cropperhead_desktop.inference.style.examples import FEATURES, PLAIN
from cropperhead_desktop.inference.style.head import UNASKED, Provenance, Style, Switches, Voice, flat_prior
from cropperhead_desktop.inference.style.store import (
    person_key,
    read_style,
    save_style,
    shipped_prior,
    style_bytes,
    taken_over,
)
from tests.helpers.styles import square_right_of_the_model, taught


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

    monkeypatch.setattr("cropperhead_desktop.system.folders.resources_folder", lambda: tmp_path)
    write()
    assert shipped_prior(False).mean[0] == 2
    assert shipped_prior(False, without="ann").mean[0] == 3
    assert np.array_equal(shipped_prior(True).mean, flat_prior().mean)
    write(features=["others"])
    assert np.array_equal(shipped_prior(False).mean, flat_prior().mean)
    (tmp_path / "style-prior.json").write_text("damaged")
    assert np.array_equal(shipped_prior(False).mean, flat_prior().mean)


def test_weights_are_kept_and_impossible_ones_refused(twenty, tmp_path):
    file = tmp_path / "m.npz"
    light = replace(
        twenty, crops=tuple(replace(one, past=replace(one.past, weight=0.25)) for one in twenty.crops)
    )
    save_style(file, light, "m")
    assert read_style(file, "m", twenty.prior).past() == light.past()
    with np.load(file) as arrays:
        older = {name: arrays[name] for name in arrays.files if name != "weights"}
    np.savez(file, **older, weights=np.full(len(older["keys"]), 2.0))
    with pytest.raises(FileError, match="weight"):
        read_style(file, "m", twenty.prior)


def test_the_file_holds_everything_and_nothing_that_names_a_photo(twenty, tmp_path):
    file = tmp_path / "style" / "m.npz"
    save_style(file, twenty, "model@1")
    back = read_style(file, "model@1", twenty.prior)
    assert np.allclose(back.weights(), twenty.weights())
    assert back.agreement() == twenty.agreement()
    assert back.past() == twenty.past()
    assert (back.wish, back.crops[3].moment) == (twenty.wish, twenty.crops[3].moment)
    assert read_style(file, "another@2", twenty.prior).crops == ()
    assert read_style(tmp_path / "none.npz", "model@1", twenty.prior).crops == ()
    assert list(file.parent.iterdir()) == [file]


def test_weights_moments_and_the_wish_of_the_user_are_kept(tmp_path):
    style = replace(taught(3, square_right_of_the_model), wish=Voice.MODEL)
    moment = Moment("some folder", 4711.5)
    crops = [replace(one, past=replace(one.past, weight=0.25), moment=moment) for one in style.crops]
    save_style(tmp_path / "m.npz", replace(style, crops=tuple(crops)), "m")
    back = read_style(tmp_path / "m.npz", "m", style.prior)
    assert back.wish is Voice.MODEL
    assert [one.moment for one in back.crops] == [moment] * 3
    assert [one.past.weight for one in back.crops] == [0.25] * 3


OLD = Path(__file__).parent / "style-0.1.0.npz"
"""Written by 0.1.0: three crops of `square_right_of_the_model`, learnt with `model@1`."""


def test_the_state_of_0_1_0_opens():
    old, new = read_style(OLD, "model@1", flat_prior()), taught(3, square_right_of_the_model)
    assert old.past() == new.past()
    assert [one.key for one in old.crops] == ["0", "1", "2"]
    assert not old.weights()[PLAIN:].any() and new.weights()[PLAIN:].any()
    # the model's IoU, and that of what was the head
    assert [one.foreseen[0] for one in old.crops] == [one.foreseen[0] for one in new.crops]
    assert old.crops[2].foreseen[1] == pytest.approx(new.crops[2].foreseen[1])
    assert old.agreement().voice is Voice.HEAD
    # one of the three is upright, of which 0.1.0 knew nothing: a part of what it said for all kinds of photos
    # is said of uprights alone today. Without kinds all is the same, but that crops fade as later ones come
    plain = flat_prior()
    spread = np.where(np.arange(len(FEATURES)) < PLAIN, plain.spread, 1e-6)  # kinds say nothing
    kindless = taught(3, square_right_of_the_model, replace(plain, spread=spread))
    assert old.weights() == pytest.approx(kindless.weights(), abs=0.05)


def test_another_model_takes_over_the_crops_and_nothing_fitted():
    assert read_style(OLD, "another@2", flat_prior()).crops == ()
    style = taken_over(OLD, flat_prior())
    assert style.past() == read_style(OLD, "model@1", flat_prior()).past()
    assert style.weights() == pytest.approx(flat_prior().mean)
    assert not any(one.is_fitted for one in style.crops)
    # they speak at once, and have no say yet about who is better
    assert (style.agreement().voice, style.agreement().crops) == (Voice.HEAD, 0)


def test_sources_days_angles_and_switches_are_kept_and_names_stay_here(tmp_path):
    style = taught(3, square_right_of_the_model)
    where = Provenance("weddings", 17_000.0)
    one = replace(style.crops[0], provenance=where, angles=(1.5, -0.5), wanted=0.25)
    unseen = replace(
        one,
        key="elsewhere",
        is_seen=False,
        past=replace(one.past, is_placed=False),
        precision=one.precision * 0,
    )
    switches = Switches(keep_ratio=True, follow_headroom=False)
    style = replace(style, crops=(one, *style.crops[1:]), switches=switches).known([unseen])
    save_style(tmp_path / "m.npz", style, "m")
    back = read_style(tmp_path / "m.npz", "m", style.prior)
    assert back.switches == switches
    assert (back.crops[1].provenance, back.crops[1].angles) == (where, (1.5, -0.5))
    assert [one.is_seen for one in back.crops] == [False, True, True, True]
    assert [one.wanted for one in back.crops] == [0.25, 0.25, UNASKED, UNASKED]
    assert not back.crops[0].past.is_placed
    (tmp_path / "out.npz").write_bytes(style_bytes(style, "m", with_names=False))
    assert {one.provenance.source for one in read_style(tmp_path / "out.npz", "m", style.prior).crops} == {""}


@pytest.mark.parametrize(
    ("version", "unknown"),
    [(3, ("wanted",)), (2, ("wanted", "placed", "seen", "days", "angles", "sources", "switches"))],
)
def test_the_versions_before_open(tmp_path, version, unknown):
    style = taught(2, square_right_of_the_model)
    save_style(tmp_path / "m.npz", style, "m")
    with np.load(tmp_path / "m.npz") as arrays:
        parts = dict(arrays)
    parts["version"][0] = f"cropperhead-style-{version}"
    for name in unknown:
        del parts[name]
    np.savez(tmp_path / "m.npz", **parts)
    back = read_style(tmp_path / "m.npz", "m", style.prior)
    assert (back.past(), back.switches) == (style.past(), Switches())
    assert all(one.is_seen and one.provenance == Provenance() for one in back.crops)
    assert back.crops_more == 0


def test_what_a_newer_program_learnt_is_refused_and_not_taken_for_nothing(twenty, tmp_path):
    save_style(tmp_path / "m.npz", twenty, "m")
    changed(version=(0, "cropperhead-style-5"))(tmp_path / "m.npz")
    with pytest.raises(FileError, match="newer version"):
        read_style(tmp_path / "m.npz", "m", twenty.prior)


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
    "impossible chance": changed(wanted=(1, 1.0)),
    "impossible agreement": changed(foreseen=((0, 1), 3.0)),
    "impossible weight": changed(weights=(1, 1.5)),
    "impossible wish": changed(wish=((), "somebody")),
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
