from __future__ import annotations

import math
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cropperhead_desktop.domain.errors import FileError, PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.found import EditorCrop, LeftOut
from cropperhead_desktop.editors.picasa import entries_of, read_folder
from cropperhead_desktop.editors.reading import Context, Found
from cropperhead_desktop.geometry.crop import corners, is_inside, to_box

INFO = PhotoInfo(6000, 4000)


def read(folder: Path, text: str | bytes, info: PhotoInfo = INFO, name: str = ".picasa.ini") -> list[Found]:
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return list(read_folder(folder / name, Context(lambda _photo: info)))


def photo(folder: Path, name: str = "a.jpg") -> Path:
    (folder / name).write_bytes(b"photo")
    return folder / name


def only(found: list[Found]) -> EditorCrop:
    (one,) = found
    assert isinstance(one, EditorCrop), one
    return one


def rect64(*edges: float) -> str:
    return f"{int(''.join(f'{round(edge * 65535):04x}' for edge in edges), 16):x}"


def test_what_picasa_itself_saved_of_a_crop(tmp_path: Path) -> None:
    """Its crop with the leading zero left out, and the size of the file that it saved: 574 x 259."""
    photo(tmp_path)
    found = only(read(tmp_path, "[a.jpg]\r\ncrop=rect64(dc3369dc570a51e)\r\n", PhotoInfo(800, 600)))
    assert found.crop is not None and found.is_exact
    box = to_box(found.crop, 800, 600)
    assert abs(box.width - 574) < 1 and abs(box.height - 259) < 1
    assert found.crop.angle == 0


def test_what_is_not_in_force_is_no_crop(tmp_path: Path) -> None:
    photo(tmp_path)
    found = only(read(tmp_path, "[a.jpg]\nstar=yes\nfilters=crop64=1,40004000c000c000;enhance=1;\n"))
    assert found == EditorCrop(tmp_path / "a.jpg", found.editor, None, 6000, 4000, is_tried=False)


@pytest.mark.parametrize(
    "crop", ["rect64(ffffffff)", "rect64(0)", "RECT64(0000FFFFFFFF0000)", "x", "rect64()"]
)
def test_all_of_it_is_none_and_nonsense_is_left_out(tmp_path: Path, crop: str) -> None:
    photo(tmp_path)
    (found,) = read(tmp_path, f"[a.jpg]\ncrop={crop}\n")
    if crop in ("rect64(ffffffff)", "rect64(0)"):
        assert isinstance(found, EditorCrop) and found.crop is None
    else:
        assert isinstance(found, LeftOut) and found.photo == tmp_path / "a.jpg" and "crop" in found.reason


@pytest.mark.parametrize(
    ("own", "turns", "shown"),
    [(1, 0, 1), (1, 1, 6), (1, 2, 3), (1, 3, 8), (6, 1, 3), (8, 1, 1), (2, 1, 7), (4, 3, 7), (5, 2, 7)],
)
def test_turns_change_how_it_is_shown_and_not_the_crop(
    tmp_path: Path, own: int, turns: int, shown: int
) -> None:
    photo(tmp_path)
    text = f"[a.jpg]\nrotate=rotate({turns})\ncrop=rect64({rect64(0.1, 0.2, 0.7, 0.9)})\n"
    found = only(read(tmp_path, text, PhotoInfo(6000, 4000, own)))
    assert found.orientation == shown
    assert found.is_exact is (shown == 1)
    assert found.crop is not None
    assert (found.crop.left, found.crop.bottom) == pytest.approx((0.1, 0.9), abs=1e-4)


