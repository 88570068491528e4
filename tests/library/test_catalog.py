"""What is remembered holds exactly as long as nothing changed that could matter."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from cropperhead_desktop.library.catalog import Catalog, Known, Neighbours
from cropperhead_desktop.library.scan import Listing, listings, scan
from tests.helpers.databases import count

LATER = 10**19
"""A time at which every file has settled."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("IMG_1.JPG", "IMG_1.CR2", "IMG_1.xmp", "IMG_2.jpg", "notes.txt"):
        (folder / name).write_bytes(b"x")
    return folder


def listing(folder: Path) -> Listing:
    (found,) = listings([folder], recursive=False)
    return found


def state(folder: Path, name: str) -> str | None:
    return Neighbours(listing(folder)).state(name, LATER)


def test_listings_find_what_scan_finds(folder: Path) -> None:
    below = folder / "below" / "deeper"
    below.mkdir(parents=True)
    (below / "IMG_3.nef").touch()
    (folder / ".hidden.jpg").touch()
    troubles: list[tuple[str, bool]] = []
    found = list(
        listings([folder], on_problem=lambda error, hidden: troubles.append((error.path.name, hidden)))
    )
    assert [one.folder / name for one in found for name in one.photos] == list(scan([folder], True).photos)
    assert found[0].others == {"IMG_1.xmp", "notes.txt", ".hidden.jpg"}
    assert troubles == [(".hidden.jpg", True)]


def test_a_named_file_and_its_folder_are_listed_once(folder: Path) -> None:
    for paths in ([folder / "IMG_2.jpg", folder], [folder, folder / "IMG_2.jpg"]):
        names = [name for one in listings(paths) for name in one.photos]
        assert sorted(names) == ["IMG_1.CR2", "IMG_1.JPG", "IMG_2.jpg"]


def test_sidecars_under_either_name_belong_in_any_case(folder: Path) -> None:
    (folder / "img_2.JPG.XMP").touch()
    found = Neighbours(listing(folder))
    assert found.sidecars("IMG_2.jpg") == ["img_2.JPG.XMP"]
    assert found.sidecars("IMG_1.JPG") == ["IMG_1.xmp"]
    assert found.siblings("IMG_1.JPG") == ["IMG_1.CR2"]


def edit(folder: Path) -> None:
    (folder / "IMG_1.xmp").write_bytes(b"longer")


def touch(folder: Path) -> None:
    os.utime(folder / "IMG_1.xmp", (1, 1))


def touch_photo(folder: Path) -> None:
    os.utime(folder / "IMG_1.JPG", (1, 1))


def remove(folder: Path) -> None:
    (folder / "IMG_1.xmp").unlink()


def rename(folder: Path) -> None:
    (folder / "IMG_1.xmp").rename(folder / "IMG_1.XMP")


def second_name(folder: Path) -> None:
    (folder / "IMG_1.JPG.xmp").touch()


def raw_gone(folder: Path) -> None:
    (folder / "IMG_1.CR2").unlink()


def edit_in_secret(folder: Path) -> None:
    """As `exiftool -P` does: the same size, the same time."""
    path = folder / "IMG_1.xmp"
    status = path.stat()
    path.write_bytes(bytes(reversed(path.read_bytes())))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize(
    "change", [edit, edit_in_secret, touch, touch_photo, remove, rename, second_name, raw_gone]
)
def test_every_change_that_may_matter_is_noticed(folder: Path, change: object) -> None:
    before = state(folder, "IMG_1.JPG")
    assert before is not None
    assert state(folder, "IMG_1.JPG") == before
    change(folder)  # type: ignore[operator]
    assert state(folder, "IMG_1.JPG") not in (None, before)


@pytest.mark.parametrize("name", ["NKSC_PARAM/IMG_2.jpg.nksc", "CaptureOne/Settings120/img_2.JPG.cos"])
def test_files_in_the_folders_of_other_editors_are_noticed(folder: Path, name: str) -> None:
    before, other = state(folder, "IMG_2.jpg"), state(folder, "IMG_1.JPG")
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(b"x")
    assert Neighbours(listing(folder)).editors("IMG_2.jpg") == [name]
    made = state(folder, "IMG_2.jpg")
    assert made != before and state(folder, "IMG_1.JPG") == other
    (folder / name).write_bytes(b"another")
    assert state(folder, "IMG_2.jpg") not in (made, before)


