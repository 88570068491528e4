"""RawTherapee's profiles, against RawTherapee itself where it is installed."""

from __future__ import annotations

import os
import shutil
from itertools import product
from pathlib import Path

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.found import EditorCrop, LeftOut
from cropperhead_desktop.editors.rawtherapee import ART, RAWTHERAPEE, as_opened, profile_of, written
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.geometry.crop import Box, Crop, to_box, to_crop
from tests.helpers.renders import coordinate_photo, crop_corners, rawtherapee, rendered_corners

WIDTH, HEIGHT = 903, 602
LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))
"""More renderings than one wants to wait for at each change."""

oracle = pytest.mark.skipif(
    shutil.which("rawtherapee-cli") is None, reason="rawtherapee-cli is not installed"
)


def profile(
    *, degree: float = 0, rotate: int = 0, flips: str = "", fill: bool = True, crop: tuple[int, ...] = ()
) -> str:
    flags = {name: str(name[0] in flips).lower() for name in ("HorizontalFlip", "VerticalFlip")}
    area = "".join(f"{key}={value}\n" for key, value in zip("XYWH", crop, strict=False))
    return (
        f"[Version]\nAppVersion=5.9\nVersion=349\n\n[Crop]\nEnabled={str(bool(crop)).lower()}\n{area}\n"
        f"[Coarse Transformation]\nRotate={rotate}\n"
        + "".join(f"{name}={value}\n" for name, value in flags.items())
        + f"\n[Common Properties for Transformations]\nAutoFill={str(fill).lower()}\n\n"
        f"[Rotation]\nDegree={degree}\n\n[Distortion]\nAmount=0\n"
    )


def read(folder: Path, text: str, orientation: int = 1, name: str = "a.jpg") -> EditorCrop | LeftOut:
    photo, source = folder / name, RAWTHERAPEE
    photo.with_name(photo.name + ".pp3").write_bytes(text.encode())
    (found,) = source.read(photo, Context(lambda _photo: PhotoInfo(WIDTH, HEIGHT, orientation)))
    return found


def assert_rendered(folder: Path, crop: Crop | None, orientation: int, shown: int) -> None:
    """That RawTherapee renders this crop, shown by `shown`, of the photo with its profile in the folder."""
    photo, out = folder / "a.jpg", folder / "out.png"
    coordinate_photo(photo, WIDTH, HEIGHT, orientation)
    rawtherapee(photo, out)
    seen, _size = rendered_corners(out, WIDTH, HEIGHT)
    wanted = crop_corners(crop or Crop(0, 0, 1, 1), WIDTH, HEIGHT, shown)
    for one, other in zip(seen, wanted, strict=True):
        assert one == pytest.approx(other, abs=1.0)


CASES = [
    (1, {"crop": (100, 50, 501, 303)}),
    (6, {"crop": (100, 50, 301, 503), "rotate": 90}),
    (8, {"degree": 4.3}),
    (3, {"degree": -11.7, "crop": (150, 133, 400, 301)}),
    (2, {"degree": 2.5, "crop": (150, 133, 400, 301), "flips": "H"}),
    (1, {"degree": 2.5, "crop": (150, 133, 200, 333), "flips": "V", "rotate": 270}),
    (6, {"degree": -3.1, "crop": (200, 100, 400, 301), "rotate": 90, "flips": "HV", "fill": False}),
]
if LONG:
    CASES += [
        (
            number,
            {"degree": degree, "rotate": turn, "flips": flips, "crop": (60, 70, 480, 440)},
        )
        for number, degree, turn, flips in product(range(1, 9), (1.3, -17), (0, 90, 270), ("", "V"))
    ]


@oracle
@pytest.mark.parametrize(("orientation", "values"), CASES)
def test_a_profile_reads_as_rawtherapee_renders_it(
    tmp_path: Path, orientation: int, values: dict[str, object]
) -> None:
    found = read(tmp_path, profile(**values), orientation)  # type: ignore[arg-type]
    assert isinstance(found, EditorCrop)
    assert found.is_exact
    assert_rendered(tmp_path, found.crop, orientation, found.orientation)


