"""What is written into darktable's history, against darktable itself where it is installed."""

from __future__ import annotations

import os
import shutil
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.darktable.modules import (
    ModuleError,
    is_turned_by,
    modules_of,
    read_beside,
)
from cropperhead_desktop.editors.darktable.writing import written
from cropperhead_desktop.editors.found import EditorCrop
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.geometry.crop import Box, Crop, to_box, to_crop
from cropperhead_desktop.xmp.editors import in_force
from cropperhead_desktop.xmp.packet import PacketError, parse
from tests.helpers.darktables import Step, ashift, clipping, crop, flip, sidecar
from tests.helpers.renders import coordinate_photo, crop_corners, darktable, rendered_corners

WIDTH, HEIGHT = 903, 602
LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))
"""More renderings than one wants to wait for at each change."""

CROP = to_crop(Box(470, 290, 500, 300, 3.2), WIDTH, HEIGHT)
BOXES = [Box(480, 290, 421, 263, 0), Box(440, 310, 500, 300, 3.2), Box(455, 300, 250, 400, -8)]
EXPOSURE: Step = ("exposure", 6, bytes(28))

oracle = pytest.mark.skipif(shutil.which("darktable-cli") is None, reason="darktable-cli is not installed")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("darktable")


def read(folder: Path, raw: bytes, info: PhotoInfo) -> EditorCrop:
    (folder / "a.jpg.xmp").write_bytes(raw)
    (found,) = read_beside(folder / "a.jpg", Context(lambda _photo: info))
    assert isinstance(found, EditorCrop), found
    return found


OLD = sidecar([EXPOSURE, flip(-1), ashift(5), crop(0.1, 0.1, 0.6, 0.6)])
CASES = [(1, None, 1), (6, None, 2), (2, OLD, 1), (8, sidecar([clipping(3, 0, 0, 1, 1)]), 0), (3, OLD, 2)]
if LONG:
    olds = (None, OLD, sidecar([flip(6), clipping(3, 0, 0, 1, 1)]))
    CASES = [*product(range(1, 9), olds, range(len(BOXES)))]


@oracle
@pytest.mark.parametrize(("orientation", "old", "number"), CASES)
def test_what_is_written_is_rendered(
    tmp_path: Path, config: Path, orientation: int, old: str | None, number: int
) -> None:
    info, box = PhotoInfo(WIDTH, HEIGHT, orientation), BOXES[number]
    crop = to_crop(box, WIDTH, HEIGHT)
    new = written(old.encode() if old is not None else None, "a.jpg", crop, info)
    assert new is not None
    found = read(tmp_path, new, info)
    assert found.crop is not None and found.is_exact
    again = to_box(found.crop, WIDTH, HEIGHT)
    assert (again.cx, again.cy) == pytest.approx((box.cx, box.cy), abs=0.8)
    assert (again.width, again.height) == pytest.approx((box.width, box.height), abs=0.6)
    photo, out = tmp_path / "a.jpg", tmp_path / "out.png"
    coordinate_photo(photo, WIDTH, HEIGHT, orientation)
    darktable(photo, out, tmp_path / "a.jpg.xmp", config)
    seen, (across, down) = rendered_corners(out, WIDTH, HEIGHT)
    wanted = crop_corners(crop, WIDTH, HEIGHT, found.orientation)
    # see test_modules: darktable's own export drops a pixel or two at the far end
    slack = 1.2 + (max(across, down) + 1) / min(across, down) * (found.orientation != 1)
    for one, other in zip(seen, wanted, strict=True):
        assert one == pytest.approx(other, abs=slack)


def test_another_orientation_than_the_photos_own_is_written(tmp_path: Path) -> None:
    info = PhotoInfo(WIDTH, HEIGHT, 1).turned(6)
    new = written(None, "a.jpg", CROP, info)
    assert new is not None
    assert read(tmp_path, new, info).orientation == 6
    # what darktable's user chose stays
    kept = written(sidecar([flip(3)]).encode(), "a.jpg", CROP, info)
    assert kept is not None
    found = read(tmp_path, kept, info)
    assert found.orientation == 3 and found.crop is not None
    assert to_box(found.crop, WIDTH, HEIGHT).cx == pytest.approx(470, abs=0.8)


def test_a_second_time_nothing_changes() -> None:
    info = PhotoInfo(WIDTH, HEIGHT, 6)
    new = written(OLD.encode(), "a.jpg", CROP, info)
    assert new is not None
    assert written(new, "a.jpg", CROP, info) is None


