"""Splits that tear nothing apart, near-duplicates, names, the journal."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path, PurePosixPath

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from cropperhead_desktop.dataset.duplicates import NEAR, fingerprint, near_pairs
from cropperhead_desktop.dataset.journal import ExportJournal, is_journal
from cropperhead_desktop.dataset.names import digest_of, hidden_name, plain_names
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


def test_names_are_plain_and_never_twice() -> None:
    photos = [
        "a/IMG 1.jpg",
        "b/IMG 1.JPG",
        "c/img_1.png",
        "IMG_1-2.tif",
        "x.y.z.jpg",
        "\n.jpg",
        "é.cr2",
        "日本.jpg",
    ]
    made = plain_names(PurePosixPath(photo) for photo in photos)
    assert made == ["IMG_1", "IMG_1-3", "img_1-4", "IMG_1-2", "x_y_z", "_", "é", "日本"]
    raw = PurePosixPath(os.fsdecode(b"caf\xe9.jpg"))
    assert plain_names([raw]) == ["caf_"]
    long = plain_names([PurePosixPath("日" * 70 + ".jpg")])[0]
    assert len(long.encode()) <= 80


@pytest.mark.parametrize("stem", ["CON", "prn", "AUX", "Nul", "COM1", "com9", "LPT0", "lpt¹", "COM³"])
def test_no_name_is_a_device_of_windows(stem: str) -> None:
    (made,) = plain_names([PurePosixPath(f"{stem}.jpg")])
    assert made == f"{stem}_"


@pytest.mark.parametrize(
    ("stem", "made"),
    [("NUL.", "NUL_"), ("AUX.txt", "AUX_txt"), ("a ", "a_"), ("a.", "a_"), ("CONSOLE", "CONSOLE"),
     ("COM10", "COM10"), ("e\u0301", "é"), ("CONIN$", "CONIN_")],
)  # fmt: skip
def test_names_that_windows_would_change(stem: str, made: str) -> None:
    assert plain_names([PurePosixPath(f"{stem}.jpg")]) == [made]


@given(st.lists(st.text(st.sampled_from("aAb-2._"), min_size=1, max_size=5), max_size=20))
def test_names_never_collide(stems: list[str]) -> None:
    made = plain_names(PurePosixPath(f"{n}/{stem}.jpg") for n, stem in enumerate(stems))
    assert len({name.casefold() for name in made}) == len(stems)


def test_hidden_names_depend_on_content_and_place(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"photo")
    other.write_bytes(b"photo 2")
    assert digest_of(one) == sha256(b"photo").hexdigest()
    name = hidden_name(one, PurePosixPath("a/1.jpg"))
    assert name not in digest_of(one)
    assert name == hidden_name(one, PurePosixPath("a/1.jpg"))
    assert name != hidden_name(one, PurePosixPath("a/2.jpg"))
    assert name != hidden_name(other, PurePosixPath("a/1.jpg"))


def test_the_journal_forgets_what_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    (tmp_path / "x.jpg").write_bytes(b"whole")
    entry = {"name": "x.jpg", "sha256": sha256(b"whole").hexdigest()}
    with ExportJournal(path, "options") as journal:
        journal.add("x", {"stamp": (1, 2)}, entry)
        journal.add("y", {"stamp": (1, 2)}, entry)
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])  # killed in the middle of a line
    with ExportJournal(path, "options") as journal:
        assert journal.finished("x", {"stamp": (1, 2)}, tmp_path)
        assert journal.finished("x", {"stamp": (1, 3)}, tmp_path) is None
        assert journal.finished("y", {"stamp": (1, 2)}, tmp_path) is None
        journal.add("y", {"stamp": (1, 2)}, entry)
    (tmp_path / "x.jpg").write_bytes(b"torn")
    with ExportJournal(path, "options") as journal:
        assert journal.finished("x", {"stamp": (1, 2)}, tmp_path) is None
    (tmp_path / "x.jpg").write_bytes(b"whole")
    with ExportJournal(path, "options") as journal:
        assert journal.finished("y", {"stamp": (1, 2)}, tmp_path)
    with ExportJournal(path, "others") as journal:
        assert journal.finished("x", {"stamp": (1, 2)}, tmp_path) is None
    assert is_journal(path)
    path.write_text("{}\n")
    assert not is_journal(path)


@pytest.mark.parametrize("by", SplitBy)
def test_nothing_at_all_can_be_split(by: SplitBy) -> None:
    assert assigned(kept_together([], by, GAP), [], (0.8, 0.1, 0.1), 0) == []