BOXES = [Box(480, 290, 421, 263, 0), Box(440, 310, 500, 300, 3.2), Box(455, 300, 250, 400, -8)]
WRITTEN = [(1, None, 2), (6, profile(rotate=90, flips="H"), 1), (2, profile(), 1), (8, None, 0), (3, None, 1)]
if LONG:
    olds = (None, profile(), profile(rotate=270, flips="V"))
    WRITTEN = [(n, old, box) for n in range(1, 9) for old in olds for box in range(len(BOXES))]


@oracle
@pytest.mark.parametrize(("orientation", "old", "number"), WRITTEN)
def test_what_is_written_is_rendered(tmp_path: Path, orientation: int, old: str | None, number: int) -> None:
    box = BOXES[number]
    info = PhotoInfo(WIDTH, HEIGHT, orientation)
    crop = to_crop(box, WIDTH, HEIGHT)
    new = written(old.encode() if old is not None else None, crop, info)
    assert new is not None
    found = read(tmp_path, new.decode(), orientation)
    assert isinstance(found, EditorCrop) and found.crop is not None
    again = to_box(found.crop, WIDTH, HEIGHT)
    assert (again.cx, again.cy) == pytest.approx((box.cx, box.cy), abs=0.8)
    assert (again.width, again.height) == pytest.approx((box.width, box.height), abs=1)
    assert_rendered(tmp_path, crop, orientation, found.orientation)


@pytest.mark.parametrize(
    "section",
    [
        "[Perspective]\nHorizontal=3", "[Distortion]\nAmount=.1", "[LensProfile]\nLcMode=lfauto",
        "[LensProfile]\nLCPFile=a.lcp", "[CACorrection]\nRed=0.001",
        "[Distortion]\nDefish=true",
    ],
)  # fmt: skip
def test_what_bends_the_picture_is_not_exact(tmp_path: Path, section: str) -> None:
    text = f"[Crop]\nEnabled=true\nX=10\nY=20\nW=300\nH=200\n{section}\n"
    found = read(tmp_path, text)
    assert isinstance(found, EditorCrop)
    assert not found.is_exact
    with pytest.raises(ValueError, match="bends"):
        written(text.encode(), Crop(0.1, 0.1, 0.9, 0.9), PhotoInfo(WIDTH, HEIGHT))


def test_a_raw_counts_by_size_and_ratio_alone(tmp_path: Path) -> None:
    found = read(tmp_path, profile(crop=(1, 2, 300, 200)), name="a.cr2")
    assert isinstance(found, EditorCrop)
    assert not found.is_exact