def test_other_changes_do_not_matter(folder: Path) -> None:
    before = state(folder, "IMG_2.jpg")
    (folder / "IMG_3.xmp").touch()
    edit(folder)
    assert state(folder, "IMG_2.jpg") == before


def test_what_was_just_written_is_not_relied_on(folder: Path) -> None:
    written = os.stat(folder / "IMG_1.xmp").st_mtime_ns
    found = Neighbours(listing(folder))
    assert found.state("IMG_1.JPG", written + 10**9) is None
    assert found.state("IMG_1.JPG", written + 3 * 10**9) is not None


def test_a_killed_exiftool_makes_nothing_reliable(folder: Path) -> None:
    (folder / "IMG_2.jpg_exiftool_tmp").touch()
    assert state(folder, "IMG_1.JPG") is None


def test_entries_are_found_by_folder_name_and_reader(tmp_path: Path, folder: Path) -> None:
    catalog = Catalog(tmp_path / "catalog.sqlite")
    odd = os.fsdecode(b"caf\xe9.jpg")
    catalog.put(folder, "1", [("a.jpg", Known("s", "entry")), (odd, Known("t", "other"))])
    assert catalog.known(folder, "1", ["a.jpg", odd, "absent.jpg"]) == {
        "a.jpg": ("s", "entry"),
        odd: ("t", "other"),
    }
    assert catalog.known(folder, "2", ["a.jpg"]) == catalog.known(tmp_path, "1", ["a.jpg"]) == {}
    catalog.close()
    again = Catalog(tmp_path / "catalog.sqlite")
    assert count(again, "photos") == 2
    again.close()


def test_what_is_gone_drops_out(tmp_path: Path, folder: Path) -> None:
    below, beside = folder / "below", tmp_path / "photos2"
    catalog = Catalog(tmp_path / "catalog.sqlite")
    for place in (folder, below, beside):
        place.mkdir(exist_ok=True)
        catalog.put(place, "1", [("IMG_2.jpg", Known("s", "e")), ("gone.jpg", Known("s", "e"))])
    catalog.drop_missing(listing(folder))
    names = ["IMG_2.jpg", "gone.jpg"]
    assert list(catalog.known(folder, "1", names)) == ["IMG_2.jpg"]
    below.rmdir()
    beside.rmdir()
    catalog.drop_missing_folders(folder)
    assert catalog.known(below, "1", names) == {}
    assert len(catalog.known(beside, "1", names)) == 2, "another library is none of our business"
    catalog.close()


def test_two_programs_and_many_threads_share_it(tmp_path: Path) -> None:
    programs = [Catalog(tmp_path / "catalog.sqlite") for _ in range(2)]

    def work(catalog: Catalog, number: int) -> None:
        for step in range(10):
            catalog.put(tmp_path / str(number), "1", [(f"{step}.jpg", Known("s", str(step)))])
            catalog.known(tmp_path / str(number), "1", ["0.jpg"])

    threads = [threading.Thread(target=work, args=(programs[n % 2], n)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(programs[0], "photos") == 60
    for catalog in programs:
        catalog.close()


def test_a_damaged_file_is_begun_anew(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "catalog.sqlite"
    file.write_bytes(b"no database" * 1000)
    catalog = Catalog(file)
    catalog.put(folder, "1", [("a.jpg", Known("s", "e"))])
    assert count(catalog, "photos") == 1
    catalog.close()


def test_files_of_one_folder_that_are_named_come_as_one_listing(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name in ("c.jpg", "b.jpg", "a.xmp"):
        (other / name).touch()
    named = [other / "c.jpg", other / "missing.jpg", other / "b.jpg", folder, other / "c.jpg"]
    told: list[Path] = []
    found = listings(named, on_problem=lambda error, _hidden: told.append(error.path))
    first = next(found)
    assert (first.folder, first.photos, first.others) == (other, ("c.jpg", "b.jpg"), {"a.xmp"})
    assert told == [other / "missing.jpg"]
    assert all(listing.folder != other for listing in found)
