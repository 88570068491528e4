"""What is remembered of a shoot."""

from __future__ import annotations

import os
from pathlib import Path

from cropperhead_desktop.library.shoots import ShootStore


def test_passed_photos_and_keys_outlive_the_program(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/shoot/\xff.jpg"))
    photos = [Path("/shoot/a.jpg"), odd, Path("/other/a.jpg")]
    ShootStore(tmp_path).change(dict.fromkeys(photos[:2], True))
    ShootStore(tmp_path).count_keys(Path("/shoot"), 7)
    ShootStore(tmp_path).count_keys(Path("/shoot"), 5)
    store = ShootStore(tmp_path)
    assert store.passed(photos) == {photos[0], odd}
    assert (store.keys(Path("/shoot")), store.keys(Path("/other"))) == (12, 0)
    store.change({odd: False})
    assert store.passed(photos) == {photos[0]}
    assert store.keys(Path("/shoot")) == 12


def test_crops_inside_photos_outlive_the_program(tmp_path: Path) -> None:
    photos = [Path("/shoot/a.jpg"), Path("/shoot/b.jpg"), Path("/other/a.jpg")]
    store = ShootStore(tmp_path)
    store.change({photos[0]: True})
    store.put_inside(dict.fromkeys(photos[:2], "0.1 0.2 0.9 0.8 0"))
    assert set(ShootStore(tmp_path).inside(photos)) == set(photos[:2])
    store.put_inside({photos[0]: None})
    assert ShootStore(tmp_path).inside(photos) == {photos[1]: "0.1 0.2 0.9 0.8 0"}
    assert ShootStore(tmp_path).passed(photos) == {photos[0]}


def test_what_makes_no_sense_counts_as_nothing(tmp_path: Path) -> None:
    photo = Path("/shoot/a.jpg")
    store = ShootStore(tmp_path)
    store.change({photo: True})
    (file,) = tmp_path.iterdir()
    for text in (
        "",
        "[]",
        '{"passed": 3, "keys": "x"}',
        '{"passed": [1], "keys": -4, "inside": {"a.jpg": 1}}',
        "\x00",
    ):
        file.write_text(text)
        assert store.passed([photo]) == set()
        assert store.keys(photo.parent) == 0
        assert store.inside([photo]) == {}
    store.change({photo: True})
    assert store.passed([photo]) == {photo}


def test_a_folder_of_which_nothing_is_left_has_no_file(tmp_path: Path) -> None:
    photo = Path("/shoot/a.jpg")
    store = ShootStore(tmp_path)
    store.change({photo: True})
    store.change({photo: False})
    assert list(tmp_path.iterdir()) == []
