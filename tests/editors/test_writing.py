"""What a decision plans for the files of other editors, beside its sidecars."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.decision import DecisionKind, WriteReceipt, decided_now
from cropperhead_desktop.domain.errors import SidecarConflict
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.darktable.modules import read_beside
from cropperhead_desktop.editors.found import EditorCrop
from cropperhead_desktop.editors.rawtherapee import RAWTHERAPEE
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.editors.writing import also_planned
from cropperhead_desktop.geometry.crop import Box, Crop, to_box, to_crop
from cropperhead_desktop.xmp.packet import parse
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.darktables import Step, ashift, crop, sidecar
from tests.helpers.renders import coordinate_photo, crop_corners, darktable, rendered_corners

INFO = PhotoInfo(903, 602)
BOX = Box(470, 290, 500, 300, 3.2)
CROP = to_crop(BOX, 903, 602)
EXPOSURE: Step = ("exposure", 6, bytes(28))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    coordinate_photo(path, 903, 602)
    return path


def write(photo: Path, wish: AlsoFor, crop: Crop | None = CROP) -> WriteReceipt:
    store, decision = Sidecars(), decided_now(DecisionKind.ACCEPTED)
    planned = store.plan(photo, crop, INFO, decision)
    return store.carry_out(also_planned(planned, photo, crop, INFO, wish))


def files(photo: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in photo.parent.iterdir()}


def assert_all_have(photo: Path) -> None:
    context = Context(lambda _photo: INFO)
    found = [*read_beside(photo, context), *RAWTHERAPEE.read(photo, context)]
    assert len(found) == 2
    for each in found:
        assert isinstance(each, EditorCrop) and each.crop is not None
        box = to_box(each.crop, 903, 602)
        assert (box.cx, box.cy, box.angle) == pytest.approx((BOX.cx, BOX.cy, BOX.angle), abs=1)


def test_new_files_come_and_go(photo: Path) -> None:
    before = files(photo)
    receipt = write(photo, AlsoFor.BOTH)
    assert [(one.sidecar.name, one.editor) for one in receipt.all] == [
        ("a.xmp", ""), ("a.jpg.xmp", "darktable"), ("a.jpg.pp3", "rawtherapee"),
    ]  # fmt: skip
    assert receipt.told == ()
    assert_all_have(photo)
    assert Sidecars().restore(receipt) == ()
    assert files(photo) == before


def test_files_that_are_there_keep_the_rest_and_a_copy(photo: Path) -> None:
    history, profile = sidecar([EXPOSURE, crop(0, 0, 0.5, 0.5)]).encode(), b"[Exposure]\nCompensation=1\n"
    (photo.parent / "a.jpg.xmp").write_bytes(history)
    (photo.parent / "a.jpg.pp3").write_bytes(profile)
    receipt = write(photo, AlsoFor.BOTH)
    now = files(photo)
    assert now["a.jpg.xmp.cropperhead_original"] == history
    assert now["a.jpg.pp3.cropperhead_original"] == profile
    assert b"exposure" in now["a.jpg.xmp"] and now["a.jpg.pp3"].startswith(profile)
    assert_all_have(photo)
    Sidecars().restore(receipt)
    assert (photo.parent / "a.jpg.xmp").read_bytes() == history
    assert (photo.parent / "a.jpg.pp3").read_bytes() == profile


def test_one_file_that_takes_both_crops(photo: Path) -> None:
    # the raw has `a.xmp`; the sidecar of this photo is the one that darktable reads
    (photo.parent / "a.cr2").write_bytes(b"a raw")
    before = files(photo)
    receipt = write(photo, AlsoFor.DARKTABLE)
    assert [(one.sidecar.name, one.editor) for one in receipt.all] == [("a.jpg.xmp", "darktable")]
    raw = (photo.parent / "a.jpg.xmp").read_bytes()
    assert b"CropAngle" in raw and b"ashift" in raw
    # a mark that came since stays, crop and history go
    (photo.parent / "a.jpg.xmp").write_bytes(
        raw.replace(b'crs:HasCrop="True"', b'crs:HasCrop="True" xmp:Rating="3"')
    )
    (told,) = Sidecars().restore(receipt)
    assert "only the crop was taken back" in told
    left = (photo.parent / "a.jpg.xmp").read_bytes()
    assert b'Rating="3"' in left and b"ashift" not in left and b"CropAngle" not in left
    assert files(photo).keys() == before.keys() | {"a.jpg.xmp"}


@pytest.mark.parametrize("name", ["a.jpg.xmp", "a.jpg.pp3"])
def test_nothing_is_taken_back_where_one_was_changed_since(photo: Path, name: str) -> None:
    receipt = write(photo, AlsoFor.BOTH)
    changed = photo.parent / name
    raw = changed.read_bytes().replace(b'num="1"', b'num="7"').replace(b"Enabled=true", b"Enabled=false")
    changed.write_bytes(raw)
    now = files(photo)
    with pytest.raises(SidecarConflict):
        Sidecars().restore(receipt)
    assert files(photo) == now


def test_history_is_taken_back_where_only_a_mark_came_since(photo: Path) -> None:
    history = sidecar([EXPOSURE, crop(0, 0, 0.5, 0.5)])
    file = photo.parent / "a.jpg.xmp"
    file.write_text(history)
    receipt = write(photo, AlsoFor.DARKTABLE)
    mark = b'darktable:xmp_version="5" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"'
    file.write_bytes(file.read_bytes().replace(b'darktable:xmp_version="5"', mark))
    Sidecars().restore(receipt)
    left = file.read_bytes()
    assert b'Rating="3"' in left and b"ashift" not in left and b'history_end="2"' in left
    assert len(parse(left).descriptions()[0][0][0]) == 2


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.jpg.xmp", b"<x:xmpmeta"),
        ("a.jpg.xmp", sidecar([ashift(2, shift=0.2)]).encode()),
        ("a.jpg.pp3", b"\xff\xfe"),
        ("a.jpg.pp3", b"[Perspective]\nHorizontal=3\n"),
    ],
)
def test_what_cannot_be_written_stays_and_is_told(photo: Path, name: str, raw: bytes) -> None:
    (photo.parent / name).write_bytes(raw)
    receipt = write(photo, AlsoFor.BOTH)
    assert (photo.parent / name).read_bytes() == raw
    assert len([one for one in receipt.all if one.editor]) == 1
    assert any(words.startswith(f"{name} is as it was") for words in receipt.told)


def test_a_correction_of_the_lens_is_told(photo: Path) -> None:
    (photo.parent / "a.jpg.xmp").write_text(sidecar([("lens", 5, bytes(8))]))
    assert "some pixels off" in write(photo, AlsoFor.DARKTABLE).told[0]


def test_a_reset_takes_their_crops_away(photo: Path) -> None:
    write(photo, AlsoFor.BOTH)
    write(photo, AlsoFor.BOTH, None)
    context = Context(lambda _photo: INFO)
    found = [*read_beside(photo, context), *RAWTHERAPEE.read(photo, context)]
    assert [each.crop for each in found if isinstance(each, EditorCrop)] == [None, None]


def test_nothing_is_wished(photo: Path) -> None:
    assert [one.sidecar.name for one in write(photo, AlsoFor.NONE).all] == ["a.xmp"]


LIGHTROOM = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" rdf:about=""><xmpMM:History><rdf:Seq><rdf:li
 xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" stEvt:action="saved"
 stEvt:softwareAgent="Adobe Photoshop Lightroom Classic 12.0"/></rdf:Seq></xmpMM:History></rdf:Description>
<rdf:Description xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" rdf:about="" crs:Exposure="+0.1"/>
</rdf:RDF></x:xmpmeta>"""


