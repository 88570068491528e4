from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.domain.errors import CatalogueError, FileError, PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.capture_one import (
    MOST_VARIANTS,
    crop_of,
    read_beside,
    read_catalogue,
    variants_of,
)
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Context, Found
from cropperhead_desktop.geometry.crop import is_inside, to_box

INFO = PhotoInfo(6000, 4000, 6)


def settings(*variants: dict[str, object]) -> str:
    rows = ("".join(f'<E K="{key}" V="{value}"/>' for key, value in each.items()) for each in variants)
    made = "".join(f"<VAR><DL>{row}</DL></VAR>" for row in rows)
    return f'<?xml version="1.0"?><IMG><E K="UUID" V="1"/>{made}</IMG>'


def beside(folder: Path, text: str | bytes, version: str = "Settings160") -> list[Found]:
    (folder / "a.cr2").write_bytes(b"raw")
    place = folder / "CaptureOne" / version
    place.mkdir(parents=True, exist_ok=True)
    (place / "a.cr2.cos").write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read_beside(folder / "a.cr2", Context(lambda _photo: INFO)))


class TestCropOf:
    def test_sides_come_height_first(self) -> None:
        crop = crop_of("3000;2000;1000;1500", 0, 6000, 4000)
        assert crop is not None
        box = to_box(crop, 6000, 4000)
        assert (box.cx, box.cy, box.width, box.height) == pytest.approx((3000, 2000, 1500, 1000))

    def test_or_width_first_where_only_that_fits(self) -> None:
        crop = crop_of("3000;2000;4800;3200", 0, 6000, 4000)
        assert crop is not None
        assert to_box(crop, 6000, 4000).width == pytest.approx(4800)

    @pytest.mark.parametrize(
        "text",
        ["", "0;0;0;0", "0.000000;0.000000;0.000000;0.000000", "3000;2000;4000;6000", "3008;2008;4016;6016"],
    )
    def test_all_of_it_is_none(self, text: str) -> None:
        assert crop_of(text, 0, 6000, 4000) is None

    @pytest.mark.parametrize(
        "text",
        ["x", "1;2;3", "1;2;3;4;5", "nan;0;1;1", "1e400;1;1;1", "3000;2000;-5;5", "9e5;2000;100;100", ";;;"],
    )
    def test_what_does_not_fit_is_none_of_its_crops(self, text: str) -> None:
        with pytest.raises(ValueError, match="is"):
            crop_of(text, 0, 6000, 4000)

    def test_turned_clockwise_the_box_turns_back(self) -> None:
        crop = crop_of("3000;2000;2000;3000", 2.5, 6000, 4000)
        assert crop is not None and crop.angle == -2.5
        turned = crop_of("", 2.5, 6000, 4000)
        assert turned is not None and turned.angle == -2.5

    @given(st.lists(st.floats(-100, 7000), min_size=4, max_size=4), st.floats(-45, 45))
    def test_a_crop_lies_within_the_picture(self, numbers: list[float], angle: float) -> None:
        try:
            crop = crop_of(";".join(map(str, numbers)), angle, 6000, 4000)
        except ValueError:
            return
        if crop is not None:
            assert is_inside(to_box(crop, 6000, 4000), 6000, 4000, slack=0.01)


class TestSidecars:
    def test_variants_are_read(self, tmp_path: Path) -> None:
        text = settings(
            {"Crop": "3000;2000;2000;2000", "Rotation": "91.5"}, {"Rotation": 270}, {"Exposure": 1}
        )
        first, second, third = beside(tmp_path, text)
        assert (
            isinstance(first, EditorCrop) and isinstance(second, EditorCrop) and isinstance(third, EditorCrop)
        )
        assert first.editor is Editor.CAPTURE_ONE and first.crop is not None and not first.is_exact
        assert (first.orientation, first.crop.angle, first.copy) == (6, -1.5, "")
        assert (second.orientation, second.crop, second.copy) == (8, None, "variant 2")
        assert (third.orientation, third.crop) == (6, None)

    def test_the_newest_version_counts_and_the_later_row(self, tmp_path: Path) -> None:
        beside(tmp_path, settings({"Crop": "3000;2000;2000;2000"}), "Settings90")
        text = settings({"Crop": "0;0;0;0"}).replace(
            "</DL>", '</DL><AL><E K="Crop" V="3000;2000;100;300"/></AL>'
        )
        (found,) = beside(tmp_path, text, "Settings153")
        assert isinstance(found, EditorCrop) and found.crop is not None
        assert to_box(found.crop, 6000, 4000).width == pytest.approx(300)

    def test_photos_without_settings_say_nothing(self, tmp_path: Path) -> None:
        assert list(read_beside(tmp_path / "b.cr2", Context(lambda _photo: INFO))) == []

    @pytest.mark.parametrize(
        "variant", [{"Crop": "x"}, {"Crop": "1;1;1"}, {"Rotation": "1e300"}, {"Crop": "-9;-9;4000;4000"}]
    )
    def test_nonsense_leaves_the_photo_out(self, tmp_path: Path, variant: dict[str, object]) -> None:
        (found,) = beside(tmp_path, settings(variant))
        assert isinstance(found, LeftOut) and found.photo.name == "a.cr2" and "crop" in found.reason

    @pytest.mark.parametrize(
        "data", [b"", b"\0" * 999, b"<VAR" * 10**5, b'<E K="' * 10**5, b"\xff\xfe<\0E\0"]
    )
    def test_hostile_files_are_no_error(self, tmp_path: Path, data: bytes) -> None:
        assert all(isinstance(each, EditorCrop) and each.crop is None for each in beside(tmp_path, data))

    def test_a_pipe_is_refused_by_name(self, tmp_path: Path) -> None:
        place = tmp_path / "CaptureOne" / "Settings160"
        place.mkdir(parents=True)
        os.mkfifo(place / "a.cr2.cos")
        with pytest.raises(FileError, match=r"a\.cr2\.cos: "):
            list(read_beside(tmp_path / "a.cr2", Context(lambda _photo: INFO)))

    def test_a_photo_that_cannot_be_read_is_left_out(self, tmp_path: Path) -> None:
        def broken(photo: Path) -> PhotoInfo:
            raise PhotoError(photo, "truncated")

        beside(tmp_path, settings({}))
        assert list(read_beside(tmp_path / "a.cr2", Context(broken))) == [
            LeftOut(tmp_path / "a.cr2", "truncated")
        ]

    def test_variants_without_end_are_not_all_read(self, tmp_path: Path) -> None:
        assert len(beside(tmp_path, settings(*[{}] * 5000))) == MOST_VARIANTS

    @given(st.binary(max_size=200))
    def test_any_bytes_are_rows(self, data: bytes) -> None:
        assert all(isinstance(each, dict) for each in variants_of(b"<VAR>" + data))


