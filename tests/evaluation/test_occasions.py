"""One meaning of an occasion: gaps of the camera's clock within a folder."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from cropperhead_desktop.evaluation.occasions import GAP, camera_time, occasions

START = datetime(2024, 5, 1, 22, 0)


def at(minutes, folder="a"):
    return folder, START + timedelta(minutes=minutes)


def groups(photos):
    """The partition alone, whatever the names."""
    names = occasions(photos)
    return [names.index(name) for name in names]


def test_a_gap_ends_an_occasion_and_midnight_does_not():
    assert groups([at(0), at(119), at(238), at(238 + 121)]) == [0, 0, 0, 3]


def test_a_gap_of_exactly_that_length_does_not():
    assert len(set(occasions([("a", START), ("a", START + GAP)]))) == 1


def test_folders_are_apart_at_the_same_time():
    assert groups([at(0, "a"), at(0, "b"), at(5, "a"), at(5, "b")]) == [0, 1, 0, 1]


def test_photos_without_a_time_are_one_by_folder():
    photos = [("a", None), at(0, "a"), ("b", None), ("a", None), at(5, "a")]
    assert groups(photos) == [0, 1, 2, 0, 1]


def test_the_order_of_the_photos_changes_nothing():
    photos = [at(minutes, folder) for folder in "ab" for minutes in range(0, 1000, 47)] + [("a", None)]
    names = dict(zip(photos, occasions(photos), strict=True))
    random.Random(3).shuffle(photos)
    assert dict(zip(photos, occasions(photos), strict=True)) == names


def test_the_cameras_time_is_read_as_it_is_kept():
    assert camera_time("2024-05-01 22:00:00") == START
    assert [camera_time(text) for text in (None, "", "0000-00-00 00:00:00", "yesterday")] == [None] * 4


def test_nothing_has_no_occasion():
    assert occasions([]) == []
