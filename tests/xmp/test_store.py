"""Writing for real: full disks, read-only media, permissions, edits from outside, threads, undo."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.errors import SidecarConflict, SidecarError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.system.files import remove_stale_temps, temp_path
from cropperhead_desktop.xmp import atomic, merge
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX
from cropperhead_desktop.xmp.store import Sidecars

FOREIGN = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB; only root can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not permitted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_create_rewrite_restore(photo: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    store = Sidecars()
    empty = state(photo.parent)
    assert store.read(photo, info).decision is None
    first = store.write(photo, crop, info, decision)
    record = store.read(photo, info)
    assert (record.crop, record.decision, record.source) == (crop, decision, first.sidecar)
    second = store.write(photo, None, info, Decision(DecisionKind.KEPT, time="2024-05-06T08:00:00+00:00"))
    assert (store.read(photo, info).crop, store.read(photo, info).has_crop) == (None, False)
    assert second.before == first.after and second.backup is None
    store.restore(second)
    assert store.read(photo, info).crop == crop
    store.restore(first)
    assert state(photo.parent) == empty


def test_what_was_taken_back_is_written_again(
    photo: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    store = Sidecars()
    first = store.write(photo, crop, info, decision)
    second = store.write(photo, WHOLE, info, decision)
    written = state(photo.parent)
    for receipt in (second, first, first):  # taken back twice: nothing is left to do
        store.restore(receipt)
    for receipt in (first, second):
        store.repeat(receipt)
    assert state(photo.parent) == written
    with pytest.raises(SidecarConflict, match="taken back"):
        store.repeat(second)
    assert state(photo.parent) == written


def test_the_first_overwrite_of_a_foreign_sidecar_keeps_it(
    photo: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    sidecar = photo.with_suffix(".xmp")
    sidecar.write_bytes(FOREIGN)
    sidecar.chmod(0o640)
    backup = sidecar.with_name(sidecar.name + BACKUP_SUFFIX)
    store = Sidecars()
    receipt = store.write(photo, crop, info, decision)
    assert receipt.backup == backup and backup.read_bytes() == FOREIGN
    assert sidecar.stat().st_mode & 0o777 == 0o640
    assert store.write(photo, WHOLE, info, decision).backup is None
    sidecar.write_bytes(FOREIGN.replace(b'"3"', b'"5"'))
    assert store.write(photo, crop, info, decision).backup is None
    assert backup.read_bytes() == FOREIGN


def test_an_edit_from_outside_between_read_and_write_wins(photo: Path, crop: Crop, info: PhotoInfo) -> None:
    sidecar = photo.with_suffix(".xmp")
    sidecar.write_bytes(FOREIGN)
    edited = FOREIGN.replace(b'"3"', b'"5"')
    after = merge.merge(FOREIGN, crop, info, Decision(DecisionKind.ACCEPTED))
    sidecar.write_bytes(edited)
    with pytest.raises(SidecarConflict, match="IMG_1.xmp"):
        atomic.replace_file(sidecar, FOREIGN, after)
    assert state(photo.parent).keys() == {photo.name, sidecar.name}
    assert sidecar.read_bytes() == edited
    sidecar.unlink()
    with pytest.raises(SidecarConflict):
        atomic.replace_file(sidecar, FOREIGN, after)
    sidecar.write_bytes(edited)
    with pytest.raises(SidecarConflict):
        atomic.replace_file(sidecar, None, after)
    assert sidecar.read_bytes() == edited


def test_undo_never_overwrites_an_edit(photo: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    store = Sidecars()
    for before in (None, FOREIGN):
        sidecar = photo.with_suffix(".xmp")
        sidecar.unlink(missing_ok=True)
        if before is not None:
            sidecar.write_bytes(before)
        receipt = store.write(photo, crop, info, decision)
        edited = receipt.after.replace(b"accepted", b"adjusted")
        sidecar.write_bytes(edited)
        with pytest.raises(SidecarConflict):
            store.restore(receipt)
        assert sidecar.read_bytes() == edited
    sidecar.unlink()
    with pytest.raises(SidecarConflict):
        store.restore(receipt)


def test_a_full_disk(small_disk: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    photo, sidecar = small_disk / "IMG.nef", small_disk / "IMG.xmp"
    photo.touch()
    sidecar.write_bytes(FOREIGN.replace(b'"3"', b'"3" xmp:Label="' + b"x" * 20_000 + b'"'))
    free = os.statvfs(small_disk)
    (small_disk / "filler").write_bytes(bytes((free.f_bavail - 1) * free.f_frsize))
    before = state(small_disk)
    with pytest.raises(SidecarError, match=r"IMG\.xmp: .*disk is full"):
        Sidecars().write(photo, crop, info, decision)
    (small_disk / "NEW.nef").touch()
    (small_disk / "NEW.nef").write_bytes(bytes(free.f_frsize))
    with pytest.raises(SidecarError, match=r"NEW\.xmp: .*disk is full"):
        Sidecars().write(small_disk / "NEW.nef", crop, info, decision)
    (small_disk / "NEW.nef").unlink()
    assert state(small_disk) == before


def test_a_read_only_disk(small_disk: Path, crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    (small_disk / "IMG.nef").touch()
    (small_disk / "OLD.nef").touch()
    (small_disk / "OLD.xmp").write_bytes(FOREIGN)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    before = state(small_disk)
    for name, reason in (("IMG", "disk is read-only"), ("OLD", "write-protected|read-only")):
        with pytest.raises(SidecarError, match=rf"{name}\.xmp: .*({reason})"):
            Sidecars().write(small_disk / f"{name}.nef", crop, info, decision)
    assert state(small_disk) == before


FILE_LIMIT = """
import resource, sys
from pathlib import Path
from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import WHOLE
from cropperhead_desktop.xmp.store import Sidecars
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    Sidecars().write(Path(sys.argv[1]), WHOLE, PhotoInfo(600, 400), Decision(DecisionKind.ACCEPTED))
except SidecarError as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [0, 1, 150, 500])
@pytest.mark.parametrize("old", [None, FOREIGN])
def test_writes_that_stop_half_way(photo: Path, limit: int, old: bytes | None) -> None:
    """The kernel cuts the write at `limit` bytes, as a filling disk does."""
    if old is not None:
        photo.with_suffix(".xmp").write_bytes(old)
    before = state(photo.parent)
    done = subprocess.run(
        [sys.executable, "-c", FILE_LIMIT, str(photo), str(limit)],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert b"IMG_1.xmp: not written" in done.stdout and b"larger than allowed" in done.stdout
    left = state(photo.parent)
    backup = left.pop("IMG_1.xmp" + BACKUP_SUFFIX, None)
    assert left == before and backup in (None, old)


def without_root(code: str, *arguments: str) -> str:
    """Run Python as nobody; the interpreter must be readable for that user."""
    if os.geteuid() != 0:
        command = [sys.executable, "-c", code, *arguments]
    else:
        command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--securebits=+noroot,+noroot_locked"]
        command += [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    if done.returncode and os.geteuid() == 0:
        pytest.skip(f"capabilities cannot be dropped here: {done.stderr[-80:]}")
    return done.stdout


PERMISSIONS = FILE_LIMIT.replace("resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)", "")


def test_permissions(photo: Path) -> None:
    sidecar = photo.with_suffix(".xmp")
    sidecar.write_bytes(FOREIGN)
    sidecar.chmod(0o444)
    assert "write-protected" in without_root(PERMISSIONS, str(photo))
    sidecar.chmod(0o644)
    photo.parent.chmod(0o555)
    before = state(photo.parent)
    assert "no permission" in without_root(PERMISSIONS, str(photo))
    sidecar.chmod(0)
    assert "cannot be read: no permission" in without_root(PERMISSIONS, str(photo))
    photo.parent.chmod(0o755)
    sidecar.chmod(0o644)
    assert state(photo.parent) == before


def test_threads_writing_one_sidecar_take_turns(photo: Path, info: PhotoInfo, decision: Decision) -> None:
    photo.with_suffix(".xmp").write_bytes(FOREIGN)
    store = Sidecars()
    crops = [Crop(0.01 * i, 0, 1, 1) for i in range(24)]
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda crop: store.write(photo, crop, info, decision), crops))
    last = store.read(photo, info).crop
    assert last in crops
    chain = {receipt.before: receipt.after for receipt in receipts}
    step, count = FOREIGN, 0
    while step in chain:
        step, count = chain.pop(step), count + 1
    assert (count, step) == (24, photo.with_suffix(".xmp").read_bytes())


