"""The demo without a display."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.workflows.demo import PHOTOS, demo_folder, demo_without_display
from cropperhead_desktop.workflows.services import Services


def test_the_demo_without_a_display(services: Services, tmp_path: Path) -> None:
    folder = demo_folder(tmp_path)
    report = demo_without_display(services, folder, [folder / name for name in PHOTOS])
    assert all(outcome.value for outcome in report.outcomes)
    left = sum(outcome.value.suggestion.verdict is Verdict.LEAVE for outcome in report.outcomes)
    assert len(report.receipts) == len(PHOTOS) - left > 0
    for receipt in report.receipts:
        assert b'"proposed"' in receipt.after or b">proposed<" in receipt.after
    written = {receipt.sidecar for receipt in report.receipts}
    with Image.open(report.sheet) as sheet:
        assert sheet.width > 1000
    assert demo_folder(tmp_path) == folder
    # a decision made meanwhile is spared
    photo = next(folder / name for name in PHOTOS if (folder / name).with_suffix(".xmp") in written)
    services.sidecars.write(photo, None, services.photos.info(photo), decided_now(DecisionKind.KEPT))
    report = demo_without_display(services, folder, [folder / name for name in PHOTOS])
    assert len(report.receipts) == len(written) - 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="file"):
        demo_folder(tmp_path / "file")