def test_all_else_stays() -> None:
    masks = (
        "<darktable:masks_history><rdf:Seq><rdf:li darktable:mask_num='0'/><rdf:li darktable:mask_num='2'/>"
        "</rdf:Seq></darktable:masks_history><darktable:history>"
    )
    more = 'darktable:history_current_hash="ab" darktable:iop_order_list="x" xmlns:q="u:q/" q:k="v"'
    old = sidecar([EXPOSURE, crop(0, 0, 0.5, 0.5), ("sharpen", 1, b"abcd")], end=2, more=more)
    old = old.replace("<darktable:history>", masks)
    new = written(old.encode(), "a.jpg", CROP, PhotoInfo(WIDTH, HEIGHT))
    assert new is not None
    (description,) = parse(new).descriptions()
    text = new.decode()
    assert 'q:k="v"' in text and 'iop_order_list="x"' in text and "current_hash" not in text
    assert 'history_end="4"' in text
    steps = in_force(description)
    assert [(step.operation, step.num) for step in steps] == [("exposure", 0), ("crop", 3), ("ashift", 2)]
    # what was taken back stays, behind ours, and so do its masks
    assert 'darktable:num="4"' in text and 'darktable:mask_num="4"' in text
    first = etree.tostring(parse(old.encode()).descriptions()[0][1][0][0], method="c14n", exclusive=True)
    assert etree.tostring(description[1][0][0], method="c14n", exclusive=True).strip() == first.strip()


def test_a_reset_switches_off_what_crops(tmp_path: Path) -> None:
    info = PhotoInfo(WIDTH, HEIGHT)
    new = written(sidecar([EXPOSURE, ashift(3), crop(0.2, 0.2, 0.8, 0.8)]).encode(), "a.jpg", None, info)
    assert new is not None
    assert read(tmp_path, new, info).crop is None
    assert written(sidecar([EXPOSURE]).encode(), "a.jpg", None, info) is None
    assert written(None, "a.jpg", None, info) is None


def test_a_sidecar_without_a_history_gets_one(tmp_path: Path) -> None:
    old = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/></rdf:RDF>'
        "</x:xmpmeta>"
    )
    info = PhotoInfo(WIDTH, HEIGHT)
    new = written(old.encode(), "a.jpg", CROP, info)
    assert new is not None and b'xmp:Rating="4"' in new
    assert read(tmp_path, new, info).crop is not None


@pytest.mark.parametrize(
    "old",
    [
        sidecar([ashift(2, shift=0.1)]),
        sidecar([("rotatepixels", 1, bytes(8))]),
        sidecar([crop(0, 0, 1, 1)], more='darktable:iop_order_list="crop,0,flip,0"'),
        sidecar([crop(0, 0, 1, 1)]).replace('xmp_version="5"', 'xmp_version="2"'),
        sidecar([crop(0, 0, 1, 1)]).replace('xmp_version="5"', 'xmp_version="9"'),
        sidecar([("crop", 1, b"")]),
        sidecar([("crop", 7, bytes(24))]),
        sidecar([crop(0, 0, 1, 1), crop(0, 0, 1, 1)]).replace('darktable:num="1"', 'darktable:num="0"'),
        sidecar([crop(0, 0, 1, 1)]).replace('darktable:num="0"', 'darktable:num="-1"'),
        sidecar([]).replace("<x:xmpmeta", "<!DOCTYPE x><x:xmpmeta"),
        sidecar([])[:-30],
        sidecar([]).replace("/darktable:history>", "/darktable:history><darktable:history/>", 1),
    ],
)  # fmt: skip
def test_what_must_not_be_rewritten(old: str) -> None:
    with pytest.raises((ModuleError, PacketError)):
        written(old.encode(), "a.jpg", CROP, PhotoInfo(WIDTH, HEIGHT))


def test_a_crop_too_small_for_darktable_is_refused() -> None:
    tiny = Crop(0.95, 0.95, 0.99, 0.99)
    with pytest.raises(ModuleError, match="too small"):
        written(None, "a.jpg", tiny, PhotoInfo(WIDTH, HEIGHT))


@pytest.mark.parametrize("old", [None, sidecar([EXPOSURE, flip(-1)])])
def test_a_format_that_turns_itself_is_turned_by_the_history_alone(old: str | None) -> None:
    """A HEIC may have an Orientation besides, by which darktable would turn it once more."""
    info = PhotoInfo(WIDTH, HEIGHT)
    new = written(old.encode() if old is not None else None, "a.HEIC", CROP, info)
    assert new is not None
    modules = modules_of(parse(new).descriptions()[0])
    assert modules["flip"].is_enabled and modules["flip"].params == bytes(4)
    assert is_turned_by(Path("a.HEIC"), modules) and not is_turned_by(Path("a.heic"), {})
    chosen = written(sidecar([flip(6)]).encode(), "a.heic", CROP, info)
    assert chosen is not None
    assert modules_of(parse(chosen).descriptions()[0])["flip"].params == bytes([6, 0, 0, 0])


def test_what_darktable_shows_in_another_frame_is_not_written() -> None:
    with pytest.raises(ModuleError, match="AVIF"):
        written(None, "a.avif", CROP, PhotoInfo(WIDTH, HEIGHT))