class TestTilt:
    def test_the_picture_is_turned_and_fills_its_frame(self, tmp_path: Path) -> None:
        """As measured by others on 16:9: p / 5 radians, enlarged 1.0702 times for p = 0.2."""
        photo(tmp_path)
        info = PhotoInfo(1600, 900)
        found = only(read(tmp_path, "[a.jpg]\nfilters=tilt=1,0.200000,0.000000;\n", info))
        assert found.crop is not None and not found.is_exact
        box = to_box(found.crop, 1600, 900)
        assert box.angle == pytest.approx(math.degrees(0.04))
        assert (box.width, box.height) == pytest.approx((1600 / 1.0702, 900 / 1.0702), rel=2e-4)
        assert (box.cx, box.cy) == pytest.approx((800, 450))

    @given(
        tilt=st.floats(-1, 1),
        sides=st.tuples(st.integers(200, 9000), st.integers(200, 9000)),
        edges=st.tuples(*[st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0.6, 1), st.floats(0.6, 1)]),
    )
    def test_a_crop_of_a_tilted_picture_lies_within_the_photo(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        tilt: float,
        sides: tuple[int, int],
        edges: tuple[float, float, float, float],
    ) -> None:
        folder = tmp_path_factory.mktemp("tilt")
        photo(folder)
        text = f"[a.jpg]\nfilters=enhance=1;tilt=1,{tilt:.6f},0.000000;\ncrop=rect64({rect64(*edges)})\n"
        found = only(read(folder, text, PhotoInfo(*sides)))
        if found.crop is not None:
            box = to_box(found.crop, *sides)
            assert is_inside(box, *sides, slack=0.01)
            assert all(math.isfinite(value) for point in corners(box) for value in point)

    @pytest.mark.parametrize("tilt", ["nan", "1e400", "99", "x", "", "0_1"])
    def test_what_is_no_angle_leaves_the_photo_out(self, tmp_path: Path, tilt: str) -> None:
        photo(tmp_path)
        (found,) = read(tmp_path, f"[a.jpg]\nfilters=tilt=1,{tilt or ' '},0;\n")
        assert isinstance(found, LeftOut) and found.photo.name == "a.jpg"


