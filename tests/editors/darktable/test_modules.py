"""darktable's sidecars, against darktable itself where it is installed."""

from __future__ import annotations

import math
import os
import shutil
import struct
from collections.abc import Sequence
from dataclasses import astuple
from itertools import product
from pathlib import Path

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.darktable.modules import ModuleError, packed, read_beside, time_of, unpacked
from cropperhead_desktop.editors.found import EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Context, Found
from cropperhead_desktop.geometry.crop import WHOLE, Crop, to_box
from tests.helpers.darktables import Step, ashift, clipping, crop, flip, sidecar
from tests.helpers.renders import coordinate_photo, crop_corners, darktable, rendered_corners

WIDTH, HEIGHT = 903, 602
LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))
"""More renderings than one wants to wait for at each change."""

oracle = pytest.mark.skipif(shutil.which("darktable-cli") is None, reason="darktable-cli is not installed")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("darktable")


def read(photo: Path, orientation: int = 1) -> list[Found]:
    context = Context(lambda _photo: PhotoInfo(WIDTH, HEIGHT, orientation))
    return list(read_beside(photo, context))


def read_one(folder: Path, text: str, orientation: int = 1) -> Found:
    photo = folder / "a.jpg"
    (folder / "a.jpg.xmp").write_text(text)
    (found,) = read(photo, orientation)
    return found


def assert_rendered(folder: Path, config: Path, crop: Crop | None, orientation: int, shown: int) -> None:
    """That darktable renders this crop, shown by `shown`, of the photo by the sidecar in the folder.

    Where a part of this size would reach over the picture's end from where its first pixel comes from,
    darktable's export enlarges it by a pixel of its shorter side and drops what is too much.
    """
    photo, out = folder / "a.jpg", folder / "out.png"
    coordinate_photo(photo, WIDTH, HEIGHT, orientation)
    darktable(photo, out, folder / "a.jpg.xmp", config)
    seen, (across, down) = rendered_corners(out, WIDTH, HEIGHT)
    wanted = crop_corners(crop or WHOLE, WIDTH, HEIGHT, shown)
    reaches = wanted[0][0] + across > WIDTH or wanted[0][1] + down > HEIGHT
    slack = 1.0 + (max(across, down) + 1) / min(across, down) if reaches else 1.0
    for one, other in zip(seen, wanted, strict=True):
        assert one == pytest.approx(other, abs=slack)


CASES: list[tuple[int, Sequence[Step]]] = [
    (1, [flip(-1), crop(0.1, 0.2, 0.7, 0.9)]),
    (7, [flip(-1), ashift(5.3), crop(0.2, 0.2, 0.8, 0.8)]),
    (1, [ashift(-5.3, (0.13, 0.89, 0.12, 0.87))]),
    (8, [ashift(-5.3, (0.13, 0.89, 0.12, 0.87), version=4), crop(0.1, 0.1, 0.95, 0.97)]),
    (1, [flip(6), ashift(2.1, version=1), crop(0.2, 0.2, 0.8, 0.8)]),
    (6, [flip(1, version=1), crop(0.1, 0.2, 0.7, 0.9)]),
    (1, [clipping(4.4, 0.1, 0.2, 0.8, 0.9)]),
    (1, [clipping(4.4, 0.2, 0.2, 0.8, 0.8, grows=True)]),
    (2, [clipping(-7.4, 0.1, 0.2, 0.8, 0.9, version=3), crop(0.1, 0.2, 0.95, 0.97)]),
    (3, [ashift(3), clipping(-7, 0.2, 0.2, 0.8, 0.8, version=4)]),
    (1, [ashift(100), crop(0.3, 0.3, 0.7, 0.7)]),
]
if LONG:
    CASES += [
        (orientation, [ashift(degrees), crop(*edges)])
        for orientation, degrees, edges in product(
            range(1, 9), (0.4, -3, 12), ((0.2, 0.2, 0.8, 0.8), (0.25, 0.3, 0.6, 0.7), (0.4, 0.2, 0.6, 0.8))
        )
    ]
    CASES += [(1, [flip(bits), crop(0.1, 0.2, 0.7, 0.9)]) for bits in range(8)]


@oracle
@pytest.mark.parametrize(("orientation", "steps"), CASES)
def test_a_sidecar_reads_as_darktable_renders_it(
    tmp_path: Path, config: Path, orientation: int, steps: Sequence[Step]
) -> None:
    found = read_one(tmp_path, sidecar(steps), orientation)
    assert isinstance(found, EditorCrop), found
    assert found.is_exact
    assert_rendered(tmp_path, config, found.crop, orientation, found.orientation)


