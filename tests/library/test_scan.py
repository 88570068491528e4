"""Folder scans: order, links, problems, cancelling."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from cropperhead_desktop.domain.progress import Cancelled
from cropperhead_desktop.library.scan import natural_key, scan


def touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(result, folder):
    return [str(path.relative_to(folder)) for path in result.photos]


def test_natural_order():
    ordered = ["a.jpg", "IMG_1.jpg", "img_2.jpg", "IMG_02b.jpg", "IMG_10.jpg", "IMG_10a.jpg", "Z.jpg"]
    assert sorted(set(ordered), key=natural_key) == ordered
    assert sorted(["b.JPG", "B.jpg", "b.jpg"], key=natural_key) == ["B.jpg", "b.JPG", "b.jpg"]
    assert sorted(["10.jpg", "a.jpg", "9.jpg", "٣.jpg"], key=natural_key)[:2] == ["9.jpg", "10.jpg"]


def test_photos_of_one_folder(tmp_path):
    touch(
        tmp_path,
        "IMG_10.CR2",
        "IMG_10.JPG",
        "IMG_2.jpg",
        "notes.txt",
        "IMG_2.xmp",
        "a.heic",
        "noext",
        "c.jpg~",
    )
    touch(tmp_path, "sub/inner.jpg")
    result = scan([tmp_path])
    assert names(result, tmp_path) == ["a.heic", "IMG_2.jpg", "IMG_10.CR2", "IMG_10.JPG"]
    assert result.problems == result.skipped == ()


def test_subfolders_come_after_their_folder_in_natural_order(tmp_path):
    touch(tmp_path, "z.jpg", "day 10/b.jpg", "day 9/c.jpg", "day 9/x/d.jpg", "day 9/photo.jpg/e.jpg")
    found = names(scan([tmp_path], recursive=True), tmp_path)
    assert found == ["z.jpg", "day 9/c.jpg", "day 9/photo.jpg/e.jpg", "day 9/x/d.jpg", "day 10/b.jpg"]


def test_files_named_explicitly_are_kept(tmp_path):
    touch(tmp_path, "a.xyz", "b.jpg", ".hidden.jpg")
    paths = [tmp_path / "b.jpg", tmp_path / "a.xyz", tmp_path, tmp_path / ".hidden.jpg"]
    assert names(scan(paths), tmp_path) == ["b.jpg", "a.xyz", ".hidden.jpg"]


def test_hidden_and_foreign_files(tmp_path):
    touch(
        tmp_path,
        ".hidden.jpg",
        ".jpg",
        "._a.jpg",
        "a.jpg",
        ".jpg",
        ".thumbs/a.jpg",
        "@eaDir/a.jpg/x.jpg",
        "b.jxl",
        "c.PSD",
    )
    result = scan([tmp_path], recursive=True)
    assert names(result, tmp_path) == ["a.jpg"]
    assert {error.path.name for error in result.skipped} == {
        ".hidden.jpg", "._a.jpg", ".jpg", ".thumbs", "@eaDir",
    }  # fmt: skip
    assert {(error.path.name, error.reason) for error in result.problems} == {
        ("b.jxl", "JPEG XL is not supported yet"),
        ("c.PSD", "Photoshop documents are not supported"),
    }


def test_what_is_not_there_is_a_problem(tmp_path):
    result = scan([tmp_path / "none", tmp_path / "none.jpg"])
    assert result.photos == ()
    assert [str(error) for error in result.problems] == [
        f"{tmp_path}/none: no such file or folder",
        f"{tmp_path}/none.jpg: no such file or folder",
    ]


def test_links(tmp_path):
    touch(tmp_path, "photos/a.jpg", "elsewhere/b.jpg")
    photos = tmp_path / "photos"
    (photos / "ok.jpg").symlink_to("a.jpg")
    (photos / "dangling.jpg").symlink_to("nowhere.jpg")
    (photos / "self.jpg").symlink_to("self.jpg")
    (photos / "up").symlink_to("..")
    (photos / "here").symlink_to(".")
    (photos / "root").symlink_to("/")
    (photos / "other").symlink_to("../elsewhere")
    (photos / "other again").symlink_to("../elsewhere")
    result = scan([photos], recursive=True)
    assert names(result, photos) == ["a.jpg", "ok.jpg", "other/b.jpg"]
    troubles = {error.path.name: error.reason for error in result.problems}
    assert troubles.keys() >= {"dangling.jpg", "self.jpg", "up", "root"}
    assert "contains it" in troubles["up"] and "contains it" in troubles["root"]


def test_a_link_given_by_the_caller_is_followed(tmp_path):
    touch(tmp_path, "photos/a.jpg")
    (tmp_path / "link").symlink_to("photos")
    assert names(scan([tmp_path / "link"]), tmp_path) == ["link/a.jpg"]


def test_special_files_are_problems(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "zero.jpg").symlink_to("/dev/zero")
    result = scan([tmp_path, tmp_path / "pipe.jpg"])
    assert result.photos == ()
    assert {error.path.name for error in result.problems} == {"pipe.jpg", "zero.jpg"}
    assert all("not a regular file" in error.reason for error in result.problems)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_a_problem(tmp_path):
    touch(tmp_path, "a.jpg", "locked/b.jpg")
    (tmp_path / "locked").chmod(0)
    result = scan([tmp_path], recursive=True)
    (tmp_path / "locked").chmod(0o700)
    assert names(result, tmp_path) == ["a.jpg"]
    assert [error.reason for error in result.problems] == ["permission denied"]


def test_names_with_any_bytes_and_paths_too_long(tmp_path):
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff\xfe.jpg", os.O_CREAT))
    deep = os.open(tmp_path, os.O_RDONLY)
    for _ in range(50):
        os.mkdir("d" * 100, dir_fd=deep)
        inner = os.open("d" * 100, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = inner
    os.close(deep)
    result = scan([tmp_path], recursive=True)
    assert [os.fsencode(path.name) for path in result.photos] == [b"\xff\xfe.jpg"]
    assert len(result.problems) == 1 and "too long" in result.problems[0].reason
    shutil.rmtree(tmp_path / ("d" * 100))


def test_an_empty_folder(tmp_path):
    result = scan([tmp_path])
    assert result.photos == result.problems == ()


def test_progress_and_cancelling(tmp_path):
    touch(tmp_path, *(f"{number}.jpg" for number in range(1200)))
    heard = []
    assert len(scan([tmp_path], progress=heard.append).photos) == 1200
    assert [progress.done for progress in heard] == [500, 1000, 1200]

    def cancel(_progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        scan([tmp_path], progress=cancel)


def test_relative_paths_stay_relative(tmp_path, monkeypatch):
    touch(tmp_path, "f/a.jpg")
    monkeypatch.chdir(tmp_path)
    assert scan([Path("f")]).photos == (Path("f/a.jpg"),)


@pytest.mark.parametrize(
    ("name", "photo"),
    [
        ("a.JPG", True),
        ("a.CR2", True),
        ("a.dng", True),
        ("a.xmp", False),
        ("._a.jpg", False),
        ("jpg", False),
        ("a.jpg_original", False),
    ],
)
def test_what_is_a_photo_by_its_name(tmp_path, name, photo):
    (tmp_path / name).touch()
    assert bool(scan([tmp_path]).photos) == photo
