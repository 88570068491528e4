"""Names of exported pictures."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.dataset.names import digest_of, hidden_name, plain_names


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
