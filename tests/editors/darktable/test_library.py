"""darktable's library: one that darktable made itself, and ones that nobody should have made."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import CatalogueError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.darktable.library import read_library
from cropperhead_desktop.editors.found import EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Context, Found
from cropperhead_desktop.geometry.crop import to_box
from tests.helpers.darktables import ashift, crop, sidecar
from tests.helpers.renders import coordinate_photo

WIDTH, HEIGHT = 600, 400

_SCHEMA = """
    CREATE TABLE film_rolls (id INTEGER PRIMARY KEY, access_timestamp INTEGER, folder VARCHAR NOT NULL);
    CREATE TABLE images (id INTEGER PRIMARY KEY AUTOINCREMENT, film_id INTEGER, width INTEGER, height INTEGER,
        filename VARCHAR, maker VARCHAR, model VARCHAR, datetime_taken INTEGER, orientation INTEGER,
        version INTEGER, history_end INTEGER, change_timestamp INTEGER);
    CREATE TABLE history (imgid INTEGER, num INTEGER, module INTEGER, operation VARCHAR, op_params BLOB,
        enabled INTEGER, blendop_params BLOB, blendop_version INTEGER, multi_priority INTEGER);
    CREATE TABLE module_order (imgid INTEGER PRIMARY KEY, version INTEGER, iop_list VARCHAR);
"""


def read(path: Path, roots: dict[str, Path] | None = None) -> list[Found]:
    def size_of(_photo: Path) -> PhotoInfo:
        raise AssertionError("no photo is opened")

    return list(read_library(path, Context(size_of, roots or {})))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three photos: cropped at last, whole, and a further version of the first."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript(_SCHEMA)
        made.execute("INSERT INTO film_rolls VALUES (1, 0, '/gone/photos')")
        for number, name, version in ((1, "a.jpg", 0), (2, "b.CR2", 0), (3, "a.jpg", 1)):
            values = (number, WIDTH, HEIGHT, name, version)
            made.execute(
                "INSERT INTO images VALUES (?, 1, ?, ?, ?, 'Canon', 'EOS 6D', 63745056000000000, 5, ?, 2, -1)",  # noqa: E501
                values,
            )
        steps = ((1, 0, crop(0, 0, 0.5, 0.5)), (1, 1, crop(0.5, 0.5, 1, 1)), (1, 2, crop(0, 0.5, 1, 1)))
        for image, num, (operation, module, params) in (
            *steps,
            (3, 0, ashift(3)),
            (3, 1, crop(0.2, 0.2, 0.8, 0.8)),
        ):
            row = (image, num, module, operation, params)
            made.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, 1, NULL, 11, 0)", row)
    return path


def test_photos_versions_and_roots(library: Path) -> None:
    found = read(library, {"/gone": Path("/mnt")})
    assert [(str(one.photo), one.copy) for one in found if isinstance(one, EditorCrop)] == [
        ("/mnt/photos/a.jpg", ""), ("/mnt/photos/b.CR2", ""), ("/mnt/photos/a.jpg", "01"),
    ]  # fmt: skip
    first, whole, turned = (one for one in found if isinstance(one, EditorCrop))
    assert first.crop is not None and turned.crop is not None
    # shown upright: the lower right quarter there is the upper right one of what is stored
    assert astuple(to_box(first.crop, WIDTH, HEIGHT)) == pytest.approx((450, 100, 300, 200, 0))
    assert (first.orientation, first.camera, str(first.taken)) == (6, "Canon EOS 6D", "2021-01-01 00:00:00")
    assert whole.crop is None
    assert [each.is_exact for each in (first, whole, turned)] == [True, False, True]
    assert turned.crop.angle == pytest.approx(3)


def test_an_order_of_its_own_is_not_exact(library: Path) -> None:
    with closing(sqlite3.connect(library)) as made, made:
        made.execute("INSERT INTO module_order VALUES (1, 0, 'crop,0,ashift,0,flip,0')")
    assert [each.is_exact for each in read(library) if isinstance(each, EditorCrop)] == [False, False, True]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE images SET width = x'00', height = 'many'",
        "UPDATE images SET filename = '../../etc/passwd'",
        "UPDATE images SET filename = NULL",
        "UPDATE film_rolls SET folder = x'00ff'",
        "UPDATE history SET op_params = zeroblob(1000000), enabled = 1, module = 'one'",
        "UPDATE history SET op_params = 17, operation = 'crop'",
    ],
)
def test_rows_that_lie_are_left_out(library: Path, change: str) -> None:
    with closing(sqlite3.connect(library)) as made, made:
        made.execute(change)
    found = read(library)
    assert len(found) == 3
    assert isinstance(found[0], LeftOut)


@pytest.mark.parametrize("table", ["images", "film_rolls", "history"])
def test_what_is_no_library_is_refused(library: Path, table: str) -> None:
    with closing(sqlite3.connect(library)) as made, made:
        made.execute(f"DROP TABLE {table}")
    with pytest.raises(CatalogueError):
        read(library)


@pytest.mark.skipif(shutil.which("darktable-cli") is None, reason="darktable-cli is not installed")
def test_a_library_that_darktable_made(tmp_path: Path) -> None:
    photo, library = tmp_path / "a.jpg", tmp_path / "library.db"
    coordinate_photo(photo, WIDTH, HEIGHT, 6)
    (tmp_path / "a.jpg.xmp").write_text(sidecar([crop(0.5, 0.5, 1, 1)]))
    subprocess.run(
        ["darktable-cli", photo, tmp_path / "a.jpg.xmp", tmp_path / "out.png", "--core", "--disable-opencl",
         "--configdir", tmp_path / "config", "--library", library],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    (found,) = read(library)
    assert isinstance(found, EditorCrop) and found.crop is not None
    assert (found.photo, found.orientation, found.is_exact) == (photo, 6, True)
    assert astuple(to_box(found.crop, WIDTH, HEIGHT)) == pytest.approx((450, 100, 300, 200, 0))
