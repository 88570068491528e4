from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cropperhead_desktop.domain.errors import CatalogueError, PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.lightroom.catalogue import read_catalogue
from cropperhead_desktop.editors.lightroom.develop import LONGEST
from cropperhead_desktop.editors.reading import Context, Found
from cropperhead_desktop.editors.sqlite_file import LONGEST as LONGEST_VALUE
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.codec import read_packet
from tests.helpers.lightroom import SCHEMA, UNCROPPED, MadeCatalogue, develop, packed

EDGES = {"left": 0.1, "top": 0.2, "right": 0.9, "bottom": 0.8}
CROP = Crop(0.1, 0.2, 0.9, 0.8)
VERSIONS = {6: "0600008", 7: "0700003", 11: "1100000"}


def no_size(photo: Path) -> PhotoInfo:
    raise PhotoError(photo, "no photo")


def read(
    path: Path,
    notes: list[str] | None = None,
    roots: dict[str, Path] | None = None,
    size_of: Callable[[Path], PhotoInfo] = no_size,
) -> list[Found]:
    heard: list[str] = [] if notes is None else notes
    context = Context(size_of, roots or {}, on_note=lambda _file, note: heard.append(note))
    return list(read_catalogue(path, context))


def crops(path: Path, **options: Any) -> list[EditorCrop]:
    found = read(path, **options)
    assert all(isinstance(each, EditorCrop) for each in found), found
    return [each for each in found if isinstance(each, EditorCrop)]


def packet(values: dict[str, object]) -> str:
    properties = "".join(f' crs:{name}="{value}"' for name, value in values.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"{properties}/>'
        "</rdf:RDF></x:xmpmeta>"
    )


CROPPED_PACKET = packet(
    {"HasCrop": "True", "CropLeft": 0.1, "CropTop": 0.2, "CropRight": 0.9, "CropBottom": 0.8, "CropAngle": 0}
)

APPLIED_PACKET = CROPPED_PACKET.replace("<rdf:Description", '<rdf:Description crs:AlreadyApplied="True"')


@pytest.fixture
def made(tmp_path: Path) -> MadeCatalogue:
    return MadeCatalogue(tmp_path / "My photos.lrcat")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schemas_of_real_versions_are_read_without_a_word(
    tmp_path: Path, shared_data: Path, version: int
) -> None:
    schema = (shared_data / "lrcat" / f"schema-{version}.sql").read_text("utf-8")
    made = MadeCatalogue(tmp_path / "a.lrcat", schema, VERSIONS[version])
    one = made.photo("IMG_1.CR2", develop(angle=1.5, **EDGES), camera="Canon EOS R6")
    made.photo("IMG_1.CR2", develop(**EDGES), masterImage=one, copyName="Square", file=made.file_of(one))
    made.photo("IMG_2.CR2", packed(develop(**EDGES)), orientation="DA", camera="Canon EOS R6")
    made.photo("IMG_3.JPG")
    made.photo("IMG_4.JPG", None, cropped_width=None)
    made.photo("IMG_5.MOV", None, fileFormat="VIDEO", orientation=None, fileWidth=None, fileHeight=None)
    notes: list[str] = []
    first, copy, second, whole, untouched, video = read(made.close(), notes)
    assert notes == []
    assert first == EditorCrop(
        photo=Path("/photos/2019/IMG_1.CR2"),
        editor=Editor.LIGHTROOM,
        crop=Crop(0.1, 0.2, 0.9, 0.8, 1.5),
        width=6000,
        height=4000,
        taken=datetime(2019, 7, 4, 12, 30, 15),
        changed=datetime(2020, 1, 6, 10, 40, tzinfo=UTC),
        camera="Canon EOS R6",
    )
    assert isinstance(copy, EditorCrop) and isinstance(second, EditorCrop)
    assert (copy.photo, copy.crop, copy.copy) == (first.photo, CROP, "Square")
    assert (second.crop, second.orientation) == (CROP, 8)
    assert isinstance(whole, EditorCrop) and isinstance(untouched, EditorCrop)
    assert (whole.crop, untouched.crop) == (None, None)
    assert video == LeftOut(Path("/photos/2019/IMG_5.MOV"), "a video")


numbers = st.floats(-0.02, 1.02).map(lambda value: round(value, 6))


