"""Pictures that are nearly the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from cropperhead_desktop.dataset.duplicates import NEAR, fingerprint, near_pairs
from cropperhead_desktop.dataset.split import joined


def photograph(seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    small = Image.fromarray(rng.integers(0, 255, (6, 9, 3), np.uint8))
    return small.resize((600, 400), Image.Resampling.BICUBIC)


def test_copies_are_near_and_strangers_are_not(tmp_path: Path) -> None:
    pictures = [photograph(seed) for seed in range(60)]
    copies = []
    for number, picture in enumerate(pictures[:20]):
        bright = ImageEnhance.Brightness(picture).enhance(0.8).resize((301, 199))
        bright.save(tmp_path / f"{number}.jpg", quality=40)
        copies.append(Image.open(tmp_path / f"{number}.jpg"))
    prints = [fingerprint(picture) for picture in [*pictures, *copies]]
    joins = joined(list(range(len(prints))), near_pairs(prints))
    for number in range(20):
        assert joins[number] == joins[60 + number]
    assert len(set(joins)) == 60


def test_even_pictures_are_like_their_exact_copies_only() -> None:
    fog = [Image.new("RGB", (300, 200), (grey,) * 3) for grey in (200, 200, 203, 90)]
    prints = [fingerprint(picture) for picture in fog]
    assert list(near_pairs(prints)) == [(0, 1)]


@given(st.lists(st.binary(min_size=2, max_size=2), max_size=30))
def test_near_pairs_join_all_that_are_near(ends: list[bytes]) -> None:
    """Against all with all; the rest of the 16 bytes is equal, so that many are near."""
    prints = [bytes(14) + end for end in ends]
    apart = [
        [(int.from_bytes(a, "big") ^ int.from_bytes(b, "big")).bit_count() for b in prints] for a in prints
    ]
    every = [(i, j) for i in range(len(prints)) for j in range(i) if apart[i][j] <= NEAR]
    numbers = list(range(len(prints)))
    found = joined(numbers, near_pairs(prints))
    assert found == joined(numbers, every)
    assert all(apart[one][other] <= NEAR for one, other in near_pairs(prints))


def test_thousands_of_fingerprints_are_compared_quickly() -> None:
    rng = np.random.default_rng(3)
    prints = [row.tobytes() for row in rng.integers(0, 256, (5000, 16), np.uint8)]
    prints += prints[:100]
    assert sorted(near_pairs(prints)) == [(n, 5000 + n) for n in range(100)]