def test_the_last_step_in_force_counts(tmp_path: Path) -> None:
    steps = [crop(0, 0, 0.5, 0.5), crop(0.5, 0.5, 1, 1), crop(0, 0.5, 1, 1)]
    found = read_one(tmp_path, sidecar(steps, end=2))
    assert isinstance(found, EditorCrop) and found.crop is not None
    assert astuple(to_box(found.crop, WIDTH, HEIGHT)) == pytest.approx((676.5, 451.5, 451, 301, 0))
    off = read_one(tmp_path, sidecar(steps, end=2, off=[1]))
    assert isinstance(off, EditorCrop) and off.crop is None


@pytest.mark.parametrize(
    "steps",
    [
        [ashift(2, shift=0.1), crop(0.2, 0.2, 0.8, 0.8)],
        [("lens", 5, b"\0" * 8), crop(0.2, 0.2, 0.8, 0.8)],
        [("rotatepixels", 1, b"\0" * 8), crop(0.2, 0.2, 0.8, 0.8)],
    ],
)
def test_what_bends_the_picture_is_not_exact(tmp_path: Path, steps: Sequence[Step]) -> None:
    found = read_one(tmp_path, sidecar(steps))
    assert isinstance(found, EditorCrop)
    assert not found.is_exact


def test_another_order_of_modules_is_not_exact(tmp_path: Path) -> None:
    order = 'darktable:iop_order_list="crop,0,flip,0,ashift,0"'
    found = read_one(tmp_path, sidecar([crop(0.2, 0.2, 0.8, 0.8)], more=order))
    assert isinstance(found, EditorCrop)
    assert not found.is_exact


def test_further_versions_and_raws(tmp_path: Path) -> None:
    photo = tmp_path / "a.cr2"
    (tmp_path / "a.cr2.xmp").write_text(sidecar([crop(0, 0, 0.5, 0.5)]))
    derived = 'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmpMM:DerivedFrom="a.cr2"'
    (tmp_path / "a_01.cr2.xmp").write_text(sidecar([crop(0.5, 0.5, 1, 1)], more=derived))
    (tmp_path / "a_03.cr2.xmp").write_text(sidecar([crop(0, 0, 1, 0.5)], more=derived))
    (tmp_path / "a_02.cr2.xmp").write_text(sidecar([crop(0, 0, 1, 0.5)]))  # of a photo a_02
    found = read(photo)
    assert [each.copy for each in found if isinstance(each, EditorCrop)] == ["", "01", "03"]
    assert not any(each.is_exact for each in found if isinstance(each, EditorCrop))


@pytest.mark.parametrize(
    "steps",
    [
        [("crop", 1, b"\0\0\0")], [("crop", 9, b"\0" * 24)], [crop(math.nan, 0, 1, 1)],
        [("ashift", 5, b"\0" * 40)], [("ashift", 6, b"\0" * 900)], [("flip", 2, b"")], [flip(77)],
        [ashift(5)], [ashift(math.inf)], [("clipping", 5, b"\0" * 30)], [("clipping", 1, b"\0" * 30)],
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(tmp_path: Path, steps: Sequence[Step]) -> None:
    found = read_one(tmp_path, sidecar(steps))
    assert isinstance(found, LeftOut), found
    assert found.reason.startswith("a.jpg.xmp")


def test_a_damaged_sidecar_is_left_out(tmp_path: Path) -> None:
    found = read_one(tmp_path, "<x:xmpmeta")
    assert isinstance(found, LeftOut)


def test_a_sidecar_without_a_history_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg.xmp").write_text(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
    )
    assert read(tmp_path / "a.jpg") == []
    assert read(tmp_path / "b.jpg") == []


def test_parameters_are_unpacked_within_bounds() -> None:
    data = struct.pack("<i", 7) * 300
    assert unpacked(packed(data)) == data
    with pytest.raises(ModuleError, match="larger than any"):
        unpacked(packed(b"\0" * 200_000_000))


@pytest.mark.parametrize("text", ["gz", "gz03!", "gz03AAAA", "0", "zz", "gz03" + "é"])
def test_damaged_parameters_are_told(text: str) -> None:
    with pytest.raises(ModuleError, match="damaged"):
        unpacked(text)


def test_times() -> None:
    assert str(time_of("63745056000000000")) == "2021-01-01 00:00:00+00:00"
    assert str(time_of(1609459200)) == "2021-01-01 00:00:00+00:00"
    assert [time_of(stamp) for stamp in (None, -1, "", "9" * 30, "x")] == [None] * 5