class TestPlaces:
    def test_saved_edits_are_read_from_their_originals(self, tmp_path: Path) -> None:
        for name in ("a.jpg", "b.jpg", "c.jpg"):
            photo(tmp_path, name)
        originals = tmp_path / ".picasaoriginals"
        originals.mkdir()
        photo(originals, "a.jpg")
        text = f"[a.jpg]\ncrop=rect64({rect64(0.1, 0.1, 0.5, 0.5)})\nwidth=800\nheight=600\n[b.jpg]\n"
        (originals / ".picasa.ini").write_text(text)
        found = read(tmp_path, "[a.jpg]\nbackuphash=1\n[b.jpg]\nstar=yes\n[c.jpg]\nstar=yes\n")
        assert [(each.photo, isinstance(each, EditorCrop) and each.crop is not None) for each in found] == [
            (tmp_path / "c.jpg", False),
            (originals / "a.jpg", True),
        ]

    def test_originals_that_cannot_be_read_cost_no_other(self, tmp_path: Path) -> None:
        photo(tmp_path)
        (tmp_path / ".picasaoriginals").mkdir()
        os.mkfifo(tmp_path / ".picasaoriginals" / ".picasa.ini")
        lost, found = read(tmp_path, "[a.jpg]\nstar=yes\n")
        assert isinstance(lost, LeftOut) and lost.photo.parent.name == ".picasaoriginals"
        assert isinstance(found, EditorCrop)

    def test_the_old_name_counts_where_there_is_no_new_one(self, tmp_path: Path) -> None:
        photo(tmp_path)
        text = f"[a.jpg]\ncrop=rect64({rect64(0.1, 0.1, 0.5, 0.5)})\n"
        assert only(read(tmp_path, text, name="Picasa.ini")).crop is not None
        assert only(read(tmp_path, "[a.jpg]\nstar=yes\n")).crop is None
        assert read(tmp_path, text, name="Picasa.ini") == []

    def test_photos_that_are_gone(self, tmp_path: Path) -> None:
        crop = f"crop=rect64({rect64(0.1, 0.1, 0.5, 0.5)})\n"
        text = f"[a.jpg]\nstar=yes\n[b.jpg]\n{crop}[c.CR2]\n{crop}width=5184\nheight=3456\n"
        lost, known = read(tmp_path, text)
        assert isinstance(lost, LeftOut) and lost.photo.name == "b.jpg" and "gone" in lost.reason
        assert isinstance(known, EditorCrop) and (known.width, known.height) == (5184, 3456)
        assert not known.is_exact

    def test_a_photo_that_cannot_be_read_is_left_out(self, tmp_path: Path) -> None:
        photo(tmp_path)
        (tmp_path / ".picasa.ini").write_text("[a.jpg]\n")

        def broken(path: Path) -> PhotoInfo:
            raise PhotoError(path, "truncated")

        found = list(read_folder(tmp_path / ".picasa.ini", Context(broken)))
        assert found == [LeftOut(tmp_path / "a.jpg", "truncated")]

    def test_names_in_any_case_form_and_encoding_are_the_files(self, tmp_path: Path) -> None:
        for name in ("IMG_1.JPG", "Gr\u00fc\u00dfe.jpg", "e\u0301t\u00e9.jpg", "a[1]=b.jpg"):
            photo(tmp_path, name)
        text = (
            b"\xef\xbb\xbf[img_1.jpg]\n[Gr\xfc\xdfe.jpg]\n" + "[\u00e9t\u00e9.jpg]\n[a[1]=b.jpg]\n".encode()
        )
        found = read(tmp_path, text)
        assert sorted(each.photo.name for each in found) == sorted(os.listdir(tmp_path))[1:]

    @pytest.mark.parametrize("name", ["../a.jpg", "..\\a.jpg", "a\0.jpg", "x" * 5000 + ".jpg", "C:\\a.jpg"])
    def test_names_that_reach_out_of_the_folder_are_no_photos(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        photo(tmp_path)
        found = read(folder, f"[{name}]\ncrop=rect64({rect64(0.1, 0.1, 0.5, 0.5)})\n")
        assert found and all(isinstance(each, LeftOut) for each in found)


def test_only_photos_sections_are_read_and_the_last_of_two_counts() -> None:
    text = (
        "junk\n[encoding]\nutf8=1\n[Picasa]\ncrop=rect64(1)\n[a.jpg]\ncrop=rect64(1)\nstar\n=\n[(null)]\ncrop=x\n"
        "[.album:8e8a]\ncrop=x\n[b.JPG]\r\ncaption=a=b\r\nROTATE=rotate(1)\r\n[a.jpg]\ncrop=rect64(2)\n[movie.avi]\n"
    )
    assert entries_of(text.encode()) == {"a.jpg": {"crop": "rect64(2)"}, "b.JPG": {"rotate": "rotate(1)"}}


@given(st.binary(max_size=200))
@example(b"[")
@example(b"[].jpg]\ncrop")
@example(b"\xff\xfe[\0a\0.\0j\0p\0g\0]\0")
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    assert isinstance(entries_of(b"[a.jpg]\ncrop=" + data), dict)


@pytest.mark.parametrize("text", [b"crop=rect\xff64(1)", b"filters=tilt=1,\xff,0;"])
def test_bytes_that_are_no_text_can_be_told(tmp_path: Path, text: bytes) -> None:
    photo(tmp_path)
    (found,) = read(tmp_path, b"[a.jpg]\n" + text)
    assert isinstance(found, LeftOut) and found.reason.encode()


@pytest.mark.parametrize("kind", ["pipe", "folder", "too large"])
def test_what_is_no_ini_file_is_refused_by_name(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".picasa.ini"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            monkeypatch.setattr("cropperhead_desktop.editors.picasa.LARGEST", 10)
            path.write_bytes(b"x" * 11)
    with pytest.raises(FileError, match=r"\.picasa\.ini: "):
        list(read_folder(path, Context(lambda _photo: INFO)))