def test_arts_own_switches(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    text = "[Crop]\nEnabled=true\nX=0\nY=0\nW=300\nH=200\n[Rotation]\nEnabled=false\nDegree=3\n"
    photo.with_name("a.jpg.arp").write_text(text + "[Perspective]\nEnabled=false\nHorizontal=4\n")
    (found,) = ART.read(photo, Context(lambda _photo: PhotoInfo(WIDTH, HEIGHT)))
    assert isinstance(found, EditorCrop)
    assert found.is_exact and found.crop is not None and found.crop.angle == 0


@pytest.mark.parametrize(
    "text",
    [
        "[Crop]\nEnabled=true\nX=nan\nY=0\nW=3\nH=2\n", "[Crop]\nEnabled=true\nX=5000\nY=0\nW=3\nH=2\n",
        "[Crop]\nEnabled=true\nX=0\nY=0\nW=-3\nH=2\n", "[Rotation]\nDegree=9\n[Common Properties for "
        "Transformations]\nAutoFill=false\n", "[Rotation]\nDegree=1e999\n",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert isinstance(found, LeftOut)
    assert found.reason.startswith("a.jpg.pp3 ")


def test_a_huge_profile_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.with_name("a.jpg.pp3").write_bytes(b"[" * 5_000_000)
    os.mkfifo(photo.with_name("a.jpg.arp"))
    context = Context(lambda _photo: PhotoInfo(WIDTH, HEIGHT))
    for source in (RAWTHERAPEE, ART):
        (found,) = source.read(photo, context)
        assert isinstance(found, LeftOut)


@pytest.mark.parametrize(
    "old",
    [
        b"\xef\xbb\xbf# c\r\n[Version]\r\nVersion=1\r\n",
        b"\xef\xbb\xbf[Crop]\nEnabled=false\n[Own Stuff]\nName[de]=\xc3\xa9;\n",
        "[IPTC]\nCaption=one\u2028[Crop]\x0bX=7\x85\n".encode(),
        b"",
    ],
)
def test_a_crop_comes_beside_whatever_is_there(tmp_path: Path, old: bytes) -> None:
    new = written(old, to_crop(Box(450, 300, 300, 200, 0), WIDTH, HEIGHT), PhotoInfo(WIDTH, HEIGHT))
    assert new is not None and [line for line in old.splitlines() if b"Enabled" not in line] == [
        line for line in new.splitlines() if line in old.splitlines() and line
    ]
    found = read(tmp_path, new.decode())
    assert isinstance(found, EditorCrop) and found.crop is not None
    assert to_box(found.crop, WIDTH, HEIGHT).cx == pytest.approx(450, abs=0.6)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_other_bytes_stay(end: str) -> None:
    old = (
        "# mine\n[Version]\nVersion=349\n\n[Crop]\nEnabled=false\nX=-1\n# a note\nW=15000\nGuide=Frame\n\n"
        "[Exposure]\nCurve=1;0;0;\n\n[Rotation]\nDegree=0\nTail= x "
    ).replace("\n", end)
    new = written(old.encode(), Crop(0.25, 0.25, 0.75, 0.75), PhotoInfo(800, 400))
    assert new is not None
    assert new.decode() == (
        "# mine\n[Version]\nVersion=349\n\n[Crop]\nEnabled=true\nX=200\n# a note\nW=400\nGuide=Frame\n"
        "Y=100\nH=200\n\n[Exposure]\nCurve=1;0;0;\n\n[Rotation]\nDegree=0\nTail= x "
    ).replace("\n", end)
    reset = written(new, None, PhotoInfo(800, 400))
    assert reset is not None
    assert profile_of(reset)["Crop"]["Enabled"] == "false"


@pytest.mark.parametrize(
    "old",
    [
        b"[Crop]\nX=1\nX=2\n",
        b"[Crop]\n[Crop]\n",
        b"x\n[Crop]\n",
        b"[A]\nk=\xff\n",
        b"[Crop]\rEnabled=false\r",
        b"; no comment\n[Crop]\n",
        b"[A]\nCurve=1;\\\n2;\n",
    ],
)
def test_a_damaged_profile_is_not_rewritten(old: bytes) -> None:
    with pytest.raises(ValueError, match="it "):
        written(old, Crop(0.25, 0.25, 0.75, 0.75), PhotoInfo(800, 400))


def test_a_crop_that_rawtherapee_cannot_show_is_refused() -> None:
    far = to_crop(Box(700, 420, 200, 150, 12), WIDTH, HEIGHT)
    with pytest.raises(ValueError, match="cannot show"):
        written(profile().encode(), far, PhotoInfo(WIDTH, HEIGHT))


def test_nothing_is_written_for_no_crop_without_a_profile() -> None:
    assert written(None, None, PhotoInfo(WIDTH, HEIGHT)) is None


def test_a_png_is_opened_without_its_orientation(tmp_path: Path) -> None:
    info = PhotoInfo(WIDTH, HEIGHT, 6)
    assert as_opened(tmp_path / "a.PNG", info) == PhotoInfo(WIDTH, HEIGHT)
    assert as_opened(tmp_path / "a.tif", info) == info
    found = read(tmp_path, profile(crop=(100, 50, 501, 303)), 6, "a.png")
    assert isinstance(found, EditorCrop) and found.crop is not None
    assert (found.orientation, to_box(found.crop, WIDTH, HEIGHT).cx) == (1, pytest.approx(350.5))


@pytest.mark.parametrize("name", ["a.webp", "a.HEIC", "a.avif"])
def test_files_that_rawtherapee_does_not_open(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not open"):
        as_opened(tmp_path / name, PhotoInfo(WIDTH, HEIGHT))
    assert isinstance(read(tmp_path, profile(crop=(1, 2, 300, 200)), name=name), LeftOut)
