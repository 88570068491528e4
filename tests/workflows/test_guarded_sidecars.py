"""Looking at a folder changes nothing in it; what killed programs left there goes with the next write."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.files import temp_path
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing
from cropperhead_desktop.workflows.batch.photo import BatchRow
from cropperhead_desktop.workflows.batch.rules import BatchReason, ReasonKind, skip_reason
from cropperhead_desktop.workflows.batch.run import run_batch
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.outputs import check_folder
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.statistics.harvest import harvest
from cropperhead_desktop.workflows.suggest_and_set import embed_crop, find_crop, render_crop, set_crop
from cropperhead_desktop.xmp import tags
from tests.imaging.test_in_camera import dng

CROP = Crop(0.1, 0.1, 0.9, 0.9)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    yield opened
    opened.close()


@pytest.fixture
def stale(photo_folder: Path) -> Path:
    """A temp file of a process that is gone, in a folder with one decided photo."""
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as gone:
        pass
    own = temp_path(photo_folder)
    left = own.with_name(own.name.replace(f"-{os.getpid()}-", f"-{gone.pid}-"))
    assert left != own
    cli("set", photo_folder / "chelsea.png", "--crop", ".1", ".1", ".9", ".9")
    left.write_bytes(b"half a sidecar")
    return left


def cli(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        run(lambda _paths, _options: 77, [str(argument) for argument in arguments])
    return int(ended.value.code or 0)


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of everything in a folder, and its own time."""
    files = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    return files | {".": (b"", folder.stat().st_mtime_ns)}


@pytest.mark.parametrize("command", ["suggest", "crops", "stats"])
def test_commands_that_look_change_nothing(photo_folder: Path, stale: Path, command: str) -> None:
    before = state(photo_folder)
    assert cli(command, photo_folder) == 0
    assert state(photo_folder) == before and stale.name in before


def test_a_trial_run_of_a_batch_changes_nothing(photo_folder: Path, stale: Path) -> None:
    before = state(photo_folder)
    assert cli("batch", photo_folder, "--dry-run") == 0
    assert state(photo_folder) == before and stale.name in before


def test_opening_a_folder_changes_nothing(services: Services, photo_folder: Path, stale: Path) -> None:
    before = state(photo_folder)
    found = services.scan([photo_folder])
    for photo in found.photos:
        services.stamps([photo])
        services.photos.thumbnail(photo)
        services.suggest(photo)
        find_crop(services, photo)
    assert len(found.photos) == 5 and state(photo_folder) == before and stale.name in before


def write(services: Services, photo: Path) -> None:
    decision = decided_now(DecisionKind.ACCEPTED)
    services.sidecars.write(photo, CROP, services.photos.info(photo), decision)


def mark(services: Services, photo: Path) -> None:
    services.sidecars.write_marks(photo, Marks(), Marks(rating=3), services.photos.info(photo))


@pytest.mark.parametrize("how", [write, mark])
def test_the_first_write_tidies_up(
    services: Services, photo_folder: Path, stale: Path, how: Callable[[Services, Path], None]
) -> None:
    how(services, photo_folder / "coffee.tif")
    assert not stale.exists() and (photo_folder / "coffee.xmp").exists()


def test_batch_and_undo_tidy_up(photo_folder: Path, stale: Path, tmp_path: Path) -> None:
    kept = shutil.copy(stale, tmp_path / "kept")
    assert cli("batch", photo_folder) == 0
    assert not stale.exists()
    shutil.copy(kept, stale)
    assert cli("undo", photo_folder) == 0
    assert not stale.exists()


def test_nothing_is_written_into_a_library_of_another_program(
    photo_folder: Path, services: Services, tmp_path: Path
) -> None:
    """Neither sidecar, mark, packet, picture nor lock, whether it is passed or opened by name."""
    library = tmp_path / "all" / "My.photoslibrary" / "originals"
    shutil.copytree(photo_folder, library)
    (tmp_path / "all" / "link").symlink_to(library)
    photo = next(library.glob("*.jpg"))
    before = {path: path.stat().st_mtime_ns for path in (library, *library.rglob("*"))}
    info, decision = services.photos.info(photo), decided_now(DecisionKind.ACCEPTED)
    for write in (
        lambda: services.sidecars.write(photo, CROP, info, decision),
        lambda: services.sidecars.write_marks(photo, Marks(), Marks(rating=3), info),
        lambda: embed_crop(services, photo),
        lambda: render_crop(services, photo, library / "out.jpg"),
        lambda: check_folder(library / "dataset"),
    ):
        with pytest.raises(FileError, match="in a folder of another program"):
            write()
    rows: list[BatchRow] = []
    for path in (tmp_path / "all", library, tmp_path / "all" / "link"):
        run_batch(services, [path], BatchOptions(), rows.append)
    assert {row.status.value for row in rows} == {"skipped", "failed"}
    assert {path: path.stat().st_mtime_ns for path in (library, *library.rglob("*"))} == before


