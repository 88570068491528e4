"""A library in parts: what belongs together stays together, whatever is named and however much there is."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from cropperhead_desktop.library.parts import MOST, FolderPart, parts_of, sliced


def test_a_folder_is_a_part_and_a_large_one_several(tmp_path: Path) -> None:
    for name in ("a/1.jpg", "a/10.jpg", "a/2.jpg", "b/1.jpg", "b/note.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    parts = list(parts_of([tmp_path], most=2))
    assert parts == [
        FolderPart(tmp_path / "a", ("1.jpg", "2.jpg"), 0, 2),
        FolderPart(tmp_path / "a", ("10.jpg",), 1, 2),
        FolderPart(tmp_path / "b", ("1.jpg",)),
    ]
    assert len({part.id for part in parts}) == 3
    assert parts[0].id == FolderPart(tmp_path / "b" / ".." / "a", ()).id
    assert list(parts_of([tmp_path], recursive=False)) == []


def test_files_of_one_stem_are_never_parted(tmp_path: Path) -> None:
    # sorted by name, another photo comes between the two of a shot; accents in both spellings
    names = ["a.cr3", "a.x.jpg", "a.jpg", "b.jpg", "ü.cr3", "u\u0308.JPG", "z.jpg"]
    slices = [part.names for part in sliced(tmp_path, names, 2)]
    assert slices == [("a.cr3", "a.x.jpg", "a.jpg"), ("b.jpg",), ("ü.cr3", "u\u0308.JPG"), ("z.jpg",)]
    assert [len(part.names) for part in sliced(tmp_path, [f"{n}.jpg" for n in range(2 * MOST + 1)])] == [
        MOST, MOST, 1,
    ]  # fmt: skip
    together = [f"a.{n}" for n in range(9)]
    assert [part.names for part in sliced(tmp_path, together, 2)] == [tuple(together)]


def test_files_that_are_named_come_with_those_of_their_folder(tmp_path: Path) -> None:
    for name in ("a/1.cr3", "a/1.jpg", "b/2.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    raw, jpeg, other = (tmp_path / name for name in ("a/1.cr3", "a/1.jpg", "b/2.jpg"))
    both, one = FolderPart(raw.parent, ("1.cr3", "1.jpg")), FolderPart(other.parent, ("2.jpg",))
    assert list(parts_of([raw, other, jpeg])) == [both, one]
    assert list(parts_of([jpeg, other, raw.parent])) == [one, both]
    told: list[Path] = []
    asked = [tmp_path / "gone.jpg", other]
    assert list(parts_of(asked, on_problem=lambda error, _hidden: told.append(error.path))) == [one]
    assert told == [tmp_path / "gone.jpg"]


def test_the_plan_of_a_large_library_takes_no_memory(tmp_path: Path) -> None:
    for folder in range(60):
        (tmp_path / f"{folder}").mkdir()
        for photo in range(50):
            (tmp_path / f"{folder}" / f"{photo}.jpg").touch()

    def peak(root: Path) -> int:
        tracemalloc.start()
        assert sum(len(part.names) for part in parts_of([root])) >= 50
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(tmp_path) < peak(tmp_path / "7") + 100_000
