from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.editors.roots import LONGEST_PATH, Roots, first_there, is_usable

ROOTS = Roots(
    {"D:/Photos/": Path("/mnt/photos"), "d:\\photos\\Old": Path("/mnt/old"), "//NAS/share": Path("/nas")}
)


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("D:/Photos/2019/07/", "/mnt/photos/2019/07"),
        ("d:\\PHOTOS\\2019", "/mnt/photos/2019"),
        ("D:/Photos", "/mnt/photos"),
        ("D:/Photos/OLD/Trip/", "/mnt/old/Trip"),
        ("//nas/Share/a/", "/nas/a"),
        ("D:/Photos2/", None),
        ("E:/Photos/", None),
        ("/D/Photos", None),
        ("", None),
    ],
)
def test_the_longest_root_that_covers_a_folder_counts(folder: str, place: str | None) -> None:
    assert ROOTS.place(folder) == (None if place is None else Path(place))


def test_without_roots_nothing_is_mapped() -> None:
    assert Roots({}).place("/photos/") is None


def test_all_of_a_disk_may_be_mapped() -> None:
    assert Roots({"/": Path("/backup")}).place("/photos/2019/") == Path("/backup/photos/2019")


def test_the_first_folder_that_is_there_counts_else_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first_there(None, Path("/not/there"), tmp_path) == tmp_path
    assert first_there(None, Path("/not/there"), Path("/nor/there")) == Path("/not/there")
    (tmp_path / "D:").mkdir()
    monkeypatch.chdir(tmp_path)
    assert first_there(Path("/not/there"), Path("D:")) == Path("/not/there")


def test_names_that_no_system_opens_are_none() -> None:
    assert is_usable("a") and is_usable("x" * LONGEST_PATH)
    assert not any(map(is_usable, ("", "a\0b", "x" * (LONGEST_PATH + 1))))
