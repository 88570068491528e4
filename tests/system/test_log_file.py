"""The log: late, private, bounded, never a trouble of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cropperhead_desktop.system import log_file
from cropperhead_desktop.system.log_file import keep_log, log_text, stop_log

log = logging.getLogger("somebody")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "data" / "log"
    handler = keep_log(path)
    yield path
    stop_log(handler)


def test_it_is_made_late_and_for_its_owner_alone(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    log.info("not worth keeping")
    assert not file.parent.exists() and log_text(file) == ""
    log.warning("worth it \x1b[31m")
    assert "somebody: worth it \\x1b[31m" in log_text(file)
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0
    caplog.clear()


def test_three_files_of_a_size_are_the_most(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(8):
        log.warning("x" * (log_file.LARGEST // 2 - 200))
    kept = sorted(each.name for each in file.parent.iterdir())
    assert kept == ["log", "log.1", "log.2"]
    assert all(each.stat().st_size <= log_file.LARGEST for each in file.parent.iterdir())
    caplog.clear()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("kind", ["fifo", "link", "folder", "below a file"])
def test_what_cannot_be_written_is_no_trouble(
    file: Path,
    tmp_path: Path,
    kind: str,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    if kind == "below a file":
        file.parent.write_bytes(b"")
    else:
        file.parent.mkdir()
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "link":
        file.symlink_to(tmp_path / "precious")
    elif kind == "folder":
        file.mkdir()
    log.warning("said")
    assert not (tmp_path / "precious").exists() and log_text(file) == ""
    assert "Traceback" not in capsys.readouterr().err
    caplog.clear()
