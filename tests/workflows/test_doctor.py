"""What works on this machine."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

import pytest

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import OutputRefused
from cropperhead_desktop.system.log_file import keep_log, stop_log
from cropperhead_desktop.workflows.doctor import examine, remove_leftovers, write_report
from cropperhead_desktop.workflows.options import Options, log_file
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.trouble import PACKAGES
from cropperhead_desktop.xmp.exiftool import ExifTool


def test_everything_is_looked_at_once(services: Services) -> None:
    found = examine(services)
    names = [finding.name for finding in found]
    assert names.count("package") == len(PACKAGES) and names.count("model") >= 1
    assert {"cropperhead", "exiftool", "device", "formats", "cache", "log"} <= set(names)
    by_name = {finding.name: finding for finding in found}
    assert __version__ in by_name["cropperhead"].detail
    assert by_name["device"].ok and by_name["device"].detail.startswith("CPU; onnxruntime")
    assert by_name["cache"].ok and "GB free" in by_name["cache"].detail


def test_what_telemetry_left_is_named_and_removed_on_wish(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    left = tmp_path / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    left.mkdir(parents=True)
    (left / "deviceid").write_text("1")
    assert str(left) in {one.name: one.detail for one in examine(services)}["leftovers"]
    assert remove_leftovers() == [left] and not left.exists()
    assert "leftovers" not in {one.name for one in examine(services)}


@pytest.mark.skipif(os.name == "nt", reason="shell scripts")
@pytest.mark.parametrize(("version", "told"), [("12.57", "Pentax K-3 Mark III (12.88)"), ("13.59", "")])
def test_what_an_old_exiftool_cannot_tell_is_said(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, told: str
) -> None:
    monkeypatch.setattr(ExifTool, "version", lambda _tool: version)
    monkeypatch.setenv("CROPPERHEAD_EXIFTOOL", shutil.which("true") or "")
    found = {finding.name: finding for finding in examine(services)}
    assert found["exiftool"].ok and found["exiftool"].detail.startswith(version)
    assert found["camera level"].ok == (not told) and told in found["camera level"].detail
    monkeypatch.setenv("CROPPERHEAD_EXIFTOOL", str(tmp_path / "gone"))
    found = {finding.name: finding for finding in examine(services)}
    assert not found["exiftool"].ok and "gone is not there" in found["exiftool"].detail


def test_what_is_missing_is_named_and_the_rest_still_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setenv("PATH", str(tmp_path))
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"), with_model=False)
    try:
        found = {finding.name: finding for finding in examine(opened)}
    finally:
        opened.close()
    assert not found["cache"].ok and "previews are not kept" in found["cache"].detail
    assert not found["exiftool"].ok and found["exiftool"].detail
    caplog.clear()


def test_a_report_has_findings_and_the_last_traceback_and_no_path(
    services: Services, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    handler = keep_log(log_file())
    try:
        for name in ("first", "last"):
            try:
                raise KeyError(f"/home/ann/{name} secret.jpg")
            except KeyError:
                logging.getLogger("elsewhere").exception("a job failed")
    finally:
        stop_log(handler)
    caplog.clear()
    assert log_file().stat().st_mode & 0o077 == 0
    findings = examine(services)
    assert str(log_file()) in {one.name: one.detail for one in findings}["log"]
    write_report(tmp_path / "report.txt", findings)
    written = (tmp_path / "report.txt").read_text()
    assert written.count("Traceback") == 1 and written.count("KeyError") == 1
    assert "test_doctor.py:" in written and __version__ in written and "onnxruntime" in written
    for private in (str(tmp_path), str(log_file().parent), "/ann", "secret", "site-packages"):
        assert private not in written
    write_report(tmp_path / "report.txt", findings)
    (tmp_path / "mine.txt").write_text("mine")
    for other in ("mine.txt", "a.jpg", "a.xmp"):
        with pytest.raises(OutputRefused):
            write_report(tmp_path / other, findings)
    assert (tmp_path / "mine.txt").read_text() == "mine"
