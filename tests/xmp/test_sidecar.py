"""Whose sidecar is whose, and what a new one is called."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import Decision, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import merge
from cropperhead_desktop.xmp.codec import read_packet
from cropperhead_desktop.xmp.sidecar import FolderNames, asking, find, new_name, sharing_stem
from cropperhead_desktop.xmp.store import Sidecars

NAMING = "testdata/xmp_torture/naming"
LEFT = (0.1, 0.2, 0.3, 0.4)


@pytest.fixture
def folder(shared_data: Path, tmp_path: Path) -> Path:
    """A writable copy of the naming cases."""
    target = tmp_path / "naming"
    shutil.copytree(shared_data / NAMING, target, symlinks=True)
    for path in [target, *target.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)
    return target


def sidecar(
    folder: Path, name: str, info: PhotoInfo, decision: Decision, left: float, ext: str | None
) -> None:
    (folder / name).write_bytes(merge.create(Crop(left, 0, 1, 1), info, decision, ext))


def state(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_both_styles(folder: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    here = folder / "both_styles"
    store = Sidecars()
    record = store.read(here / "IMG.jpg", info)
    assert record.source == here / "IMG.xmp"
    assert "IMG.xmp and IMG.jpg.xmp have different crops" in record.warnings[0]
    before = state(here)
    receipt = store.write(here / "IMG.jpg", crop, info, decision)
    assert [one.sidecar.name for one in receipt.all] == ["IMG.xmp", "IMG.jpg.xmp"]
    assert all(read_packet((here / name).read_bytes()).crop == crop for name in ("IMG.xmp", "IMG.jpg.xmp"))
    record = store.read(here / "IMG.jpg", info)
    assert (record.crop, record.decision, record.warnings) == (crop, decision, ())
    store.restore(receipt)
    assert {name: raw for name, raw in state(here).items() if name in before} == before


def test_names_that_differ_in_case_never_collide(
    folder: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    here = folder / "case_pair"
    store = Sidecars()
    assert store.read(here / "IMG.JPG", info).source == here / "IMG.XMP"
    assert store.read(here / "img.jpg", info).source is None
    for photo in ("IMG.JPG", "img.jpg"):
        store.write(here / photo, crop, info, decision)
    names = [path.name for path in here.iterdir()]
    photos = {"img.jpg"}
    assert sorted(n.casefold() for n in names if n.casefold() not in photos) == sorted(
        {n.casefold() for n in names} - photos
    )
    assert {"IMG.XMP", "img.jpg.xmp"} <= set(names)


def test_a_folder_as_sidecar_is_an_error(
    folder: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photo = folder / "sidecar_is_dir/a.jpg"
    before = state(folder)
    record = Sidecars().read(photo, info)
    assert record.source == photo.with_suffix(".xmp") and "folder" in (record.error or "")
    with pytest.raises(SidecarError, match=r"a\.xmp.*folder"):
        Sidecars().write(photo, crop, info, decision)
    assert state(folder) == before


def test_a_link_is_written_through(folder: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    here = folder / "sidecar_symlink"
    (here / "a.xmp").unlink()  # a checkout without links holds a text file in its place
    (here / "a.xmp").symlink_to("store/real.xmp")
    receipt = Sidecars().write(here / "a.jpg", crop, info, decision)
    assert (here / "a.xmp").is_symlink()
    assert (here / "store/real.xmp").read_bytes() == receipt.after
    Sidecars().restore(receipt)
    assert (here / "store/real.xmp").read_bytes() == receipt.before


def test_an_orphan_is_left_alone(folder: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    orphan = folder / "orphan/gone.xmp"
    before = orphan.read_bytes()
    shutil.copy(folder / "dots/a.b.c.jpg", folder / "orphan/other.jpg")
    Sidecars().write(folder / "orphan/other.jpg", crop, info, decision)
    assert orphan.read_bytes() == before


def test_dots(folder: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    here = folder / "dots"
    before = (here / "a.xmp").read_bytes()
    assert Sidecars().read(here / "a.b.c.jpg", info).source == here / "a.b.c.xmp"
    Sidecars().write(here / "a.b.c.jpg", crop, info, decision)
    assert (here / "a.xmp").read_bytes() == before


def test_what_a_killed_exiftool_left(folder: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    here = folder / "exiftool_tmp"
    kept = {name: (here / name).read_bytes() for name in ("a.xmp_exiftool_tmp", "a.xmp_original")}
    store = Sidecars()
    assert any("a.xmp_exiftool_tmp" in text for text in store.read(here / "a.jpg", info).warnings)
    store.write(here / "a.jpg", crop, info, decision)
    assert store.read(here / "a.jpg", info).crop == crop
    assert {name: (here / name).read_bytes() for name in kept} == kept


def test_raw_and_jpeg_pair(tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    raw, jpeg = tmp_path / "IMG.CR2", tmp_path / "IMG.JPG"
    raw.touch()
    jpeg.touch()
    store = Sidecars()
    assert store.write(jpeg, crop, info, decision).sidecar.name == "IMG.JPG.xmp"
    assert store.read(raw, info).source is None
    assert store.write(raw, None, info, decision).sidecar.name == "IMG.xmp"
    assert (store.read(jpeg, info).crop, store.read(raw, info).crop) == (crop, None)


def test_the_extension_in_the_sidecar_says_whose_it_is(
    tmp_path: Path, info: PhotoInfo, decision: Decision
) -> None:
    store = Sidecars()
    for name in ("A.JPG", "A.NEF", "B.NEF", "B.JPG"):
        (tmp_path / name).touch()
    sidecar(tmp_path, "A.xmp", info, decision, 0.1, "JPG")
    assert store.read(tmp_path / "A.JPG", info).source == tmp_path / "A.xmp"
    assert store.read(tmp_path / "A.NEF", info).source is None
    assert store.write(tmp_path / "A.NEF", None, info, decision).sidecar.name == "A.NEF.xmp"
    sidecar(tmp_path, "B.xmp", info, decision, 0.1, None)
    assert store.read(tmp_path / "B.NEF", info).source == tmp_path / "B.xmp"
    assert store.read(tmp_path / "B.JPG", info).source is None


def test_two_photos_of_one_stem_get_a_sidecar_each(
    tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    """A phone's HEIC beside its JPEG: neither may overwrite the other's crop."""
    store = Sidecars()
    names = {}
    for ext in ("HEIC", "jpg"):
        (tmp_path / f"P.{ext}").touch()
    for ext in ("HEIC", "jpg"):
        names[ext] = store.write(tmp_path / f"P.{ext}", crop, info, decision).sidecar.name
    assert names == {"HEIC": "P.HEIC.xmp", "jpg": "P.jpg.xmp"}


@pytest.mark.parametrize("name", ["IMG.XMP", "IMG.Xmp", "IMG.cr2.xmp", "IMG.CR2.XMP"])
def test_case_of_extensions(tmp_path: Path, info: PhotoInfo, decision: Decision, name: str) -> None:
    sidecar(tmp_path, name, info, decision, 0.25, "CR2")
    (tmp_path / "IMG.CR2").touch()
    record = Sidecars().read(tmp_path / "IMG.CR2", info)
    assert record.source == tmp_path / name
    assert record.crop == Crop(0.25, 0, 1, 1)


def test_a_photo_that_arrives_later_is_seen_at_once(
    tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    """The list of names is kept between writes, but not against the folder's own word."""
    store = Sidecars()
    for index in range(3):
        (tmp_path / f"{index}.jpg").touch()
        store.write(tmp_path / f"{index}.jpg", crop, info, decision)
    (tmp_path / "X.jpg").touch()
    (tmp_path / "X.NEF").touch()
    assert store.write(tmp_path / "X.jpg", crop, info, decision).sidecar.name == "X.jpg.xmp"


