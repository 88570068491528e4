"""Where an export may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.dataset.writing import OutputError
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.workflows.export.plan import plan_export
from cropperhead_desktop.workflows.services import Services
from tests.helpers.exports import contents, exported


def test_places_that_are_refused(services: Services, library: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(library)
    (tmp_path / "file").touch()
    (tmp_path / "in the way.partial").mkdir()
    (tmp_path / "in the way.partial" / "mine").touch()
    for place, reason in (
        (library, "lies inside"),
        (library / "out", "lies inside"),
        (link / "deep" / "out", "lies inside"),
        (library.parent, "holds the photos themselves"),
        (tmp_path / "file", "is a file"),
        (tmp_path / "in the way", "is in the way"),
    ):
        with pytest.raises(FileError, match=reason):
            plan_export(services, [library], place, ExportOptions())
    assert (tmp_path / "in the way.partial" / "mine").exists()
    early = tmp_path / "early.partial"
    (early / "data" / "photos").mkdir(parents=True)
    (early / "journal.jsonl").touch()  # killed before a word was written
    assert len(exported(services, library, tmp_path / "early").made) == 9
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(FileError, match="no photo here has a crop"):
        plan_export(services, [empty], tmp_path / "out", ExportOptions())


def test_a_folder_that_cannot_be_written_is_named(
    services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"file.*cannot be written: its folder is not a folder"):
        exported(services, library, tmp_path / "file" / "out")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OutputError, match="the disk is full"):
            exported(services, library, tmp_path / "out")
    assert len(exported(services, library, tmp_path / "out").made) == 9


def test_a_link_is_followed_and_a_folder_may_be_the_one_we_are_in(
    services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(services, library, tmp_path / "plain")
    for name in ("far", "here"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "far")
    exported(services, library, tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and contents(tmp_path / "far") == contents(tmp_path / "plain")
    monkeypatch.chdir(tmp_path / "here")
    exported(services, library, Path())
    assert contents(tmp_path / "here") == contents(tmp_path / "plain")
    assert not list(tmp_path.glob("*.partial"))
    with pytest.raises(FileError, match="whole disk"):
        plan_export(services, [library], Path("/proc"), ExportOptions())