def test_threads_writing_many_sidecars(
    tmp_path: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    photos = [tmp_path / f"{i}.nef" for i in range(60)]
    for path in photos:
        path.touch()
    store = Sidecars()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda path: store.write(path, crop, info, decision), photos))
    assert [store.read(path, info).crop for path in photos] == [crop] * 60
    assert len(list(tmp_path.iterdir())) == 120


KILLED = """
import sys
from pathlib import Path
from cropperhead_desktop.domain.decision import Decision, DecisionKind

from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.store import Sidecars
store, photos = Sidecars(), sorted(Path(sys.argv[1]).glob("*.nef"))
while True:
    for i, photo in enumerate(photos):
        crop = Crop(0.001 * (i + 1), 0, 1, 1)
        print(i, flush=True)
        store.write(photo, crop, PhotoInfo(600, 400), Decision(DecisionKind.ACCEPTED))
"""


def test_kill_9_loses_nothing(tmp_path: Path, info: PhotoInfo, decision: Decision) -> None:
    photos = [tmp_path / f"{i}.nef" for i in range(5)]
    for path in photos:
        path.touch()
        path.with_suffix(".xmp").write_bytes(FOREIGN)
    for round_ in range(12):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout:
            for _write in range(round_ + 1):
                process.stdout.readline()
            process.kill()
            process.wait()
        for path in photos:
            record = Sidecars().read(path, info)
            assert record.error is None
            assert b'Rating="3"' in path.with_suffix(".xmp").read_bytes()
    remove_stale_temps(tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_only_our_own_dead_temps_are_removed(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    own = temp_path(tmp_path)
    stale = own.with_name(own.name.replace(f"-{os.getpid()}-", f"-{dead.pid}-"))
    kept = [
        own,
        own.with_name(own.name.replace(own.name[13:21], "00000000")),
        tmp_path / "x.xmp_exiftool_tmp",
    ]
    for path in (stale, *kept):
        path.touch()
    assert stale != own and own.name[13:21] != "00000000"
    assert remove_stale_temps(tmp_path) == [stale]
    assert not stale.exists() and all(path.exists() for path in kept)


def test_a_huge_sparse_sidecar_is_not_read(tmp_path: Path, info: PhotoInfo) -> None:
    (tmp_path / "IMG.nef").touch()
    (tmp_path / "IMG.xmp").touch()
    os.truncate(tmp_path / "IMG.xmp", 8 << 30)
    started = time.monotonic()
    error = Sidecars().read(tmp_path / "IMG.nef", info).error
    assert error is not None and "64 MB" in error and time.monotonic() - started < 1


def test_a_pipe_as_sidecar_does_not_block(
    photo: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    os.mkfifo(photo.with_suffix(".xmp"))
    assert "pipe" in (Sidecars().read(photo, info).error or "")
    with pytest.raises(SidecarError, match="pipe"):
        Sidecars().write(photo, crop, info, decision)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize(("owner", "group"), [(0, 100), (1234, 0), (1234, 100)])
def test_a_rewritten_sidecar_keeps_owner_group_and_rights(
    photo: Path, crop: Crop, info: PhotoInfo, decision: Decision, owner: int, group: int
) -> None:
    sidecar = photo.with_suffix(".xmp")
    sidecar.write_bytes(FOREIGN)
    os.chown(sidecar, owner, group)
    sidecar.chmod(0o664)
    receipt = Sidecars().write(photo, crop, info, decision)
    for file in (sidecar, receipt.backup):
        assert file is not None
        status = file.stat()
        assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (owner, group, 0o664)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system has no such attributes")
def test_a_rewritten_sidecar_keeps_its_attributes(
    photo: Path, crop: Crop, info: PhotoInfo, decision: Decision
) -> None:
    sidecar = photo.with_suffix(".xmp")
    sidecar.write_bytes(FOREIGN)
    try:
        os.setxattr(sidecar, "user.xdg.tags", b"wedding")
    except OSError:
        pytest.skip("nor has this file system")
    Sidecars().write(photo, crop, info, decision)
    assert os.getxattr(sidecar, "user.xdg.tags") == b"wedding"
