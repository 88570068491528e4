"""No group and no pair of copies is in two splits."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.dataset.options import SplitBy
from cropperhead_desktop.dataset.split import Occasion, assigned, joined, kept_together
from cropperhead_desktop.dataset.terms import SPLITS

START = datetime(2024, 5, 1, 10)
GAP = timedelta(hours=2)


occasions = st.lists(
    st.builds(
        Occasion,
        st.sampled_from(["a", "b", "b/c"]),
        st.sampled_from(["", "Acme 1", "Acme 2"]),
        st.none() | st.integers(0, 5000).map(lambda minutes: START + timedelta(minutes=minutes)),
    ),
    max_size=40,
)


fractions = st.tuples(st.floats(0.01, 1), st.floats(0, 1), st.floats(0, 1))


@given(occasions, st.sampled_from(SplitBy), fractions, st.integers(0, 9), st.data())
def test_no_group_and_no_pair_straddles_a_split(
    photos: list[Occasion], by: SplitBy, shares: tuple[float, float, float], seed: int, data: st.DataObject
) -> None:
    places = st.integers(0, max(0, len(photos) - 1))
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=5)) if photos else []
    groups = joined(kept_together(photos, by, GAP), pairs)
    keys = [f"{n}.jpg" for n in range(len(photos))]
    splits = assigned(groups, keys, shares, seed)
    for one, other in pairs:
        assert splits[one] == splits[other]
    for group in set(groups):
        assert len({split for split, of in zip(splits, groups, strict=True) if of == group}) == 1
    for one in range(len(photos)):
        for other in range(one):
            a, b = photos[one], photos[other]
            same = {
                SplitBy.FOLDER: a.folder == b.folder,
                SplitBy.CAMERA: a.camera == b.camera,
                SplitBy.DAY: bool(a.taken and b.taken and a.taken.date() == b.taken.date()),
                SplitBy.SHOOT: bool(a.taken and b.taken and abs(a.taken - b.taken) <= GAP),
            }[by]
            assert not same or splits[one] == splits[other]
    wanted = [split for split, share in zip(SPLITS, shares, strict=True) if share]
    if len(set(groups)) >= len(wanted):
        assert set(splits) == set(wanted)


@given(occasions, st.sampled_from(SplitBy), fractions, st.integers(0, 9), st.randoms())
def test_the_order_of_the_photos_changes_nothing(
    photos: list[Occasion], by: SplitBy, shares: tuple[float, float, float], seed: int, rng: object
) -> None:
    keys = [f"{n}.jpg" for n in range(len(photos))]
    first = dict(zip(keys, assigned(kept_together(photos, by, GAP), keys, shares, seed), strict=True))
    order = list(range(len(photos)))
    rng.shuffle(order)  # type: ignore[attr-defined]
    moved, names = [photos[n] for n in order], [keys[n] for n in order]
    again = assigned(kept_together(moved, by, GAP), names, shares, seed)
    assert dict(zip(names, again, strict=True)) == first


def test_seeds_differ_and_shares_are_kept() -> None:
    groups = list(range(200))
    keys = [f"{n}.jpg" for n in groups]
    first, second = (assigned(groups, keys, (0.8, 0.1, 0.1), seed) for seed in (0, 1))
    assert first != second
    assert [first.count(split) for split in SPLITS] == [160, 20, 20]


@pytest.mark.parametrize("by", SplitBy)
def test_nothing_at_all_can_be_split(by: SplitBy) -> None:
    assert assigned(kept_together([], by, GAP), [], (0.8, 0.1, 0.1), 0) == []