@given(
    edges=st.tuples(numbers, numbers, numbers, numbers), angle=st.floats(-50, 50).map(lambda v: round(v, 3))
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_values_mean_what_they_mean_in_a_sidecar(
    tmp_path: Path, edges: tuple[float, float, float, float], angle: float
) -> None:
    sides = dict(zip(("left", "top", "right", "bottom"), edges, strict=True))
    (tmp_path / "a.lrcat").unlink(missing_ok=True)
    made = MadeCatalogue(tmp_path / "a.lrcat")
    made.photo("a.cr2", develop(angle=angle, **sides))
    values = {"HasCrop": "True"} | {f"Crop{side.title()}": value for side, value in sides.items()}
    record = read_packet(packet({**values, "CropAngle": angle}).encode(), (6000, 4000))
    (found,) = read(made.close())
    if record.warnings:
        assert isinstance(found, LeftOut) and found.reason == record.warnings[0]
    else:
        assert isinstance(found, EditorCrop)
        assert found.crop == (None if record.crop is None or record.crop.is_whole else record.crop)


@pytest.mark.parametrize(
    ("more", "is_exact"),
    [
        ("PerspectiveUpright = 0,\nPerspectiveScale = 100,\n", True),
        ("PerspectiveUpright = 3,\n", False),
        ("PerspectiveVertical = -12,\n", False),
        ("PerspectiveScale = 110,\n", False),
        ("PerspectiveRotate = 1.5,\n", False),
    ],
)
def test_a_crop_over_a_bent_picture_counts_for_its_size_alone(
    made: MadeCatalogue, more: str, is_exact: bool
) -> None:
    made.photo("a.cr2", develop(more=more, **EDGES))
    (found,) = crops(made.close())
    assert (found.crop, found.is_exact) == (CROP, is_exact)


@pytest.mark.parametrize(
    "text",
    [
        develop(left=0, top=0, right=1, bottom=1),
        develop(left="0", top="0.000000", right="1", bottom="1.0", more="HasCrop = true,\n"),
        develop(more="HasCrop = false,\n", **EDGES),
        UNCROPPED,
        "",
        "s = { }",
    ],
)
def test_all_of_the_picture_is_no_crop(made: MadeCatalogue, text: str) -> None:
    made.photo("a.cr2", text)
    (found,) = crops(made.close())
    assert found.crop is None


@pytest.mark.parametrize(
    ("code", "orientation"),
    [
        ("AB", 1),
        ("BA", 2),
        ("CD", 3),
        ("DC", 4),
        ("AD", 5),
        ("BC", 6),
        ("CB", 7),
        ("DA", 8),
        (None, 1),
        ("?", 1),
    ],
)
def test_the_orientation_is_told_and_the_crop_stays_in_the_stored_frame(
    made: MadeCatalogue, code: str | None, orientation: int
) -> None:
    made.photo("a.cr2", develop(angle=2, **EDGES), orientation=code)
    (found,) = crops(made.close())
    assert (found.orientation, found.crop) == (orientation, Crop(0.1, 0.2, 0.9, 0.8, 2.0))


@pytest.mark.parametrize("left", ["1e400", "nan", "-inf", "0_1", "٣", '"x"', "true", "1.5"])
def test_an_edge_that_is_no_number_leaves_the_photo_out_by_name(made: MadeCatalogue, left: str) -> None:
    made.photo("a.cr2", develop(**{**EDGES, "left": left}))
    made.photo("b.cr2", develop(**EDGES))
    bad, good = read(made.close())
    assert isinstance(bad, LeftOut) and bad.photo == Path("/photos/2019/a.cr2") and "CropLeft" in bad.reason
    assert isinstance(good, EditorCrop)


def test_a_copy_without_a_name_is_one_all_the_same(made: MadeCatalogue) -> None:
    one = made.photo("a.cr2")
    made.photo("a.cr2", develop(**EDGES), masterImage=one, copyName="", file=made.file_of(one))
    photo, copy = crops(made.close())
    assert (photo.copy, copy.copy) == ("", "copy")


def test_the_settings_that_the_photo_names_as_its_own_count(made: MadeCatalogue) -> None:
    photo = made.photo("a.cr2", UNCROPPED)
    current = made.insert("Adobe_imageDevelopSettings", {"image": photo, "text": develop(**EDGES)})
    made.insert("Adobe_imageDevelopSettings", {"image": photo, "text": UNCROPPED})
    made.connection.execute("UPDATE Adobe_images SET developSettingsIDCache = ?", (current,))
    (found,) = crops(made.close())
    assert found.crop == CROP


class TestWhereSettingsCannotBeRead:
    @pytest.mark.parametrize("xmp", [CROPPED_PACKET, packed(CROPPED_PACKET)], ids=["text", "packed"])
    @pytest.mark.parametrize("text", [None, packed(develop(**EDGES))[:-5]], ids=["none", "damaged"])
    def test_the_packet_counts(self, made: MadeCatalogue, text: Any, xmp: Any) -> None:
        made.photo("a.cr2", text or "", xmp=xmp, cropped_width=4800)
        (found,) = crops(made.close())
        assert found.crop == CROP

    @pytest.mark.parametrize("size", [None, 4800])
    def test_a_packet_counts_where_there_are_no_settings(self, made: MadeCatalogue, size: Any) -> None:
        made.photo("a.cr2", None, xmp=packed(CROPPED_PACKET), cropped_width=size)
        made.photo("b.cr2", None, cropped_width=None)
        one, other = crops(made.close())
        assert (one.crop, other.crop) == (CROP, None)

    @pytest.mark.parametrize(
        "text",
        [
            UNCROPPED, zlib.compress(develop(**EDGES).encode()), develop(**EDGES).encode("utf-16"),
            develop(top=0.1, right=0.9, bottom=0.8), b"\x1f\x8b\x08\0" * 20,
        ],
    )  # fmt: skip
    def test_no_crop_that_the_catalogue_speaks_of_is_taken_for_none(
        self, made: MadeCatalogue, text: Any
    ) -> None:
        made.photo("a.cr2", text, cropped_width=4800.0)
        (found,) = read(made.close())
        assert isinstance(found, LeftOut) and found.photo.name == "a.cr2" and found.reason

    @pytest.mark.parametrize("width", [6000, 4000, "6000", "uncropped", None])
    def test_nor_the_other_way_round(self, made: MadeCatalogue, width: Any) -> None:
        made.photo("a.cr2", UNCROPPED.replace("HasCrop = false,\n", ""), cropped_width=width)
        (found,) = crops(made.close())
        assert found.crop is None

    @pytest.mark.parametrize("xmp", [None, "", "<x", packet({}), APPLIED_PACKET, packed("x" * 99)[:20], 5])
    def test_the_photo_is_left_out_without_a_crop_in_the_packet(self, made: MadeCatalogue, xmp: Any) -> None:
        made.photo("a.cr2", "", xmp=xmp, cropped_width=4800)
        (found,) = read(made.close())
        assert isinstance(found, LeftOut) and found.photo.name == "a.cr2" and found.reason

    @pytest.mark.parametrize(
        "text",
        [
            packed("x" * 1000)[:-10],
            (LONGEST + 1).to_bytes(4, "big") + packed("x")[4:],
            (10).to_bytes(4, "big") + packed(bytes(10**7))[4:],
        ],
    )
    def test_what_lies_about_its_size_is_left_out(self, made: MadeCatalogue, text: bytes) -> None:
        made.photo("a.cr2", text)
        (found,) = read(made.close())
        assert isinstance(found, LeftOut) and found.photo.name == "a.cr2"


class TestPlaces:
    def test_missing_drives_give_the_path_of_the_catalogue(self, made: MadeCatalogue) -> None:
        made.photo("a.cr2", develop(**EDGES), root="E:/Pictures/", folder="2010/Trip/")
        (found,) = crops(made.close())
        assert found.photo == Path("E:/Pictures/2010/Trip/a.cr2")
        assert (found.width, found.height) == (6000, 4000)

    def test_roots_are_mapped(self, made: MadeCatalogue, tmp_path: Path) -> None:
        made.photo("a.cr2", root="e:/pictures/", folder="2010/")
        made.photo("b.cr2", root="F:/", folder="")
        path = made.close()
        one, other = crops(path, roots={"E:\\Pictures": tmp_path / "now"})
        assert one.photo == tmp_path / "now" / "2010" / "a.cr2"
        assert other.photo == Path("F:/b.cr2")

    def test_photos_that_moved_with_the_catalogue_are_found_beside_it(
        self, made: MadeCatalogue, tmp_path: Path
    ) -> None:
        (tmp_path / "originals" / "2019").mkdir(parents=True)
        made.photo("a.cr2", root="E:/old/", relative="originals/")
        (found,) = crops(made.close())
        assert found.photo == tmp_path / "originals" / "2019" / "a.cr2"

    @pytest.mark.parametrize(
        "name", ["../../etc/passwd.jpg", "a\0b.jpg", "x" * 5000 + ".jpg", ".jpg", "/a.jpg"]
    )
    def test_names_that_no_photo_has(self, made: MadeCatalogue, name: str) -> None:
        made.photo(name, develop(**EDGES))
        (found,) = read(made.close())
        if name == ".jpg":
            assert isinstance(found, EditorCrop)
        else:
            assert found == LeftOut(made.path, "its photo 1: no usable file name")

    def test_a_photo_without_a_file_is_left_out(self, made: MadeCatalogue) -> None:
        made.photo("a.jpg", file=99)
        (found,) = read(made.close())
        assert isinstance(found, LeftOut) and found.photo == made.path

    def test_a_photo_without_a_size_is_asked_itself(self, made: MadeCatalogue, tmp_path: Path) -> None:
        (tmp_path / "2019").mkdir()
        (tmp_path / "2019" / "here.jpg").write_bytes(b"photo")
        for name in ("here.jpg", "gone.jpg"):
            made.photo(name, develop(**EDGES), root=f"{tmp_path}/", fileWidth=None, fileHeight=0)
        here, gone = read(made.close(), size_of=lambda _photo: PhotoInfo(300, 200))
        assert isinstance(here, EditorCrop) and (here.width, here.height) == (300, 200)
        assert isinstance(gone, LeftOut) and "offline" in gone.reason
        here, _gone = read(made.path)
        assert here == LeftOut(tmp_path / "2019" / "here.jpg", "no photo")


class TestVersions:
    @pytest.mark.parametrize("version", ["1400000", "0500001", None, "", "many", b"\xff", 1e300, 13_00_000])
    def test_others_are_read_where_they_match_and_that_is_said(self, tmp_path: Path, version: object) -> None:
        made = MadeCatalogue(tmp_path / "a.lrcat", version=version)
        made.photo("a.cr2", develop(**EDGES))
        notes: list[str] = []
        (found,) = crops(made.close(), notes=notes)
        assert found.crop == CROP
        assert len(notes) == 1 and "not tried" in notes[0]

    @pytest.mark.parametrize("table", ["Adobe_images", "AgLibraryFile", "Adobe_imageDevelopSettings"])
    def test_a_catalogue_without_a_table_or_column_is_refused_by_its_name(
        self, tmp_path: Path, table: str
    ) -> None:
        made = MadeCatalogue(tmp_path / "a.lrcat", SCHEMA, "1500000")
        made.connection.execute(f"ALTER TABLE {table} RENAME TO other")
        with pytest.raises(CatalogueError, match=rf"a\.lrcat: .*{table}"):
            read(made.close())
        made = MadeCatalogue(tmp_path / "b.lrcat", SCHEMA, "1500000")
        made.connection.execute("ALTER TABLE Adobe_images RENAME COLUMN fileWidth TO width")
        with pytest.raises(CatalogueError, match=r"b\.lrcat: .*version.*Adobe_images.*fileWidth"):
            read(made.close())

    @pytest.mark.parametrize(
        "gone", ["AgHarvestedExifMetadata", "AgInternedExifCameraModel", "Adobe_AdditionalMetadata"]
    )
    def test_what_is_not_needed_may_be_missing(self, made: MadeCatalogue, gone: str) -> None:
        made.photo("a.cr2", develop(**EDGES))
        made.connection.execute(f"DROP TABLE {gone}")
        (found,) = crops(made.close())
        assert found.crop == CROP

    def test_lightroom_that_has_it_open_is_told(self, made: MadeCatalogue) -> None:
        made.photo("a.cr2", develop(**EDGES))
        path = made.close()
        Path(f"{path}.lock").write_text("x")
        notes: list[str] = []
        assert len(crops(path, notes=notes)) == 1
        assert len(notes) == 1 and "open" in notes[0]
        assert sorted(os.listdir(path.parent)) == [path.name, f"{path.name}.lock"]


class TestHostile:
    @pytest.mark.parametrize("column", [
        "captureTime", "copyName", "developSettingsIDCache", "fileFormat", "fileHeight", "fileWidth",
        "masterImage", "orientation", "rootFile", "touchTime",
    ])  # fmt: skip
    @pytest.mark.parametrize("value", [b"\xff\x00", "x" * 9999, -1, 1e308, 2**62, "nan", ""])
    def test_values_of_the_wrong_type_are_no_error(
        self, made: MadeCatalogue, column: str, value: object
    ) -> None:
        made.photo("a.cr2", develop(**EDGES), **({} if column == "rootFile" else {column: value}))
        if column == "rootFile":
            made.connection.execute("UPDATE Adobe_images SET rootFile = ?", (value,))
        (found,) = read(made.close())
        assert isinstance(found, EditorCrop | LeftOut)

    @pytest.mark.parametrize("value", [b"\xff\x00\xfe", 5, 1.5, "x" * 99999, b"\x00\x00\x00\x05x\x9c", None])
    def test_settings_of_the_wrong_type_are_no_error(self, made: MadeCatalogue, value: Any) -> None:
        made.photo("a.cr2")
        made.connection.execute("UPDATE Adobe_imageDevelopSettings SET text = ?", (value,))
        (found,) = read(made.close())
        assert isinstance(found, EditorCrop | LeftOut)

    def test_one_value_that_is_too_long_costs_one_photo(self, made: MadeCatalogue) -> None:
        for name in ("a.cr2", "b.cr2", "c.cr2"):
            made.photo(name, develop(**EDGES))
        huge = LONGEST_VALUE + 1
        made.connection.execute(
            f"UPDATE Adobe_imageDevelopSettings SET text = zeroblob({huge}) WHERE id_local = 2"
        )
        one, lost, other = read(made.close())
        assert isinstance(one, EditorCrop) and isinstance(other, EditorCrop)
        assert (one.photo.name, other.photo.name) == ("a.cr2", "c.cr2")
        assert isinstance(lost, LeftOut) and "its photo 2" in lost.reason

    def test_settings_without_end_cost_no_other_photo(self, made: MadeCatalogue) -> None:
        one = made.photo("a.cr2")
        made.photo("b.cr2", develop(**EDGES))
        rows = [(one, UNCROPPED)] * 3000
        made.connection.executemany(
            "INSERT INTO Adobe_imageDevelopSettings (image, text) VALUES (?, ?)", rows
        )
        found = read(made.close())
        assert [each.photo.name for each in found if isinstance(each, EditorCrop)] == ["a.cr2", "b.cr2"]

    def test_damage_within_costs_what_it_covers(self, made: MadeCatalogue) -> None:
        for number in range(400):
            made.photo(f"{number}.cr2", develop(more="x = 1,\n" * 300, **EDGES))
        path = made.close()
        data = bytearray(path.read_bytes())
        page = 4096
        for start in range(len(data) * 2 // 3 // page * page, len(data) * 2 // 3 + 20 * page, page):
            data[start : start + page] = b"\x99" * page
        path.write_bytes(data)
        found = read(path)
        assert sum(isinstance(each, EditorCrop) for each in found) > 200
        assert any(isinstance(each, LeftOut) and "damaged" in each.reason for each in found)

    def test_another_kind_of_database_is_no_catalogue(self, tmp_path: Path) -> None:
        connection = sqlite3.connect(tmp_path / "a.lrcat")
        connection.execute("CREATE TABLE t (x)")
        connection.close()
        with pytest.raises(CatalogueError, match=r"a\.lrcat: not a catalogue of Lightroom"):
            read(tmp_path / "a.lrcat")

    def test_it_can_be_cancelled(self, made: MadeCatalogue) -> None:
        made.photo("a.cr2")

        def stop(_progress: Progress) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            list(read_catalogue(made.close(), Context(no_size, progress=stop)))

    def test_progress_ends_with_all_of_them(self, made: MadeCatalogue) -> None:
        for number in range(3):
            made.photo(f"{number}.cr2")
        heard: list[Progress] = []
        list(read_catalogue(made.close(), Context(no_size, progress=heard.append)))
        assert (heard[0].done, heard[-1].done, heard[-1].total) == (0, 3, 3)