SCHEMA = """
CREATE TABLE ZIMAGE (Z_PK INTEGER PRIMARY KEY, ZIMAGEFILENAME, ZIMAGELOCATION INTEGER, ZWIDTH, ZHEIGHT,
    ZISTRASHED, ZEXP_DATE, ZCAMERA_MODEL);
CREATE TABLE ZVARIANT (Z_PK INTEGER PRIMARY KEY, ZIMAGE INTEGER, ZINDEX INTEGER, ZCOMBINEDSETTINGS INTEGER);
CREATE TABLE ZVARIANTLAYER (Z_PK INTEGER PRIMARY KEY, ZCROP, ZROTATION);
CREATE TABLE ZPATHLOCATION (Z_PK INTEGER PRIMARY KEY, ZISRELATIVE, ZMACROOT, ZWINROOT, ZRELATIVEPATH);
INSERT INTO ZPATHLOCATION VALUES (1, 1, '', '', 'Originals\\2022\\10'),
    (2, 0, '/Volumes/Disk', '', 'Photos/'),
    (3, 0, NULL, 'P:\\', 'trip');
INSERT INTO ZIMAGE VALUES (1, 'a.cr2', 1, 6000, 4000, 0, 1560000000.0, 'Canon EOS R6'),
    (2, 'b.cr2', 2, 6000, 4000, NULL, NULL, NULL), (3, 'c.cr2', 3, 6000, 4000, 0, 1e99, X'ff'),
    (4, 'gone.cr2', 1, 6000, 4000, 1, 0, ''), (5, 'd.cr2', 2, NULL, 'x', 0, 0, ''),
    (6, NULL, 9, 1, 1, 0, 0, '');
INSERT INTO ZVARIANTLAYER VALUES (1, '3000;2000;2000;3000', 1.5), (2, NULL, 270), (3, '0;0;0;0', 0),
    (4, 'x', 'y');
INSERT INTO ZVARIANT VALUES (1, 1, 5, 1), (2, 1, 6, 2), (3, 2, 1, 3), (4, 3, 1, 4), (5, 4, 1, 1),
    (6, 5, 1, 1), (7, 6, 1, 1), (8, 99, 1, 1);
"""


def catalogue(path: Path, script: str = "") -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA + script)
    connection.close()
    return path


class TestCatalogues:
    def read(self, path: Path, **options: Any) -> list[Found]:
        return list(read_catalogue(path, Context(lambda _photo: INFO, **options)))

    def test_variants_are_read_with_their_places(self, tmp_path: Path) -> None:
        path = catalogue(tmp_path / "a.cocatalogdb")
        notes: list[str] = []
        found = self.read(
            path, roots={"p:/Trip": tmp_path / "now"}, on_note=lambda _file, note: notes.append(note)
        )
        first, copy, whole, *left_out = found
        assert len(notes) == 1
        assert isinstance(first, EditorCrop) and first.crop is not None
        assert first.photo == tmp_path / "Originals/2022/10/a.cr2"
        assert (first.crop.angle, first.orientation, first.is_exact) == (-1.5, 1, False)
        assert (first.taken, first.camera) == (datetime(2019, 6, 8, 13, 20), "Canon EOS R6")
        assert isinstance(copy, EditorCrop) and (copy.copy, copy.orientation, copy.crop) == (
            "variant 2",
            8,
            None,
        )
        assert isinstance(whole, EditorCrop) and whole.crop is None
        assert whole.photo == Path("/Volumes/Disk/Photos/b.cr2")
        assert [each.photo for each in left_out] == [
            tmp_path / "now" / "c.cr2",
            Path("/Volumes/Disk/Photos/d.cr2"),
            path,
        ]
        assert all(isinstance(each, LeftOut) for each in left_out)

    def test_damage_within_costs_what_follows(self, tmp_path: Path) -> None:
        path = catalogue(
            tmp_path / "a.cocatalogdb", "UPDATE ZVARIANTLAYER SET ZCROP = zeroblob(2e7) WHERE Z_PK = 3;"
        )
        found = self.read(path)
        assert isinstance(found[0], EditorCrop)
        assert isinstance(found[-1], LeftOut) and "too big" in found[-1].reason

    def test_another_form_is_refused_by_name(self, tmp_path: Path) -> None:
        path = catalogue(tmp_path / "a.cocatalogdb", "ALTER TABLE ZVARIANTLAYER RENAME COLUMN ZCROP TO ZCUT;")
        with pytest.raises(CatalogueError, match=r"a\.cocatalogdb: .*ZCROP"):
            self.read(path)
