"""Crops that taught, with their photos."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.labelling import Moment
from cropperhead_desktop.domain.photo import photo_key
from cropperhead_desktop.workflows.learn.pairs import MOST_PAIRS, pair_of, photos_of, telling
from tests.helpers.styles import square_right_of_the_model, taught


def test_a_pair_is_both_crops_in_one_frame() -> None:
    one = replace(taught(1, square_right_of_the_model).crops[0], angles=(2.0, -1.0))
    pair = pair_of(one)
    assert pair.size == pytest.approx((1500, 1000))
    assert pair.own.aspect == pytest.approx(1)
    assert pair.model is not None
    assert (pair.own.angle, pair.model.angle) == (2, -1)
    assert 0 < pair.likeness < 0.9
    unseen = pair_of(replace(one, is_seen=False))
    assert (unseen.model, unseen.likeness) == (None, 1)


def test_telling_pairs_are_unlike_spread_out_and_have_a_photo() -> None:
    style = taught(20, square_right_of_the_model)
    alike = replace(style.crops[0], past=replace(style.crops[0].past, box=style.crops[0].proposed))
    style = replace(style, crops=(alike, *style.crops[1:]))
    photos = {one.key: Path(one.key) for one in style.crops[:18]}
    keys = [int(pair.key) for pair in telling(style, photos)]
    assert len(keys) == MOST_PAIRS
    assert keys == sorted(keys)
    assert 0 < keys[0] < 3
    assert 13 < keys[-1] < 18
    assert [pair.key for pair in telling(style, {"3": Path("3")})] == ["3"]


def test_photos_are_found_by_where_they_lie(tmp_path: Path) -> None:
    style = taught(3, square_right_of_the_model)
    folder = tmp_path / "2019" / "weddings"
    folder.mkdir(parents=True)
    photos = [folder / f"{number}.jpg" for number in range(3)]
    for photo in photos:
        photo.touch()
    home = Moment(photo_key(folder))
    crops = [
        replace(one, key=photo_key(path), moment=home) for one, path in zip(style.crops, photos, strict=True)
    ]
    opened = tmp_path / "opened.jpg"
    crops[0] = replace(crops[0], key=photo_key(opened))
    found = photos_of(crops, [opened], [tmp_path, tmp_path / "gone"])
    assert set(found.values()) == {opened, *photos[1:]}
    assert photos_of(crops, [opened], []) == {photo_key(opened): opened}