oracle = pytest.mark.skipif(shutil.which("darktable-cli") is None, reason="darktable-cli is not installed")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("darktable")


@oracle
def test_a_raw_is_cropped_once_and_developed(tmp_path: Path, config: Path, shared_data: Path) -> None:
    photo, out = tmp_path / "a.crw", tmp_path / "out.png"
    shutil.copyfile(shared_data / "raws" / "files" / "canon_d30.crw", photo)
    store, crop, info = Sidecars(), Crop(0.2, 0.2, 0.7, 0.8), PhotoInfo(2160, 1440)
    planned = store.plan(photo, crop, info, decided_now(DecisionKind.ACCEPTED))
    store.carry_out(also_planned(planned, photo, crop, info, AlsoFor.DARKTABLE))
    darktable(photo, out, tmp_path / "a.crw.xmp", config)
    with Image.open(out) as rendered:
        assert rendered.size == pytest.approx((1080, 864), abs=8)


@oracle
@pytest.mark.parametrize("beside", ["", "lightroom", "imported", "raw", "rated"])
def test_darktable_does_not_crop_once_more_by_the_short_sidecar(
    photo: Path, config: Path, beside: str
) -> None:
    """It reads `a.xmp` too when it opens a photo for the first time, whosever that is."""
    if beside == "lightroom":
        photo.with_suffix(".xmp").write_text(LIGHTROOM)
    if beside == "imported":
        never_opened = sidecar([]).replace('presets_applied="1"', 'presets_applied="0"')
        (photo.parent / "a.jpg.xmp").write_text(never_opened)
    if beside == "rated":
        (photo.parent / "a.jpg.xmp").write_text(LIGHTROOM.replace("crs:Exposure", "crs:Clarity"))
    if beside == "raw":
        (photo.parent / "a.cr2").write_bytes(b"a raw")
        write(photo.parent / "a.cr2", AlsoFor.NONE, Crop(0.1, 0.2, 0.9, 0.9))
    receipt = write(photo, AlsoFor.DARKTABLE)
    now = files(photo)
    out = photo.parent / "out.png"
    darktable(photo, out, photo.parent / "a.jpg.xmp", config)
    seen, _size = rendered_corners(out, 903, 602)
    for one, other in zip(seen, crop_corners(CROP, 903, 602, 1), strict=True):
        assert one == pytest.approx(other, abs=1.2)
    if beside in ("", "lightroom", "rated"):  # its presets are wanted all the same
        assert b"auto_presets_applied" not in now["a.jpg.xmp"]
    assert Sidecars().restore(receipt) == ()


@pytest.mark.parametrize("name", ["a.cr2", "a.dng"])
def test_other_edges_of_a_raw_are_told(tmp_path: Path, name: str) -> None:
    photo = tmp_path / name
    photo.write_bytes(b"a raw")
    *told, neutral = write(photo, AlsoFor.BOTH).told
    assert "starts neutrally in RawTherapee" in neutral
    for words, file, editor in zip(told, ("xmp", "pp3"), ("darktable", "RawTherapee"), strict=True):
        assert words.startswith(f"{name}.{file}: {editor} ") and "some pixels off" in words
    assert write(photo, AlsoFor.BOTH, None).told == ()