@pytest.mark.parametrize(
    "name",
    [
        b"-rf.jpg",
        b"--version.jpg",
        b"new\nline.jpg",
        b"$(touch pwned).jpg",
        b"%d%f.jpg",
        b"latin1_\xe9\xff.jpg",
        b" .jpg",
    ],
)
def test_names_of_any_bytes(
    tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision, name: bytes
) -> None:
    photo = tmp_path / os.fsdecode(name)
    photo.touch()
    receipt = Sidecars().write(photo, crop, info, decision)
    assert os.fsencode(receipt.sidecar.name) == name[:-4] + b".xmp"
    assert Sidecars().read(photo, info).crop == crop


def test_a_name_without_room_is_refused_in_words(
    tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photo = tmp_path / ("y" * 247 + ".jpeg")
    photo.touch()
    (tmp_path / ("y" * 247 + ".NEF")).touch()
    with pytest.raises(SidecarError, match="name is too long"):
        Sidecars().write(photo, crop, info, decision)


def test_links_in_a_circle_and_to_nowhere(
    tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    for name, target in (("loop", "loop.xmp"), ("gone", "nowhere.xmp")):
        (tmp_path / f"{name}.jpg").touch()
        (tmp_path / f"{name}.xmp").symlink_to(target)
        record = Sidecars().read(tmp_path / f"{name}.jpg", info)
        assert (record.source, bool(record.error)) == (tmp_path / f"{name}.xmp", True)
        with pytest.raises(SidecarError, match=name):
            Sidecars().write(tmp_path / f"{name}.jpg", crop, info, decision)


def test_a_vanished_folder_is_an_error_in_the_record(tmp_path: Path, info: PhotoInfo) -> None:
    record = Sidecars().read(tmp_path / "gone/IMG.jpg", info)
    assert record.error and record.source == tmp_path / "gone/IMG.jpg"


def test_many_threads_that_write_do_not_list_the_folder_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A listing of 20,000 photos takes longer than the write itself."""
    photos = [tmp_path / f"{number:03}.nef" for number in range(120)]
    for photo in photos:
        photo.touch()
    listed = []
    real = os.listdir
    monkeypatch.setattr("cropperhead_desktop.xmp.sidecar._LISTED_WHILE_ONE_IS_ASKED", 1)
    monkeypatch.setattr(os, "listdir", lambda folder: listed.append(folder) or real(folder))
    store, decision = Sidecars(), decided_now(DecisionKind.PROPOSED)
    started = time.monotonic()
    with ThreadPoolExecutor(5) as pool:
        receipts = list(pool.map(lambda photo: store.write(photo, None, PhotoInfo(60, 40), decision), photos))
    assert len(receipts) == 120
    # twice for each new listing (leftovers of killed programs, names), one every two seconds
    assert len(listed) <= 20 + 2 * (time.monotonic() - started)


def test_a_name_that_was_taken_back_is_free_at_once(
    tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photo = tmp_path / "IMG.png"
    photo.touch()
    store = Sidecars()
    for _ in range(2):
        receipt = store.write(photo, crop, info, decision)
        assert receipt.sidecar == tmp_path / "IMG.xmp"
        store.restore(receipt)


@pytest.mark.parametrize("again", ["IMG.JPG", "IMG.CR2"])
def test_a_photo_does_not_share_its_stem_with_itself(tmp_path: Path, again: str) -> None:
    """Where names have no case `IMG.JPG` is found beside `IMG.jpg`: the very same file (here by a link)."""
    photo = tmp_path / "IMG.jpg"
    photo.write_bytes(b"x")
    os.link(photo, tmp_path / again)
    is_other = again != "IMG.JPG"
    assert [path.name for path in sharing_stem(photo, asking(photo))] == [again] * is_other
    (tmp_path / again).unlink()
    (tmp_path / again).write_bytes(b"y")  # really another one
    assert [path.name for path in sharing_stem(photo, asking(photo))] == [again]


@pytest.mark.parametrize("name", ["IMG.jpg", "IMG.CR2", "Ärger.heic"])
@pytest.mark.parametrize(
    "beside",
    [
        (),
        ("IMG.xMp",),
        ("IMG.JPG", "IMG.jpg.XMP"),
        ("IMG.CR2.Xmp", "IMG.dng", "img.xmp"),
        ("A\u0308rger.XMP", "\u00c4rger.Heic"),
        ("IMG.Tiff", "IMG.xmp", "IMG.Cr2.xmp"),
    ],
)
def test_a_listing_answers_as_if_each_name_were_asked_for(
    tmp_path: Path, name: str, beside: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / name
    for each in (photo, *map(photo.with_name, beside)):
        each.write_bytes(b"")
    (tmp_path / "IMG.nef.xmp").symlink_to("nowhere")

    def answers() -> object:
        names = FolderNames()
        there, found = names.present(photo), find(photo, names.present(photo))
        return found, sharing_stem(photo, there), new_name(photo, found.is_taken, names, found.long, there)

    listed = answers()
    monkeypatch.setattr("cropperhead_desktop.xmp.sidecar._LISTED_WHILE_ONE_IS_ASKED", 0)
    with monkeypatch.context() as patched:
        patched.setattr(os, "listdir", lambda _folder: [str(n) for n in range(9)])
        asked = FolderNames().present(photo)
    assert asked("IMG.nef.xmp") and not asked("9")
    assert answers() == listed


@pytest.mark.parametrize("given", ["IMG.JPG", "img.jpg"])
def test_where_case_does_not_matter_the_folder_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """As sticks and shares do it: a listing says `img.xmp`, and `IMG.xmp` is there, too."""
    for name in ("IMG.JPG", "img.xmp"):
        (tmp_path / name).write_bytes(b"")

    def access(path: str, _mode: int, **_ways: bool) -> bool:
        return os.path.basename(path).lower() in {name.lower() for name in os.listdir(tmp_path)}

    assert not FolderNames().present(tmp_path / "IMG.JPG")("IMG.xmp")
    monkeypatch.setattr(os, "access", access)
    there = FolderNames().present(tmp_path / given)
    assert there("IMG.xmp") and there("img.XMP") and not there("IMG.jpg.xmp")


def test_what_somebody_makes_between_two_writes_is_seen_by_the_second(tmp_path: Path) -> None:
    info, decision = PhotoInfo(60, 40), Decision(DecisionKind.ACCEPTED)
    store, photos = Sidecars(), [tmp_path / f"IMG{n}.jpg" for n in range(3)]
    for photo in photos:
        photo.write_bytes(b"")
    assert store.write(photos[0], None, info, decision).before is None
    (tmp_path / "IMG1.Xmp").write_bytes(merge.create(None, info, decision, "jpg"))
    (tmp_path / "IMG2.cr2").write_bytes(b"")
    assert store.write(photos[1], None, info, decision).sidecar == tmp_path / "IMG1.Xmp"
    assert store.write(photos[2], None, info, decision).sidecar == tmp_path / "IMG2.jpg.xmp"