@pytest.mark.parametrize(
    ("name", "said", "is_in_camera"),
    [
        ("a.xmp", 'k:HasCrop="False"', False),
        ("a.dng.xmp", 'k:HasCrop="False"', False),
        ("a.xmp", 'k:CropLeft="0" k:CropTop="0" k:CropRight="1" k:CropBottom="1"', False),
        ("a.xmp", 'k:HasCrop="perhaps"', True),
        ("a.xmp", 'm:Rating="3"', True),
        ("a.dng.xmp", 'k:Exposure2012="+1.00"', True),
    ],
)
def test_a_reset_elsewhere_takes_the_crop_of_the_camera_away(
    services: Services, tmp_path: Path, name: str, said: str, is_in_camera: bool
) -> None:
    """HasCrop=False counts in any packet, whoever wrote it; one without a crop group says nothing."""
    photo = tmp_path / "a.dng"
    photo.write_bytes(dng((0.1, 0.2, 0.9, 0.8)))
    (tmp_path / name).write_text(
        f'<r:RDF xmlns:r="{tags.RDF}"><r:Description r:about="" xmlns:k="{tags.CRS}" xmlns:m="{tags.XMP}"'
        f" {said}/></r:RDF>"
    )
    record = services.sidecars.read(photo)
    assert (record.in_camera, record.crop is not None) == (is_in_camera, is_in_camera)


def test_a_crop_made_in_the_camera_counts_until_somebody_decides(services: Services, tmp_path: Path) -> None:
    photo, made = tmp_path / "a.dng", Crop(0.2, 0.1, 0.8, 0.9)
    photo.write_bytes(dng((0.1, 0.2, 0.9, 0.8)))
    record = services.sidecars.read(photo)
    assert (record.crop, record.has_crop, record.in_camera, record.source) == (made, True, True, photo)
    assert skip_reason(record, Existing.SKIP) == BatchReason(ReasonKind.IN_CAMERA)
    assert skip_reason(record, Existing.ALL) is None
    services.sidecars.write(photo, None, PhotoInfo(60, 40), decided_now(DecisionKind.RESET))
    record = services.sidecars.read(photo)
    assert record.crop is None and not record.in_camera


def test_a_tiff_of_several_pages_says_which_is_shown(services: Services, tmp_path: Path) -> None:
    pages = [Image.new("RGB", (60, 40), colour) for colour in ("teal", "red", "blue")]
    several, single = tmp_path / "several.tif", tmp_path / "single.tiff"
    pages[0].save(several, save_all=True, append_images=pages[1:])
    pages[0].save(single)
    words = "several.tif has several full pages; page 1 is shown"
    for _with_a_sidecar in range(2):
        rows = {Path(row["file"]).name: row for row in harvest(services, [tmp_path])}
        assert words in rows["several.tif"]["reason"] and "reason" not in rows["single.tiff"]
        assert find_crop(services, several).record.warnings == (words,)
        set_crop(services, several, CROP)


@pytest.mark.parametrize("wish", ["darktable", "rawtherapee", "both"])
def test_what_was_written_for_other_editors_is_no_decision_of_theirs(
    services: Services, photo_folder: Path, wish: str
) -> None:
    photo = photo_folder / "chelsea.png"
    assert cli("set", photo, "--crop", ".1", ".1", ".9", ".9", "--angle", "2", "--for", wish) == 0
    record = find_crop(services, photo).record
    assert (record.editor, record.warnings) == ("", ())
    assert record.decision is not None and record.decision.kind is DecisionKind.ADJUSTED
    # until it is another one
    cli("set", photo, "--crop", ".2", ".1", ".9", ".9")
    changed = find_crop(services, photo).record
    assert changed.editor in ("darktable", "RawTherapee")
    assert any("keeps its own crop" in words for words in changed.warnings)
